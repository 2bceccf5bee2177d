package import CommuneDomain

/// What putting the register files in order came to.
package struct Compaction: Hashable, Sendable {
  /// How many records of a register were not what the journals alone give; empty where all were.
  package var differing: [RegisterKey: Int] = [:]
  /// Whether the register files are now those of the journals alone; false where somebody else was just
  /// writing them.
  package var isWritten = false
  package var registerBytesBefore = 0
  package var registerBytesAfter = 0
  package var journalBytes = 0
  /// Files that were left over when a program was torn away, and are gone now.
  package var removed: [String] = []
  package var removedBytes = 0
  /// Such files that stay, because somebody has the book open and may need them.
  package var left: [String] = []
}

extension Store {
  /// Works the book out from its journals alone, compares that with what there was, and writes the
  /// register files from it. No journal is touched.
  ///
  /// - Parameter commune: what the caller shows; afterwards what the journals give.
  /// - Throws: `StoreError.damaged` where the journals hold less than the register files, whose records
  ///   would be lost.
  package func compact(_ commune: inout Commune) throws(StoreError) -> Compaction {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    var compaction = Compaction()
    compaction.registerBytesBefore = size(of: book.registers)
    for key in try ledger.keys() { compaction.journalBytes += size(of: ledger.folder(key).path) }
    var replayed = try replay(&commune)
    for register in Commune.registers {
      let count = register.difference(between: commune, and: replayed.commune)
      if count > 0 { compaction.differing[register.key] = count }
    }
    let before = generation?.number
    for attempt in 1...Self.attempts {
      commune = replayed.commune
      ledger = replayed.ledger
      try writeAll(commune)
      compaction.isWritten = generation?.number != before && generation?.seen == ledger.heads
      if compaction.isWritten || attempt == Self.attempts { break }
      // Somebody else is just writing them, or has saved since.
      clock.pause(microseconds: 100_000)
      replayed = try replay(&commune)
    }
    compaction.registerBytesAfter = size(of: book.registers)
    sweep(&compaction)
    return compaction
  }

  private static let attempts = 30

  private func writeAll(_ commune: Commune) throws(StoreError) {
    changed = Set(Commune.registers.map(\.key))
    var files = RegisterFiles(book)
    inPlace = changed.filter { key in
      let digest = generation?.files[key]?.digest
      return digest != nil && files.inPlace(key)?.digest == digest
    }
    try writeSnapshot(commune)
  }

  /// The book as the journals alone give it, with the same lines as here.
  private func replay(_ commune: inout Commune) throws(StoreError) -> Recovery {
    for attempt in 1...5 {
      if let arrival = try catchUp(over: commune) {
        do {
          try commune.apply(arrival.change)
        } catch {
          throw .changeDoesNotFit(error)
        }
      }
      let recovery = try Recovery(
        book, store: id, author: author, now: clock.milliseconds(), ignoresFiles: true,
        comparesFiles: false)
      for remark in recovery.remarks {
        guard case .badLine(let file, let line, let problem) = remark else { continue }
        throw damaged(file, line, problem)
      }
      if let obstacle = recovery.obstacle { throw .readOnly(obstacle) }
      if recovery.ledger.heads == ledger.heads { return recovery }
      guard attempt == 5 else { continue }
      for (key, head) in ledger.heads.sorted(by: { $0.key < $1.key })
      where recovery.ledger.heads[key] != head {
        throw damaged("journal/\(key)", recovery.ledger.heads[key]?.number ?? 0, .brokenChain)
      }
    }
    throw .lockedBy("")
  }

  private func damaged(_ file: String, _ line: Int, _ problem: Problem) -> StoreError {
    .damaged(
      file: file, line: line, register: nil, record: nil, field: nil, problem: problem)
  }

  // MARK: - Left-over files

  /// Removes temporary files, which nobody owns when nobody else has the book open.
  private func sweep(_ compaction: inout Compaction) {
    let folders =
      [path, book.registers, book.local, book.previous, book.drafts]
      + names(book.drafts).map { "\(book.drafts)/\($0)" }
    let files = folders.flatMap { folder in
      names(folder).filter { $0.hasPrefix(".") && $0.hasSuffix(".tmp") }
        .map { "\(folder)/\($0)" }
    }
    guard !files.isEmpty, let lock else { return }
    let isAlone = (try? disk.lock(.presence, of: lock.file, shared: false)) ?? false
    defer { _ = try? disk.lock(.presence, of: lock.file, shared: true) }
    for file in files {
      let name = String(file.dropFirst(path.utf8.count + 1))
      let bytes = ((try? disk.status(file)) ?? nil)?.size ?? 0
      if isAlone, (try? disk.remove(file)) != nil {
        compaction.removed.append(name)
        compaction.removedBytes += bytes
      } else {
        compaction.left.append(name)
      }
    }
  }

  private func names(_ folder: String) -> [String] { ((try? disk.list(folder)) ?? []).sorted() }

  private func size(of folder: String) -> Int {
    names(folder).reduce(0) { sum, name in
      let status = (try? disk.status("\(folder)/\(name)")) ?? nil
      return sum + (status?.isDirectory == false ? status?.size ?? 0 : 0)
    }
  }
}
