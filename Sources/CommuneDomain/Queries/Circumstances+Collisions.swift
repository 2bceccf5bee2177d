extension Circumstances {
  /// What does not fit together after a change that was made without knowing of the rest of the book: a
  /// value that two records have and only one may have, and references to a record that is gone.
  ///
  /// Rules keep such things from being entered; copies that come together may bring them all the same.
  package func collisions(after change: Change) -> [Issue] {
    var places: [(register: RegisterKey, id: RecordID)] = []
    for operation in change.operations {
      places.append((operation.register, operation.record))
      guard case .remove = operation else { continue }
      for (register, _, ids) in commune.referrers(to: operation.record, in: operation.register) {
        places += ids.map { (register, $0) }
      }
    }
    var seen: Set<RecordID> = []
    return places.filter { seen.insert($0.id).inserted }.flatMap { register, id -> [Issue] in
      guard let record = commune.record(id, in: register) else { return [] }
      return record.issues(in: self).filter { issue in
        issue.severity == .hard && ["notUnique", "referenceToNothing"].contains(issue.rule)
      }
    }
  }
}
