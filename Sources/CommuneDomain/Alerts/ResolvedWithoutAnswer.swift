extension AlertRule {
  /// Article 1.6: a recommendation was resolved, and whoever raised it has not been told.
  static let resolvedWithoutAnswer = AlertRule(
    "1.6", .notice, of: \.recommendations, remedy: .complete(field: "answered")
  ) {
    recommendation, circumstances in
    guard recommendation.status == .resolved, !recommendation.isAnswered,
      let resolved = recommendation.resolved, resolved <= circumstances.today
    else { return nil }
    return AlertFinding(
      due: recommendation.due, [.integer(circumstances.today.dayNumber - resolved.dayNumber)])
  }
}
