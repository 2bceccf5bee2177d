extension AlertRule {
  /// Article 0.5: a cell met in the last months, and its cadre was at none of the meetings.
  ///
  /// Where nothing was recorded of the cadre, nobody knows; that is no absence.
  static let cellNotAttended = AlertRule(
    "0.5", .notice, of: \.assignments,
    watching: [
      .sharing(.meetings, field: "cell", as: "cell")
    ]
  ) { assignment, circumstances in
    let today = circumstances.today
    guard assignment.level == .cell, let person = assignment.person,
      assignment.isActive(on: today, in: circumstances.commune),
      let months = circumstances.value(of: .cellMonthsWithoutCadre, on: today)
    else { return nil }
    let recent = Period(from: today.adding(months: -months), to: today)
    let meetings = circumstances.figures.meetings(under: assignment)
      .filter { recent.contains($0.date) }
    let wasThere = meetings.contains {
      $0.cadres[person.raw] == .present || $0.superiors.contains(person)
    }
    guard !wasThere, meetings.contains(where: { $0.cadres[person.raw] != nil }) else { return nil }
    return AlertFinding([.integer(months)])
  }
}
