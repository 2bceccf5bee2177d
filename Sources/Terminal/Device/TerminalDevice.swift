/// Where frames go and events come from.
package protocol TerminalDevice {
  /// The size that the next frame should have.
  var size: Size { get }

  /// The byte that the terminal sent last for Backspace, 7F or 08; nil while that is not known.
  var backspaceCode: UInt8? { get }

  /// Shows a frame; what does not fit is cut.
  mutating func draw(_ frame: Frame)

  /// Waits for at least one event, then gives everything that has come, in order, so that a burst
  /// of keys is answered by one frame.
  ///
  /// - Parameter milliseconds: How long is waited at most; then nothing is given. Nil for as long as it
  ///   takes.
  mutating func nextEvents(within milliseconds: Int?) -> [Event]

  /// Leaves the screen to another program until `resume`.
  mutating func suspend()

  /// Takes the screen again and paints all of it with the next frame.
  mutating func resume()

  /// Paints all of the screen with the next frame, because something else has written on it.
  mutating func forgetScreen()

  /// Gives the terminal back for good; a second call does nothing.
  mutating func close()
}

extension TerminalDevice {
  package var backspaceCode: UInt8? { nil }

  package mutating func nextEvents() -> [Event] { nextEvents(within: nil) }
}
