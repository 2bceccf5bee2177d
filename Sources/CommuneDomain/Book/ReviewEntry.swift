/// A value that was typed and does not count, because somebody who did not know of it wrote the same
/// field later or removed the record; it is listed until someone has looked at it.
package struct ReviewEntry: Hashable, Sendable {
  /// What became of the value.
  package enum Kind: String, Hashable, Sendable {
    /// Another value of the same field counts.
    case overridden
    /// The record was removed by somebody who did not know of the value.
    case removed
  }

  package var kind: Kind
  package var register: RegisterKey
  package var record: RecordID
  package var mark: ReviewMark
  /// The value that does not count. An entry of a marks field is given as a choice, of a remarks
  /// field as a text, a diary entry as a list of one.
  package var value: FieldValue
  /// When it was written, in milliseconds since 1 January 1970 UTC.
  package var milliseconds: UInt64
  /// Who wrote what counts instead, and when.
  package var other: String
  package var otherMilliseconds: UInt64
  /// What the removed record held, for whoever brings it back; empty where it was not removed.
  package var removedValues: [FieldAssignment]

  package init(
    kind: Kind, register: RegisterKey, record: RecordID, mark: ReviewMark, value: FieldValue,
    milliseconds: UInt64, other: String, otherMilliseconds: UInt64,
    removedValues: [FieldAssignment] = []
  ) {
    self.kind = kind
    self.register = register
    self.record = record
    self.mark = mark
    self.value = value
    self.milliseconds = milliseconds
    self.other = other
    self.otherMilliseconds = otherMilliseconds
    self.removedValues = removedValues
  }

  /// What takes the entry off the list.
  package var settling: Operation { .settle(register, record, mark, isSettled: true) }

  /// What makes the value count: it is written, and the record brought back where it was removed.
  ///
  /// Taken as they stand: whoever combines two values writes a value of his own instead. Nil where
  /// there is nothing to bring back.
  package func adoption(in commune: Commune) -> Change? {
    var operations: [Operation] = []
    var held: FieldValue = .empty
    if let present = commune.record(record, in: register) {
      guard let field = mark.field else {
        return Change([.remove(register, record, present.assignments), settling])
      }
      held = present.value(of: field)
    } else {
      guard kind == .removed else { return nil }
      operations.append(.restore(register, record, removedValues))
      held = removedValues.first { $0.field == mark.field }?.value ?? .empty
    }
    guard let field = mark.field else { return Change(operations + [settling]) }
    if let subject = mark.subject {
      let word: String? =
        switch value {
        case .choice(let word), .text(let word): word
        default: nil
        }
      let old = held.marks[subject]
      if old != word {
        operations.append(
          .mark(register, record, field: field, subject: subject, old: old, new: word))
      }
    } else if case .notes(let notes) = value {
      operations += notes.filter { !held.notes.contains($0) }
        .map { .append(register, record, field: field, $0) }
    } else if held != value {
      operations.append(.set(register, record, field: field, old: held, new: value))
    }
    return Change(operations + [settling])
  }
}
