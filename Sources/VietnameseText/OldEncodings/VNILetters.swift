/// The letters of VNI for Windows, which are one byte or a letter and a sign.
enum VNILetters {
  /// Letters of one byte that are not what Windows-1252 has there.
  static let single: [UInt8: Unicode.Scalar] = {
    var letters: [UInt8: Unicode.Scalar] = [:]
    for (sign, lower, upper) in [
      ("ñ", "đ", "Đ"), ("ô", "ơ", "Ơ"), ("ö", "ư", "Ư"), ("ì", "ì", "Ì"), ("æ", "ỉ", "Ỉ"),
      ("ó", "ĩ", "Ĩ"), ("í", "í", "Í"), ("ò", "ị", "Ị"), ("î", "ỵ", "Ỵ"),
    ] as [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)] {
      letters[UInt8(sign.value)] = lower
      letters[UInt8(sign.value) - 0x20] = upper
    }
    return letters
  }()

  /// Letters of two bytes; a capital is told by its first byte, and its sign may be either.
  static let pairs: [Pair: Unicode.Scalar] = {
    var pairs: [Pair: Unicode.Scalar] = [:]
    func add(_ base: Unicode.Scalar, _ signs: String, _ letters: String, _ capitals: String) {
      for (index, sign) in signs.unicodeScalars.enumerated() {
        let first = UInt8(base.value)
        let second = UInt8(sign.value)
        for (first, row) in [(first, letters), (first - 0x20, capitals)] {
          let letter = Array(row.unicodeScalars)[index]
          pairs[Pair(first, second)] = letter
          pairs[Pair(first, second - 0x20)] = letter
        }
      }
    }
    let tones = "øûõùï"
    add("a", tones + "âàåãáäêèúüéë", "àảãáạâầẩẫấậăằẳẵắặ", "ÀẢÃÁẠÂẦẨẪẤẬĂẰẲẴẮẶ")
    add("e", tones + "âàåãáä", "èẻẽéẹêềểễếệ", "ÈẺẼÉẸÊỀỂỄẾỆ")
    add("o", tones + "âàåãáä", "òỏõóọôồổỗốộ", "ÒỎÕÓỌÔỒỔỖỐỘ")
    add("u", tones, "ùủũúụ", "ÙỦŨÚỤ")
    add("y", "øûõù", "ỳỷỹý", "ỲỶỸÝ")
    add("ô", tones, "ờởỡớợ", "ỜỞỠỚỢ")
    add("ö", tones, "ừửữứự", "ỪỬỮỨỰ")
    return pairs
  }()

  /// Signs that are never a letter of their own.
  static let signs: Set<UInt8> = Set(
    "øûõùïâàåãáäêèúüéë".unicodeScalars.flatMap { [UInt8($0.value), UInt8($0.value) - 0x20] })

  struct Pair: Hashable {
    let first: UInt8
    let second: UInt8

    init(_ first: UInt8, _ second: UInt8) {
      self.first = first
      self.second = second
    }
  }
}
