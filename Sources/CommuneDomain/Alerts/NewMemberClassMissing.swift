extension AlertRule {
  /// A probationary member has not attended the class for new members though the year draws to its end
  /// (article 2.6).
  static let newMemberClassMissing = AlertRule(
    "2.6", .notice, of: \.members,
    watching: [
      .through(.admissions) { id, values, commune in
        commune.memberRecords(
          named: "candidate", in: values, or: commune.admissions[ID(id)]?.candidate)
      },
      .through(.enrolments) { id, values, commune in
        commune.memberRecords(named: "person", in: values, or: commune.enrolments[ID(id)]?.person)
      },
      .through(.classes) { id, _, commune in
        commune.related(\.enrolments, "class", to: id).compactMap { $0.person?.raw }
          .flatMap { commune.memberRecords(of: $0) }
      },
    ]
  ) { member, circumstances in
    guard let end = member.probationEnd(in: circumstances), let joined = member.joined,
      let person = member.person,
      let months = circumstances.value(of: .newMemberClassMonths, on: circumstances.today),
      joined.adding(months: months) <= circumstances.today,
      circumstances.certificate(.newMembers, of: person) == nil,
      !circumstances.commune.related(\.admissions, "candidate", to: person.raw)
        .contains(where: { !$0.newMemberClass.isEmpty })
    else { return nil }
    return AlertFinding(due: end, [.date(end)])
  }
}

extension Commune {
  /// The member records of the people whom the values of a field name, or who stand in it now.
  fileprivate func memberRecords(
    named field: String, in values: [FieldAssignment], or present: ID<Person>?
  ) -> [RecordID] {
    let people =
      values.filter { $0.field == field }.compactMap(\.value.reference)
      + [present?.raw].compactMap(\.self)
    return people.flatMap { memberRecords(of: $0) }
  }
}
