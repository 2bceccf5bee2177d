internal import VietnameseText

/// Someone who may be given an assignment, with the load that the person carries already.
package struct Candidate: Hashable, Sendable {
  package let person: RecordID
  /// The assignments under which the person acts today.
  package let load: RecordSet
  /// Months of the longest of them.
  package let longestTenure: Int
  /// When the person was last given an assignment, whether it still holds or not.
  package let latest: CalendarDate?
}

extension Figures {
  /// Those who hold or held an assignment or a post, or whose position is known, and are here: the
  /// least loaded first, then by name.
  package var candidates: [Candidate] {
    var assignments: [ID<Person>: [Assignment]] = [:]
    for assignment in commune.assignments {
      if let person = assignment.person { assignments[person, default: []].append(assignment) }
    }
    let appointed = Set(commune.appointments.compactMap(\.person))
    let candidates: [(Candidate, CollationKey)] = commune.people.compactMap { person in
      guard person.isPresent(on: today) else { return nil }
      let own = assignments[person.id] ?? []
      guard !own.isEmpty || !person.position.isEmpty || appointed.contains(person.id) else {
        return nil
      }
      return (candidate(person, own), CollationKey(personName: person.name))
    }
    return
      candidates
      .sorted { ($0.0.load.count, $0.1) < ($1.0.load.count, $1.1) }
      .map(\.0)
  }

  private func candidate(_ person: Person, _ assignments: [Assignment]) -> Candidate {
    let active = assignments.filter { $0.isInForce(on: today) }
    return Candidate(
      person: person.recordID,
      load: RecordSet(.assignments, active.map(\.recordID)),
      longestTenure: active.map { $0.tenureMonths(on: today) }.max() ?? 0,
      latest: assignments.compactMap(\.from).max())
  }
}
