/// Typing into a field with a cursor: remembers the keys of the word at the cursor.
///
/// The field owns its text and shows what stands before the cursor with every key; the session
/// answers with the edit to make. It never trusts its memory: when the text before the cursor is
/// not what it left there, it reads the word there back into keys. One session serves one field.
package struct TypingSession: Sendable, Equatable {
  package let method: TypingMethod
  package let toneStyle: ToneStyle
  /// The last word typed.
  private var word: TypedWord?
  /// What was typed after it, none of it letters.
  private var separators: [Character] = []

  package init(method: TypingMethod, toneStyle: ToneStyle = .old) {
    self.method = method
    self.toneStyle = toneStyle
  }

  /// The edit for a character typed after this text.
  package mutating func type(
    _ key: Character, after text: some BidirectionalCollection<Character>
  ) -> TypingEdit {
    check(text)
    let isNewWord = word != nil && !separators.isEmpty
    guard var current = isNewWord ? newWord : word ?? wordRead(from: text) else {
      return TypingEdit(inserted: String(key))
    }
    let shown = current.text
    if current.type(key) {
      word = current
      separators = []
      return TypingEdit(from: shown, to: current.text)
    }
    if !isNewWord { word = current.isEmpty ? nil : current }
    if word != nil { separators.append(key) }
    return TypingEdit(inserted: String(key))
  }

  /// The edit for Backspace after this text: one letter, as it is shown.
  package mutating func deleteBackward(
    after text: some BidirectionalCollection<Character>
  ) -> TypingEdit {
    check(text)
    if word != nil, separators.popLast() != nil { return TypingEdit(removed: 1) }
    guard var current = word ?? wordRead(from: text), !current.isEmpty else {
      return TypingEdit(removed: text.isEmpty ? 0 : 1)
    }
    let shown = current.text
    current.deleteBackward()
    word = current.isEmpty ? nil : current
    return TypingEdit(from: shown, to: current.text)
  }

  /// The edit that shows the keys of the last word in place of the word, or the word again; nil
  /// where there is no word, or its keys read the same.
  package mutating func toggleKeys(
    after text: some BidirectionalCollection<Character>
  ) -> TypingEdit? {
    check(text)
    guard var current = word ?? wordRead(from: text), !current.isEmpty else { return nil }
    let shown = current.text
    current.toggleKeys()
    word = current
    let end = String(separators)
    let edit = TypingEdit(from: shown + end, to: current.text + end)
    return edit.isEmpty ? nil : edit
  }

  /// Forgets the word: the cursor moved, or the text was changed by other means.
  package mutating func endWord() {
    word = nil
    separators = []
  }

  private var newWord: TypedWord { TypedWord(method: method, toneStyle: toneStyle) }

  /// Forgets the word unless it stands right before the cursor.
  private mutating func check(_ text: some BidirectionalCollection<Character>) {
    guard let word else { return }
    let isTooLong = word.keys.utf8.count > 4 * TypedWord.longest || separators.count > 8
    let expected = isTooLong ? [] : Array(word.text) + separators
    if isTooLong || !text.suffix(expected.count).elementsEqual(expected) { endWord() }
  }

  /// The word before the cursor, read back into keys; nil where what stands there is too long.
  private func wordRead(from text: some BidirectionalCollection<Character>) -> TypedWord? {
    method.lastWord(of: text).map {
      TypedWord(readingBack: $0, method: method, toneStyle: toneStyle)
    }
  }
}
