/// Whole numbers as they are read in Vietnamese: 1.234.000 is "một triệu hai trăm ba mươi tư nghìn".
///
/// Words and rules are one here, so they stand in code and not among the phrases: mốt, tư and lăm
/// after mươi, lăm after mười, linh for a missing ten, and "không trăm" for hundreds that are
/// missing inside a number. Any `Int` can be read: what is beyond tỷ is read as so many tỷ.
enum VietnameseNumberWords {
  static func words(for number: Int) -> String {
    if number == 0 { return digits[0] }
    let words = words(number.magnitude)
    return (number < 0 ? ["âm"] + words : words).joined(separator: " ")
  }

  private static let digits = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
  ]

  /// A number above zero.
  private static func words(_ number: UInt) -> [String] {
    var words: [String] = []
    var rest = number
    if rest >= 1_000_000_000 {
      words = self.words(rest / 1_000_000_000) + ["tỷ"]
      rest %= 1_000_000_000
    }
    for (unit, name) in [(UInt(1_000_000), "triệu"), (1000, "nghìn"), (1, "")] {
      let group = rest / unit
      rest %= unit
      guard group > 0 else { continue }
      words += self.group(Int(group), isInside: !words.isEmpty)
      if !name.isEmpty { words.append(name) }
    }
    return words
  }

  /// One to 999.
  private static func group(_ number: Int, isInside: Bool) -> [String] {
    var words: [String] = []
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
    if hundreds > 0 || isInside { words += [digits[hundreds], "trăm"] }
    switch tens {
    case 0: if ones > 0, !words.isEmpty { words.append("linh") }
    case 1: words.append("mười")
    default: words += [digits[tens], "mươi"]
    }
    switch ones {
    case 0: break
    case 1 where tens > 1: words.append("mốt")
    case 4 where tens > 1: words.append("tư")
    case 5 where tens > 0: words.append("lăm")
    default: words.append(digits[ones])
    }
    return words
  }
}
