internal import CommuneDomain

/// Copies of journal files under other names, as programs leave them that copy files between machines:
/// `000003.sync-conflict-….jsonl`. What they hold besides is taken in; no byte is written or deleted,
/// files are only put in their place.
struct StrayCopies {
  private let book: BookFolder
  private let store: RecordID

  init(_ book: BookFolder, _ store: RecordID) {
    self.book = book
    self.store = store
  }

  /// How many copies wait to be taken in.
  func count() throws(StoreError) -> Int {
    let ledger = Ledger(book: book, store: store)
    var count = 0
    for key in try ledger.keys() { count += try ledger.folder(key).strays().count }
    return count
  }

  /// Puts every copy where it belongs and says what was done.
  func takeIn(under lock: CommitLock) throws(StoreError) -> [StoreRemark] {
    let ledger = Ledger(book: book, store: store)
    let folders = try ledger.keys().map { ledger.folder($0) }
    var strays: [(folder: JournalFolder, name: String)] = []
    for folder in folders {
      strays += try folder.strays().map { (folder, $0) }
    }
    guard !strays.isEmpty else { return [] }
    let before = try lock.take(as: "copies", path: book.lockFile)
    defer { lock.giveUp() }
    try ledger.settle(before)
    var remarks: [StoreRemark] = []
    for (folder, name) in strays {
      do throws(DiskError) {
        remarks += try takeIn(name, of: folder)
      } catch {
        throw StoreError(error, path: "\(folder.path)/\(name)")
      }
    }
    return remarks
  }

  private func takeIn(_ name: String, of folder: JournalFolder) throws(DiskError) -> [StoreRemark] {
    let path = "\(folder.path)/\(name)"
    let copy = try book.disk.read(path)
    let own = Lines(copy)
    guard let header = own.header, header.store == store, header.author == folder.author else {
      return [try setAside(path, folder, name)]
    }
    return try place(path, own, header.segment, in: folder)
  }

  /// Puts a copy of a segment where it belongs among the files of a journal or a branch.
  private func place(_ path: String, _ own: Lines, _ segment: Int, in folder: JournalFolder)
    throws(DiskError) -> [StoreRemark]
  {
    let name = String(path.dropFirst(path.folder.utf8.count + 1))
    let file = folder.file(segment)
    guard try book.disk.status(file) != nil else {
      try move(path, to: file)
      return [.copyTakenIn(file: folder.name(segment), kept: folder.name(segment))]
    }
    let present = Lines(try book.disk.read(file))
    var common = 0
    while common < min(own.lines.count, present.lines.count),
      own.lines[common].digest == present.lines[common].digest
    {
      common += 1
    }
    if own.lines.count == common { return [try setAside(path, folder, name)] }
    if present.lines.count == common {
      // The copy goes on where the file ends or is spoilt.
      let remark = try setAside(file, folder, folder.fileName(segment))
      try move(path, to: file)
      return [remark]
    }
    return try branch(path, own, present, common, segment, folder)
  }

  /// Both go on differently: two machines wrote in one name. The line with the smaller digest stays, so
  /// that it is the same one everywhere.
  private func branch(
    _ path: String, _ copy: Lines, _ present: Lines, _ common: Int, _ segment: Int,
    _ folder: JournalFolder
  ) throws(DiskError) -> [StoreRemark] {
    let copyFirst = copy.lines[common].digest
    let presentFirst = present.lines[common].digest
    let leavesCopy = presentFirst.text < copyFirst.text
    let mark = (leavesCopy ? copyFirst : presentFirst).text.prefix(8)
    let other = JournalFolder(
      disk: book.disk, store: store, key: folder.author + JournalFolder.branchMark + mark,
      parent: folder.parent)
    try book.disk.makeDirectory(other.path, isShared: false)
    try book.disk.syncDirectory(other.parent)
    // Later files go with the branch that they continue, the last one first: whoever is cut short here
    // finds the same again and goes on.
    var known = Set((leavesCopy ? copy : present).lines.dropFirst(common).map(\.digest))
    var going: [Int] = []
    let segments: [Int]
    do {
      segments = try folder.segments()
    } catch {
      throw DiskError(operation: "list", path: folder.path, code: SystemCode.inputOutput.rawValue)
    }
    for later in segments where later > segment {
      let lines = Lines(try book.disk.read(folder.file(later)))
      guard let previous = lines.previous, known.contains(previous) else { continue }
      known.formUnion(lines.lines.map(\.digest))
      going.append(later)
    }
    for later in going.reversed() { try move(folder.file(later), to: other.file(later)) }
    let file = folder.file(segment)
    if leavesCopy {
      _ = try place(path, copy, segment, in: other)
    } else {
      _ = try place(file, present, segment, in: other)
      try move(path, to: file)
    }
    return [.branched(author: folder.author)]
  }

  private func setAside(_ path: String, _ folder: JournalFolder, _ name: String)
    throws(DiskError) -> StoreRemark
  {
    try book.disk.makeDirectory(book.quarantine)
    var target = "\(book.quarantine)/\(folder.key)-\(name)"
    var attempt = 0
    while try book.disk.status(target) != nil {
      attempt += 1
      target = "\(book.quarantine)/\(folder.key)-\(name).\(attempt)"
    }
    try move(path, to: target)
    return .copyTakenIn(
      file: "journal/\(folder.key)/\(name)",
      kept: String(target.dropFirst(book.path.utf8.count + 1)))
  }

  private func move(_ path: String, to new: String) throws(DiskError) {
    guard try book.disk.status(new) == nil else { return }
    try book.disk.rename(path, to: new)
    try book.disk.syncDirectory(new.folder)
    try book.disk.syncDirectory(path.folder)
  }

  /// The good lines at the beginning of a file.
  private struct Lines {
    private(set) var header: SegmentHeader?
    private(set) var previous: Digest?
    private(set) var lines: [(previous: Digest, digest: Digest)] = []

    init(_ bytes: [UInt8]) {
      bytes.withUnsafeBufferPointer { buffer in
        var start = 0
        while let end = buffer.lineEnd(from: start),
          let found = FoundLine(buffer[bytes: start..<end])
        {
          if start == 0 {
            var reader = JSONReader(found.opening)
            header = try? reader.segmentHeader()
            previous = found.previous
          } else {
            guard lines.last.map({ $0.digest == found.previous }) ?? true else { return }
            lines.append((found.previous, found.digest))
          }
          start = end
        }
      }
    }
  }
}
