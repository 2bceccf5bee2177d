extension Period {
  /// The calendar month of a day.
  package static func month(containing day: CalendarDate) -> Period {
    months(1, from: day.month ?? 1, of: day.year)
  }

  /// The quarter of a day.
  package static func quarter(containing day: CalendarDate) -> Period {
    months(3, from: day.quarter * 3 - 2, of: day.year)
  }

  /// The calendar year of a day.
  package static func year(containing day: CalendarDate) -> Period {
    months(12, from: 1, of: day.year)
  }

  private static func months(_ count: Int, from month: Int, of year: Int) -> Period {
    let last = month + count - 1
    return Period(
      from: CalendarDate(year: year, month: month, day: 1),
      to: CalendarDate(
        year: year, month: last, day: CalendarDate.days(inMonth: last, of: year)))
  }

  /// The calendar months that this period touches, oldest first; none while an end is open.
  package var months: [Period] {
    guard var day = from, let to else { return [] }
    var months: [Period] = []
    while day <= to, let end = Period.month(containing: day).to {
      months.append(.month(containing: day))
      day = end.adding(days: 1)
    }
    return months
  }

  /// Whether a day is known and lies within the period.
  package func contains(_ day: CalendarDate?) -> Bool {
    guard let day else { return false }
    return contains(day)
  }
}
