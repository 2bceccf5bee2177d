/// A letter of a word that is being typed.
struct TypedLetter: Equatable {
  /// The letter in lower case and without marks, in ASCII; nil for any other character.
  let plain: Unicode.Scalar?
  /// The letter without marks in its case; any other character as it is.
  let base: Character
  var shape: Letter.Shape
  /// The tone of a syllable that is finished; that of the last syllable is kept with the word.
  var tone: UInt8 = 0
  /// The key that gave the whole letter, as w gives ư; it comes back when typed again.
  let wholeKey: Character?

  init(_ base: Character, with shape: Letter.Shape = .plain, wholeKey: Character? = nil) {
    self.base = base
    self.shape = shape
    self.wholeKey = wholeKey
    plain = base.asciiValue.flatMap { byte in
      switch byte {
      case 0x41...0x5A: Unicode.Scalar(byte | 0x20)
      case 0x61...0x7A: Unicode.Scalar(byte)
      default: nil
      }
    }
  }

  var isVowel: Bool {
    switch plain {
    case "a", "e", "i", "o", "u", "y": true
    default: false
    }
  }

  var isCapital: Bool { base.isASCII && base.isUppercase }

  /// The letter as it is written with a shape and a tone.
  func written(_ shape: Letter.Shape, _ tone: UInt8) -> Character {
    if shape == .stroke { return isCapital ? "Đ" : "đ" }
    guard shape != .plain || tone != 0,
      let row = Letter.vowels.firstIndex(where: { $0.plain == plain && $0.shape == shape })
    else { return base }
    return (isCapital ? Self.capitals : Self.smallLetters)[row][Int(tone)]
  }

  /// What a letter is made of: its plain letter in its case, its shape and its tone; nil for what
  /// is no letter of the Vietnamese alphabet.
  static func parts(of letter: Character) -> Parts? {
    if letter.isASCII { return letter.isLetter ? (letter, .plain, 0) : nil }
    return partsOfLetters[letter]
  }

  typealias Parts = (base: Character, shape: Letter.Shape, tone: UInt8)

  private static let smallLetters = Letter.vowels.map { Array($0.lower) }
  private static let capitals = Letter.vowels.map { Array($0.upper) }

  private static let partsOfLetters: [Character: Parts] = {
    var parts: [Character: Parts] = ["đ": ("d", .stroke, 0), "Đ": ("D", .stroke, 0)]
    for row in Letter.vowels {
      let bases = [Character(row.plain), Character(row.plain.properties.uppercaseMapping)]
      for (base, letters) in zip(bases, [row.lower, row.upper]) {
        for (tone, letter) in letters.enumerated() where !letter.isASCII {
          parts[letter] = (base, row.shape, UInt8(tone))
        }
      }
    }
    return parts
  }()
}
