import VietnameseText

/// A line of text being edited, one grapheme at a time.
///
/// It does not interpret: an input method's letters, deletions and empty letters (U+202F) go through
/// it as they come. Cleaning up is for whoever takes the finished text.
package struct TextFieldState: Sendable, Equatable {
  /// The graphemes; what the user calls letters.
  package private(set) var characters: [Character]
  /// How many of them stand before the cursor.
  package private(set) var cursor: Int

  /// A field that holds this text, the cursor after it.
  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// The whole text.
  package var text: String { String(characters) }

  /// Edits or moves; false when the key means nothing to a field. A key that finds nothing to do,
  /// such as Backspace at the beginning, still belongs to the field.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .controlLeft: cursor = wordStart
    case .controlRight: cursor = wordEnd
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: characters.count)
    case .control("w"): remove(from: wordStart, to: cursor)
    default: return false
    }
    return true
  }

  /// Puts pasted text at the cursor, newlines and tabs as spaces, other control characters left out.
  package mutating func insert(paste text: String) {
    for character in text.composed {
      if character.isNewline || character == "\t" {
        insert(" ")
      } else if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        insert(character)
      }
    }
  }

  /// Puts a character at the cursor; a mark on its own joins the letter before.
  package mutating func insert(_ character: Character) {
    if cursor > 0 {
      let joined = String(characters[cursor - 1]) + String(character)
      if joined.count == 1 {
        characters[cursor - 1] = Character(joined.composed)
        return
      }
    }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  /// The part that a width has room for, and the column of the cursor in it.
  ///
  /// A text longer than the width moves by half a width at a time, so that most keys repaint only
  /// what follows them. One column is kept for the cursor at the end.
  package func view(width: Int) -> (text: String, cursor: Int) {
    guard width > 0 else { return ("", 0) }
    // As a frame shows it: letters without width have one there.
    let signs = characters.map { String($0).displaySafe }
    let before = signs[..<cursor].reduce(0) { $0 + $1.columns }
    let step = max(1, width / 2)
    let hidden = before < width ? 0 : ((before - width) / step + 1) * step
    var shown = ""
    var column = 0
    for sign in signs {
      let end = column + sign.columns
      if end > hidden + width { break }
      if column >= hidden {
        shown += sign
      } else if end > hidden {
        shown.append(" ")  // the second column of a wide character
      }
      column = end
    }
    return (shown, before - hidden)
  }

  private mutating func remove(from start: Int, to end: Int) {
    guard start >= 0, end <= characters.count, start < end else { return }
    characters.removeSubrange(start..<end)
    cursor = start
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    while index < characters.count, !characters[index].isWhitespace { index += 1 }
    return index
  }
}
