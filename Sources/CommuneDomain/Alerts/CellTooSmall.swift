extension AlertRule {
  /// A11: a cell has fewer official members than it needs; one whose members are not entered is left
  /// out.
  static let cellTooSmall = AlertRule(
    "A11", .urgent, of: \.partyOrganisations,
    watching: [
      .referring(.members, field: "cell"), .cellsOfMembers, .cellsOfMembershipEvents,
    ]
  ) { cell, circumstances in
    let commune = circumstances.commune
    guard cell.isCell, cell.exists(on: circumstances.today),
      let least = circumstances.value(of: .cellLeastMembers, on: circumstances.today),
      !commune.records(in: .members, where: "cell", equals: .reference(cell.recordID)).isEmpty
    else { return nil }
    let official = commune.officialMembers(of: cell.id, on: circumstances.today).count
    return official < least ? AlertFinding([.integer(official), .integer(least)]) : nil
  }
}
