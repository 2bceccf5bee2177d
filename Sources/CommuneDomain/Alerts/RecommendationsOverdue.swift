extension AlertRule {
  /// A6: residents wait for an answer beyond the day by which it was due, the longest first.
  static let recommendationsOverdue = AlertRule(
    "A6", .urgent, of: \.recommendations, remedy: .complete(field: "answered")
  ) {
    recommendation, circumstances in
    guard recommendation.isOverdue(on: circumstances.today), let due = recommendation.due else {
      return nil
    }
    return AlertFinding(
      due: due, [.integer(circumstances.today.dayNumber - due.dayNumber)])
  }
}
