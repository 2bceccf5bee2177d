extension AlertRule {
  /// A18: nothing was seen to move at a house under construction for longer than allowed.
  static let housingStalled = AlertRule(
    "A18", .urgent, of: \.housingCases, remedy: .add(.housingVisits, field: "case"),
    watching: [.referring(.housingVisits, field: "case")]
  ) { housing, circumstances in
    guard let days = housing.idleDays(in: circumstances),
      let most = circumstances.value(of: .housingIdleDays, on: circumstances.today), days > most
    else { return nil }
    return AlertFinding(
      due: circumstances.today.adding(days: most - days),
      [.integer(days), .integer(housing.percent(in: circumstances.commune))])
  }
}
