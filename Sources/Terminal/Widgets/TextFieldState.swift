internal import VietnameseText

/// A line of text being edited, one grapheme at a time.
///
/// An input method's letters, deletions and empty letters (U+202F) go through it as they come;
/// cleaning up is for whoever takes the finished text. Plain keys become Vietnamese letters only
/// where a key comes with a `TypingChoice`.
package struct TextFieldState: Sendable, Equatable {
  /// The graphemes; what the user calls letters.
  package private(set) var characters: [Character]
  /// How many of them stand before the cursor.
  package private(set) var cursor: Int
  /// The keys of the word at the cursor.
  private var word: TypingSession?

  /// How many letters a field takes: more than any text of a commune's book, and few enough that
  /// each key is answered at once.
  package static let capacity = 4_000

  /// A field that holds this text, the cursor after it.
  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// The whole text.
  package var text: String { String(characters) }

  /// Edits or moves; false when the key means nothing to a field. A key that finds nothing to do,
  /// such as Backspace at the beginning, still belongs to the field.
  ///
  /// With a choice, keys make Vietnamese letters, and Ctrl-/ shows the keys of the last word in its
  /// place, or the word again.
  package mutating func handle(_ key: Key, typing choice: TypingChoice? = nil) -> Bool {
    if type(key, by: choice) { return true }
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

  /// Puts pasted text at the cursor, newlines and tabs as spaces, other control characters left out;
  /// false when the field has no room for all of it, and then nothing is taken.
  @discardableResult
  package mutating func insert(paste text: String) -> Bool {
    word = nil
    var pasted = Array(characters[max(0, cursor - 1)..<cursor])
    for character in text.composed {
      if character.isNewline || character == "\t" {
        pasted.append(" ")
      } else if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        pasted.append(character)
      }
      if characters.count + pasted.count > Self.capacity + 1 { return false }
    }
    // A mark at the beginning joins the letter before.
    pasted = Array(String(pasted).composed)
    characters.replaceSubrange(max(0, cursor - 1)..<cursor, with: pasted)
    cursor = max(0, cursor - 1) + pasted.count
    return true
  }

  /// Puts a character at the cursor; a mark on its own joins the letter before.
  ///
  /// A full field takes no more.
  package mutating func insert(_ character: Character) {
    if let joined = joined(character) {
      characters[cursor - 1] = joined
      return
    }
    guard characters.count < Self.capacity else { return }
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

  /// The letter before the cursor with a mark that belongs to it; nil for any other character.
  private func joined(_ character: Character) -> Character? {
    guard cursor > 0, !character.isASCII else { return nil }
    let joined = (String(characters[cursor - 1]) + String(character)).composed
    // More marks than any letter has are no letter, and would be read again with every other.
    guard joined.count == 1, joined.unicodeScalars.count <= 16 else { return nil }
    return joined.first
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

// MARK: - Vietnamese letters of plain keys

extension TextFieldState {
  /// Lets a key go on with the word at the cursor; false when the key is none of typing's.
  private mutating func type(_ key: Key, by choice: TypingChoice?) -> Bool {
    guard let choice else {
      word = nil
      return false
    }
    if word?.method != choice.method || word?.toneStyle != choice.toneStyle {
      word = TypingSession(method: choice.method, toneStyle: choice.toneStyle)
    }
    let before = characters[..<cursor]
    switch key {
    case .character(let character) where joined(character) == nil:
      guard characters.count < Self.capacity else { return true }
      carryOut(word?.type(character, after: before))
    case .backspace: carryOut(word?.deleteBackward(after: before))
    case .control("_"): carryOut(word?.toggleKeys(after: before))
    default:
      word?.endWord()
      return false
    }
    return true
  }

  private mutating func carryOut(_ edit: TypingEdit?) {
    guard let edit else { return }
    let start = max(0, cursor - edit.removed)
    characters.replaceSubrange(start..<cursor, with: edit.inserted)
    cursor = start + edit.inserted.count
  }
}
