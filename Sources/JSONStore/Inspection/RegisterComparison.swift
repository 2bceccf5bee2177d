internal import CommuneDomain

/// The register files held against their list, and against what the journals alone give.
struct RegisterComparison {
  private let book: BookFolder
  private let store: RecordID
  private let now: UInt64
  private(set) var findings: [BookInspection.Finding] = []
  private(set) var remarks: [StoreRemark] = []
  /// How many register files were compared.
  private(set) var compared: Int?

  /// Others may write register files meanwhile; so often it is tried again.
  private static let attempts = 5

  init(_ book: BookFolder, _ store: RecordID, now: UInt64) {
    self.book = book
    self.store = store
    self.now = now
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
  private mutating func checkFiles() throws(StoreError) -> Generation? {
    let path = "\(book.registers)/current.json"
    for attempt in 1...Self.attempts {
      findings = []
      guard let bytes = try? book.disk.read(path) else { return nil }
      guard let generation = Generation(bytes) else {
        // What the first format wrote is made anew with the next opening.
        if !Generation.isOfFirstFormat(bytes) {
          findings = [.init(.init(file: "registers/current.json", line: nil), .listUnreadable)]
        }
        return nil
      }
      for (key, file) in generation.files.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let place = BookInspection.Place(file: "registers/\(file.name)", line: nil)
        guard let bytes = try? book.disk.read("\(book.registers)/\(file.name)") else {
          findings.append(.init(place, .registerMissing(key)))
          continue
        }
        if Digest(of: bytes) != file.digest {
          findings.append(.init(place, .registerChanged(key)))
        }
      }
      let isLast = attempt == Self.attempts
      if findings.isEmpty || isLast || (try? book.disk.read(path)) == bytes { return generation }
    }
    return nil
  }

  /// Compares the book as it is read with the book as the journals alone give it.
  private mutating func checkState() throws(StoreError) {
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
