package import CommuneDomain

/// What is gathered while a book is being opened.
struct Opening {
  let book: BookFolder
  let contents: BookFolder.Contents
  let clock: any Clock
  let randomness: any Randomness
  let account: String
  private(set) var author: String
  private(set) var access: Access
  private(set) var lock: CommitLock?
  private(set) var drawer: DraftDrawer?
  private(set) var recovery: Recovery
  private(set) var remarks: [StoreRemark] = []

  init(_ book: BookFolder, _ options: OpenOptions, clock: any Clock, randomness: any Randomness)
    throws(StoreError)
  {
    self.book = book
    self.clock = clock
    self.randomness = randomness
    var contents = try book.read()
    account = BookFolder.part(options.actor, most: 39)
    author = account
    access = .readOnly(.requested)
    var isAlone = false
    if contents.isLost {
      access = .readOnly(.identityLost)
    } else if contents.format > BookFolder.format {
      access = .readOnly(.newerFormat(contents.format))
    } else if !options.isReadOnly, options.asOf == nil {
      let session = BookFolder.word(randomness)
      do throws(StoreError) {
        try Self.refuseNetwork(book, options)
        let lock = try Self.enter(book, clock, randomness, session)
        self.lock = lock
        contents = try Migration.bring(book, contents, to: BookFolder.format, under: lock)
        remarks += try StrayCopies(book, contents.store).takeIn(under: lock)
        author = try Self.author(book, options, contents.store, account, randomness)
        drawer = DraftDrawer(book, account: account, session: session)
        access = .readWrite
        isAlone = (try? book.disk.lock(.snapshot, of: lock.file, shared: false)) ?? false
      } catch {
        access = .readOnly(try Self.reason(error))
        self.lock = nil
      }
    }
    self.contents = contents
    let lockFile = isAlone ? lock?.file : nil
    defer { if let lockFile { book.disk.unlock(.snapshot, of: lockFile) } }
    recovery = try Recovery(
      book, store: contents.store, author: author, now: clock.milliseconds(),
      asOf: options.asOf, comparesFiles: isAlone, progress: options.progress)
    remarks += recovery.remarks
    if access != .readWrite, options.asOf == nil {
      let waiting = try StrayCopies(book, contents.store).count()
      if waiting > 0 { remarks.append(.copiesWait(count: waiting)) }
    }
    guard access == .readWrite, let lock else { return }
    if let obstacle = recovery.obstacle {
      access = .readOnly(obstacle)
      return
    }
    do throws(StoreError) {
      try leaveSpoiltJournal(randomness)
      try settleEnd(under: lock)
    } catch {
      access = .readOnly(try Self.reason(error))
    }
    if try Self.isOpenToAll(book) { remarks.append(.openToAll(path: book.path)) }
    let behind = Int(recovery.ledger.time.milliseconds) - Int(clock.milliseconds())
    if behind > 300_000, recovery.ledger.heads[author] != nil {
      remarks.append(.clockBehind(minutes: behind / 60_000))
    }
  }

  /// Who writes here; never in a name in which two machines have written.
  private static func author(
    _ book: BookFolder, _ options: OpenOptions, _ store: RecordID, _ account: String,
    _ randomness: any Randomness
  ) throws(StoreError) -> String {
    let keys = try Ledger(book: book, store: store).keys()
    func isBranched(_ author: String) -> Bool {
      keys.contains { $0 != author && JournalFolder.author(of: $0) == author }
    }
    guard let given = options.station.map({ BookFolder.part($0, most: 24) }) else {
      let author = "\(try book.station(randomness))-\(account)"
      return isBranched(author) ? "\(try book.newStation(randomness))-\(account)" : author
    }
    let names = (1...99).lazy.map { $0 == 1 ? "\(given)-\(account)" : "\(given).\($0)-\(account)" }
    return names.first { !isBranched($0) } ?? "\(given).\(BookFolder.word(randomness))-\(account)"
  }

  /// Whether accounts outside the book's group may write in it.
  private static func isOpenToAll(_ book: BookFolder) throws(StoreError) -> Bool {
    do throws(DiskError) {
      for folder in [book.path, book.journals] {
        if try book.disk.status(folder)?.isOpenToAll == true { return true }
      }
      return false
    } catch {
      throw StoreError(error, path: book.path)
    }
  }

  private static func reason(_ error: StoreError) throws(StoreError) -> ReadOnlyReason {
    switch error {
    case .noPermission: return .noPermission
    case .readOnlyDisk: return .readOnlyDisk
    case .networkDisk(_, let kind): return .networkDisk(kind: kind)
    case .readOnly(let reason): return reason
    case .diskFull, .inputOutput, .lockedBy: return .diskFailed(error)
    default: throw error
    }
  }

  private static func refuseNetwork(_ book: BookFolder, _ options: OpenOptions) throws(StoreError) {
    guard !options.allowsNetwork else { return }
    let kind = book.disk.fileSystem(of: book.path)
    if MountTable.isNetwork(kind) { throw .networkDisk(path: book.path, kind: kind) }
  }

