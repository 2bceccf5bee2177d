package import CommuneDomain

/// Constants as the table of rules shows them.
extension Phrases {
  /// What the constant is about.
  package func name(of limit: Limit) -> String {
    choice(.localRules, "rule", limit.rawValue)
  }

  /// "2/3" for a share, "60.000.000" for a number.
  package func value(of row: LimitTable.Row) -> String {
    row.outOf.map { "\(number(row.value))/\(number($0))" } ?? number(row.value)
  }

  /// From when to when a constant holds.
  package func period(of row: LimitTable.Row) -> String {
    guard let end = row.validTo else { return text("limit.since", date(row.validFrom)) }
    return "\(date(row.validFrom)) – \(date(end))"
  }
}
