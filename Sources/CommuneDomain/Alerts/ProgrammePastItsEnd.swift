extension AlertRule {
  /// Article 0.7: a programme, scheme or plan has come to its end, and not all of its work is done.
  static let programmePastItsEnd = AlertRule(
    "0.7", .notice, of: \.directives, watching: [.referring(.directiveTasks, field: "directive")]
  ) { directive, circumstances in
    guard [.programme, .scheme, .plan].contains(directive.kind), let end = directive.deadline,
      end < circumstances.today
    else { return nil }
    let tasks = circumstances.tasks(of: directive.id)
    let open = tasks.count { $0.status != .done }
    guard tasks.isEmpty || open > 0 else { return nil }
    return AlertFinding(due: end, [.date(end), .integer(open)])
  }
}
