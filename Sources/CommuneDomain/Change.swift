/// One act of a user: all of its operations are saved together, or none.
package struct Change: Hashable, Sendable {
  package var operations: [Operation]

  package init(_ operations: [Operation] = []) {
    self.operations = operations
  }

  package var isEmpty: Bool { operations.isEmpty }

  /// What takes this change back.
  package var inverse: Change { Change(operations.reversed().map(\.inverse)) }

  package static func + (left: Change, right: Change) -> Change {
    Change(left.operations + right.operations)
  }
}

/// The smallest thing that can happen to a record; the old value stands in it, so that it can be
/// shown and taken back.
///
/// Indirect, because it is handed on far more often than made, and each of its cases holds up to ten
/// references.
package indirect enum Operation: Hashable, Sendable {
  case create(RegisterKey, RecordID, [FieldAssignment])
  case set(RegisterKey, RecordID, field: String, old: FieldValue, new: FieldValue)
  /// One entry of a marks or remarks field; nil where there is none.
  case mark(
    RegisterKey, RecordID, field: String, subject: RecordID, old: String?, new: String?)
  /// A new entry of a diary; without a place it comes last.
  case append(RegisterKey, RecordID, field: String, Note, at: Int? = nil)
  /// Takes an entry of a diary away; the place, counted from 0, is where undoing puts it back.
  case withdraw(RegisterKey, RecordID, field: String, Note, at: Int? = nil)
  case remove(RegisterKey, RecordID, [FieldAssignment])
  case restore(RegisterKey, RecordID, [FieldAssignment])
  /// A value that was overridden unseen was looked at: it leaves the review list, or comes back.
  case settle(RegisterKey, RecordID, ReviewMark, isSettled: Bool)

  package var register: RegisterKey {
    switch self {
    case .create(let register, _, _), .set(let register, _, _, _, _),
      .mark(let register, _, _, _, _, _), .append(let register, _, _, _, _),
      .withdraw(let register, _, _, _, _), .remove(let register, _, _),
      .restore(let register, _, _), .settle(let register, _, _, _):
      register
    }
  }

  package var record: RecordID {
    switch self {
    case .create(_, let id, _), .set(_, let id, _, _, _), .mark(_, let id, _, _, _, _),
      .append(_, let id, _, _, _), .withdraw(_, let id, _, _, _), .remove(_, let id, _),
      .restore(_, let id, _), .settle(_, let id, _, _):
      id
    }
  }

  /// What takes this operation back.
  package var inverse: Operation {
    switch self {
    case .create(let register, let id, let values), .restore(let register, let id, let values):
      .remove(register, id, values)
    case .remove(let register, let id, let values):
      .restore(register, id, values)
    case .set(let register, let id, let field, let old, let new):
      .set(register, id, field: field, old: new, new: old)
    case .mark(let register, let id, let field, let subject, let old, let new):
      .mark(register, id, field: field, subject: subject, old: new, new: old)
    case .append(let register, let id, let field, let note, let place):
      .withdraw(register, id, field: field, note, at: place)
    case .withdraw(let register, let id, let field, let note, let place):
      .append(register, id, field: field, note, at: place)
    case .settle(let register, let id, let mark, let isSettled):
      .settle(register, id, mark, isSettled: !isSettled)
    }
  }
}

/// Why a change does not fit a commune.
package enum ChangeError: Error, Hashable, Sendable {
  case unknownRegister(RegisterKey)
  case noSuchRecord(RegisterKey, RecordID)
  case field(RegisterKey, RecordID, FieldError)
}

// MARK: - Making changes

extension Change {
  /// Enters a new record.
  package static func creating(_ record: any Entity) -> Change {
    Change([.create(record.register, record.recordID, record.assignments)])
  }

  /// Removes a record.
  package static func removing(_ record: any Entity) -> Change {
    Change([.remove(record.register, record.recordID, record.assignments)])
  }

  /// Turns one state of a record into another, field by field; lists entry by entry.
  package static func from(_ old: any Entity, to new: any Entity) -> Change {
    guard let register = Commune.register(old.register) else { return Change() }
    var change = Change()
    for field in register.fields {
      let before = old.value(of: field.key)
      let after = new.value(of: field.key)
      guard before != after else { continue }
      change.operations += operations(
        old.register, old.recordID, field, from: before, to: after)
    }
    return change
  }

  private static func operations(
    _ register: RegisterKey, _ id: RecordID, _ field: FieldDescription,
    from before: FieldValue, to after: FieldValue
  ) -> [Operation] {
    switch field.kind {
    case .marks, .remarks:
      let old = before.marks
      let new = after.marks
      return Set(old.keys).union(new.keys).sorted().compactMap { subject in
        old[subject] == new[subject]
          ? nil
          : .mark(
            register, id, field: field.key, subject: subject, old: old[subject],
            new: new[subject])
      }
    case .notes:
      let old = before.notes
      let new = after.notes
      // From the end, so that the places of those before stay as they are.
      let gone = old.indices.reversed().filter { !new.contains(old[$0]) }
      let withdrawn = gone.map {
        Operation.withdraw(register, id, field: field.key, old[$0], at: $0)
      }
      let added = new.filter { !old.contains($0) }
      if old.filter({ new.contains($0) }) + added == new {
        return withdrawn + added.map { .append(register, id, field: field.key, $0) }
      }
      return reordering(register, id, field.key, from: old, to: new)
    default:
      return [.set(register, id, field: field.key, old: before, new: after)]
    }
  }

  /// Entries of a diary in another order, or new ones between those that were there: everything between
  /// the first and the last difference is taken away and put there again.
  private static func reordering(
    _ register: RegisterKey, _ id: RecordID, _ field: String, from old: [Note], to new: [Note]
  ) -> [Operation] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    return (start..<(old.count - end)).reversed()
      .map { .withdraw(register, id, field: field, old[$0], at: $0) }
      + (start..<(new.count - end)).map { .append(register, id, field: field, new[$0], at: $0) }
  }
}

extension FieldValue {
  /// The entries of a marks or remarks field.
  package var marks: [RecordID: String] {
    if case .marks(let marks) = self { marks } else { [:] }
  }

  /// The entries of a diary field.
  package var notes: [Note] {
    if case .notes(let notes) = self { notes } else { [] }
  }
}
