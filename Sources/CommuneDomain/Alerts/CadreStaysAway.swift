extension AlertRule {
  /// A3: a cadre has been absent from the meetings of the assigned cell or group too often in a row
  /// (article 1.4).
  static let cadreStaysAway = AlertRule(
    "A3", .notice, of: \.assignments,
    watching: [
      .through(.meetings) { id, values, commune in
        // Whoever met before stands in the meeting still when only the kind of body has changed.
        let meeting = commune.meetings[ID(id)]
        let hosts =
          values.filter { $0.field == "cell" || $0.field == "group" }.compactMap(\.value.reference)
          + [meeting?.cell?.raw, meeting?.group?.raw].compactMap(\.self)
        return hosts.flatMap { host in
          ["cell", "group"].flatMap {
            commune.records(in: .assignments, where: $0, equals: .reference(host))
          }
        }
      },
      .assignmentsOfPeople,
    ]
  ) { assignment, circumstances in
    guard assignment.isActive(on: circumstances.today, in: circumstances.commune),
      let least = circumstances.value(of: .cadreAbsencesInARow, on: circumstances.today)
    else { return nil }
    let absences = circumstances.figures.absencesInARow(under: assignment)
    guard absences.count >= least, let last = absences.ids.first,
      let day = circumstances.commune.meetings[ID(last)]?.date
    else { return nil }
    return AlertFinding([.integer(absences.count), .date(day)])
  }
}

extension AlertWatch {
  /// The assignments of somebody who comes or goes.
  static let assignmentsOfPeople = AlertWatch.through(.people) { person, _, commune in
    commune.records(in: .assignments, where: "person", equals: .reference(person))
  }
}
