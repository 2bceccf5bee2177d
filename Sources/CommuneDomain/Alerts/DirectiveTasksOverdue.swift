extension AlertRule {
  /// Article 0.6: work that a document asks for is not done, and its day has passed.
  static let directiveTasksOverdue = AlertRule(
    "0.6", .notice, of: \.directiveTasks, remedy: .complete(field: "done")
  ) {
    task, circumstances in
    guard task.isOverdue(on: circumstances.today), let due = task.due else { return nil }
    return AlertFinding(due: due, [.integer(circumstances.today.dayNumber - due.dayNumber)])
  }
}
