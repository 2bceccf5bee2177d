package import CommuneDomain

/// A commune's book on disk: saves changes, takes in what others save, takes changes back, tells their
/// history, keeps drafts.
///
/// What it holds is in the `Commune` that opening gives; whoever opened the book keeps that value and
/// applies to it, in this order, what arrived from others (`takeArrival`) and what the store has saved.
/// Several instances may write in one book. Not shared between threads.
package final class Store {
  package let identity: BookIdentity
  package let path: String
  /// Who writes here: the station and the account, such as `st01-lan`.
  package private(set) var author: String
  package internal(set) var access: Access
  /// What opening found out of order.
  package internal(set) var remarks: [StoreRemark]

  let account: String
  let book: BookFolder
  let id: RecordID
  let disk: any Disk
  let clock: any Clock
  let randomness: any Randomness
  let lock: CommitLock?
  let drawer: DraftDrawer?
  var ledger: Ledger
  var writer: JournalWriter?
  /// In how many saves here, one after the other, others had saved before.
  var crowd = 0
  /// Whether the ledger counts lines that were not given to the owner of the commune, because something
  /// could not be read: then the whole book is read again before anything else.
  var isAstray = false
  /// A journal's file is closed when it has grown to this.
  var fullSegment = 4 << 20
  /// What others have saved and the owner of the commune has not taken yet.
  var arrival: Arrival?
  /// Records whose part of the review list is to be worked out anew.
  var reviewed: [RecordID: RegisterKey] = [:]
  var generation: Generation?
  var changed: Set<RegisterKey>
  /// Registers from which something was erased for ever, and whose older files still hold it.
  var erased: Set<RegisterKey>
  var inPlace: Set<RegisterKey>
  var linesSinceSnapshot: Int
  var bytesSinceSnapshot = 0
  var undoLog: UndoLog?
  var lastID: RecordID?

  init(_ opening: Opening) {
    book = opening.book
    path = opening.book.path
    disk = opening.book.disk
    id = opening.contents.store
    identity = opening.contents.identity
    clock = opening.clock
    randomness = opening.randomness
    author = opening.author
    account = opening.account
    access = opening.access
    lock = opening.lock
    drawer = opening.drawer
    remarks = opening.remarks
    ledger = opening.recovery.ledger
    generation = opening.recovery.generation
    changed = opening.recovery.changed
    erased = opening.recovery.erased
    inPlace = opening.recovery.inPlace
    linesSinceSnapshot = opening.recovery.lineCount
  }

  /// Whether another save may succeed although the last one failed: the disk may have room again.
  package var mayTryAgain: Bool {
    switch access {
    case .readWrite, .readOnly(.diskFailed): lock != nil
    case .readOnly: false
    }
  }

  deinit {
    writer?.close()
    release()
  }

  /// A new identifier, greater than any that this store made before.
  package func makeID() -> RecordID {
    var made = RecordID(
      milliseconds: clock.milliseconds(),
      random: (UInt16(truncatingIfNeeded: randomness.word()), randomness.word()))
    if let lastID, !(lastID < made) {
      let (low, overflows) = lastID.low.addingReportingOverflow(1)
      made = RecordID(high: overflows ? lastID.high + 1 : lastID.high, low: low)
    }
    lastID = made
    return made
  }

  /// Gives back that the book is open here.
  func release() {
    guard let lock else { return }
    lock.shorten()
    disk.unlock(.presence, of: lock.file)
  }

  // MARK: - What waits

  /// The values that were overridden unseen and that nobody has looked at yet, oldest first.
  package var review: [ReviewEntry] { ledger.reviewList }

  /// Journals whose next lines wait, because a clock is more than a day ahead.
  package var held: [HeldJournal] { ledger.held.values.sorted { $0.author < $1.author } }

  /// What others have saved since it was asked for last; nil when nothing.
  package func takeArrival() -> Arrival? {
    defer { arrival = nil }
    return arrival.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the book lies on a network file system.
  package var isOnNetwork: Bool { MountTable.isNetwork(disk.fileSystem(of: path)) }

  /// The newest seal of the book; nil before the second day.
  package var newestSeal: BookSeal? { ledger.newestSeal.map(BookSeal.init) }
}
