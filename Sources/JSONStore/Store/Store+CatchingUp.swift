package import CommuneDomain

extension Store {
  /// Takes in what others have saved since; nothing is locked and nothing written.
  ///
  /// - Parameter commune: what the caller shows; what is given is what turns it into the book.
  /// - Throws: `StoreError` where a journal cannot be read; nothing is taken in then.
  package func catchUp(over commune: Commune) throws(StoreError) -> Arrival? {
    let grown = try ledger.keys().filter { ledger.hasGrown($0) }
    if !grown.isEmpty { try take(grown, over: commune) }
    return takeArrival()
  }

  /// Reads journals on and adds what they say to what has arrived.
  func take(_ keys: [String], over commune: Commune) throws(StoreError) {
    var next = ledger
    var readings: [JournalReading] = []
    for key in keys {
      let reading = try next.reading(key)
      next.note(reading)
      if reading.isIncomplete || hasGoneBack(reading) {
        // What was read before is there no longer, or in other words: all is worked out anew.
        return try startAnew(over: commune)
      }
      readings.append(reading)
    }
    guard readings.contains(where: { !$0.lines.isEmpty }) else {
      ledger = next
      return
    }
    let held = next.held
    guard let acts = try next.acts(of: readings, now: clock.milliseconds(), own: author) else {
      return try startAnew(over: commune)
    }
    var arrived = Arrival()
    let plan = try Plan(acts, in: &next)
    for act in plan.acts { arrived.change.operations += plan.operations(of: act) }
    var overlay = Overlay(commune, arrival?.change ?? Change())
    overlay.add(arrived.change)
    for history in try next.histories(of: plan.rebuilt) {
      let (record, entries) = history.outcome()
      next.review(entries, of: history.record)
      let turn = Change.turning(
        overlay.record(history.record, in: history.register.key), into: record)
      arrived.change.operations += turn.operations
    }
    for author in acts.map(\.author) where !arrived.authors.contains(author) {
      arrived.authors.append(author)
    }
    if !plan.rebuilt.isEmpty { arrived.review = next.reviewList }
    if acts.contains(where: { $0.key == author }) {
      // Another window of the same account has written; what this one did is what it takes back.
      writer?.close()
      writer = nil
    }
    for operation in arrived.change.operations { changed.insert(operation.register) }
    linesSinceSnapshot += readings.reduce(0) { $0 + $1.lines.count }
    for waiting in next.held.values where held[waiting.author] == nil {
      remarks.append(.held(waiting))
    }
    ledger = next
    arrival = arrival.map { $0.followed(by: arrived) } ?? arrived
  }

  /// Whether a journal goes on before the last line that was taken in, as after a save that failed
  /// when its line was there already.
  private func hasGoneBack(_ reading: JournalReading) -> Bool {
    guard let problem = reading.pending, problem.isInside else { return false }
    return ledger.ends[reading.folder.key]?.problem != problem.problem
  }

  /// Reads the whole book again and gives what differs.
  private func startAnew(over commune: Commune) throws(StoreError) {
    let recovery = try Recovery(
      book, store: id, author: author, now: clock.milliseconds(), comparesFiles: false)
    var arrived = Arrival(review: recovery.ledger.reviewList)
    let overlay = Overlay(commune, arrival?.change ?? Change())
    for register in Commune.registers {
      let ids = Set(register.ids(in: commune)).union(register.ids(in: recovery.commune))
      for id in ids.sorted() {
        let turn = Change.turning(
          overlay.record(id, in: register.key),
          into: recovery.commune.record(id, in: register.key))
        arrived.change.operations += turn.operations
      }
    }
    for operation in arrived.change.operations { changed.insert(operation.register) }
    remarks += recovery.remarks.filter { !remarks.contains($0) }
    ledger = recovery.ledger
    undoLog = nil
    writer?.close()
    writer = nil
    arrival = arrival.map { $0.followed(by: arrived) } ?? arrived
  }

  /// Makes sure that everything in the journals is on the medium, before anything refers to it.
  func settle(_ before: CommitLock.Before) throws(StoreError) {
    let keys: [String]
    switch before {
    case .me, .another: return
    case .tornAway(let key): keys = [key]
    case .unknown: keys = try ledger.keys()
    }
    for key in keys {
      let folder = ledger.folder(key)
      guard let newest = try folder.segments().last else { continue }
      do {
        try disk.syncData(at: folder.file(newest))
        try disk.syncDirectory(folder.path)
        try disk.syncDirectory(folder.parent)
      } catch {
        throw StoreError(error, path: folder.file(newest))
      }
    }
  }
}

extension Arrival {
  func followed(by next: Arrival) -> Arrival {
    Arrival(
      change: change + next.change, review: next.review ?? review,
      authors: authors + next.authors.filter { !authors.contains($0) })
  }
}
