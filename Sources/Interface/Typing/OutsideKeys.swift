internal import Terminal
internal import VietnameseText

/// Tells keys that are commands from what an input method makes of them.
///
/// Where letters are commands the input method still believes that it writes a text: pressing d
/// twice gives `d`, Backspace, `đ`. The letter counts as the key that it was made of, the Backspace
/// before it was nobody's, and letters that are only written again are not pressed again.
struct OutsideKeys: Sendable {
  /// What a key is.
  enum Reading: Hashable, Sendable {
    case key(Key)
    /// Backspace after letters: a key, until a composed letter shows that it was not pressed.
    case backspace
    /// The key that a composed letter is made of, in the place of what was taken back.
    case composed(Key)
    /// A letter that is only written again.
    case rewritten
  }

  /// The letters that the input method believes to stand there.
  private var letters: [Character] = []
  /// Those that Backspace has taken since, the last one first.
  private var taken: [Character] = []
  /// Those still to be written again, the next one last.
  private var awaited: [Character] = []

  /// More than any input method takes back.
  private static let longest = 16

  mutating func read(_ key: Key) -> Reading {
    switch key {
    case .character(let character): return read(character)
    case .backspace:
      awaited = []
      guard let last = letters.popLast() else { break }
      taken.append(last)
      return .backspace
    default: break
    }
    self = OutsideKeys()
    return .key(key)
  }

  private mutating func read(_ character: Character) -> Reading {
    guard let base = character.baseLetter else {
      self = OutsideKeys()
      return .key(.character(character))
    }
    let plain = Character(base.lowercased())
    letters = letters.suffix(Self.longest - 1) + [plain]
    defer { taken = [] }
    if awaited.last == plain {
      awaited.removeLast()
      return .rewritten
    }
    awaited = []
    if character.provesOutsideTyping, taken.last == plain {
      awaited = taken.dropLast()
      return .composed(.character(base))
    }
    return .key(.character(base))
  }
}

extension Character {
  /// The plain letter under the marks, in its case; nil for what is no letter of the alphabet.
  fileprivate var baseLetter: Character? {
    if isASCII { return isLetter ? self : nil }
    guard provesOutsideTyping, let base = String(self).folded.first else { return nil }
    return isUppercase ? base.uppercased().first : base
  }

  /// Whether only an input method outside sends it: a composed letter, or a mark on its own.
  var isFromOutside: Bool {
    provesOutsideTyping
      || unicodeScalars.count == 1 && unicodeScalars.allSatisfy { $0.properties.isDiacritic }
        && !isASCII && !isLetter
  }
}
