extension Circumstances {
  /// Whether a part of a whole is more than a share, such as "more than 90 %"; nil when none is set.
  package func exceeds(_ limit: Limit, _ part: Int, of whole: Int, on day: CalendarDate) -> Bool? {
    leastAbove(limit, of: whole, on: day).map { part >= $0 }
  }

  /// The smallest part of a whole that is more than a share: 118 for more than 90 % of 130, of which 117
  /// is exactly 90 % (fixture F06); nil when none is set.
  package func leastAbove(_ limit: Limit, of whole: Int, on day: CalendarDate) -> Int? {
    guard let row = row(of: limit, on: day) else { return nil }
    return whole * row.value / (row.outOf ?? 100) + 1
  }
}
