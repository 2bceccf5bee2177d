internal import CommuneDomain

/// Whether a change still means what its writer saw when he made it.
///
/// Every operation tells the value that it replaces; where something else stands there now, somebody
/// has saved meanwhile, and nothing is overwritten without being shown.
struct Precondition {
  /// Where the change meets another.
  private(set) var clashes: [Clash] = []
  /// The change without what stands there already.
  private(set) var remaining: Change

  init(_ change: Change, over overlay: Overlay) {
    remaining = change
    if change.operations.count == 1 {
      // What most saves are, and what is made sure of while others wait for the lock.
      switch Self.finding(change.operations[0], overlay) {
      case .clashes(let met): clashes = met
      case .isDone: remaining = Change()
      case .isOpen: break
      }
      return
    }
    remaining = Change()
    var overlay = overlay
    let last = change.operations.count - 1
    for (index, operation) in change.operations.enumerated() {
      switch Self.finding(operation, overlay) {
      case .clashes(let met): clashes += met
      case .isDone: continue
      case .isOpen:
        remaining.operations.append(operation)
        if index < last { overlay.add(Change([operation])) }
      }
    }
  }

  /// What an operation finds.
  private enum Finding {
    /// Nothing in its way.
    case isOpen
    /// Its own outcome, because somebody else has done the same.
    case isDone
    case clashes([Clash])
  }

  /// What is no longer as whoever removes the record saw it.
  private static func changes(of present: any Entity, since values: [FieldAssignment]) -> [Clash] {
    let before = Dictionary(values.map { ($0.field, $0.value) }) { $1 }
    return (Commune.register(present.register)?.fields ?? []).compactMap { field in
      let was = before[field.key] ?? .empty
      let now = present.value(of: field.key)
      guard now != was else { return nil }
      return Clash(
        kind: .changedSince, register: present.register, record: present.recordID,
        field: field.key, base: was, theirs: now)
    }
  }

  private static func finding(_ operation: Operation, _ overlay: Overlay) -> Finding {
    let register = operation.register
    let record = operation.record
    func gone(_ field: String?, _ old: FieldValue, _ new: FieldValue) -> Finding {
      .clashes([
        Clash(
          kind: .removed, register: register, record: record, field: field, base: old, mine: new)
      ])
    }
    switch operation {
    case .create(_, _, let values):
      if let lost = lost(values, of: operation, overlay) { return .clashes([lost]) }
      if let taken = taken(values, of: operation, overlay) { return .clashes([taken]) }
      // A save that failed may be in the book all the same, and its form is saved again.
      return overlay.record(record, in: register)?.assignments == values ? .isDone : .isOpen
    case .restore(_, _, let values):
      if let lost = lost(values, of: operation, overlay) { return .clashes([lost]) }
      if let taken = taken(values, of: operation, overlay) { return .clashes([taken]) }
      return overlay.record(record, in: register) == nil ? .isOpen : .isDone
    case .remove(_, _, let values):
      guard let present = overlay.record(record, in: register) else { return .isDone }
      let changes = changes(of: present, since: values)
      return changes.isEmpty ? .isOpen : .clashes(changes)
    case .set(_, _, let field, let old, let new):
      guard let now = overlay.value(of: field, in: record, of: register) else {
        return gone(field, old, new)
      }
      // Asked with each save: what stands there is what was seen, nearly always.
      let isAsSeen = now == old
      guard isAsSeen || now == new else {
        return .clashes([
          Clash(
            kind: .field, register: register, record: record, field: field, base: old,
            theirs: now, mine: new)
        ])
      }
      let finding: Finding = isAsSeen ? .isOpen : .isDone
      if overlay.isEmpty { return finding }
      let assignment = FieldAssignment(field: field, value: new)
      if let lost = lost([assignment], of: operation, overlay) { return .clashes([lost]) }
      if let taken = taken([assignment], of: operation, overlay) { return .clashes([taken]) }
      return finding
    case .mark(_, _, let field, let subject, let old, let new):
      let kind = Commune.register(register)?.field(field)?.kind
      func word(_ word: String?) -> FieldValue {
        word.map { kind == .remarks ? .text($0) : .choice($0) } ?? .empty
      }
      guard let present = overlay.record(record, in: register) else {
        return gone(field, word(old), word(new))
      }
      let now = present.value(of: field).marks[subject]
      if now != old, now != new {
        return .clashes([
          Clash(
            kind: .field, register: register, record: record, field: field, subject: subject,
            base: word(old), theirs: word(now), mine: word(new))
        ])
      }
      return old != new && now == new ? .isDone : .isOpen
    case .append(_, _, let field, let note, _):
      return overlay.record(record, in: register) == nil
        ? gone(field, .empty, .notes([note])) : .isOpen
    case .withdraw(_, _, let field, let note, _):
      return overlay.record(record, in: register) == nil
        ? gone(field, .notes([note]), .empty) : .isOpen
    case .settle: return .isOpen
    }
  }

  /// A reference to a record that somebody has removed by now.
  private static func lost(
    _ values: [FieldAssignment], of operation: Operation, _ overlay: Overlay
  ) -> Clash? {
    guard !overlay.isEmpty else { return nil }
    for value in values {
      guard case .reference(let id) = value.value, overlay.touches(id),
        let field = Commune.register(operation.register)?.field(value.field),
        case .reference(let target) = field.kind, overlay.record(id, in: target) == nil
      else { continue }
      return Clash(
        kind: .removed, register: target, record: id, field: nil, base: value.value,
        mine: value.value)
    }
    return nil
  }

  /// A value that only one record may have and that another has by now.
  private static func taken(
    _ values: [FieldAssignment], of operation: Operation, _ overlay: Overlay
  ) -> Clash? {
    guard !overlay.isEmpty,
      let unique = Commune.register(operation.register)?.uniqueFields, !unique.isEmpty
    else { return nil }
    for value in values where !value.value.isEmpty && unique.contains(value.field) {
      let holder = overlay.touched(in: operation.register, where: value.field, equals: value.value)
        .first { $0 != operation.record }
      if let holder {
        return Clash(
          kind: .taken(by: holder), register: operation.register, record: operation.record,
          field: value.field, mine: value.value)
      }
    }
    return nil
  }
}
