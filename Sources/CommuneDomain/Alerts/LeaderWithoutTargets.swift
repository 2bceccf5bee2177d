extension AlertRule {
  /// Article 3.3: targets were set for this year, and a leader has been given none.
  static let leaderWithoutTargets = AlertRule(
    "3.3", .notice, of: \.appointments,
    watching: [
      .sharing(.targetAssignments, field: "person", as: "person"),
      .everything(in: .targets),
    ]
  ) { appointment, circumstances in
    let commune = circumstances.commune
    let year = circumstances.today.year
    guard appointment.post?.isLeading ?? false, appointment.period.contains(circumstances.today),
      let person = appointment.person,
      !commune.records(in: .targets, where: "year", equals: .integer(year)).isEmpty
    else { return nil }
    let isGiven = commune.related(\.targetAssignments, "person", to: person.raw)
      .contains { $0.target.flatMap { commune.targets[$0]?.year } == year }
    return isGiven ? nil : AlertFinding([.text(String(year))])
  }
}
