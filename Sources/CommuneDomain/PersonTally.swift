/// A number over thousands of people that is kept up to date with the book: what a change may have made
/// of a person is read again, and nobody else is.
protocol PersonTally: Sendable {
  /// The registers whose records decide what is counted.
  static var registers: Set<RegisterKey> { get }

  /// Counts everybody.
  init(of commune: Commune)

  /// Takes out what was counted of a person and counts what the book says of that person now.
  mutating func read(_ person: RecordID, in commune: Commune)
}

/// A tally, and how far it has followed the book.
struct FollowedTally<Tally: PersonTally>: Sendable {
  private var tally: Tally?
  private var seen: ChangeTrail?

  /// Reads the tally as the book stands now.
  mutating func read<Result>(_ commune: Commune, _ use: (inout Tally) -> Result) -> Result {
    if tally != nil, let seen,
      let people = commune.people(concernedSince: seen, in: Tally.registers)
    {
      for person in people { tally?.read(person, in: commune) }
    } else {
      tally = nil
    }
    seen = commune.trail
    var current = tally ?? Tally(of: commune)
    // A second holder would make the next change a copy of it all.
    tally = nil
    defer { tally = current }
    return use(&current)
  }
}

extension Commune {
  /// The people of whom changes since then may have said something; nil where that cannot be told.
  fileprivate func people(concernedSince seen: ChangeTrail, in registers: Set<RegisterKey>)
    -> Set<RecordID>?
  {
    guard let steps = trail.steps(since: seen) else { return nil }
    var people: Set<RecordID> = []
    for step in steps where registers.contains(step.register) {
      guard case .operation(let operation) = step else { return nil }
      people.formUnion(self.people(concernedBy: operation))
    }
    return people
  }

  /// The people of whom an operation may have said something: a person, whom the record names or named.
  private func people(concernedBy operation: Operation) -> [RecordID] {
    guard operation.register != .people else { return [operation.record] }
    if operation.register == .membershipEvents {
      return references(in: "member", of: operation)
        .compactMap { self.members[ID($0)]?.person?.raw }
    }
    return references(in: "person", of: operation)
  }

  /// What a reference field of the record names now, or has named before or after the operation.
  private func references(in field: String, of operation: Operation) -> [RecordID] {
    let present = Self.register(operation.register)?
      .value(of: field, in: operation.record, of: self)
    let values = operation.values.filter { $0.field == field }.map(\.value)
    return (values + [present].compactMap(\.self)).compactMap(\.reference)
  }
}
