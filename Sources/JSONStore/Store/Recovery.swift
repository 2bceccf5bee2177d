internal import CommuneDomain

/// Brings a book from its files into memory: the newest good register files, then the journals'
/// lines behind them.
struct Recovery {
  let book: BookFolder
  private(set) var commune = Commune()
  private(set) var remarks: [StoreRemark] = []
  /// Why nothing may be written although the book could be read.
  private(set) var obstacle: ReadOnlyReason?
  private(set) var ledger: Ledger
  private(set) var generation: Generation?
  /// The registers that no longer are what the generation's files hold.
  private(set) var changed: Set<RegisterKey> = []
  private(set) var inPlace: Set<RegisterKey> = []
  /// The registers from which something was erased since the files were written.
  private(set) var erased: Set<RegisterKey> = []
  /// The journals that are damaged or shorter than they were.
  private(set) var damaged: Set<String> = []
  private(set) var lineCount = 0
  /// The register files should be written again at once.
  private(set) var isRepaired = false

  /// - Parameters:
  ///   - author: Whose lines are never too early.
  ///   - now: The time of this machine, in milliseconds since 1 January 1970 UTC.
  ///   - asOf: The last moment that counts; the journals alone are read then.
  ///   - ignoresFiles: Whether everything is to be worked out from the journals alone.
  ///   - comparesFiles: Whether nobody else can be writing register files meanwhile.
  ///   - progress: Told how much of the register files is read, from 0 to 1.
  init(
    _ book: BookFolder, store: RecordID, author: String, now: UInt64, asOf: UInt64? = nil,
    ignoresFiles: Bool = false, comparesFiles: Bool,
    progress: ((Double) -> Void)? = nil
  ) throws(StoreError) {
    self.book = book
    var files = RegisterFiles(book)
    var newest: Generation?
    if asOf == nil, !ignoresFiles {
      for (candidate, isCurrent) in files.generations() {
        if newest == nil { newest = candidate }
        let told = progress.map { progress in
          { (done: Int, total: Int) in progress(Double(done) / Double(max(1, total))) }
        }
        guard let read = try? files.load(candidate, progress: told) else { continue }
        commune = read
        generation = candidate
        if !isCurrent { isRepaired = true }
        break
      }
    }
    ledger = Ledger(book: book, store: store, generation: generation)
    try ledger.recallBranches()
    if try !replay(author: author, now: now, asOf: asOf) {
      // Lines that the register files hold count differently by now.
      commune = Commune()
      generation = nil
      ledger = Ledger(book: book, store: store)
      remarks = []
      damaged = []
      changed = []
      erased = []
      lineCount = 0
      isRepaired = true
      _ = try replay(author: author, now: now, asOf: asOf)
    }
    if comparesFiles, asOf == nil { compare(&files, newest: newest) }
  }

  // MARK: - Journals

  private mutating func replay(author: String, now: UInt64, asOf: UInt64?) throws(StoreError)
    -> Bool
  {
    var readings: [JournalReading] = []
    // What lines say of a journal that has a branch can be told only from all of them.
    if generation != nil, try ledger.hasNewBranches() { return false }
    for key in Set(try ledger.keys()).union(ledger.heads.keys).sorted() {
      let reading = try ledger.reading(key)
      if reading.isReplaced || reading.isIncomplete, try hasMoved(key) { return false }
      if reading.goesBack, generation != nil { return false }
      try check(reading, isOwn: key == author)
      ledger.note(reading)
      if damaged.contains(key), reading.isIncomplete { continue }
      lineCount += reading.lines.count
      readings.append(reading)
    }
    guard var acts = try ledger.acts(of: readings, now: now, own: author) else { return false }
    for held in ledger.held.values.sorted(by: { $0.author < $1.author }) {
      remarks.append(.held(held))
    }
    if let asOf { acts.removeAll { $0.time.milliseconds > asOf } }
    let plan = try Plan(acts, in: &ledger)
    for act in plan.acts { carryOut(act, plan) }
    let histories =
      generation == nil
      ? ledger.histories(of: plan.rebuilt, in: plan.acts)
      : try ledger.histories(of: plan.rebuilt)
    for history in histories { settle(history) }
    return true
  }

