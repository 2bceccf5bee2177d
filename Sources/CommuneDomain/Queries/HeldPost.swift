/// A post or piece of work that somebody holds besides assignments, such as a term as head or the lead of a
/// group.
package struct HeldPost: Hashable, Sendable {
  package let register: RegisterKey
  package let id: RecordID
  /// The field that names the holder.
  package let field: String

  /// Whether it is a record of its own that ends; otherwise the field names somebody else, or nobody.
  package var isTerm: Bool { register == .headTerms || register == .appointments }

  /// Whether somebody who follows may be named in the same act; a head is elected.
  package var takesSuccessor: Bool { register != .headTerms }
}

extension Figures {
  /// What somebody holds on a day besides assignments.
  package func posts(of person: RecordID, on day: CalendarDate) -> [HeldPost] {
    func posts<Record: Entity>(
      _ table: WritableKeyPath<CommuneTables, Table<Record>>, _ field: String,
      where isHeld: (Record) -> Bool
    ) -> [HeldPost] {
      commune.related(table, field, to: person).filter(isHeld).map {
        HeldPost(register: Record.schema.key, id: $0.recordID, field: field)
      }
    }
    let terms =
      posts(\.headTerms, "person") { $0.from != nil && $0.period.contains(day) }
      + posts(\.appointments, "person") { $0.from != nil && $0.period.contains(day) }
    let places =
      posts(\.residenceUnits, "head") { $0.exists(on: day) }
      + posts(\.partyOrganisations, "secretary") { $0.exists(on: day) }
      + posts(\.groups, "leader") { $0.exists(on: day) }
    let work =
      posts(\.directiveTasks, "responsible") { $0.status != .done && $0.status != .dropped }
      + posts(\.targetAssignments, "person") { $0.status != .evaluated }
    return terms + places + work
  }
}

extension Leaving {
  /// Ends what somebody holds on the day before, and names those decided upon in his place.
  package func change(
    ending posts: [HeldPost], in commune: Commune, newID: () -> RecordID
  ) -> Change {
    posts.reduce(Change()) { change, post in
      guard let old = commune.record(post.id, in: post.register) else { return change }
      var successor: RecordID?
      if case .successor(let person) = decisions[post.id] { successor = person }
      return change + (post.isTerm ? end(old, successor, newID) : handOver(old, post, successor))
    }
  }

  private func end(_ old: any Entity, _ successor: RecordID?, _ newID: () -> RecordID) -> Change {
    var ended = old
    try? ended.set("to", to: .date(day.adding(days: -1)))
    var change = Change.from(old, to: ended)
    if case .date(let from) = old.value(of: "from"), from >= day { change = .removing(old) }
    guard let successor, let appointment = old as? Appointment else { return change }
    var next = Appointment(id: ID(newID()))
    next.person = ID(successor)
    next.post = appointment.post
    next.body = appointment.body
    next.organisation = appointment.organisation
    next.residenceUnit = appointment.residenceUnit
    next.group = appointment.group
    next.from = day
    next.decision = decision
    return change + .creating(next)
  }

  /// What must have a holder keeps the old one until another is named.
  private func handOver(_ old: any Entity, _ post: HeldPost, _ successor: RecordID?) -> Change {
    let isRequired = Commune.register(post.register)?.field(post.field)?.isRequired ?? false
    if successor == nil, isRequired { return Change() }
    var next = old
    try? next.set(post.field, to: successor.map { .reference($0) } ?? .empty)
    return .from(old, to: next)
  }
}
