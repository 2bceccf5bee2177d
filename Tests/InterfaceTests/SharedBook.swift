import CommuneDomain
import Interface

/// A book that others write too, kept in memory: it answers a save as the store does, with what
/// arrived meanwhile and what it met.
struct SharedBook {
  private(set) var commune: Commune
  /// What others will have saved by the time of the next save.
  private var pending: [(change: Change, author: String)] = []
  /// Who wrote each place last.
  private var writers: [String: String] = [:]
  static let milliseconds: UInt64 = 1_795_169_520_000

  init(_ commune: Commune) {
    self.commune = commune
  }

  /// Somebody saves: what the others are told.
  mutating func save(_ change: Change, by author: String) throws -> Arrival {
    try commune.apply(change)
    for operation in change.operations { writers[Self.place(of: operation)] = author }
    return Arrival(change: change, authors: [author])
  }

  /// Somebody will have saved before the next save of this program, which does not know it yet.
  mutating func prepare(_ change: Change, by author: String) {
    pending.append((change, author))
  }

  var hasPending: Bool { !pending.isEmpty }

  /// What the program is told before the answer to a save.
  mutating func takePending() throws -> Arrival? {
    var arrival = Arrival()
    for (change, author) in pending {
      let part = try save(change, by: author)
      arrival.change = arrival.change + part.change
      if !arrival.authors.contains(author) { arrival.authors.append(author) }
    }
    pending = []
    return arrival.isEmpty ? nil : arrival
  }

  /// Writes a change, or says what it meets.
  mutating func write(_ change: Change) throws -> [Clash] {
    // Operation by operation: what is brought back first can then be written.
    var trial = self
    var clashes: [Clash] = []
    for operation in change.operations {
      let met = trial.clashes(of: operation)
      if met.isEmpty { try trial.commune.apply(Change([operation])) }
      clashes += met
    }
    if clashes.isEmpty {
      try commune.apply(change)
      for operation in change.operations { writers[Self.place(of: operation)] = "st01-lan" }
    }
    return clashes
  }

  private func clashes(of operation: Operation) -> [Clash] {
    let present = commune.record(operation.record, in: operation.register)
    func clash(
      _ kind: Clash.Kind, _ field: String? = nil, subject: RecordID? = nil,
      base: FieldValue = .empty, theirs: FieldValue = .empty, mine: FieldValue = .empty
    ) -> Clash {
      var clash = Clash(
        kind: kind, register: operation.register, record: operation.record, field: field,
        subject: subject, base: base, theirs: theirs, mine: mine)
      let place =
        subject.map { "\(operation.record) \(field ?? "") \($0)" }
        ?? "\(operation.record) \(field ?? "")"
      clash.author = writers[place] ?? writers["\(operation.record) "]
      clash.milliseconds = Self.milliseconds
      return clash
    }
    switch operation {
    case .create(_, _, let values), .restore(_, _, let values):
      return values.compactMap { assignment in
        taken(assignment.field, assignment.value, by: operation)
          .map { clash(.taken(by: $0), assignment.field, mine: assignment.value) }
      }
    case .remove(_, _, let values):
      guard let present else { return [clash(.removed)] }
      let keys = Commune.register(operation.register)?.fields.map(\.key) ?? []
      return keys.compactMap { key in
        let base = values.first { $0.field == key }?.value ?? .empty
        let now = present.value(of: key)
        return base == now ? nil : clash(.changedSince, key, base: base, theirs: now)
      }
    case .set(_, _, let field, let old, let new):
      guard let present else { return [clash(.removed, field, base: old, mine: new)] }
      let now = present.value(of: field)
      if now != old, now != new {
        return [clash(.field, field, base: old, theirs: now, mine: new)]
      }
      return taken(field, new, by: operation)
        .map { [clash(.taken(by: $0), field, mine: new)] } ?? []
    case .mark(_, _, let field, let subject, let old, let new):
      func value(_ word: String?) -> FieldValue {
        word.map { field == "reasons" ? .text($0) : .choice($0) } ?? .empty
      }
      guard let present else { return [clash(.removed, field, subject: subject)] }
      let now = present.value(of: field).marks[subject]
      guard now != old, now != new else { return [] }
      return [
        clash(
          .field, field, subject: subject, base: value(old), theirs: value(now),
          mine: value(new))
      ]
    case .append, .withdraw: return present == nil ? [clash(.removed)] : []
    case .settle: return []
    }
  }

  private func taken(_ field: String, _ value: FieldValue, by operation: Operation) -> RecordID? {
    guard Commune.register(operation.register)?.field(field)?.isUnique == true, !value.isEmpty
    else { return nil }
    return commune.records(in: operation.register, where: field, equals: value)
      .first { $0 != operation.record }
  }

  private static func place(of operation: Operation) -> String {
    switch operation {
    case .set(_, let id, let field, _, _): "\(id) \(field)"
    case .mark(_, let id, let field, let subject, _, _): "\(id) \(field) \(subject)"
    default: "\(operation.record) "
    }
  }
}
