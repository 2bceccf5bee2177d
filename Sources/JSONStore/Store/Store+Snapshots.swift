package import CommuneDomain

extension Store {
  /// Whether so much was saved since the register files were written that the next opening would
  /// take noticeably longer, or something was erased that they still hold; whoever keeps the commune then calls `writeSnapshot`.
  package var isSnapshotDue: Bool {
    guard access == .readWrite else { return false }
    if !erased.isEmpty { return true }
    if bytesSinceSnapshot > 2 << 20 { return true }
    guard linesSinceSnapshot > 5000 else { return false }
    // One of many who have the book open writes the files for all of them.
    let missing = linesBehindFiles
    if missing < 2500 { linesSinceSnapshot = missing }
    return missing >= 2500
  }

  /// How many lines the newest register files, whoever wrote them, do not hold.
  private var linesBehindFiles: Int {
    guard let newest = newestGeneration else { return .max }
    return ledger.heads.reduce(0) { sum, journal in
      sum + max(0, journal.value.number - (newest.seen[journal.key]?.number ?? 0))
    }
  }

  private var newestGeneration: Generation? {
    (try? disk.read("\(book.registers)/current.json")).flatMap { Generation($0) }
  }

  /// Whether the register files are to be written when the book is closed or nobody types: not for a few
  /// lines in a big book, which the next opening reads in no time.
  package var isSnapshotWorthwhile: Bool {
    if !erased.isEmpty { return true }
    guard linesSinceSnapshot > 0 || !changed.isEmpty || generation == nil else { return false }
    guard linesSinceSnapshot < 200, generation != nil else { return true }
    let sizes = changed.map { key in
      ((try? disk.status("\(book.registers)/\(key.rawValue).json")) ?? nil)?.size ?? 0
    }
    return sizes.reduce(0, +) < 1 << 20
  }

  /// Writes the register files from the commune as it stands after everything saved and everything
  /// that arrived; nothing where somebody else is writing them.
  package func writeSnapshot(_ commune: Commune) throws(StoreError) {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    try renewReview()
    guard let lock, arrival == nil, !isAstray else { return }
    do {
      guard try disk.lock(.snapshot, of: lock.file, shared: false) else { return }
    } catch {
      throw StoreError(error, path: book.lockFile)
    }
    defer { disk.unlock(.snapshot, of: lock.file) }
    // What the files hold must not be taken away by a power cut afterwards.
    let before = try lock.take(as: author, path: book.lockFile)
    do {
      try settle(before)
    } catch {
      lock.giveUp()
      throw error
    }
    lock.giveBack(as: author, end: writer?.settledEnd, knowsAll: before.isMe)
    try adoptGeneration()
    guard !isAheadOfUs else { return }
    var next = Generation(
      number: (generation?.number ?? 0) + 1, time: ledger.time, files: generation?.files ?? [:],
      seen: ledger.heads)
    next.aware = ledger.awareness.known
    next.accepted = ledger.accepted
    next.review = ledger.reviewList
    next.watched = ledger.watched
    next.seal = ledger.newestSeal
    let snapshot = SnapshotWriter(book: book, last: generation, inPlace: inPlace)
    generation = try snapshot.write(commune, changed: changed, as: next)
    changed = []
    inPlace = Set(Commune.registers.map(\.key))
    linesSinceSnapshot = 0
    bytesSinceSnapshot = 0
    try forgetErased()
  }

  /// Takes away the older files of registers from which something was erased: what the fallback lacks, the
  /// journals have, and what is shown of them hides it.
  private func forgetErased() throws(StoreError) {
    for register in erased {
      let file = "\(book.previous)/\(register.rawValue).json"
      do throws(DiskError) {
        if try disk.status(file) != nil { try disk.remove(file) }
      } catch {
        throw StoreError(error, path: file)
      }
    }
    erased = []
  }

  /// Takes note of register files that somebody else has written since.
  private func adoptGeneration() throws(StoreError) {
    guard let newest = newestGeneration, newest.number != generation?.number else { return }
    generation = newest
    changed = Set(Commune.registers.map(\.key))
    inPlace = []
    var files = RegisterFiles(book)
    for register in Commune.registers {
      if let found = files.inPlace(register.key),
        found.digest == newest.files[register.key]?.digest
      {
        inPlace.insert(register.key)
      }
    }
  }

  /// Whether the register files hold lines that were not taken in here.
  private var isAheadOfUs: Bool {
    (generation?.seen ?? [:]).contains { key, head in
      (ledger.heads[key]?.number ?? 0) < head.number
    }
  }
}
