internal import CommuneDomain
internal import Localization

extension Change {
  /// The change with what was decided where it met others': their side is left out, mine replaces
  /// what stands there now. What cannot be written any more is left out too.
  func decided(by rows: [ClashRow], in session: Session) throws(InputError) -> Change {
    var change = Change()
    for operation in operations {
      let row = rows.first { $0.concerns(operation) }
      guard let row else {
        change.operations.append(operation)
        continue
      }
      switch row.choice {
      case .theirs, nil: continue
      case .mine: change.operations += operation.renewed(in: session.commune)
      case .combined:
        let value = try row.combinedValue(in: session)
        change.operations += operation.writing(value).renewed(in: session.commune)
      }
    }
    return change
  }
}

extension ClashRow {
  fileprivate func concerns(_ operation: Operation) -> Bool {
    guard operation.register == spot.register, operation.record == spot.record else { return false }
    switch matter {
    case .removal, .restoration, .loss, .taken: return true
    case .field: return operation.spot == spot
    }
  }
}

extension Operation {
  /// The place that the operation writes.
  var spot: FieldSpot {
    switch self {
    case .set(let register, let id, let field, _, _),
      .append(let register, let id, let field, _, _),
      .withdraw(let register, let id, let field, _, _):
      FieldSpot(register: register, record: id, field: field)
    case .mark(let register, let id, let field, let subject, _, _):
      FieldSpot(register: register, record: id, field: field, subject: subject)
    case .create, .remove, .restore, .settle: FieldSpot(register: register, record: record)
    }
  }

  /// The same operation with what stands in the book now as the old value; nothing where the record
  /// is gone.
  fileprivate func renewed(in commune: Commune) -> [Operation] {
    guard let present = commune.record(record, in: register) else { return [] }
    switch self {
    case .set(let register, let id, let field, _, let new):
      let old = present.value(of: field)
      return old == new ? [] : [.set(register, id, field: field, old: old, new: new)]
    case .mark(let register, let id, let field, let subject, _, let new):
      let old = present.value(of: field).marks[subject]
      return old == new
        ? [] : [.mark(register, id, field: field, subject: subject, old: old, new: new)]
    case .remove: return Change.removing(present).operations
    default: return [self]
    }
  }

  /// The same operation with another new value.
  fileprivate func writing(_ value: FieldValue) -> Operation {
    switch self {
    case .set(let register, let id, let field, let old, _):
      return .set(register, id, field: field, old: old, new: value)
    case .mark(let register, let id, let field, let subject, let old, _):
      if case .text(let text) = value {
        return .mark(register, id, field: field, subject: subject, old: old, new: text)
      }
      return .mark(register, id, field: field, subject: subject, old: old, new: nil)
    default: return self
    }
  }
}
