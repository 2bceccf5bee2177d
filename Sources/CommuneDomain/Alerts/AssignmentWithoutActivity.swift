extension AlertRule {
  /// Article 1.3: nothing was done this quarter under an assignment to a cell, unit or group.
  static let assignmentWithoutActivity = AlertRule(
    "1.3", .notice, of: \.assignments, remedy: .add(.activities, field: "assignment"),
    watching: [.referring(.activities, field: "assignment"), .assignmentsOfPeople]
  ) { assignment, circumstances in
    let quarter = Period.quarter(containing: circumstances.today)
    guard assignment.level != .household, let begin = quarter.from,
      assignment.from.map({ $0 < begin }) ?? false,
      assignment.isActive(on: circumstances.today, in: circumstances.commune)
    else { return nil }
    let isDone = circumstances.commune
      .related(\.activities, "assignment", to: assignment.recordID)
      .contains { quarter.contains($0.date) }
    return isDone ? nil : AlertFinding(due: quarter.to)
  }
}
