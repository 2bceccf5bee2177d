internal import CommuneDomain

/// Whether a change still means what its writer saw when he made it.
///
/// Every operation tells the value that it replaces; where something else stands there now, somebody
/// has saved meanwhile, and nothing is overwritten without being shown.
struct Precondition {
  /// Where the change meets another.
  private(set) var clashes: [Clash] = []
  /// The change without what stands there already.
  private(set) var remaining = Change()

  init(_ change: Change, over overlay: Overlay) {
    var overlay = overlay
    let last = change.operations.count - 1
    for (index, operation) in change.operations.enumerated() {
      let met = Self.clashes(operation, overlay)
      if !met.isEmpty {
        clashes += met
      } else if !Self.isDone(operation, overlay) {
        remaining.operations.append(operation)
        if index < last { overlay.add(Change([operation])) }
      }
    }
  }

  private static func clashes(_ operation: Operation, _ overlay: Overlay) -> [Clash] {
    if case .remove(let register, let record, let values) = operation {
      guard let present = overlay.record(record, in: register) else { return [] }
      return changes(of: present, since: values)
    }
    return clash(operation, overlay).map { [$0] } ?? []
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

  private static func clash(_ operation: Operation, _ overlay: Overlay) -> Clash? {
    let register = operation.register
    let record = operation.record
    var present: (any Entity)? { overlay.record(record, in: register) }
    func gone(_ field: String?, _ old: FieldValue, _ new: FieldValue) -> Clash {
      Clash(kind: .removed, register: register, record: record, field: field, base: old, mine: new)
    }
    switch operation {
    case .create(_, _, let values), .restore(_, _, let values):
      return taken(values, of: operation, overlay)
    case .set(_, _, let field, let old, let new):
      guard let now = overlay.value(of: field, in: record, of: register) else {
        return gone(field, old, new)
      }
      if now != old, now != new {
        return Clash(
          kind: .field, register: register, record: record, field: field, base: old,
          theirs: now, mine: new)
      }
      return taken([FieldAssignment(field: field, value: new)], of: operation, overlay)
    case .mark(_, _, let field, let subject, let old, let new):
      let kind = Commune.register(register)?.field(field)?.kind
      func word(_ word: String?) -> FieldValue {
        word.map { kind == .remarks ? .text($0) : .choice($0) } ?? .empty
      }
      guard let present else { return gone(field, word(old), word(new)) }
      let now = present.value(of: field).marks[subject]
      guard now != old, now != new else { return nil }
      return Clash(
        kind: .field, register: register, record: record, field: field, subject: subject,
        base: word(old), theirs: word(now), mine: word(new))
    case .append(_, _, let field, let note, _):
      return present == nil ? gone(field, .empty, .notes([note])) : nil
    case .withdraw(_, _, let field, let note, _):
      return present == nil ? gone(field, .notes([note]), .empty) : nil
    case .remove, .settle: return nil
    }
  }

  /// A value that only one record may have and that another has by now.
  private static func taken(
    _ values: [FieldAssignment], of operation: Operation, _ overlay: Overlay
  ) -> Clash? {
    guard let register = Commune.register(operation.register) else { return nil }
    for value in values where !value.value.isEmpty && register.field(value.field)?.isUnique == true
    {
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

  /// Whether it stands in the book already, because somebody else has done the same.
  private static func isDone(_ operation: Operation, _ overlay: Overlay) -> Bool {
    var present: (any Entity)? { overlay.record(operation.record, in: operation.register) }
    switch operation {
    case .set(let register, let record, let field, let old, let new):
      return old != new && overlay.value(of: field, in: record, of: register) == new
    case .mark(_, _, let field, let subject, let old, let new):
      return old != new && present?.value(of: field).marks[subject] == new
    case .remove: return present == nil
    case .restore: return present != nil
    case .create(_, _, let values):
      // A save that failed may be in the book all the same, and its form is saved again.
      return present?.assignments == values
    case .append, .withdraw, .settle: return false
    }
  }
}
