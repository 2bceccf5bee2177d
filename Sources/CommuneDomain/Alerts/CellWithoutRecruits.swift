extension AlertRule {
  /// A10: a cell has admitted nobody for years (article 3.12, fixture F13).
  static let cellWithoutRecruits = AlertRule(
    "A10", .notice, of: \.partyOrganisations, remedy: .add(.admissions, field: "cell"),
    watching: [
      .referring(.members, field: "cell"), .referring(.admissions, field: "cell"),
      .cellsOfMembershipEvents,
    ]
  ) { cell, circumstances in
    guard cell.isCell, cell.exists(on: circumstances.today),
      let years = circumstances.value(of: .cellYearsWithoutRecruits, on: circumstances.today),
      let last = circumstances.commune.lastAdmission(of: cell.id) ?? cell.founded
    else { return nil }
    let months = circumstances.today.months(since: last)
    return months >= years * 12
      ? AlertFinding([.integer(months / 12), .integer(months % 12)]) : nil
  }
}

extension Commune {
  /// When a cell last admitted somebody: by its cases and by those of its members who were not
  /// transferred to it.
  package func lastAdmission(of cell: ID<PartyOrganisation>) -> CalendarDate? {
    let cases = related(\.admissions, "cell", to: cell.raw).compactMap(\.ceremony)
    let members = related(\.members, "cell", to: cell.raw)
      .filter { member in
        !related(\.membershipEvents, "member", to: member.recordID)
          .contains { event in
            event.kind == .transferIn || event.kind == .temporaryIn
              || event.kind == .internalTransfer && event.toCell == cell
          }
      }
      .compactMap { $0.joined ?? $0.decisionDate }
    return (cases + members).max()
  }
}
