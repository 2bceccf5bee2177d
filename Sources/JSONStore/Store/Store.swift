package import CommuneDomain

/// A commune's book on disk: saves changes, takes them back, tells their history, keeps drafts.
///
/// What it holds is in the `Commune` that opening gives; whoever opened the book keeps that value
/// and applies to it what the store has saved. Not shared between threads.
package final class Store {
  package let identity: BookIdentity
  package let path: String
  /// Who writes here: the station and the account, such as `st01-lan`.
  package let author: String
  package internal(set) var access: Access
  /// What opening found out of order.
  package let remarks: [StoreRemark]

  let book: BookFolder
  let id: RecordID
  let disk: any Disk
  let clock: any Clock
  let randomness: any Randomness
  var writer: JournalWriter?
  var lock: OpenFile?
  /// The time of the newest line of any journal.
  var time: HybridTime
  /// The last line of each journal, this author's as it was at opening.
  var heads: [String: JournalPosition]
  /// Heads of the other journals that the next line tells of.
  var unseen: [String: Int]
  var generation: Generation?
  var changed: Set<RegisterKey>
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
    access = opening.access
    lock = opening.lock
    writer = opening.writer
    remarks = opening.remarks
    time = opening.recovery.time
    heads = opening.recovery.heads
    unseen = opening.recovery.heads.mapValues(\.number)
    unseen[opening.author] = nil
    generation = opening.recovery.generation
    changed = opening.recovery.changed
    inPlace = opening.recovery.inPlace
    linesSinceSnapshot = opening.recovery.lineCount
  }

  /// Whether another save may succeed although the last one failed: the disk may have room again.
  package var mayTryAgain: Bool { writer != nil }

  deinit {
    writer?.close()
    if let lock { disk.unlock(lock) }
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

  func journal(of author: String) -> JournalFolder {
    JournalFolder(disk: disk, store: id, author: author, parent: book.journals)
  }

  /// The last line of each journal, those of this session included.
  var currentHeads: [String: JournalPosition] {
    var heads = heads
    if let head = writer?.head, head.number > 0 { heads[author] = head }
    return heads
  }
}
