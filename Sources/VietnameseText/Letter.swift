// VietnameseText: everything the project knows about Vietnamese as text.
//
// Four questions, one table of letters to answer them:
//
// - *Is it the same text?* `composed` and `cleanedField` give a field one spelling in bytes.
// - *Where does it sort?* `CollationKey` orders by alphabet, then tone, then case, as CLDR `vi`
//   does; for people by given name (`PersonName`).
// - *Is this what was typed?* `folded`, `SearchIndex` and `SearchQuery` find "Nguyễn Văn Bắc" for
//   "bac ng" and rank what was typed with its marks first.
// - *How wide is it?* `columns`, `clipped(to:)`, `padded(to:)` and `displaySafe` count terminal
//   columns and keep control characters off the screen.
//
// The module knows no locale, file or clock. It is not a general Unicode library: letters outside
// the Vietnamese alphabet are passed through, lower-cased and ordered by code point, no more.

/// What one code point means in Vietnamese: the letter to search by, its place in the alphabet,
/// and its marks.
///
/// One flat table up to U+1EFF answers for all 134 accented letters without decomposing anything,
/// which is why folding 200,000 names takes milliseconds.
struct Letter {
  /// The code point without marks and in lower case; 0 for a combining mark, which folds away.
  var folded: UInt16
  /// Place in the alphabet a ă â b … z, from 1; 0 outside it.
  var rank: UInt8 = 0
  /// Tone in bits 0–2, shape in bits 3–5, then `capital` and `vowel`; a foreign letter has its place
  /// among its like where others have the tone.
  var marks: UInt8 = 0

  static let toneBits: UInt8 = 0b0000_0111
  static let shapeBits: UInt8 = 0b0011_1000
  static let capital: UInt8 = 0b0100_0000
  /// A vowel of the alphabet; foreign ones share no tone with their neighbours.
  static let vowel: UInt8 = 0b1000_0000

  /// What turns a plain letter into another letter of the alphabet: ă, â, ơ, đ.
  enum Shape: UInt8 {
    case plain, breve, circumflex, horn, stroke
    /// A mark of another language, as in Êđê č or ñ.
    case foreign

    var bits: UInt8 { rawValue << 3 }
  }

  var tone: UInt8 { marks & Self.toneBits }
  var isCapital: Bool { marks & Self.capital != 0 }
  var isForeign: Bool { marks & Self.shapeBits == Shape.foreign.bits }

  /// The modern alphabet with f, j, w and z where Vietnamese dictionaries put them (CLDR `vi`), and
  /// the ƀ of the Central Highlands, which no mark makes out of b.
  static let alphabet = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"

  /// Each vowel under its six tones, in the order that sorts: ngang huyền hỏi ngã sắc nặng.
  static let vowels: [(plain: Unicode.Scalar, shape: Shape, lower: String, upper: String)] = [
    ("a", .plain, "aàảãáạ", "AÀẢÃÁẠ"),
    ("a", .breve, "ăằẳẵắặ", "ĂẰẲẴẮẶ"),
    ("a", .circumflex, "âầẩẫấậ", "ÂẦẨẪẤẬ"),
    ("e", .plain, "eèẻẽéẹ", "EÈẺẼÉẸ"),
    ("e", .circumflex, "êềểễếệ", "ÊỀỂỄẾỆ"),
    ("i", .plain, "iìỉĩíị", "IÌỈĨÍỊ"),
    ("o", .plain, "oòỏõóọ", "OÒỎÕÓỌ"),
    ("o", .circumflex, "ôồổỗốộ", "ÔỒỔỖỐỘ"),
    ("o", .horn, "ơờởỡớợ", "ƠỜỞỠỚỢ"),
    ("u", .plain, "uùủũúụ", "UÙỦŨÚỤ"),
    ("u", .horn, "ưừửữứự", "ƯỪỬỮỨỰ"),
    ("y", .plain, "yỳỷỹýỵ", "YỲỶỸÝỴ"),
  ]

