extension AlertRule {
  /// A20: the secretary has received citizens on fewer days of this month than there should be.
  static let tooFewReceptionDays = AlertRule(
    "A20", .notice, of: \.people, remedy: .add(.receptionDays, field: "host"),
    watching: [
      .referring(.receptionDays, field: "host"), .referring(.appointments, field: "person"),
    ],
    among: \.secretaries
  ) { person, circumstances in
    let month = Period.month(containing: circumstances.today)
    guard circumstances.secretaries.contains(person.recordID),
      let wanted = circumstances.value(of: .receptionDaysPerMonth, on: circumstances.today)
    else { return nil }
    let held = circumstances.commune.related(\.receptionDays, "host", to: person.recordID)
      .count { day in
        day.date.map { $0 <= circumstances.today && month.contains($0) } ?? false
      }
    return held < wanted ? AlertFinding(due: month.to, [.integer(held), .integer(wanted)]) : nil
  }
}

extension Circumstances {
  /// Who is secretary of the commune's Party committee today.
  var secretaries: [RecordID] {
    let post = FieldValue.choice(Post.committeeSecretary.rawValue)
    return commune.records(in: .appointments, where: "post", equals: post)
      .compactMap { commune.appointments[ID($0)] }
      .filter { $0.period.contains(today) && isOfCommune($0) }
      .compactMap { $0.person?.raw }
  }

  private func isOfCommune(_ appointment: Appointment) -> Bool {
    guard appointment.body == .partyOrganisation else { return appointment.body == .commune }
    return appointment.organisation.flatMap { commune.partyOrganisations[$0] }?.kind
      == .communeCommittee
  }
}
