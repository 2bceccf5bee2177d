/// Percentages as reports round them: half up, each by itself, from the exact fraction.
package enum Percentage {
  /// The percentage in whole hundredths, such as 9308 for 121 of 130; nil of nothing.
  package static func hundredths(_ part: Int, of whole: Int) -> Int? {
    rounded(part, of: whole, decimals: 2)
  }

  /// The percentage in units of its last decimal: 9308 with two decimals, 93 with none; nil of nothing,
  /// and where the numbers are too great to multiply.
  package static func rounded(_ part: Int, of whole: Int, decimals: Int) -> Int? {
    guard whole != 0 else { return nil }
    var scale = 100
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let (product, overflows) = part.multipliedReportingOverflow(by: scale)
    guard !overflows, product.magnitude < UInt(Int.max / 4), whole.magnitude < UInt(Int.max / 4)
    else { return nil }
    let isNegative = (product < 0) != (whole < 0)
    let dividend = Int(product.magnitude)
    let divisor = Int(whole.magnitude)
    let rounded = (dividend * 2 + divisor) / (divisor * 2)
    return isNegative ? -rounded : rounded
  }
}
