package import CommuneDomain

/// What is gathered while a book is being opened.
struct Opening {
  let book: BookFolder
  let contents: BookFolder.Contents
  let clock: any Clock
  let randomness: any Randomness
  var author: String
  var access: Access
  var lock: OpenFile?
  var writer: JournalWriter?
  var recovery: Recovery
  var remarks: [StoreRemark]

  init(
    _ book: BookFolder, actor: String, readOnly: Bool, clock: any Clock,
    randomness: any Randomness
  ) throws(StoreError) {
    self.book = book
    self.clock = clock
    self.randomness = randomness
    contents = try book.read()
    author = BookFolder.plain(actor)
    access = .readOnly(.requested)
    if contents.format > BookFolder.format {
      access = .readOnly(.newerFormat(contents.format))
    } else if !readOnly {
      access = try Self.take(book, &lock, actor: actor)
    }
    do {
      recovery = try Recovery(book, store: contents.store, isAlone: lock != nil)
      remarks = recovery.remarks
      if lock != nil { try prepareWriting(actor: actor) }
    } catch {
      if let lock { book.disk.unlock(lock) }
      throw error
    }
  }

  private static func take(_ book: BookFolder, _ lock: inout OpenFile?, actor: String)
    throws(StoreError) -> Access
  {
    do {
      switch try book.disk.lock(book.lockFile, holder: actor) {
      case .busy(let holder): return .readOnly(.anotherInstance(holder: holder))
      case .taken(let file):
        lock = file
        return .readWrite
      }
    } catch {
      switch StoreError(error, path: book.lockFile) {
      case .noPermission, .readOnlyDisk: return .readOnly(.noPermission)
      case .diskFull(let path): return .readOnly(.diskFailed(.diskFull(path: path)))
      case let other: throw other
      }
    }
  }

  private mutating func prepareWriting(actor: String) throws(StoreError) {
    if let obstacle = recovery.obstacle {
      access = .readOnly(obstacle)
      return
    }
    do {
      author = "\(try book.station(randomness))-\(BookFolder.plain(actor))"
      try settleTails()
      let folder = JournalFolder(
        disk: book.disk, store: contents.store, author: author, parent: book.journals)
      guard let reading = recovery.readings[author] else {
        writer = JournalWriter(
          folder, head: JournalFolder.beginning(of: contents.store), newest: 0, size: nil)
        return
      }
      let made = JournalWriter(
        folder, head: reading.head, newest: reading.newest,
        size: reading.isTorn || reading.newestGood.segment == 0 ? nil : reading.newestGood.size)
      writer = made
      if reading.isTorn { try leaveTornEnd(reading, folder, made) }
    } catch {
      switch error {
      case .noPermission, .readOnlyDisk: access = .readOnly(.noPermission)
      default: access = .readOnly(.diskFailed(error))
      }
      writer = nil
    }
  }

  /// Puts on the medium what was read from journals and may not be there yet, names of segments
  /// included, before anything refers to it or stands behind it.
  private func settleTails() throws(StoreError) {
    for (author, reading) in recovery.readings
    where reading.newestGood.segment > 0 && (author == self.author || !reading.lines.isEmpty) {
      let folder = JournalFolder(
        disk: book.disk, store: contents.store, author: author, parent: book.journals)
      let path = folder.file(reading.newestGood.segment)
      // A journal of another account may not be open to this one; its owner has flushed it.
      guard let file = try? book.disk.open(path, .append) else { continue }
      defer { book.disk.close(file) }
      do {
        try book.disk.syncData(file)
        try book.disk.syncDirectory(folder.path)
        try book.disk.syncDirectory(folder.parent)
      } catch {
        throw StoreError(error, path: path)
      }
    }
  }

  private mutating func leaveTornEnd(
    _ reading: JournalReading, _ folder: JournalFolder, _ writer: JournalWriter
  ) throws(StoreError) {
    let bytes = try reading.tornBytes()
    if !bytes.isEmpty {
      let segment = max(reading.head.segment, 1)
      let kept = book.keepInQuarantine(
        bytes, as: "\(author)-\(segment)-\(reading.head.offset).torn")
      remarks.append(
        .tornTail(file: folder.name(segment), bytes: bytes.count, quarantined: kept))
    }
    try writer.leaveTornEnd(at: recovery.time.next(clock: clock.milliseconds()))
  }
}

// MARK: - Opening and closing

extension Store {
  /// Makes a new book in a folder that is empty or not there.
  package static func create(
    at path: String, identity: BookIdentity, actor: String, disk: any Disk, clock: any Clock,
    randomness: any Randomness
  ) throws(StoreError) -> (store: Store, commune: Commune) {
    let book = BookFolder(path: path, disk: disk)
    try book.checkFree()
    let id = RecordID(
      milliseconds: clock.milliseconds(),
      random: (UInt16(truncatingIfNeeded: randomness.word()), randomness.word()))
    try book.create(identity, store: id)
    return try open(at: path, actor: actor, disk: disk, clock: clock, randomness: randomness)
  }

  /// Opens a book; for reading only when another instance is writing in it.
  package static func open(
    at path: String, actor: String, readOnly: Bool = false, disk: any Disk, clock: any Clock,
    randomness: any Randomness
  ) throws(StoreError) -> (store: Store, commune: Commune) {
    let opening = try Opening(
      BookFolder(path: path, disk: disk), actor: actor, readOnly: readOnly, clock: clock,
      randomness: randomness)
    let store = Store(opening)
    let commune = opening.recovery.commune
    if opening.recovery.isRepaired, store.access == .readWrite {
      try? store.writeSnapshot(commune)
    }
    return (store, commune)
  }

  /// Writes the register files when there is anything new in the book, and gives the lock back.
  ///
  /// An error changes nothing: the journal has everything, and the next opening makes up for it.
  package func close(_ commune: Commune) {
    let isUnchanged = linesSinceSnapshot == 0 && changed.isEmpty && generation != nil
    if access == .readWrite, !isUnchanged { try? writeSnapshot(commune) }
    writer?.close()
    writer = nil
    if let lock { disk.unlock(lock) }
    lock = nil
    access = .readOnly(.closed)
  }

  /// Whether so much was saved since the register files were written that the next opening would
  /// take noticeably longer; whoever keeps the commune then calls `writeSnapshot`.
  package var isSnapshotDue: Bool {
    access == .readWrite && (linesSinceSnapshot > 5000 || bytesSinceSnapshot > 2 << 20)
  }

  /// Writes the register files from the commune as it stands after everything saved.
  package func writeSnapshot(_ commune: Commune) throws(StoreError) {
    if case .readOnly(let reason) = access { throw .readOnly(reason) }
    let snapshot = SnapshotWriter(book: book, last: generation, inPlace: inPlace)
    generation = try snapshot.write(commune, changed: changed, time: time, seen: currentHeads)
    changed = []
    inPlace = Set(Commune.registers.map(\.key))
    linesSinceSnapshot = 0
    bytesSinceSnapshot = 0
  }
}
