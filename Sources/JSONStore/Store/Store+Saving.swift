package import CommuneDomain

extension Store {
  /// Saves a change; returns when it is on the medium.
  ///
  /// - Throws: `StoreError`; then nothing of the change counts as saved. After an error of the disk
  ///   that a second attempt in a new file did not get over, the book counts as read-only until a
  ///   later save succeeds: whoever has made room saves again.
  package func save(_ change: Change) throws(StoreError) -> Receipt {
    try save(change, as: .change, of: nil)
  }

  func save(_ change: Change, as kind: HistoryEntry.Kind, of number: Int?) throws(StoreError)
    -> Receipt
  {
    let writer = try writing()
    var composer = LineComposer(
      author: author, kind: kind, of: number, head: writer.head, time: time, seen: unseen,
      clock: clock)
    for operation in change.operations { try composer.add(operation) }
    let lines = composer.finish()
    guard !lines.isEmpty else {
      return Receipt(number: writer.head.number, milliseconds: time.milliseconds)
    }
    do {
      try writer.save(lines, upTo: composer.number, at: composer.time)
    } catch {
      if let failure = writer.failure { access = .readOnly(.diskFailed(failure)) }
      throw error
    }
    access = .readWrite
    note(composer, lines: lines.count, bytes: lines.reduce(0) { $0 + $1.bytes.count })
    for operation in change.operations { changed.insert(operation.register) }
    let act = SavedAct(number: composer.number, change: change)
    switch kind {
    case .change: undoLog?.did(act)
    case .intake: undoLog?.didIntake()
    case .undo, .redo: break
    }
    return Receipt(number: composer.number, milliseconds: composer.time.milliseconds)
  }

  /// Saves many records at once, as one act: all of it or nothing.
  ///
  /// Not undone key by key. Followed by `writeSnapshot`.
  package func intake(_ changes: some Sequence<Change>) throws(StoreError) {
    let writer = try writing()
    var composer = LineComposer(
      author: author, kind: .intake, of: nil, head: writer.head, time: time, seen: unseen,
      clock: clock)
    let before = writer.head.number
    var changes = changes.makeIterator()
    var isFinished = false
    var registers: Set<RegisterKey> = []
    var waiting: [(line: SealedLine, number: Int)] = []
    var bytes = 0
    do {
      try writer.intake(at: time.next(clock: clock.milliseconds())) { () throws(StoreError) in
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
        bytes += next?.line.bytes.count ?? 0
        return next
      }
    } catch {
      if let failure = writer.failure { access = .readOnly(.diskFailed(failure)) }
      throw error
    }
    access = .readWrite
    note(composer, lines: composer.number - before, bytes: bytes)
    changed.formUnion(registers)
    undoLog?.didIntake()
  }

  private func writing() throws(StoreError) -> JournalWriter {
    switch access {
    case .readWrite, .readOnly(.diskFailed): break
    case .readOnly(let reason): throw .readOnly(reason)
    }
    if let writer { return writer }
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    throw .readOnly(.closed)
  }

  private func note(_ composer: LineComposer, lines: Int, bytes: Int) {
    linesSinceSnapshot += lines
    bytesSinceSnapshot += bytes
    time = composer.time
    unseen = [:]
  }
}
