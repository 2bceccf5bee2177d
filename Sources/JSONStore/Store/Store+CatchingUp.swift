package import CommuneDomain

extension Store {
  /// Takes in what others have saved since, and copies of their journals that were put beside them;
  /// where there are none, nothing is locked and nothing written.
  ///
  /// - Parameter commune: what the caller shows; what is given is what turns it into the book.
  /// - Throws: `StoreError` where a journal cannot be read; what was not given then comes later.
  package func catchUp(over commune: Commune) throws(StoreError) -> Arrival? {
    if access == .readWrite, let lock {
      remarks += try StrayCopies(book, id).takeIn(under: lock)
    }
    try takeGrown(over: commune)
    try renewReview()
    return takeArrival()
  }

  /// Takes in what all journals hold beyond what was read.
  func takeGrown(over commune: Commune) throws(StoreError) {
    let keys = try ledger.keys()
    let grown = keys.compactMap { ledger.growth(of: $0) }
    if !grown.isEmpty || isAstray { try take(grown, among: keys, over: commune) }
  }

  /// Reads journals on and adds what they say to what has arrived.
  ///
  /// - Parameter keys: all journals that are there, where that is known.
  func take(
    _ grown: [Ledger.Growth], among keys: [String]? = nil, over commune: Commune
  ) throws(StoreError) {
    let isStale: Bool
    if isAstray { isStale = true } else { isStale = try ledger.hasNewBranches(among: keys) }
    if isStale { return try startAnew(over: commune) }
    var readings: [JournalReading] = []
    for growth in grown {
      let reading = try ledger.reading(growth.key, isLonger: growth.isLonger)
      if reading.isIncomplete || hasGoneBack(reading) {
        // What was read before is there no longer, or in other words: all is worked out anew.
        return try startAnew(over: commune)
      }
      readings.append(reading)
    }
    if grown.contains(where: { $0.key == author }) {
      // Another window of the same account has written, or was torn away while it wrote: the next line
      // goes where the journal really ends.
      writer?.close()
      writer = nil
    }
    // Lines that wait count as soon as somebody has taken them over.
    let accepted = Set(readings.flatMap(\.lines).flatMap(\.line.accepted.keys))
    for key in accepted where ledger.held[key] != nil && !grown.contains(where: { $0.key == key }) {
      readings.append(try ledger.reading(key))
    }
    for reading in readings { ledger.note(reading) }
    guard readings.contains(where: { !$0.lines.isEmpty }) else { return }
    // Where what follows cannot be read to its end, the ledger knows of more than was given.
    isAstray = true
    guard let arrived = try arrival(of: readings, over: commune) else {
      return try startAnew(over: commune)
    }
    isAstray = false
    linesSinceSnapshot += readings.reduce(0) { $0 + $1.lines.count }
    add(arrived)
  }

  /// Counts what was read; nil when lines that are in already count differently now.
  private func arrival(of readings: [JournalReading], over commune: Commune) throws(StoreError)
    -> Arrival?
  {
    let held = ledger.held
    guard let acts = try ledger.acts(of: readings, now: clock.milliseconds(), own: author) else {
      return nil
    }
    var arrived = Arrival()
    let plan = try Plan(acts, in: &ledger)
    for act in plan.acts { arrived.change.operations += plan.operations(of: act) }
    if !plan.rebuilt.isEmpty {
      var overlay = Overlay(commune, arrival?.change ?? Change())
      overlay.add(arrived.change)
      for history in try ledger.histories(of: plan.rebuilt) {
        let (record, entries) = history.outcome()
        ledger.review(entries, of: history)
        let turn = Change.turning(
          overlay.record(history.record, in: history.register.key), into: record)
        arrived.change.operations += turn.operations
      }
      arrived.review = ledger.reviewList
    }
    for act in acts where !arrived.authors.contains(act.author) {
      arrived.authors.append(act.author)
    }
    for waiting in ledger.held.values where held[waiting.author] == nil {
      remarks.append(.held(waiting))
    }
    return arrived
  }

  private func add(_ arrived: Arrival) {
    for operation in arrived.change.operations { changed.insert(operation.register) }
    if arrived.change.isFinal { erased.formUnion(arrived.change.operations.map(\.register)) }
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
    remarks += recovery.remarks.filter { !remarks.contains($0) }
    ledger = recovery.ledger
    isAstray = false
    undoLog = nil
    writer?.close()
    writer = nil
    add(arrived)
  }

  /// Makes sure that everything in the journals is on the medium, before anything refers to it.
  func settle(_ before: CommitLock.Before) throws(StoreError) { try ledger.settle(before) }
}

extension Arrival {
  func followed(by next: Arrival) -> Arrival {
    Arrival(
      change: change + next.change, review: next.review ?? review,
      authors: authors + next.authors.filter { !authors.contains($0) })
  }
}
