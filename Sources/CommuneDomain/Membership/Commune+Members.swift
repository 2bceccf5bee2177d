/// Who belongs to the cells: by the register of members, and by the cell that the register of people
/// gives as long as a person has no record there.
extension Commune {
  /// Those who count as members on a day.
  package func memberPeople(on day: CalendarDate) -> RecordSet {
    let recorded = Set(self.members.compactMap { $0.person?.raw })
    let events = Dictionary(grouping: self.membershipEvents, by: \.member)
    let counted = self.members.compactMap { member in
      member.stints(by: events[member.id] ?? []).contains { $0.contains(day) }
        ? member.person?.raw : nil
    }
    let others = self.partyOrganisations.flatMap { cell in
      records(in: .people, where: "cell", equals: .reference(cell.recordID))
        .filter { !recorded.contains($0) && self.people[ID($0)]?.isPresent(on: day) ?? false }
    }
    return RecordSet(.people, Set(counted + others).sorted())
  }

  /// Those who should attend the meetings of a cell, oldest record first.
  package func attendingPeople(of cell: ID<PartyOrganisation>) -> [RecordID] {
    let attending = related(\.members, "cell", to: cell.raw).filter(\.attends)
      .compactMap { $0.person?.raw }
    let others = related(\.people, "cell", to: cell.raw)
      .filter { person in
        person.isPresent && memberRecords(of: person.recordID).isEmpty
      }
      .map(\.recordID)
    return Set(attending + others).sorted()
  }

  /// Those who sit on a committee by the register of posts held, oldest record first.
  package func committeePeople(of organisation: ID<PartyOrganisation>) -> [RecordID] {
    let posts: Set<Post> = [
      .committeeSecretary, .permanentDeputy, .committeeDeputy, .standingMember, .committeeMember,
    ]
    let people = related(\.appointments, "organisation", to: organisation.raw)
      .filter { $0.to == nil && $0.post.map(posts.contains) ?? false }
      .compactMap { $0.person?.raw }
    return Set(people).sorted()
  }

  /// The member records of a person.
  package func memberRecords(of person: RecordID) -> [RecordID] {
    records(in: .members, where: "person", equals: .reference(person))
  }

  /// Whether a person is a member of the Party on a day.
  package func isMember(person: ID<Person>, on day: CalendarDate) -> Bool {
    let recorded = related(\.members, "person", to: person.raw)
    guard recorded.isEmpty else {
      return recorded.contains { member in member.stints(in: self).contains { $0.contains(day) } }
    }
    return self.people[person].map { $0.cell != nil && $0.isPresent(on: day) } ?? false
  }
}
