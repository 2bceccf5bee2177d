/// Who leads the residence units on a day, and how many of them are members of the Party.
package struct HeadFigures: Sendable {
  package let role: HeadRole
  /// Those who are members, out of all whose term holds.
  package let members: Share
  /// The share that should be passed; nil when none is set.
  package let wanted: LimitTable.Row?
  /// The smallest number that passes it: 118 of 130 for more than 90 %.
  package let leastWanted: Int?

  /// The residence units for which no such term is entered.
  package let vacant: RecordSet

  /// Whether more than the wanted share are members; nil when none is set or nobody leads.
  package var isReached: Bool? {
    members.whole.isEmpty ? nil : leastWanted.map { members.part.count >= $0 }
  }
}

extension Figures {
  /// The terms of a role that hold today, and those of members among them.
  package func heads(_ role: HeadRole) -> HeadFigures {
    let terms = commune.records(in: .headTerms, where: "role", equals: .choice(role.rawValue))
      .compactMap { commune.headTerms[ID($0)] }
      .filter { $0.isInForce(on: today) }
    let members = terms.filter { $0.isMember(in: circumstances) }
    let held = Set(terms.compactMap { $0.residenceUnit?.raw })
    let units = AssignmentLevel.residenceUnit.units(in: commune, on: today)
    return HeadFigures(
      role: role,
      members: Share(
        RecordSet(.headTerms, members.map(\.recordID)),
        of: RecordSet(.headTerms, terms.map(\.recordID))),
      wanted: circumstances.row(of: .headsMemberShare, on: today),
      leastWanted: circumstances.leastAbove(.headsMemberShare, of: terms.count, on: today),
      vacant: RecordSet(.residenceUnits, units.filter { !held.contains($0) }))
  }
}
