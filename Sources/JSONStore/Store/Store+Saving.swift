package import CommuneDomain

extension Store {
  /// Saves a change; returns when it is on the medium.
  ///
  /// Others' saves are read first: whoever keeps the commune applies `takeArrival()` to it, then the
  /// change, also where this throws.
  ///
  /// - Parameter commune: what the caller shows, before what has arrived since.
  /// - Throws: `StoreError`; then nothing of the change counts as saved. `clashes` when somebody has
  ///   saved other values of the same fields meanwhile. After an error of the disk that a second
  ///   attempt in a new file did not get over, the book counts as read-only until a later save
  ///   succeeds: whoever has made room saves again.
  @discardableResult
  package func save(_ change: Change, over commune: Commune) throws(StoreError) -> Receipt {
    try save(change, as: .change, of: nil, over: commune)
  }

  func save(
    _ change: Change, as kind: HistoryEntry.Kind, of number: Int?, over commune: Commune
  ) throws(StoreError) -> Receipt {
    let receipt: Receipt
    do throws(StoreError) {
      receipt = try write(change, as: kind, of: number, over: commune)
    } catch {
      // Who wrote what stands there is looked up when nobody waits for the lock any more.
      if case .clashes(let clashes) = error { throw .clashes(told(clashes)) }
      throw error
    }
    lookAgain(at: receipt.change)
    return receipt
  }

  private func write(
    _ change: Change, as kind: HistoryEntry.Kind, of number: Int?, over commune: Commune
  ) throws(StoreError) -> Receipt {
    try underLock(over: commune) { () throws(StoreError) in
      let condition = Precondition(change, over: Overlay(commune, arrival?.change ?? Change()))
      if !condition.clashes.isEmpty { throw .clashes(condition.clashes) }
      let done = condition.remaining
      let writer = try ownWriter()
      let seen = unseen
      var composer = composer(writer, as: kind, of: number, seen: seen)
      for operation in done.operations { try composer.add(operation) }
      let lines = composer.finish()
      guard !lines.isEmpty else {
        return Receipt(
          number: writer.head.number, milliseconds: ledger.time.milliseconds, change: done)
      }
      let first = writer.head.number + 1
      try write { () throws(StoreError) in
        try writer.save(lines, upTo: composer.number, at: composer.time)
      }
      note(writer, composer, seen, from: first, lines)
      for operation in done.operations { changed.insert(operation.register) }
      if done.isFinal { erased.formUnion(done.operations.map(\.register)) }
      let act = SavedAct(number: composer.number, change: done)
      switch kind {
      case .change: undoLog?.did(act)
      case .intake: undoLog?.didIntake()
      case .undo, .redo: break
      }
      return Receipt(
        number: composer.number, milliseconds: composer.time.milliseconds, change: done)
    }
  }

  /// Saves many records at once, as one act: all of it or nothing.
  ///
  /// Not undone key by key, and not compared with what others do: for records that are new. Followed
  /// by `writeSnapshot`.
  package func intake(_ changes: some Sequence<Change>, over commune: Commune) throws(StoreError) {
    try underLock(over: commune) { () throws(StoreError) in
      let writer = try ownWriter()
      let seen = unseen
      var composer = composer(writer, as: .intake, of: nil, seen: seen)
      let first = writer.head.number + 1
      var changes = changes.makeIterator()
      var isFinished = false
      var registers: Set<RegisterKey> = []
      var waiting: [(line: SealedLine, number: Int)] = []
      var written: [SealedLine] = []
      try write { () throws(StoreError) in
        try writer.intake(at: ledger.time.next(clock: clock.milliseconds())) {
          () throws(StoreError) in
          while waiting.isEmpty, !isFinished {
            if let change = changes.next() {
              for operation in change.operations {
                try composer.add(operation)
                registers.insert(operation.register)
              }
              waiting = composer.takeFull().reversed()
            } else {
              isFinished = true
              waiting = composer.takeLast().reversed()
            }
          }
          let next = waiting.popLast()
          if let next { written.append(next.line) }
          return next
        }
      }
      note(writer, composer, seen, from: first, written)
      changed.formUnion(registers)
      undoLog?.didIntake()
    }
  }

