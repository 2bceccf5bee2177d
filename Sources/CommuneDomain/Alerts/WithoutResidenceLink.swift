extension AlertRule {
  /// A17: a member of the cell of an office, school or enterprise has no link to the cell of the place
  /// of residence (Regulation 213-QĐ/TW).
  static let withoutResidenceLink = AlertRule(
    "A17", .notice, of: \.members, remedy: .complete(field: "residence-duty"),
    watching: [
      .through(.partyOrganisations) { id, _, commune in
        commune.records(in: .members, where: "cell", equals: .reference(id))
      }
    ]
  ) { member, circumstances in
    guard member.attends, member.residenceDuty == nil,
      let cell = member.cell.flatMap({ circumstances.commune.partyOrganisations[$0] }),
      cell.isCell, cell.kind != .residentialCell
    else { return nil }
    return AlertFinding()
  }

  /// Article 0.7: a member who was introduced to the cell of the place of residence looks after no
  /// household there.
  static let withoutHousehold = AlertRule(
    "0.7", .notice, phrase: "0.7.household", of: \.members,
    remedy: .openReferred(field: "person"),
    watching: [
      .through(.assignments) { id, values, commune in
        let people =
          values.filter { $0.field == "person" }.compactMap(\.value.reference)
          + [commune.assignments[ID(id)]?.person?.raw].compactMap(\.self)
        return people.flatMap { commune.memberRecords(of: $0) }
      },
      .through(.people) { id, _, commune in commune.memberRecords(of: id) },
    ]
  ) { member, circumstances in
    circumstances.lacksHousehold(member) ? AlertFinding() : nil
  }
}

extension Circumstances {
  /// Whether a member linked to the cell of residence looks after no household (article 0.7).
  package func lacksHousehold(_ member: Member) -> Bool {
    guard member.isHere, member.residenceCell != nil, let person = member.person else {
      return false
    }
    return !commune.related(\.assignments, "person", to: person.raw)
      .contains { $0.level == .household && $0.isActive(on: today, in: commune) }
  }
}
