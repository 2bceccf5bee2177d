/// A key as the user thinks of it, whatever bytes the terminal sends for it.
package enum Key: Hashable, Sendable {
  /// Something typed. A mark sent on its own comes on its own; text fields join it.
  case character(Character)
  case enter, tab, backTab, escape
  /// Deletes one grapheme; 7F, 08 and the terminal's own Backspace are the same key.
  case backspace
  case delete, insert
  case up, down, left, right
  case pageUp, pageDown, home, end
  /// F1 and on.
  case function(Int)
  /// Ctrl with a lower-case letter or one of `@ \ ] ^ _`.
  case control(Character)
  /// Alt with a printable ASCII character, or Esc and the character at once.
  case alt(Character)
  case shiftUp, shiftDown
  case controlLeft, controlRight, controlHome, controlEnd

  /// The function key that Esc and a digit stand for (Esc 1 is F1, Esc 0 is F10), for terminals
  /// that keep function keys for themselves; any other key is itself.
  package var functionAlias: Key {
    guard case .alt(let character) = self, character.isASCII,
      let digit = character.wholeNumberValue
    else { return self }
    return .function(digit == 0 ? 10 : digit)
  }
}
