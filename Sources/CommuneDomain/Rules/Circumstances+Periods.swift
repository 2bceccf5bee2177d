extension Circumstances {
  /// A constant during one period, and whose word that is.
  package struct LimitPeriod: Hashable, Sendable {
    package let row: LimitTable.Row
    /// The commune's own decision; nil for a row of the shipped table.
    package let decision: RecordID?

    package func contains(_ day: CalendarDate) -> Bool {
      row.validFrom <= day && row.validTo.map { day <= $0 } ?? true
    }
  }

  /// Every period of a constant, the earliest first; where both begin on a day, the commune's own decision,
  /// which counts, comes last.
  package func periods(of limit: Limit) -> [LimitPeriod] {
    let shipped = limits.rows.filter { $0.code == limit.rawValue }
      .map { LimitPeriod(row: $0, decision: nil) }
    let local = commune.localRules.filter { $0.rule == limit }.compactMap { rule in
      rule.row.map { LimitPeriod(row: $0, decision: rule.recordID) }
    }
    return (shipped + local).enumerated().sorted { left, right in
      (left.element.row.validFrom.dayNumber, left.offset)
        < (right.element.row.validFrom.dayNumber, right.offset)
    }
    .map(\.element)
  }

  /// The place of the period in force on a day among all periods of a constant.
  package func placeInForce(of limit: Limit, on day: CalendarDate) -> Int? {
    let periods = periods(of: limit)
    return periods.lastIndex { $0.decision != nil && $0.contains(day) }
      ?? periods.lastIndex { $0.contains(day) }
  }
}
