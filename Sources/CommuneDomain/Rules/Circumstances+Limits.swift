extension Circumstances {
  /// The row in force on a day, the commune's own decision before the shipped one; nil when there is
  /// none, and then no rule is applied.
  package func row(of limit: Limit, on day: CalendarDate) -> LimitTable.Row? {
    let local = commune.localRules.last { $0.rule == limit && $0.period.contains(day) }
    return local?.row ?? limits.row(limit, on: day)
  }

  /// The value in force on a day; for a share, its numerator.
  package func value(of limit: Limit, on day: CalendarDate) -> Int? {
    row(of: limit, on: day)?.value
  }

  /// Whether a part of a whole reaches a share such as two thirds, on a day; nil when none is set.
  package func reaches(_ limit: Limit, _ part: Int, of whole: Int, on day: CalendarDate) -> Bool? {
    least(limit, of: whole, on: day).map { part >= $0 }
  }

  /// The smallest part of a whole that reaches a share: 14 for two thirds of 21; nil when none is set.
  package func least(_ limit: Limit, of whole: Int, on day: CalendarDate) -> Int? {
    guard let row = row(of: limit, on: day) else { return nil }
    let outOf = row.outOf ?? 100
    return (whole * row.value + outOf - 1) / outOf
  }
}
