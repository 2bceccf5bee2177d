internal import CommuneDomain

/// The register files held against their list, and against what the journals alone give.
struct RegisterComparison {
  private let book: BookFolder
  private let store: RecordID
  private let clock: any Clock
  private(set) var findings: [BookInspection.Finding] = []
  private(set) var remarks: [StoreRemark] = []
  /// How many register files were compared.
  private(set) var compared: Int?

  /// Others may write register files meanwhile; so often it is tried again.
  private static let attempts = 30

  init(_ book: BookFolder, _ store: RecordID, clock: any Clock) {
    self.book = book
    self.store = store
    self.clock = clock
  }

  mutating func compare(testimony: inout Testimony, journalsAreGood: Bool) throws(StoreError) {
    guard let generation = try checkFiles() else { return }
    let list = BookInspection.Place(file: "registers/current.json", line: nil)
    for (key, head) in generation.seen.sorted(by: { $0.key < $1.key }) {
      try testimony.hear(key, head, at: list)
    }
    guard journalsAreGood, findings.isEmpty, testimony.findings.isEmpty else { return }
    try checkState()
  }

  /// Compares each file with its digest in the list; gives the list.
  ///
  /// While somebody writes register files, the list is older than they are: nobody does meanwhile, where
  /// the lock can be had.
  private mutating func checkFiles() throws(StoreError) -> Generation? {
    var generation: Generation?
    for attempt in 1...Self.attempts {
      let lock = openLock()
      defer { if let lock { book.disk.close(lock) } }
      if let lock, (try? book.disk.lock(.snapshot, of: lock, shared: true)) == false {
        clock.pause(microseconds: 100_000)
        if attempt < Self.attempts { continue }
      }
      findings = []
      generation = readList()
      for (key, file) in (generation?.files ?? [:]).sorted(by: { $0.key.rawValue < $1.key.rawValue }
      ) {
        check(key, file)
      }
      if lock != nil || findings.isEmpty { break }
      clock.pause(microseconds: 100_000)
    }
    return generation
  }

  /// The lock file, where there is one that may be opened.
  private func openLock() -> OpenFile? {
    guard (try? book.disk.status(book.lockFile)) != .some(nil) else { return nil }
    return try? book.disk.openLock(book.lockFile)
  }

  private mutating func readList() -> Generation? {
    guard let bytes = try? book.disk.read("\(book.registers)/current.json") else { return nil }
    let generation = Generation(bytes)
    // What the first format wrote is made anew with the next opening.
    if generation == nil, !Generation.isOfFirstFormat(bytes) {
      findings = [.init(.init(file: "registers/current.json", line: nil), .listUnreadable)]
    }
    return generation
  }

  private mutating func check(_ key: RegisterKey, _ file: Generation.File) {
    let place = BookInspection.Place(file: "registers/\(file.name)", line: nil)
    guard let bytes = try? book.disk.read("\(book.registers)/\(file.name)") else {
      findings.append(.init(place, .registerMissing(key)))
      return
    }
    if Digest(of: bytes) != file.digest { findings.append(.init(place, .registerChanged(key))) }
  }

  /// Compares the book as it is read with the book as the journals alone give it.
  private mutating func checkState() throws(StoreError) {
    let now = clock.milliseconds()
    for _ in 1...Self.attempts {
      let read = try Recovery(book, store: store, author: "", now: now, comparesFiles: false)
      let replayed = try Recovery(
        book, store: store, author: "", now: now, ignoresFiles: true, comparesFiles: false)
      guard read.ledger.heads == replayed.ledger.heads else { continue }
      remarks = replayed.remarks
      for register in Commune.registers {
        let count = register.difference(between: read.commune, and: replayed.commune)
        guard count > 0 else { continue }
        findings.append(
          .init(
            .init(file: "registers/\(register.key.rawValue).json", line: nil),
            .registerDiffers(register.key, records: count)))
      }
      compared = Commune.registers.count
      return
    }
  }
}

extension RegisterDescribing {
  /// How many records of the register are not the same in two communes.
  func difference(between one: Commune, and other: Commune) -> Int {
    let ids = Set(ids(in: one)).union(ids(in: other))
    return ids.count { id in
      !Change.turning(record(id, in: one), into: record(id, in: other)).isEmpty
    }
  }
}
