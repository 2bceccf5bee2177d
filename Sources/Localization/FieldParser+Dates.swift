package import CommuneDomain
internal import VietnameseText

/// Dates as people type them.
extension FieldParser {
  /// The date that a text means: `20/11`, `201126`, `20-11-2026`, `2026-11-20`, `h`, `-3`, `+7`;
  /// `ngày 20 tháng 11 năm 2026`; `1986` and `04/1986` where a year is enough.
  package func date(_ text: String, _ precision: DatePrecision = .day) throws(InputError)
    -> CalendarDate
  {
    let typed = text.cleanedField
    let date = try wholeOrPartial(typed, precision)
    guard date.isWholeDay || precision == .yearAllowed else { throw .wholeDayExpected(typed) }
    return date
  }

  private func wholeOrPartial(_ typed: String, _ precision: DatePrecision) throws(InputError)
    -> CalendarDate
  {
    let folded = typed.folded
    if ["h", "hom nay", "today"].contains(folded) { return today }
    if let sign = folded.first, sign == "-" || sign == "+", folded.utf8.count <= 6,
      let days = Int(folded)
    {
      return today.adding(days: days)
    }
    guard
      let parts = Self.withoutWords(
        folded.split(omittingEmptySubsequences: false, whereSeparator: { "/-. ".contains($0) }))
    else { throw .dateExpected(typed) }
    guard
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.count <= 8 && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { throw .dateExpected(typed) }
    guard let fields = fields(of: parts) else { throw .dateExpected(typed) }
    guard let date = calendarDate(fields, precision) else { throw .noSuchDate(typed) }
    return date
  }

  /// The parts without ngày, tháng and năm; nil where these are out of order or without a number.
  private static func withoutWords(_ parts: [Substring]) -> [Substring]? {
    var numbers: [Substring] = []
    var wanted = ["ngay", "thang", "nam"][...]
    var follows = false
    for part in parts {
      if let place = wanted.firstIndex(of: String(part)), !follows {
        wanted = wanted[(place + 1)...]
        follows = true
      } else {
        numbers.append(part)
        follows = false
      }
    }
    return follows ? nil : numbers
  }

  /// The digits that stand for day, month and year.
  private typealias Digits = (day: Substring?, month: Substring?, year: Substring?)

  private func fields(of parts: [Substring]) -> Digits? {
    let shape = parts.map { part in
      switch part.utf8.count {
      case 1, 2: "d"
      case 4: "y"
      case 6, 8: "whole"
      default: "?"
      }
    }
    switch shape {
    case ["y", "d", "d"]: return (parts[2], parts[1], parts[0])
    case ["d", "d", "y"], ["d", "d", "d"]: return (parts[0], parts[1], parts[2])
    case ["y", "d"]: return (nil, parts[1], parts[0])
    case ["d", "y"]: return (nil, parts[0], parts[1])
    case ["d", "d"]: return (parts[0], parts[1], nil)
    case ["whole"]:
      let digits = parts[0]
      return (digits.prefix(2), digits.dropFirst(2).prefix(2), digits.dropFirst(4))
    case ["y"]: return (nil, nil, parts[0])
    default: return nil
    }
  }

  private func calendarDate(_ digits: Digits, _ precision: DatePrecision) -> CalendarDate? {
    let day = digits.day.flatMap { Int($0) }
    let month = digits.month.flatMap { Int($0) }
    let mustBePast = precision == .yearAllowed
    func date(_ year: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }

    guard let yearDigits = digits.year, let year = Int(yearDigits) else {
      guard let date = date(today.year), mustBePast, date > today else { return date(today.year) }
      return CalendarDate(year: today.year - 1, month: month, day: day)
    }
    guard yearDigits.utf8.count <= 2 else { return date(year) }
    // Two digits: what was born is not born in the future; other days lie at most twenty years on.
    let latest = mustBePast ? today : today.adding(months: 240)
    if let recent = date(2000 + year), recent <= latest { return recent }
    return date(1900 + year)
  }
}
