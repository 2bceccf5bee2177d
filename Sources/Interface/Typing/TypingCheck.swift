internal import Terminal
internal import VietnameseText

/// What the keys of a sample told about the keyboard: who composes letters, in which form, and
/// whether Backspace takes one letter.
struct TypingCheck: Sendable {
  /// What follows from it.
  enum Finding: String, Sendable {
    /// An input method outside makes the letters.
    case outside
    /// Typing here makes them.
    case builtIn = "built-in"
    /// Nobody makes them.
    case plain
    /// Letters came doubled or in the wrong order.
    case broken
    /// Nothing was tried.
    case skipped
  }

  /// The text to be typed.
  static let sample = "tiếng Việt"
  private static let plainSample = "tieng viet"

  /// Whether letters came with their marks.
  private(set) var hasComposed = false
  /// Whether marks came on their own.
  private(set) var hasMarks = false
  /// Whether Backspace was pressed on the finished sample.
  private(set) var isBackspaceTried = false
  /// Whether the sample has stood there.
  private(set) var isTyped = false
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty && !isTyped }

  /// Takes a key and the text as it stands after it.
  mutating func take(_ key: Key, text: String) {
    let before = self.text
    self.text = text.composed
    switch key {
    case .character(let character) where character.provesOutsideTyping: hasComposed = true
    case .character(let character) where character.isFromOutside: hasMarks = true
    case .backspace where isTyped && before.count > text.count: isBackspaceTried = true
    default: break
    }
    if self.text.cleanedField.lowercased() == Self.sample.lowercased() { isTyped = true }
  }

  /// Nil while too little was typed.
  var finding: Finding? {
    if isTyped { return hasComposed || hasMarks ? .outside : .builtIn }
    if meantMethod != nil { return .plain }
    let isDifferent = text.count >= Self.sample.count && text.folded != Self.plainSample
    return isDifferent && !text.allSatisfy(\.isASCII) ? .broken : nil
  }

  /// The method whose keys were typed, where nobody made letters of them; Telex for no keys at all.
  var meantMethod: TypingMethod? {
    let typed = text.cleanedField.lowercased()
    guard typed.allSatisfy(\.isASCII) else { return nil }
    if typed == Self.plainSample { return .telex }
    return TypingMethod.allCases.first { method in
      var line = TypedLine(method: method)
      for key in typed { line.type(key) }
      return line.text == Self.sample.lowercased()
    }
  }
}
