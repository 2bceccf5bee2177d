extension AlertRule {
  /// A19: nobody has visited a poor household this quarter as often as it should be.
  static let poorHouseholdsNotVisited = AlertRule(code: "A19") { circumstances in
    let today = circumstances.today
    guard let missing = circumstances.figures.poorHouseholdsVisited(inQuarterOf: today)?.rest,
      !missing.isEmpty
    else { return [] }
    return [
      Alert(
        rule: "A19", severity: .notice, phrase: "A19", arguments: [.integer(missing.count)],
        register: .households, ids: missing.ids, due: Period.quarter(containing: today).to)
    ]
  }
}