  /// Letters of neighbouring languages met in names of the Central Highlands and of foreigners:
  /// found by their plain letter, and sorted behind it in the order of CLDR.
  static let foreign: [(plain: Unicode.Scalar, lower: String, upper: String)] = [
    ("a", "ǎåäąā", "ǍÅÄĄĀ"), ("b", "ƀɓ", "ɃƁ"), ("c", "ćĉčċç", "ĆĈČĊÇ"), ("d", "ď", "Ď"),
    ("e", "ĕěëėęē", "ĔĚËĖĘĒ"), ("g", "ğĝġ", "ĞĜĠ"), ("i", "ĭîǐïįīı", "ĬÎǏÏĮĪİ"), ("j", "ĵ", "Ĵ"),
    ("l", "ľļł", "ĽĻŁ"), ("n", "ńñňņ", "ŃÑŇŅ"), ("o", "ŏǒöőøō", "ŎǑÖŐØŌ"), ("r", "ŕř", "ŔŘ"),
    ("s", "śŝšşș", "ŚŜŠŞȘ"), ("t", "ťţț", "ŤŢȚ"), ("u", "ŭûǔůüűųū", "ŬÛǓŮÜŰŲŪ"), ("y", "ÿ", "Ÿ"),
    ("z", "źżž", "ŹŻŽ"),
  ]

  /// One entry per code point below U+1F00.
  static let table: [Letter] = {
    var table = (0..<UInt32(0x1F00)).map { Letter(folded: lowercased($0)) }
    for mark in 0x0300...0x036F { table[mark].folded = 0 }
    table[0xA0].folded = 0x20

    var ranks: [Unicode.Scalar: UInt8] = [:]
    for scalar in alphabet.unicodeScalars { ranks[scalar] = UInt8(ranks.count + 1) }
    func set(
      _ scalar: Unicode.Scalar, like letter: Unicode.Scalar, plain: Unicode.Scalar, marks: UInt8
    ) {
      let isCapital = scalar.properties.isUppercase
      table[Int(scalar.value)] = Letter(
        folded: UInt16(plain.value), rank: ranks[letter] ?? 0,
        marks: marks | (isCapital ? capital : 0)
          | (marks < Shape.foreign.bits && "aeiouy".unicodeScalars.contains(plain) ? vowel : 0))
    }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let lower = Unicode.Scalar(byte)
      set(lower, like: lower, plain: lower, marks: 0)
      set(Unicode.Scalar(byte & ~0x20), like: lower, plain: lower, marks: 0)
    }
    for (plain, lower, upper) in foreign {
      for row in [lower, upper] {
        for (place, scalar) in row.unicodeScalars.enumerated() {
          let letter: Unicode.Scalar = plain == "b" ? "ƀ" : plain
          set(scalar, like: letter, plain: plain, marks: Shape.foreign.bits | UInt8(place))
        }
      }
    }
    for (plain, shape, lower, upper) in vowels {
      guard let letter = lower.unicodeScalars.first else { continue }
      for row in [lower, upper] {
        for (tone, scalar) in row.unicodeScalars.enumerated() {
          set(scalar, like: letter, plain: plain, marks: UInt8(tone) | shape.bits)
        }
      }
    }
    // Old files hold the Icelandic Ð or the African Ɖ where đ is meant.
    for scalar in "đĐðÐɖƉ".unicodeScalars {
      set(scalar, like: "đ", plain: "d", marks: Shape.stroke.bits)
    }
    return table
  }()

  /// The letter at a code point above the table: lower-cased, blanks made plain, nothing else.
  static func beyondTable(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    // Scripts without case, and by far the most common symbols: no need to ask.
    case 0x2010...0x20CF, 0x2200...0x245F, 0x2500...0x2BFF, 0x3001...0xA63F, 0xAC00...0xFF20:
      code
    default: Unicode.Scalar(code)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? code
    }
  }

  private static func lowercased(_ code: UInt32) -> UInt16 {
    guard let scalar = Unicode.Scalar(code), scalar.properties.changesWhenLowercased,
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
    else { return UInt16(truncatingIfNeeded: code) }
    return UInt16(exactly: lower.value) ?? UInt16(truncatingIfNeeded: code)
  }

  /// Moves the tone of each group of vowels to its first vowel, so that hòa and hoà, or thủy and
  /// thuỷ, compare as the one word they are.
  ///
  /// A group with two tones is no Vietnamese syllable and stays as written.
  static func unifyTonePlaces(_ marks: inout [UInt8], from start: Int) {
    var index = start
    while index < marks.count {
      guard marks[index] & vowel != 0 else {
        index += 1
        continue
      }
      let first = index
      var toned = -1
      var tones = 0
      while index < marks.count, marks[index] & vowel != 0 {
        if marks[index] & toneBits != 0 {
          toned = index
          tones += 1
        }
        index += 1
      }
      if tones == 1, toned != first {
        marks[first] |= marks[toned] & toneBits
        marks[toned] &= ~toneBits
      }
    }
  }
}
