extension AlertRule {
  /// A2: an assignment of the last twelve months replaced someone who had just come to know the
  /// place (article 1.8).
  static let reassignedEarly = AlertRule(code: "A2") { circumstances in
    let lastYear = Period(
      from: circumstances.today.adding(months: -12), to: circumstances.today)
    let early = circumstances.commune.assignments.filter { assignment in
      lastYear.contains(assignment.from)
        && assignment.tenureCutShort(in: circumstances) != nil
    }
    guard !early.isEmpty else { return [] }
    return [
      Alert(
        rule: "A2", severity: .notice, phrase: "A2", arguments: [.integer(early.count)],
        register: .assignments, ids: early.map(\.recordID))
    ]
  }
}
