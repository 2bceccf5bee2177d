/// A terminal without a terminal: feeds recorded events and keeps what was drawn.
package struct ScriptDevice: TerminalDevice {
  /// The size, which recorded resizes change.
  package private(set) var size: Size
  /// The last frame drawn.
  package private(set) var frame: Frame?
  /// How many frames were drawn.
  package private(set) var frameCount = 0
  /// Whether the program has given the terminal back.
  package private(set) var isClosed = false
  private var remaining: ArraySlice<Event>
  private let burst: Int

  /// A device that gives so many events at a time, and after the last one the end of input.
  package init(size: Size, events: [Event], burst: Int = 1) {
    self.size = size
    self.burst = max(1, burst)
    remaining = events[...]
  }

  package mutating func draw(_ frame: Frame) {
    self.frame = frame
    frameCount += 1
  }

  /// What is recorded comes at once.
  package mutating func nextEvents(within milliseconds: Int?) -> [Event] {
    guard !remaining.isEmpty else { return [.endOfInput] }
    let events = Array(remaining.prefix(burst))
    remaining = remaining.dropFirst(burst)
    for case .resize(let size) in events { self.size = size }
    return events
  }

  package mutating func suspend() {}

  package mutating func resume() {}

  package mutating func forgetScreen() {}

  package mutating func close() { isClosed = true }
}
