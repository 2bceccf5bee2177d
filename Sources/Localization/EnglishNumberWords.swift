/// Whole numbers as they are read in English: 1,234,000 is "one million two hundred thirty-four
/// thousand".
enum EnglishNumberWords {
  static func words(for number: Int) -> String {
    if number == 0 { return "zero" }
    var words = number < 0 ? ["minus"] : []
    var rest = number.magnitude
    for (unit, name) in units {
      let group = rest / unit
      rest %= unit
      guard group > 0 else { continue }
      words += self.group(Int(group))
      if !name.isEmpty { words.append(name) }
    }
    return words.joined(separator: " ")
  }

  private static let units: [(UInt, String)] = [
    (1_000_000_000_000_000_000, "quintillion"), (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"),
    (1000, "thousand"), (1, ""),
  ]

  private static let small = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]

  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// One to 999.
  private static func group(_ number: Int) -> [String] {
    var words = number >= 100 ? [small[number / 100], "hundred"] : []
    let rest = number % 100
    if rest >= 20 {
      words.append(tens[rest / 10] + (rest % 10 > 0 ? "-" + small[rest % 10] : ""))
    } else if rest > 0 {
      words.append(small[rest])
    }
    return words
  }
}
