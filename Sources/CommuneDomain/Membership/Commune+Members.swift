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
    let others = records(in: .people, having: "cell")
      .filter { !recorded.contains($0) && self.people[ID($0)]?.isPresent(on: day) ?? false }
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

extension Commune {
  /// Whether a person is a member on a day or was one on the day before, since a measure that ends the
  /// membership is taken while it lasts.
  func isMember(person: ID<Person>, around day: CalendarDate) -> Bool {
    isMember(person: person, on: day) || isMember(person: person, on: day.adding(days: -1))
  }

  /// Whether a person is an official member on a day or was one on the day before; nil where only the
  /// cell is known and no record says so.
  func isOfficial(person: ID<Person>, around day: CalendarDate) -> Bool? {
    let recorded = related(\.members, "person", to: person.raw)
    guard !recorded.isEmpty else { return nil }
    return recorded.contains { $0.isOfficial(on: day) || $0.isOfficial(on: day.adding(days: -1)) }
  }
}

extension Circumstances {
  /// The arguments of the sentence "is no member"; nil for members.
  func notAMember(_ person: ID<Person>?, around day: CalendarDate) -> [Issue.Argument]? {
    guard let person, commune.people[person] != nil,
      !commune.isMember(person: person, around: day)
    else { return nil }
    return [.record(.people, person.raw), .date(day)]
  }
}

/// Only members are offered where a member is to be chosen among the people.
let isMember: @Sendable (RecordID, Circumstances) -> Bool = { id, circumstances in
  circumstances.commune.isMember(person: ID(id), on: circumstances.today)
}
