/// Takes out of a record whatever tells who somebody is, and leaves what is counted.
///
/// The record, what refers to it and so every figure stay as they are; the journals keep that it was
/// erased, when, by whom and why, and what is shown of them hides what stood there.
package struct Erasure: Sendable {
  /// What stands in the place of a name from then on.
  package let marker: String

  package init(marker: String) {
    self.marker = marker
  }

  /// The change that erases a person or household, with its entry in the log; nil when the record holds
  /// nothing personal or is gone.
  package func change(
    erasing id: RecordID, in register: RegisterKey, log: AccessEntry, of commune: Commune
  )
    -> Change?
  {
    guard let description = Commune.register(register), let old = commune.record(id, in: register)
    else { return nil }
    var new = old
    for field in description.fields where field.isPersonal {
      let isName = field.kind == .text(.personName)
      try? new.set(field.key, to: isName ? .text(marker) : .empty)
    }
    let blanked = Change.from(old, to: new)
    guard !blanked.isEmpty else { return nil }
    return blanked + anonymised(id, old, in: commune) + .creating(log)
  }

  /// What the household has asked for stays, without who said it.
  private func anonymised(_ id: RecordID, _ record: any Entity, in commune: Commune) -> Change {
    guard record is Household else { return Change() }
    return commune.related(\.recommendations, "household", to: id)
      .filter { !$0.raisedBy.isEmpty }
      .reduce(Change()) { change, recommendation in
        var silent = recommendation
        silent.raisedBy = ""
        return change + .from(recommendation, to: silent)
      }
  }
}

extension Commune {
  /// Whether the personal data of a record were erased; what stood there is shown no more.
  package func isErased(_ id: RecordID) -> Bool {
    related(\.accesses, "record", is: .text(id.description)).contains { $0.kind == .erase }
  }
}
