/// A line of text typed from its beginning to its end, key by key.
///
/// For text that comes as keys; a field with a cursor uses `TypingSession`.
package struct TypedLine: Sendable {
  package let method: TypingMethod
  package let toneStyle: ToneStyle
  private var finished = ""
  private var word: TypedWord

  package init(method: TypingMethod, toneStyle: ToneStyle = .old) {
    self.method = method
    self.toneStyle = toneStyle
    word = TypedWord(method: method, toneStyle: toneStyle)
  }

  /// Takes a key: it goes on with the word, or ends it.
  package mutating func type(_ key: Character) {
    if word.type(key) { return }
    finished += word.text
    finished.append(key)
    word = TypedWord(method: method, toneStyle: toneStyle)
  }

  /// Removes the last letter; after a finished word, that word is typed on.
  package mutating func deleteBackward() {
    if word.isEmpty { word = takeLastWord() }
    if word.isEmpty {
      if !finished.isEmpty { finished.removeLast() }
    } else {
      word.deleteBackward()
    }
    if word.isEmpty { word = takeLastWord() }
  }

  /// The line as it reads, composed (NFC).
  package var text: String { (finished + word.text).composed }

  private mutating func takeLastWord() -> TypedWord {
    let last = method.lastWord(of: finished) ?? ""
    finished.removeLast(last.count)
    return TypedWord(readingBack: last, method: method, toneStyle: toneStyle)
  }
}
