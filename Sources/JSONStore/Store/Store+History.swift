package import CommuneDomain

extension Store {
  /// Takes back this author's newest change that is not taken back: saves its inverse and gives it
  /// to be applied. Nil when there is none.
  package func undo() throws(StoreError) -> Change? {
    guard let act = try prepared({ log throws(StoreError) in try log.nextToUndo() }) else {
      return nil
    }
    let inverse = act.change.inverse
    _ = try save(inverse, as: .undo, of: act.number)
    undoLog?.undid()
    return inverse
  }

  /// Carries out again what was undone last, unless something was changed since.
  package func redo() throws(StoreError) -> Change? {
    guard let act = try prepared({ log throws(StoreError) in try log.nextToRedo() }) else {
      return nil
    }
    _ = try save(act.change, as: .redo, of: act.number)
    undoLog?.redid()
    return act.change
  }

  private func prepared(_ ask: (inout UndoLog) throws(StoreError) -> SavedAct?)
    throws(StoreError) -> SavedAct?
  {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    guard let writer else { throw .readOnly(.closed) }
    var log: UndoLog
    if let undoLog {
      log = undoLog
    } else {
      log = UndoLog(try BackwardReader(journal(of: author), upTo: writer.head.number))
    }
    let act = try ask(&log)
    undoLog = log
    return act
  }

  /// The newest acts of all authors, the newest first.
  ///
  /// With a register or a record, only acts that touch it, and of those only what touches it. A
  /// damaged journal is told back to the damage.
  package func history(register: RegisterKey? = nil, record: RecordID? = nil, limit: Int)
    throws(StoreError) -> [HistoryEntry]
  {
    var journals: [(reader: BackwardReader, next: Act?)] = []
    for (author, head) in currentHeads {
      var reader = try BackwardReader(journal(of: author), upTo: head.number)
      let next = try reader.nextUntilDamage()
      journals.append((reader, next))
    }
    var entries: [HistoryEntry] = []
    while entries.count < limit {
      var newest: (index: Int, act: Act)?
      for (index, journal) in journals.enumerated() {
        guard let act = journal.next else { continue }
        if let found = newest, (found.act.time, found.act.author) > (act.time, act.author) {
          continue
        }
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
      entries.append(entry)
    }
    return entries
  }
}