  /// Whether the last line of a journal that was read stands in a branch of it by now.
  private func hasMoved(_ key: String) throws(StoreError) -> Bool {
    guard let head = ledger.heads[key] else { return false }
    for branch in try ledger.keys()
    where branch != key && JournalFolder.author(of: branch) == JournalFolder.author(of: key) {
      let reading = try JournalReading(
        ledger.folder(branch), from: try ledger.beginning(of: branch), touching: [])
      if reading.lines.contains(where: { $0.position.digest == head.digest }) { return true }
    }
    return false
  }

  /// - Parameter isOwn: Whether the lines behind the register files are looked at as well, which would
  ///   take too long for the journals of all.
  private mutating func check(_ reading: JournalReading, isOwn: Bool) throws(StoreError) {
    let folder = reading.folder
    if reading.isIncomplete {
      remarks.append(.journalIncomplete(author: folder.author))
      damaged.insert(folder.key)
      return
    }
    if let place = reading.pending, place.isInside {
      if case .newerVersion(let version) = place.problem {
        obstacle = .newerFormat(version)
      } else {
        damaged.insert(folder.key)
        remarks.append(
          .badLine(
            file: folder.name(place.segment), line: reading.lineNumber(of: place),
            problem: place.problem))
      }
    }
    if isOwn, ledger.heads[folder.key] != nil, !damaged.contains(folder.key),
      let (segment, line) = try reading.damageBehind()
    {
      remarks.append(.damageBehind(file: folder.name(segment), line: line))
    }
  }

  private mutating func carryOut(_ act: Act, _ plan: Plan) {
    let operations = plan.operations(of: act)
    do {
      try commune.apply(Change(operations))
    } catch {
      remarks.append(.changePassedOver(author: act.author, number: act.number, error))
      for operation in operations { try? commune.apply(Change([operation])) }
    }
    for operation in act.change.operations { changed.insert(operation.register) }
    if act.change.isFinal { erased.formUnion(act.change.operations.map(\.register)) }
  }

  /// Puts a record that was worked out anew in the place of what is there.
  private mutating func settle(_ history: RecordHistory) {
    let (record, entries) = history.outcome()
    ledger.review(entries, of: history)
    let change = Change.turning(
      commune.record(history.record, in: history.register.key), into: record)
    // Made from what is there, so that it fits.
    try? commune.apply(change)
    changed.insert(history.register.key)
  }

  // MARK: - Register files

  /// Looks for register files that are not what the journal says.
  private mutating func compare(_ files: inout RegisterFiles, newest: Generation?) {
    let list = try? book.disk.read("\(book.registers)/current.json")
    let isOfFirstFormat = list.map(Generation.isOfFirstFormat) ?? false
    let unfinished = files.unfinished
    for register in Commune.registers {
      let key = register.key
      guard let found = files.inPlace(key) else {
        if newest?.files[key] != nil {
          isRepaired = true
          // Otherwise a snapshot was cut short, and the file was taken from the one before.
          if generation?.number != newest?.number { remarks.append(.snapshotRebuilt(key)) }
        }
        continue
      }
      if found.digest == generation?.files[key]?.digest {
        inPlace.insert(key)
        continue
      }
      changed.insert(key)
      isRepaired = true
      // Files that were not read although they are whole, and what is ahead of the list because writing
      // was cut short.
      let own = [newest?.files[key]?.digest, unfinished?.files[key]?.digest]
      if own.contains(found.digest) { continue }
      if found.digest == Digest(of: register.file(of: commune)) { continue }
      var ignored = Commune()
      let isReadable =
        (try? register.read(found.bytes, file: key.rawValue, into: &ignored)) != nil
      let kept =
        obstacle == nil
        ? book.keepInQuarantine(
          found.bytes, as: "\(key.rawValue)-\((newest?.time ?? ledger.time).milliseconds).json")
        : nil
      // Which of the first format's files were whole, its list does not tell.
      if isOfFirstFormat { continue }
      if isReadable {
        remarks.append(.handEdited(file: "registers/\(key.rawValue).json", kept: kept))
      } else {
        remarks.append(.snapshotRebuilt(key))
      }
    }
    if let list, Generation(list) == nil, !isOfFirstFormat {
      isRepaired = true
      remarks.append(.snapshotListRebuilt)
    }
  }
}

extension Change {
  /// What makes one state of a record of another; nil where it is not there.
  static func turning(_ old: (any Entity)?, into new: (any Entity)?) -> Change {
    switch (old, new) {
    case (nil, nil): Change()
    case (let old?, nil): .removing(old)
    case (nil, let new?): .creating(new)
    case (let old?, let new?): .from(old, to: new)
    }
  }
}
