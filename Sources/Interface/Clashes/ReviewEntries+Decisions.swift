internal import CommuneDomain
internal import Localization

extension [ReviewEntry] {
  /// What was decided about values that do not count, as one act: each row's entry stands at the same
  /// place of this list, and those without a choice stay to be looked at.
  func decided(by rows: [ClashRow], in session: Session) throws(InputError) -> Change {
    var session = session
    var change = Change()
    for (entry, row) in zip(self, rows) {
      let part: Change
      switch row.choice {
      case nil: continue
      case .theirs: part = Change([entry.settling])
      case .mine: part = entry.adoption(in: session.commune) ?? Change([entry.settling])
      case .combined:
        part = entry.writing(try row.combinedValue(in: session), in: session.commune)
      }
      change = change + part
      // What follows is decided on top of it: two values of a record that is brought back once.
      try? session.commune.apply(part)
    }
    return change
  }
}

extension ReviewEntry {
  /// A value of its own instead of both.
  fileprivate func writing(_ value: FieldValue, in commune: Commune) -> Change {
    guard let field = mark.field, let present = commune.record(record, in: register) else {
      return Change([settling])
    }
    let old = present.value(of: field)
    if let subject = mark.subject {
      let word: String? = if case .text(let text) = value { text } else { nil }
      return Change([
        .mark(
          register, record, field: field, subject: subject, old: old.marks[subject], new: word),
        settling,
      ])
    }
    guard old != value else { return Change([settling]) }
    return Change([.set(register, record, field: field, old: old, new: value), settling])
  }
}
