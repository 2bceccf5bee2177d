/// How numbers are written.
extension Phrases {
  /// 6.214 in Vietnamese, 6,214 in English.
  package func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) {
        text.append(language.groupSeparator)
      }
      text.append(digit)
    }
    return text
  }

  /// Whole đồng, such as 1.500.000 đ.
  package func money(_ amount: Int) -> String { number(amount) + " đ" }

  /// A share such as "85,71 %", rounded half up from the exact fraction; "–" when there is nothing
  /// to be a share of.
  package func percent(_ part: Int, of whole: Int, decimals: Int = 2) -> String {
    guard whole != 0 else { return "–" }
    return quotient(part, whole, times: 100, decimals: decimals) + language.percentSign
  }

  /// How many on average, such as "215,4"; "–" when there is nothing to divide by.
  package func average(_ total: Int, over count: Int, decimals: Int = 1) -> String {
    guard count != 0 else { return "–" }
    return quotient(total, count, times: 1, decimals: decimals)
  }

  /// A number given in tenths, hundredths or thousandths: 8571 with two decimals is "85,71".
  package func decimal(_ scaled: Int, decimals: Int) -> String {
    var power = 1
    for _ in 0..<max(0, decimals) { power *= 10 }
    let magnitude = Int(scaled.magnitude)
    let whole = (scaled < 0 ? "-" : "") + number(magnitude / power)
    guard decimals > 0 else { return whole }
    let fraction = String(magnitude % power)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return whole + String(language.decimalSeparator) + zeros + fraction
  }

  /// A number given in hundredths without decimals that say nothing: 9350 is "93,5", 5000 is "50".
  package func shortDecimal(_ hundredths: Int) -> String {
    if hundredths.isMultiple(of: 100) { return number(hundredths / 100) }
    return hundredths.isMultiple(of: 10)
      ? decimal(hundredths / 10, decimals: 1) : decimal(hundredths, decimals: 2)
  }

  private func quotient(_ part: Int, _ whole: Int, times factor: Int, decimals: Int) -> String {
    var scale = factor
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let isNegative = (part < 0) != (whole < 0)
    let (numerator, overflow) = part.magnitude.multipliedReportingOverflow(by: UInt(scale))
    guard !overflow else { return "–" }
    let divisor = whole.magnitude
    let remainder = numerator % divisor
    let up: UInt = remainder >= divisor - remainder ? 1 : 0
    guard let rounded = Int(exactly: numerator / divisor + up) else { return "–" }
    return decimal(isNegative ? -rounded : rounded, decimals: decimals)
  }
}
