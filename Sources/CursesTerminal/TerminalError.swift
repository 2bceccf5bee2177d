/// Why no screen can be shown. The words are for whoever shows the error.
package enum TerminalError: Error, Hashable, Sendable {
  /// Keyboard or screen is a file or a pipe.
  case notATerminal
  /// The system knows nothing about a terminal of this name (the variable TERM).
  case unknownTerminal(name: String)
  /// The terminal cannot place its cursor, as `dumb` cannot.
  case cannotPlaceCursor(name: String)
}
