extension AlertRule {
  /// Article 0.10: somebody on the staff of the commune has been to no class this year.
  static let noTrainingThisYear = AlertRule(
    "0.10", .notice, of: \.appointments,
    watching: [
      .sharing(.enrolments, field: "person", as: "person"),
      .through(.classes) { id, _, commune in
        commune.related(\.enrolments, "class", to: id).compactMap { $0.person?.raw }
          .flatMap { commune.records(in: .appointments, where: "person", equals: .reference($0)) }
      },
    ]
  ) { appointment, circumstances in
    let year = Period.year(containing: circumstances.today)
    guard appointment.body == .commune, appointment.period.contains(circumstances.today),
      let person = appointment.person
    else { return nil }
    let isTrained = circumstances.commune.related(\.enrolments, "person", to: person.raw)
      .contains { enrolment in
        year.contains(enrolment.class.flatMap { circumstances.commune.classes[$0]?.from })
      }
    return isTrained ? nil : AlertFinding(due: year.to)
  }
}
