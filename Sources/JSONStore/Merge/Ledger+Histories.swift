internal import CommuneDomain

extension Ledger {
  /// Everything that was ever done to some records, from acts that are in memory.
  func histories(of records: [RecordID: RegisterKey], in acts: [Act]) -> [RecordHistory] {
    collect(records, acts, awareness)
  }

  /// Everything that was ever done to some records, as far as it counts; reads all journals.
  func histories(of records: [RecordID: RegisterKey]) throws(StoreError) -> [RecordHistory] {
    guard !records.isEmpty else { return [] }
    var past = Ledger(book: book, store: store)
    past.accepted(accepted)
    let wanted = Set(records.keys)
    var readings: [JournalReading] = []
    for key in heads.keys.sorted() {
      readings.append(
        try JournalReading(folder(key), from: try beginning(of: key), touching: wanted))
    }
    let acts = try past.acts(of: readings, now: UInt64.max / 2, own: "") ?? []
    // What was written since counts when it is taken in.
    let counting = acts.filter { act in (heads[act.key]?.number ?? 0) >= act.number }
    for act in counting { past.count(act) }
    return collect(records, counting, past.awareness)
  }

  private func collect(
    _ records: [RecordID: RegisterKey], _ acts: [Act], _ awareness: Awareness
  ) -> [RecordHistory] {
    var histories: [RecordID: RecordHistory] = [:]
    for (record, key) in records {
      guard let register = Commune.register(key) else { continue }
      histories[record] = RecordHistory(register, record, awareness: awareness)
    }
    for act in acts {
      for operation in act.change.operations {
        histories[operation.record]?.add(operation, of: act)
      }
    }
    return histories.values.sorted { $0.record < $1.record }
  }
}
