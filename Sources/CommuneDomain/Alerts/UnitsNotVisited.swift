extension AlertRule {
  /// Article 3.5: a working group has not been to the unit that it is responsible for.
  static let unitsNotVisited = AlertRule(
    "3.5", .notice, of: \.workingGroups, remedy: .complete(field: "worked")
  ) {
    group, circumstances in
    guard group.worked == nil, let from = group.from, group.period.contains(circumstances.today)
    else { return nil }
    return AlertFinding(due: group.to, [.date(from)])
  }
}
