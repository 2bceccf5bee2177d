/// How letters that no keyboard has are typed with the keys that it has.
package enum TypingMethod: String, CaseIterable, Hashable, Sendable {
  /// Marks and tones are letters: `tieengs` is tiếng.
  case telex
  /// Marks and tones are digits: `tie6ng1` is tiếng.
  case vni
  /// Marks and tones are the signs that look like them: `tie^'ng` is tiếng.
  case viqr

  /// What a key means besides being itself.
  func meaning(of key: Character) -> TypingKey {
    guard let byte = key.asciiValue else { return .plain }
    return switch self {
    case .telex: Self.telex(Unicode.Scalar(byte))
    case .vni: Self.vni(Unicode.Scalar(byte))
    case .viqr: Self.viqr(Unicode.Scalar(byte))
    }
  }

  private static func telex(_ key: Unicode.Scalar) -> TypingKey {
    switch key {
    case "f", "F": .tone(1)
    case "r", "R": .tone(2)
    case "x", "X": .tone(3)
    case "s", "S": .tone(4)
    case "j", "J": .tone(5)
    case "z", "Z": .noTone
    case "a", "A", "e", "E", "o", "O": .twin
    case "w", "W": .hornOrBreve
    case "d", "D": .stroke
    case "[", "{": .vowel("o")
    case "]", "}": .vowel("u")
    default: .plain
    }
  }

  private static func vni(_ key: Unicode.Scalar) -> TypingKey {
    switch key {
    case "2": .tone(1)
    case "3": .tone(2)
    case "4": .tone(3)
    case "1": .tone(4)
    case "5": .tone(5)
    case "0": .noTone
    case "6": .mark(.circumflex)
    case "7": .mark(.horn)
    case "8": .mark(.breve)
    case "9": .stroke
    default: .plain
    }
  }

  private static func viqr(_ key: Unicode.Scalar) -> TypingKey {
    switch key {
    case "`": .tone(1)
    case "?": .tone(2)
    case "~": .tone(3)
    case "'": .tone(4)
    case ".": .tone(5)
    case "0": .noTone
    case "^": .mark(.circumflex)
    case "+", "*": .mark(.horn)
    case "(": .mark(.breve)
    case "d", "D": .stroke
    case "\\": .escape
    default: .plain
    }
  }

  /// The key that gives a tone, from 1 in the order that sorts.
  func key(forTone tone: UInt8) -> Character {
    let keys: [Character] =
      switch self {
      case .telex: ["z", "f", "r", "x", "s", "j"]
      case .vni: ["0", "2", "3", "4", "1", "5"]
      case .viqr: ["0", "`", "?", "~", "'", "."]
      }
    return keys[Int(tone)]
  }

  /// The key that turns a plain letter into one with this shape.
  func key(for shape: Letter.Shape, on plain: Character) -> Character {
    switch (self, shape) {
    case (.telex, .circumflex), (.telex, .stroke), (.viqr, .stroke): plain
    case (.telex, _): "w"
    case (.vni, .circumflex): "6"
    case (.vni, .breve): "8"
    case (.vni, .stroke): "9"
    case (.vni, _): "7"
    case (.viqr, .circumflex): "^"
    case (.viqr, .breve): "("
    case (.viqr, _): "+"
    }
  }

  /// Whether a character that is no mark of this method can stand inside a word.
  ///
  /// An apostrophe can (H'Mông); a hyphen starts a new word. Digits belong to words where digits
  /// are marks, so that a word with a number in it is left alone.
  func isInsideWords(_ character: Character) -> Bool {
    switch character {
    case "'", "\u{2019}": true
    case "0"..."9": self == .vni
    default: character.isLetter
    }
  }
}
