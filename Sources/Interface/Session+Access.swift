internal import CommuneDomain

extension Session {
  /// An entry of the log of accesses, made now by whoever sits here.
  func access(
    _ kind: AccessKind, of record: RecordID?, in register: RegisterKey?, because reason: String = ""
  ) -> AccessEntry {
    AccessEntry(
      kind, of: record, in: register, because: reason, by: account, id: makeID())
  }

  /// Notes that a record with personal data was opened, once in a session. Nothing is written for it
  /// alone: it goes with the next save, or when the program ends.
  mutating func noteView(of record: RecordID, in register: RegisterKey) {
    guard readOnlyReason == nil, Commune.register(register)?.holdsPersonalData == true,
      commune.record(record, in: register) != nil, viewed.insert(record).inserted
    else { return }
    unwritten.append(access(.view, of: record, in: register))
  }

  /// The entries that wait for the next save.
  var unwrittenLog: Change { unwritten.reduce(Change()) { $0 + .creating($1) } }

  /// Forgets the entries that a saved change has written.
  mutating func noteWritten(_ change: Change) {
    guard !unwritten.isEmpty else { return }
    let written = Set(change.operations.filter(\.isOfLog).map(\.record))
    unwritten.removeAll { written.contains($0.recordID) }
  }
}
