package import CommuneDomain

/// Takes in what another copy of the same book holds besides: the way home of a laptop, without having to
/// copy folders by hand.
///
/// Nothing is read but the copy's journals, and nothing of this book is overwritten: what is new is put
/// beside the journals under a name of its own and taken in as every copied file is.
package struct BookMerge {
  /// What came of it, or would.
  @dynamicMemberLookup
  package struct Summary: Hashable, Sendable {
    package var copy = TakenCopy()
    /// What the book was changed by.
    package var change = Change()
    /// What was found out of order, and what was done about it.
    package var remarks: [StoreRemark] = []

    package init() {}

    package subscript<Value>(dynamicMember path: WritableKeyPath<TakenCopy, Value>) -> Value {
      get { copy[keyPath: path] }
      set { copy[keyPath: path] = newValue }
    }
  }

  /// Takes in a copy.
  ///
  /// - Parameters:
  ///   - source: A backup, or the folder of a book.
  ///   - isTrial: Whether only to find out what would come of it; then nothing is written.
  /// - Throws: `StoreError.anotherBook` where the copy is of another book, and as opening does.
  package static func take(
    from source: String, into path: String, isTrial: Bool, options: OpenOptions, disk: any Disk,
    clock: any Clock, randomness: any Randomness
  ) throws(StoreError) -> Summary {
    let copy = try BookCopy(source, disk: disk)
    guard try BookFolder(path: path, disk: disk).read().store == copy.store else {
      throw .anotherBook(path: source)
    }
    let target: any Disk = isTrial ? TrialDisk(over: disk) : disk
    var (store, commune) = try Store.open(
      at: path, options: options, disk: target, clock: clock, randomness: randomness)
    defer { store.close(commune) }
    if case .readOnly(let reason) = store.access { throw .readOnly(reason) }
    var summary = Summary()
    let remarks = store.remarks
    let review = Set(store.review)
    summary.files = try place(copy, in: store.book, randomness)
    guard summary.files > 0 else { return summary }
    let before = commune
    if let arrival = try store.catchUp(over: commune) {
      summary.authors = arrival.authors
      summary.change = arrival.change
      do {
        try commune.apply(arrival.change)
      } catch {
        throw .changeDoesNotFit(error)
      }
      for record in Set(arrival.change.operations.map(Touched.init)) {
        summary.records[record.register, default: .init()].add(record, from: before, to: commune)
      }
      summary.records = summary.records.filter { $0.value != .init() }
    }
    summary.review = store.review.filter { !review.contains($0) }
    summary.remarks = store.remarks.filter { remark in
      // That files were put in their place is what was asked for.
      if case .copyTakenIn = remark { return false }
      return !remarks.contains(remark)
    }
    return summary
  }

  /// Puts what the copy holds besides beside this book's journals; says how many files that are.
  private static func place(
    _ copy: BookCopy, in book: BookFolder, _ randomness: any Randomness
  ) throws(StoreError) -> Int {
    let mark = BookFolder.word(randomness)
    let keys = try Ledger(book: book, store: copy.store).keys()
    var count = 0
    for file in copy.files {
      let bytes = try file.bytes()
      let folder = "\(book.journals)/\(file.key)"
      do throws(DiskError) {
        if try isHere(file, bytes, among: keys, in: book) { continue }
        // Programs that copy books between machines leave out folders in which nothing stands.
        if try book.disk.status(book.journals) == nil {
          try book.disk.makeDirectory(book.journals)
          try book.disk.syncDirectory(book.path)
        }
        try book.disk.makeDirectory(folder, isShared: false)
        try book.disk.syncDirectory(book.journals)
        // Under a hidden name until it is whole.
        let temporary = "\(folder)/.\(file.name).\(mark).tmp"
        try book.disk.writeNew(temporary, bytes)
        try book.disk.rename(temporary, to: "\(folder)/\(file.name.dropLast(6)).\(mark).jsonl")
        try book.disk.syncDirectory(folder)
        count += 1
      } catch {
        throw StoreError(error, path: folder)
      }
    }
    return count
  }

  /// Whether this book holds all of a file of the copy: in the same journal, or in a branch of it to which
  /// an earlier merge has brought it.
  private static func isHere(
    _ file: BookCopy.File, _ bytes: [UInt8], among keys: [String], in book: BookFolder
  ) throws(DiskError) -> Bool {
    let author = JournalFolder.author(of: file.key)
    for key in keys where JournalFolder.author(of: key) == author {
      let present = "\(book.journals)/\(key)/\(file.name)"
      if try book.disk.status(present) != nil, try book.disk.read(present).starts(with: bytes) {
        return true
      }
    }
    return false
  }

  fileprivate struct Touched: Hashable {
    let register: RegisterKey
    let id: RecordID

    init(_ operation: Operation) {
      register = operation.register
      id = operation.record
    }
  }
}

extension TakenCopy.Count {
  /// Counts what became of a record.
  fileprivate mutating func add(
    _ record: BookMerge.Touched, from before: Commune, to after: Commune
  ) {
    let old = before.record(record.id, in: record.register)
    let new = after.record(record.id, in: record.register)
    switch (old, new) {
    case (nil, nil): break
    case (nil, _): created += 1
    case (_, nil): removed += 1
    default: if !Change.turning(old, into: new).isEmpty { changed += 1 }
    }
  }
}