  /// Takes over lines of a clock that was more than a day ahead: they count from now on.
  ///
  /// - Throws: `StoreError` as `save` does. What they change is in `takeArrival()`.
  package func accept(_ journals: [HeldJournal], over commune: Commune) throws(StoreError) {
    let limits = ledger.held.filter { _, held in journals.contains(held) }.mapValues(\.upTo)
    guard !limits.isEmpty else { return }
    try underLock(over: commune) { () throws(StoreError) in
      let writer = try ownWriter()
      let seen = unseen
      var composer = composer(writer, as: .change, of: nil, seen: seen, accepting: limits)
      let first = writer.head.number + 1
      let lines = composer.finish()
      try write { () throws(StoreError) in
        try writer.save(lines, upTo: composer.number, at: composer.time)
      }
      ledger.accept(limits, from: composer.time)
      note(writer, composer, seen, from: first, lines)
      try take(limits.keys.map { Ledger.Growth(key: $0) }, over: commune)
    }
  }

  // MARK: - Steps

  private func underLock<Result>(
    over commune: Commune, _ work: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    switch access {
    case .readWrite, .readOnly(.diskFailed): break
    case .readOnly(let reason): throw .readOnly(reason)
    }
    guard let lock else {
      if case .readOnly(let reason) = access { throw .readOnly(reason) }
      throw .readOnly(.closed)
    }
    let ahead = crowd > 3 ? readAhead(over: commune, lock) : nil
    let before = try lock.take(as: author, path: book.lockFile, knowing: ahead)
    crowd = before.isMe ? 0 : crowd + 1
    var knowsAll = !before.isNews && !isAstray && writer?.isAtEnd != false
    do {
      // Where nobody has written since, nothing is looked at, and what a save that failed left in the
      // own journal does not count.
      if !knowsAll {
        try settle(before)
        if !before.isSettled { lock.isSettled(as: author) }
        try takeGrown(over: commune)
        knowsAll = true
      }
      let result = try work()
      access = .readWrite
      lock.giveBack(as: author, end: writer?.settledEnd)
      return result
    } catch {
      if case .clashes = error {
        lock.giveBack(as: author, end: writer?.settledEnd)
      } else {
        lock.giveUp(knowsAll: knowsAll)
      }
      throw error
    }
  }

  /// Takes in what others wrote before the lock is taken, so that nobody waits for that.
  ///
  /// What cannot be read now is read under the lock, which tells why.
  ///
  /// - Returns: the note that stood in the lock file before everything was read; nil where not
  ///   everything was. While it stands there, nobody has written since.
  private func readAhead(over commune: Commune, _ lock: CommitLock) -> LockNote? {
    let note = lock.peek()
    do throws(StoreError) {
      let keys = try ledger.keys()
      let grown = keys.compactMap { ledger.growth(of: $0) }
      let others = grown.filter { $0.key != author }
      if !others.isEmpty { try take(others, among: keys, over: commune) }
      return others.count == grown.count ? note : nil
    } catch {
      return nil
    }
  }

  private func write(_ work: () throws(StoreError) -> Void) throws(StoreError) {
    do {
      try work()
    } catch {
      if let failure = writer?.failure { access = .readOnly(.diskFailed(failure)) }
      throw error
    }
  }

  /// What goes on where this author's journal ends.
  private func ownWriter() throws(StoreError) -> JournalWriter {
    if let writer { return writer }
    let folder = ledger.folder(author)
    let made: JournalWriter
    if let head = ledger.heads[author] {
      let reading = try JournalReading(folder, from: head)
      made = JournalWriter(
        folder, head: head, newest: reading.newest,
        size: reading.isTorn || reading.newestGood.segment == 0 ? nil : reading.newestGood.size)
    } else {
      let newest = try folder.segments().last ?? 0
      made = JournalWriter(
        folder, head: JournalFolder.beginning(of: id), newest: newest, size: nil)
    }
    made.fullSegment = fullSegment
    if undoLog == nil {
      undoLog = UndoLog(try BackwardReader(folder, upTo: made.head.number))
    }
    writer = made
    return made
  }

