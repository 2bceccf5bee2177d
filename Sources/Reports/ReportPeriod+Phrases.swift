package import Localization

extension ReportPeriod {
  /// Such as "quý III năm 2026"; quarters have Roman numbers.
  package func text(_ phrases: Phrases) -> String {
    switch self {
    case .year(let year): phrases.text("report.period.year.in-words", String(year))
    case .quarter(let quarter, let year):
      phrases.text("report.period.quarter.in-words", Self.roman(quarter), String(year))
    case .month(let month, let year):
      phrases.text("report.period.month.in-words", String(month), String(year))
    }
  }

  private static func roman(_ quarter: Int) -> String {
    let numbers = ["I", "II", "III", "IV"]
    return numbers.indices.contains(quarter - 1) ? numbers[quarter - 1] : String(quarter)
  }
}
