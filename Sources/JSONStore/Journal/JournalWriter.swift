internal import CommuneDomain

/// Adds lines to its author's journal, and to no other.
///
/// Every line is on the medium before the next is written, so that a bad line with a good one behind
/// it is damage and never a save that was cut short. What is written stays as it is. After any error
/// the segment is left behind and the same line goes into a new one; when that fails too, nothing is
/// written until somebody asks again, and then into a new segment.
final class JournalWriter {
  /// A segment is closed when it has grown to this, or its month is over.
  var fullSegment = 4 << 20
  private let folder: JournalFolder
  private var file: OpenFile?
  private var size: Int
  private var newest: Int
  /// When the month ends in which the newest segment was begun, in milliseconds since 1970; nil where that
  /// is not known.
  private var monthEnd: UInt64?
  /// The last line that is on the medium.
  private(set) var head: JournalPosition
  /// The newest segment, and how long it is.
  var end: (segment: Int, size: Int) { (newest, size) }
  /// The same as others may rely on it: all of it is on the medium. Nil after an attempt that failed.
  var settledEnd: CommitLock.JournalEnd? {
    file == nil ? nil : CommitLock.JournalEnd(segment: newest, size: size)
  }
  /// Why the last attempt wrote nothing.
  private(set) var failure: StoreError?

  /// Goes on where the journal ends; a new segment is begun with the first line where `size` is nil.
  init(_ folder: JournalFolder, head: JournalPosition, newest: Int, size: Int?) {
    self.folder = folder
    self.head = head
    self.newest = newest
    self.size = size ?? 0
    if size != nil {
      file = try? folder.disk.open(folder.file(newest), .append)
      // Where the header cannot be read, the segment goes on until it is full.
      if let header = try? folder.header(of: newest)?.header {
        monthEnd = Seal.monthEnd(after: header.time.milliseconds)
      }
    }
  }

  /// Whether nobody else has written behind the last line; asked with each save, whatever the lock file
  /// says about who wrote last.
  var isAtEnd: Bool { file.map { folder.disk.size(of: $0) == size } ?? true }

  func close() {
    if let file { folder.disk.close(file) }
    file = nil
  }

  /// Writes lines that belong together and returns when they are on the medium.
  func save(_ lines: [SealedLine], upTo number: Int, at time: HybridTime) throws(StoreError) {
    guard let digest = lines.last?.digest else { return }
    failure = nil
    let count = lines.reduce(0) { $0 + $1.bytes.count }
    do throws(DiskError) {
      if isFull(for: count, at: time) { try roll(after: head, at: time) }
      for line in lines { try append(line.bytes) }
    } catch {
      do throws(DiskError) {
        try roll(after: head, at: time)
        for line in lines { try append(line.bytes) }
      } catch {
        fail(error)
        throw StoreError(error, path: folder.file(newest))
      }
    }
    head = JournalPosition(segment: newest, number: number, digest: digest, offset: size)
  }

  /// Writes the many lines of one act as they are made.
  ///
  /// `next` gives the next line with its number, or nil. After an error nothing of it counts.
  func intake(
    at time: HybridTime, next: () throws(StoreError) -> (line: SealedLine, number: Int)?
  ) throws(StoreError) {
    failure = nil
    var written = head
    do {
      while let (line, number) = try next() {
        try step { () throws(DiskError) in
          if isFull(for: line.bytes.count, at: time) { try roll(after: written, at: time) }
          try append(line.bytes)
        }
        written = JournalPosition(
          segment: newest, number: number, digest: line.digest, offset: size)
      }
      head = written
    } catch {
      do throws(DiskError) {
        try roll(after: head, at: time)
      } catch {
        fail(error)
      }
      throw error
    }
  }

  /// Leaves the newest segment behind; called when its end is torn.
  func leaveTornEnd(at time: HybridTime) throws(StoreError) {
    try step { () throws(DiskError) in try roll(after: head, at: time) }
  }

  /// Whether so many bytes go into another segment: this one is left behind, is full, or was begun in
  /// another month.
  private func isFull(for count: Int, at time: HybridTime) -> Bool {
    file == nil || size + count > fullSegment || monthEnd.map { time.milliseconds >= $0 } ?? false
  }

  private func fail(_ error: DiskError) {
    failure = StoreError(error, path: folder.file(newest))
    close()
  }

  private func step(_ work: () throws(DiskError) -> Void) throws(StoreError) {
    do {
      try work()
    } catch {
      throw StoreError(error, path: folder.file(newest))
    }
  }

  /// Writes a line and returns when it is on the medium.
  private func append(_ bytes: [UInt8]) throws(DiskError) {
    guard let file else { return }
    try write(bytes, to: file)
    try folder.disk.syncData(file)
  }

  private func write(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) {
    let count = try folder.disk.append(bytes, to: file)
    guard count == bytes.count else {
      throw DiskError(
        operation: "write", path: folder.file(newest), code: SystemCode.noSpace.rawValue)
    }
    size += count
  }

  /// Begins a new segment whose header says which line it continues from.
  private func roll(after position: JournalPosition, at time: HybridTime) throws(DiskError) {
    close()
    if newest > 0 { folder.disk.protect(folder.file(newest)) }
    if position.number == 0 {
      // Programs that copy books between machines leave out folders in which nothing stands.
      if try folder.disk.status(folder.parent) == nil {
        try folder.disk.makeDirectory(folder.parent)
        try folder.disk.syncDirectory(folder.parent.folder)
      }
      try folder.disk.makeDirectory(folder.path, isShared: false)
      try folder.disk.syncDirectory(folder.parent)
    }
    let header = SegmentHeader(
      segment: newest + 1, time: time, author: folder.author, store: folder.store,
      after: position.number == 0
        ? nil : .init(segment: position.segment, number: position.number))
    let opened: OpenFile
    do {
      opened = try folder.disk.open(folder.file(newest + 1), .createNew)
    } catch {
      // A file that is there although making it failed is left behind too. Otherwise no number is left
      // out: others look for the one that follows.
      if error.code == SystemCode.exists.rawValue { newest += 1 }
      throw error
    }
    newest += 1
    file = opened
    size = 0
    monthEnd = Seal.monthEnd(after: time.milliseconds)
    do {
      try write(header.sealed(after: position.digest).bytes, to: opened)
    } catch {
      takeBack(opened)
      throw error
    }
    try folder.disk.sync(opened)
    try folder.disk.syncDirectory(folder.path)
  }

  /// Removes the newest segment, in which not even its header stands: a disk that stays full would
  /// otherwise get another empty file with each attempt.
  private func takeBack(_ opened: OpenFile) {
    let path = folder.file(newest)
    close()
    guard (try? folder.disk.remove(path)) != nil else { return }
    newest -= 1
  }
}
