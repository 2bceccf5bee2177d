extension AlertRule {
  /// A1: nobody looks after a group, residence unit, cell or poor household (fixture F12).
  static let nobodyAssigned = AlertRule(code: "A1") { circumstances in
    let phrases: [(level: AssignmentLevel, phrase: String)] = [
      (.group, "A1.groups"), (.residenceUnit, "A1.residence-units"), (.cell, "A1.cells"),
      (.household, "A1.households"),
    ]
    return phrases.compactMap { level, phrase in
      let uncovered = circumstances.figures.covered(level).rest
      guard !uncovered.isEmpty else { return nil }
      return Alert(
        rule: "A1", severity: .urgent, phrase: phrase, arguments: [.integer(uncovered.count)],
        register: level.register, ids: uncovered.ids)
    }
  }
}
