extension AlertRule {
  /// Article 2.8: residents wait for an answer to what they said in a dialogue beyond its day.
  static let opinionsUnanswered = AlertRule(
    "2.8", .urgent, of: \.opinions, remedy: .complete(field: "answered"),
    watching: [
      .through(.recommendations) { recommendation, _, commune in
        commune.records(
          in: .opinions, where: "recommendation", equals: .reference(recommendation))
      }
    ]
  ) { opinion, circumstances in
    guard opinion.state(in: circumstances) == .overdue, let due = opinion.due else { return nil }
    return AlertFinding(due: due, [.integer(circumstances.today.dayNumber - due.dayNumber)])
  }
}
