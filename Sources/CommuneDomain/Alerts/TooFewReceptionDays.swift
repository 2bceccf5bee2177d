extension AlertRule {
  /// A20: the secretary receives citizens on fewer days of this month than there should be, and the
  /// month draws to its end or has too few working days left.
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
    let days = circumstances.commune.related(\.receptionDays, "host", to: person.recordID)
      .compactMap(\.date).filter(month.contains)
    let held = days.count { $0 <= circumstances.today }
    guard days.count < wanted, circumstances.hasRoomFor(lessThan: wanted - held, in: month) else {
      return nil
    }
    return AlertFinding(due: month.to, [.integer(held), .integer(wanted)])
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

  /// Whether the rest of a month, today included, is late or has fewer working days than that.
  fileprivate func hasRoomFor(lessThan count: Int, in month: Period) -> Bool {
    if let late = value(of: .receptionLateFromDay, on: today).flatMap(month.day), late <= today {
      return true
    }
    guard let last = month.to else { return false }
    let left = (0...max(0, last.dayNumber - today.dayNumber))
      .count { limits.isWorkingDay(today.adding(days: $0)) }
    return left < count
  }

  private func isOfCommune(_ appointment: Appointment) -> Bool {
    guard appointment.body == .partyOrganisation else { return appointment.body == .commune }
    return appointment.organisation.flatMap { commune.partyOrganisations[$0] }?.kind
      == .communeCommittee
  }
}
