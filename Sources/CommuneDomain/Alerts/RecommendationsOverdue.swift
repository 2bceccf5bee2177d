extension AlertRule {
  /// A6: residents wait for an answer beyond the day by which it was due, the longest first.
  static let recommendationsOverdue = AlertRule(code: "A6") { circumstances in
    let today = circumstances.today
    let overdue = circumstances.commune.recommendations.filter { $0.isOverdue(on: today) }
      .sorted { ($0.due ?? today, $0.recordID) < ($1.due ?? today, $1.recordID) }
    guard !overdue.isEmpty else { return [] }
    return [
      Alert(
        rule: "A6", severity: .urgent, phrase: "A6", arguments: [.integer(overdue.count)],
        register: .recommendations, ids: overdue.map(\.recordID))
    ]
  }
}
