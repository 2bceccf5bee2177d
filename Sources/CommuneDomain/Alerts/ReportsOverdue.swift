extension AlertRule {
  /// A7: a report is owed and its day has passed (fixture F22).
  static let reportsOverdue = AlertRule(
    "A7", .notice, of: \.reportDuties, remedy: .add(.reportIssues, field: "duty"),
    watching: [.referring(.reportIssues, field: "duty")]
  ) { duty, circumstances in
    guard let from = duty.from,
      let late = circumstances.reports(of: duty, endingFrom: from, to: circumstances.today)
        .first(where: { $0.isOverdue(on: circumstances.today) }),
      let end = late.period.to
    else { return nil }
    return AlertFinding(due: late.due, [.date(end), .date(late.due)])
  }
}
