package import CommuneDomain

extension Store {
  /// Takes back this author's newest change that is not taken back: saves its inverse and gives it
  /// to be applied. Nil when there is none.
  ///
  /// - Throws: `StoreError`; `clashes` where somebody has changed the same since.
  package func undo(over commune: Commune) throws(StoreError) -> Change? {
    guard let act = try prepared(commune, { log throws(StoreError) in try log.nextToUndo() })
    else { return nil }
    let receipt = try save(act.change.inverse, as: .undo, of: act.number, over: commune)
    undoLog?.undid()
    return receipt.change
  }

  /// Carries out again what was undone last, unless something was changed since.
  ///
  /// - Throws: `StoreError`; `clashes` where somebody has changed the same since.
  package func redo(over commune: Commune) throws(StoreError) -> Change? {
    guard let act = try prepared(commune, { log throws(StoreError) in try log.nextToRedo() })
    else { return nil }
    let receipt = try save(act.change, as: .redo, of: act.number, over: commune)
    undoLog?.redid()
    return receipt.change
  }

  private func prepared(
    _ commune: Commune, _ ask: (inout UndoLog) throws(StoreError) -> SavedAct?
  ) throws(StoreError) -> SavedAct? {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    // The same account may be writing in another window.
    if writer?.failure == nil, let grown = ledger.growth(of: author) {
      try take([grown], over: commune)
    }
    var log: UndoLog
    if let undoLog {
      log = undoLog
    } else {
      let head = ledger.heads[author]?.number ?? 0
      log = UndoLog(try BackwardReader(ledger.folder(author), upTo: head))
    }
    let act = try ask(&log)
    undoLog = log
    return act
  }

  /// The newest acts of all authors, the newest first.
  ///
  /// With a register or a record, only acts that touch it, and of those only what touches it. A
  /// damaged journal is told back to the damage.
  package func history(
    register: RegisterKey? = nil, record: RecordID? = nil, limit: Int,
    where isWanted: (HistoryEntry) -> Bool = { _ in true }
  ) throws(StoreError) -> [HistoryEntry] {
    var journals: [(reader: BackwardReader, next: Act?)] = []
    for (key, head) in ledger.heads {
      var reader = try BackwardReader(ledger.folder(key), upTo: head.number)
      let next = try reader.nextUntilDamage()
      journals.append((reader, next))
    }
    var entries: [HistoryEntry] = []
    while entries.count < limit {
      var newest: (index: Int, act: Act)?
      for (index, journal) in journals.enumerated() {
        guard let act = journal.next else { continue }
        if let found = newest, act < found.act { continue }
        newest = (index, act)
      }
      guard let newest else { break }
      journals[newest.index].next = try journals[newest.index].reader.nextUntilDamage()
      var entry = newest.act.entry
      if register != nil || record != nil {
        entry.change.operations.removeAll { operation in
          register.map { $0 != operation.register } ?? false
            || record.map { $0 != operation.record } ?? false
        }
        if entry.change.isEmpty { continue }
      }
      if isWanted(entry) { entries.append(entry) }
    }
    return entries
  }
}