  /// Opens the lock file and tells all others that somebody has the book open.
  private static func enter(
    _ book: BookFolder, _ clock: any Clock, _ randomness: any Randomness, _ session: String
  ) throws(StoreError) -> CommitLock {
    do throws(DiskError) {
      let lock = try CommitLock(
        book, clock: clock, randomness: randomness, session: session)
      // Whoever closes the book last has it alone for a moment.
      var wait = 250
      while try !book.disk.lock(.presence, of: lock.file, shared: true) {
        guard wait < 32_000 else {
          throw DiskError(operation: "enter", path: book.lockFile, code: SystemCode.busy.rawValue)
        }
        clock.pause(microseconds: wait)
        wait *= 2
      }
      return lock
    } catch {
      if error.code == SystemCode.busy.rawValue {
        throw .readOnly(.anotherInstance(holder: ""))
      }
      throw StoreError(error, path: book.lockFile)
    }
  }

  /// Where this station's own journal is damaged or was cut short, somebody else's lines may follow it
  /// elsewhere: this machine goes on under a new name.
  private mutating func leaveSpoiltJournal(_ randomness: any Randomness)
    throws(StoreError)
  {
    guard recovery.damaged.contains(author) else { return }
    author = "\(try book.newStation(randomness))-\(account)"
  }

  /// Sets a torn end of the own journal aside, unless another program is just writing it.
  private mutating func settleEnd(under lock: CommitLock) throws(StoreError) {
    guard recovery.ledger.ends[author]?.problem != nil else { return }
    let before = try lock.take(as: author, path: book.lockFile)
    defer { lock.giveUp() }
    try recovery.ledger.settle(before)
    let reading = try recovery.ledger.reading(author)
    guard reading.isTorn, reading.pending?.isInside != true else { return }
    let folder = recovery.ledger.folder(author)
    let bytes = try reading.tornBytes()
    if !bytes.isEmpty {
      let segment = max(reading.head.segment, 1)
      let kept = book.keepInQuarantine(
        bytes, as: "\(author)-\(segment)-\(reading.head.offset).torn")
      remarks.append(
        .tornTail(file: folder.name(segment), bytes: bytes.count, quarantined: kept))
    }
    let writer = JournalWriter(folder, head: reading.head, newest: reading.newest, size: nil)
    try writer.leaveTornEnd(at: recovery.ledger.time.next(clock: clock.milliseconds()))
    writer.close()
  }
}

/// How a book is opened.
package struct OpenOptions {
  /// The account that writes; its letters a–z, digits, `.`, `-` and `_` are kept.
  package var actor: String
  package var isReadOnly = false
  /// The name of this machine in journals; nil for the one that the book's `local` folder holds.
  package var station: String?
  /// The last moment that counts, in milliseconds since 1 January 1970 UTC: the book as it was then,
  /// for reading only.
  package var asOf: UInt64?
  /// Whether to write although the book lies on a network file system.
  package var allowsNetwork = false
  /// Told from time to time how much is read, from 0 to 1.
  package var progress: ((Double) -> Void)?

  package init(actor: String) {
    self.actor = actor
  }
}

// MARK: - Opening and closing

extension Store {
  /// Makes a new book in a folder that is empty or not there.
  package static func create(
    at path: String, identity: BookIdentity, options: OpenOptions, disk: any Disk,
    clock: any Clock, randomness: any Randomness
  ) throws(StoreError) -> (store: Store, commune: Commune) {
    let book = BookFolder(path: path, disk: disk)
    try book.checkFree()
    let id = RecordID(
      milliseconds: clock.milliseconds(),
      random: (UInt16(truncatingIfNeeded: randomness.word()), randomness.word()))
    try book.create(identity, store: id)
    return try open(at: path, options: options, disk: disk, clock: clock, randomness: randomness)
  }

  /// Opens a book, also while others have it open.
  ///
  /// - Throws: `StoreError` where there is no book that can be read. What keeps from writing is no
  ///   error: `access` tells it.
  package static func open(
    at path: String, options: OpenOptions, disk: any Disk, clock: any Clock,
    randomness: any Randomness
  ) throws(StoreError) -> (store: Store, commune: Commune) {
    let opening = try Opening(
      BookFolder(path: path, disk: disk), options, clock: clock, randomness: randomness)
    let store = Store(opening)
    let commune = opening.recovery.commune
    if opening.recovery.isRepaired, store.access == .readWrite {
      try? store.writeSnapshot(commune)
    }
    return (store, commune)
  }

  /// Writes the register files where that is worth it, and leaves the book.
  ///
  /// An error changes nothing: the journals have everything, and the next opening makes up for it.
  package func close(_ commune: Commune) {
    if access == .readWrite, isSnapshotWorthwhile { try? writeSnapshot(commune) }
    writer?.close()
    writer = nil
    drawer?.close()
    release()
    access = .readOnly(.closed)
  }
}
