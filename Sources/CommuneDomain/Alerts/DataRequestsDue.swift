extension AlertRule {
  /// A24: somebody waits for an answer about his data, or for what he was promised (fixture F18).
  static let dataRequestsDue: [AlertRule] = [
    AlertRule(
      "A24", .urgent, phrase: "A24.answer", of: \.dataRequests, remedy: .complete(field: "answered")
    ) { request, _ in
      guard request.answered == nil, let due = request.due else { return nil }
      return AlertFinding(due: due, [.date(due)])
    },
    AlertRule(
      "A24", .notice, phrase: "A24.done", of: \.dataRequests, remedy: .complete(field: "done")
    ) {
      request, circumstances in
      guard request.answered != nil, request.done == nil,
        let due = request.lastDay(in: circumstances)
      else { return nil }
      return AlertFinding(due: due, [.date(due)])
    },
  ]
}
