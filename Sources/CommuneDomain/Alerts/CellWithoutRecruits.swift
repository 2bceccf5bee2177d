extension AlertRule {
  /// A10: a cell has admitted nobody for years (article 3.12, fixture F13), or for so many that it is
  /// urgent.
  static let cellWithoutRecruits: [AlertRule] = [
    AlertRule(
      "A10", .urgent, phrase: "A10.urgent", of: \.partyOrganisations,
      remedy: .add(.admissions, field: "cell"), watching: admissions
    ) { cell, circumstances in
      circumstances.findingOfNoRecruits(cell, from: .cellUrgentYears, below: nil)
    },
    AlertRule(
      "A10", .notice, of: \.partyOrganisations, remedy: .add(.admissions, field: "cell"),
      watching: admissions
    ) { cell, circumstances in
      circumstances.findingOfNoRecruits(
        cell, from: .cellYearsWithoutRecruits, below: .cellUrgentYears)
    },
  ]

  private static let admissions: [AlertWatch] = [
    .referring(.members, field: "cell"), .referring(.admissions, field: "cell"),
    .cellsOfMembershipEvents,
  ]
}

extension Circumstances {
  /// Months since a cell last admitted somebody, or since it was founded; nil for what is no cell today.
  package func monthsWithoutRecruits(_ cell: PartyOrganisation) -> Int? {
    guard cell.isCell, cell.exists(on: today),
      let last = commune.lastAdmission(of: cell.id) ?? cell.founded
    else { return nil }
    return today.months(since: last)
  }

  fileprivate func findingOfNoRecruits(
    _ cell: PartyOrganisation, from least: Limit, below most: Limit?
  ) -> AlertFinding? {
    guard let years = value(of: least, on: today), let months = monthsWithoutRecruits(cell),
      months >= years * 12
    else { return nil }
    if let most = most.flatMap({ value(of: $0, on: today) }), months >= most * 12 { return nil }
    return AlertFinding([.integer(months / 12), .integer(months % 12)])
  }
}

extension Commune {
  /// When a cell last admitted somebody: by its cases and by those of its members who were not
  /// transferred to it.
  package func lastAdmission(of cell: ID<PartyOrganisation>) -> CalendarDate? {
    let cases = related(\.admissions, "cell", to: cell.raw) { $0.ceremony }
    let members = related(\.members, "cell", to: cell.raw) { member -> CalendarDate? in
      let transfers = related(\.membershipEvents, "member", to: member.recordID) { event in
        event.kind == .transferIn || event.kind == .temporaryIn
          || event.kind == .internalTransfer && event.toCell == cell ? event.kind : nil
      }
      return transfers.isEmpty ? member.joined ?? member.decisionDate : nil
    }
    return (cases + members).max()
  }
}