  private func composer(
    _ writer: JournalWriter, as kind: HistoryEntry.Kind, of number: Int?,
    seen: [String: Witness], accepting: [String: Int] = [:]
  ) -> LineComposer {
    let isFirstOfDay = Seal.day(ledger.time.milliseconds) < Seal.day(clock.milliseconds())
    // Of all the saves of a day only the first one looks at every journal.
    var heads = isFirstOfDay ? ledger.heads : [:]
    if isFirstOfDay { heads[author] = writer.head }
    let isSealed = heads.values.contains { $0.number > 0 }
    return LineComposer(
      author: author, kind: kind, of: number, head: writer.head, time: ledger.time,
      seen: isSealed ? Seal.witnesses(of: heads, besides: author) : seen,
      seal: isSealed ? Seal.digest(of: heads) : nil, accepted: accepting, clock: clock)
  }

  /// Heads of the other journals that the next line tells of.
  private var unseen: [String: Witness] {
    var unseen: [String: Witness] = [:]
    for (key, head) in ledger.heads where key != author && head.number > 0 {
      let known = ledger.awareness.upTo(key, by: author, at: .max)
      if known < head.number { unseen[key] = Witness(head) }
    }
    return unseen
  }

  private func note(
    _ writer: JournalWriter, _ composer: LineComposer, _ seen: [String: Witness],
    from first: Int, _ lines: [SealedLine]
  ) {
    ledger.wrote(
      writer.head, in: author, end: writer.end, at: composer.time, seen: seen, from: first)
    if let seal = composer.sealPlace { ledger.note(seal) }
    linesSinceSnapshot += lines.count
    bytesSinceSnapshot += lines.reduce(0) { $0 + $1.bytes.count }
  }

  /// Has the review list worked out anew where something on it was settled or written over.
  ///
  /// What was saved is saved, also where this cannot be read now: then it is done later.
  private func lookAgain(at change: Change) {
    let isListEmpty = ledger.review.isEmpty && ledger.watched.isEmpty
    for operation in change.operations
    where operation.isSettling || !isListEmpty && ledger.isLookedAt(operation) {
      reviewed[operation.record] = operation.register
    }
    guard !reviewed.isEmpty else { return }
    try? renewReview()
  }

  /// Works out what is still to be looked at of the records about which that is not known.
  func renewReview() throws(StoreError) {
    guard !reviewed.isEmpty else { return }
    for history in try ledger.histories(of: reviewed) {
      ledger.review(history.outcome().entries, of: history)
    }
    reviewed = [:]
    let next = Arrival(review: ledger.reviewList)
    arrival = arrival.map { $0.followed(by: next) } ?? next
  }

  /// Who wrote what stands there now, as far as the newest lines tell.
  private func told(_ clashes: [Clash]) -> [Clash] {
    clashes.map { clash in
      var told = clash
      let entries = try? history(register: clash.register, record: clash.record, limit: 1) {
        $0.change.operations.contains { operation in
          switch operation {
          case .set(_, _, let field, _, _): field == clash.field
          case .mark(_, _, let field, let subject, _, _):
            field == clash.field && subject == clash.subject
          case .remove: clash.kind == .removed
          case .create, .restore: clash.kind == .field
          case .append, .withdraw, .settle: false
          }
        }
      }
      told.author = entries?.first?.author
      told.milliseconds = entries?.first?.milliseconds
      return told
    }
  }
}

extension Operation {
  /// Whether it says that something on the review list was looked at, or not after all.
  fileprivate var isSettling: Bool { if case .settle = self { true } else { false } }
}
