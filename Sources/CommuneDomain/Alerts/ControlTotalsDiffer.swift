extension AlertRule {
  /// A14: a declared total differs from what the book counts (fixture F01).
  static let controlTotalsDiffer = AlertRule(code: "A14") { circumstances in
    circumstances.figures.controlChecks.filter { !$0.agrees }.map { check in
      Alert(
        rule: "A14", severity: .urgent, phrase: "A14",
        arguments: [
          .integer(check.declared), .integer(check.counted.count),
          .value(.choice(check.figure.rawValue)),
        ],
        register: .controlTotals, ids: [check.total.recordID])
    }
  }
}
