/// Of whom two thirds must agree: the official members of a cell on a day.
package struct VoteBase: Hashable, Sendable {
  package let official: RecordSet
  /// Those of them who are exempt from the activities of the cell; whether they count is for the
  /// guidance in force.
  package let exempt: RecordSet

  /// The smallest number of official members that the register allows for.
  package var least: Int { official.count - exempt.count }

  /// Whether a number that was typed agrees with the register.
  package func allows(_ typed: Int) -> Bool { (least...official.count).contains(typed) }
}

extension Commune {
  /// The official members of a cell on a day.
  package func officialMembers(of cell: ID<PartyOrganisation>, on day: CalendarDate) -> RecordSet {
    let moved = related(\.membershipEvents, "from-cell", to: cell.raw)
      .compactMap { $0.member.flatMap { self.members[$0] } }
    var seen: Set<RecordID> = []
    let official = (related(\.members, "cell", to: cell.raw) + moved).filter { member in
      seen.insert(member.recordID).inserted && member.isOfficial(on: day)
        && member.cell(on: day, in: self) == cell
        && member.stints(in: self).contains { $0.contains(day) }
    }
    return RecordSet(.members, official.map(\.recordID).sorted())
  }

  /// Who may vote in a cell on a day; nil where its members are not entered.
  package func voteBase(of cell: ID<PartyOrganisation>, on day: CalendarDate) -> VoteBase? {
    let official = officialMembers(of: cell, on: day)
    guard official.count > 0 else { return nil }
    let exempt = official.ids.filter { id in
      guard let member = self.members[ID(id)], let from = member.exemptFrom else { return false }
      return Period(from: from, to: member.exemptTo).contains(day)
    }
    return VoteBase(official: official, exempt: RecordSet(.members, exempt))
  }

  /// Every cell to which a member belongs or from which one was transferred.
  func cells(ofMember member: RecordID) -> [RecordID] {
    [self.members[ID(member)]?.cell?.raw].compactMap(\.self)
      + related(\.membershipEvents, "member", to: member).compactMap { $0.fromCell?.raw }
  }
}

extension AlertWatch {
  /// The cells whose members are touched by an event: those of its member, and those that it names.
  static let cellsOfMembershipEvents = AlertWatch.through(.membershipEvents) {
    event, values, commune in
    let members =
      values.filter { $0.field == "member" }.compactMap(\.value.reference)
      + [commune.membershipEvents[ID(event)]?.member?.raw].compactMap(\.self)
    let named = values.filter { $0.field == "from-cell" || $0.field == "to-cell" }
      .compactMap(\.value.reference)
    return members.flatMap { commune.cells(ofMember: $0) } + named
  }

  /// The cells to which a changed member belongs or belonged.
  static let cellsOfMembers = AlertWatch.through(.members) { member, values, commune in
    values.filter { $0.field == "cell" }.compactMap(\.value.reference)
      + commune.cells(ofMember: member)
  }
}
