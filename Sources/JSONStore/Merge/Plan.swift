internal import CommuneDomain

/// What is to be done with acts that have come in: carried out one after the other, but for records on
/// which somebody worked who did not know of the others. Those are worked out anew from all that was
/// ever done to them.
struct Plan {
  /// In the order in which they count.
  let acts: [Act]
  private(set) var rebuilt: [RecordID: RegisterKey] = [:]

  /// Counts the acts in a ledger and finds the records that must be worked out anew.
  init(_ acts: [Act], in ledger: inout Ledger) throws(StoreError) {
    self.acts = acts
    let before = ledger.heads
    var suspects: [Act] = []
    for act in acts {
      let isNewest = act.order > ledger.time
      ledger.count(act)
      if !isNewest || !Self.knowsAll(act, ledger) { suspects.append(act) }
      for operation in act.change.operations {
        // What was settled, and what is written over a value that waits, changes the review list.
        if case .settle = operation {
          rebuilt[operation.record] = operation.register
        } else if ledger.review[operation.record] != nil {
          rebuilt[operation.record] = operation.register
        }
      }
    }
    guard !suspects.isEmpty else { return }
    let window = try Window(suspects, acts, before: before, ledger)
    for act in suspects {
      for operation in act.change.operations
      where window.holds(operation.record, unknownTo: act, ledger) {
        rebuilt[operation.record] = operation.register
      }
    }
  }

  private static func knowsAll(_ act: Act, _ ledger: Ledger) -> Bool {
    ledger.heads.allSatisfy { key, head in
      key == act.key
        || ledger.awareness.upTo(key, by: act.key, at: act.number) >= head.number
    }
  }

  /// The operations that are carried out as they come.
  func operations(of act: Act) -> [Operation] {
    rebuilt.isEmpty
      ? act.change.operations
      : act.change.operations.filter { rebuilt[$0.record] == nil }
  }
}

/// Which records are touched by lines that somebody may not have known of.
private struct Window {
  private var lines: [RecordID: [(key: String, number: Int)]] = [:]

  init(
    _ suspects: [Act], _ acts: [Act], before: [String: JournalPosition], _ ledger: Ledger
  ) throws(StoreError) {
    for act in acts { add(act) }
    for (key, head) in before where head.number > 0 {
      var known = head.number
      for act in suspects where act.key != key {
        known = min(known, ledger.awareness.upTo(key, by: act.key, at: act.number))
      }
      guard known < head.number else { continue }
      var reader = try BackwardReader(ledger.folder(key), upTo: head.number)
      while let act = try reader.nextUntilDamage(), act.number > known { add(act) }
    }
  }

  private mutating func add(_ act: Act) {
    for operation in act.change.operations {
      lines[operation.record, default: []].append((act.key, act.number))
    }
  }

  func holds(_ record: RecordID, unknownTo act: Act, _ ledger: Ledger) -> Bool {
    (lines[record] ?? []).contains { key, number in
      key != act.key && ledger.awareness.upTo(key, by: act.key, at: act.number) < number
    }
  }
}
