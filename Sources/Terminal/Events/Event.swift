/// Everything that can come from outside while a screen is shown.
package enum Event: Hashable, Sendable {
  /// A key.
  case key(Key)
  /// Pasted text; a newline in it is not Enter.
  case paste(String)
  /// The terminal has another size now, or must be drawn again as a whole.
  case resize(Size)
  /// No key will come any more: the terminal is gone.
  case endOfInput
  /// The system asks the program to end; drafts are kept first.
  case interrupted(signal: Int32)
  /// Work in the background has a result.
  case wake
}
