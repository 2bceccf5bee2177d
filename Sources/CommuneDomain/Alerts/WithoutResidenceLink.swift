extension AlertRule {
  /// A17: a member of the cell of an office, school or enterprise has no link to the cell of the place
  /// of residence (Regulation 213-QĐ/TW).
  static let withoutResidenceLink = AlertRule(
    "A17", .notice, of: \.members,
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
}
