internal import VietnameseText

/// Numbers as people type them.
extension FieldParser {
  /// `6214`, `6.214`, `6,214` and `6 214` are all 6214.
  package func integer(_ text: String) throws(InputError) -> Int {
    let typed = text.cleanedField
    guard let number = TypedNumber(typed, decimalSeparator: nil), number.decimals == 0 else {
      throw .numberExpected(typed)
    }
    return number.digits
  }

  /// A number with decimals, or a percentage, in units of its last decimal: with two decimals `12,5`
  /// and `12,5 %` are 1250.
  package func scaled(_ text: String, decimals: Int, _ language: Language) throws(InputError) -> Int
  {
    let typed = text.cleanedField
    let digits = typed.hasSuffix("%") ? String(typed.dropLast()).cleanedField : typed
    guard let number = TypedNumber(digits, decimalSeparator: language.decimalSeparator),
      number.decimals <= decimals
    else { throw .decimalExpected(typed) }
    var scaled = number.digits
    for _ in number.decimals..<decimals {
      let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .decimalExpected(typed) }
      scaled = product
    }
    return scaled
  }

  /// Whole đồng: `1.500.000`, `1,5tr`, `1tr5`, `300k`, `300 nghìn`, `2 tỷ`.
  package func amount(_ text: String, _ language: Language) throws(InputError) -> Int {
    let typed = text.cleanedField
    let folded = typed.folded
    let head = folded.prefix { !$0.isLetter && $0 != "₫" }
    let unit = folded.dropFirst(head.count).prefix { $0.isLetter || $0 == "₫" }
    let tail = folded.dropFirst(head.count + unit.count)
    guard let zeros = Self.zeros[String(unit)] else { throw .amountExpected(typed) }

    // "1tr5" is 1.5 million.
    let separator = language.decimalSeparator
    let written = tail.isEmpty ? String(head) : "\(head)\(separator)\(tail)"
    guard tail.allSatisfy(\.isNumber), tail.isEmpty || zeros > 0,
      let number = TypedNumber(written, decimalSeparator: zeros > 0 ? separator : nil),
      number.decimals <= zeros
    else { throw .amountExpected(typed) }
    var amount = number.digits
    for _ in 0..<(zeros - number.decimals) {
      let (product, overflow) = amount.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .amountExpected(typed) }
      amount = product
    }
    return amount
  }

  /// How many zeros a unit of money stands for.
  private static let zeros: [String: Int] = [
    "": 0, "d": 0, "₫": 0, "dong": 0, "vnd": 0,
    "k": 3, "ng": 3, "nghin": 3, "ngan": 3,
    "tr": 6, "trieu": 6, "m": 6,
    "ty": 9, "ti": 9, "b": 9,
  ]
}

/// Digits as typed and how many of them are decimals: "1,5" is 15 with one.
private struct TypedNumber {
  let digits: Int
  let decimals: Int

  /// Separators before groups of exactly three digits separate thousands, but for the decimal
  /// separator given; any other single separator begins the decimals.
  init?(_ text: String, decimalSeparator: Character?) {
    let isNegative = text.hasPrefix("-")
    let body = text.dropFirst(isNegative ? 1 : 0).filter { $0 != " " }
    let parts = body.split(
      omittingEmptySubsequences: false, whereSeparator: { ".,".contains($0) })
    guard
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let separators = body.filter { ".,".contains($0) }
    let hasDecimals =
      separators.last.map { last in
        parts[parts.count - 1].count != 3 || last == decimalSeparator
      } ?? false
    let thousands = hasDecimals ? parts.dropLast() : parts[...]
    guard thousands.dropFirst().allSatisfy({ $0.count == 3 }),
      thousands.count == 1 || thousands[0].count <= 3,
      Set(separators.dropLast(hasDecimals ? 1 : 0)).count <= 1,
      let number = Int(parts.joined())
    else { return nil }
    digits = isNegative ? -number : number
    decimals = hasDecimals ? parts[parts.count - 1].count : 0
  }
}
