internal import CommuneDomain

/// Gives the acts of a journal newest first, reading one segment at a time.
///
/// Throws where a line is missing, so that no act is ever given in part.
struct BackwardReader {
  private let folder: JournalFolder
  private var segments: [Int]
  /// The segment that is being read.
  private var segment = 0
  /// The newest line that counts in the segments not read yet.
  private var limit: Int
  private var bytes: [UInt8] = []
  /// Where the lines not given yet stand in `bytes`, and what the segment continues from.
  private var places: [Range<Int>] = []
  private var nextLimit: Int
  /// A line that was read and belongs to the act after.
  private var returned: JournalReading.Line?
  /// The number that the next line must have.
  private var due: Int
  /// The number of the line that a branch continues from; 0 in a whole journal.
  private var beginning = 0

  init(_ folder: JournalFolder, upTo number: Int) throws(StoreError) {
    self.folder = folder
    segments = try folder.segments()
    limit = number
    nextLimit = number
    due = number
  }

  mutating func next() throws(StoreError) -> Act? {
    guard let last = try line() else { return nil }
    var group = [last]
    if last.line.part == .last {
      while let line = try line() {
        guard line.line.part == .more else {
          returned = line
          break
        }
        group.append(line)
      }
    }
    return Act(group.reversed(), in: folder.key)
  }

  /// The next act, or nil where the journal is damaged.
  mutating func nextUntilDamage() throws(StoreError) -> Act? {
    do {
      return try next()
    } catch .damaged {
      return nil
    }
  }

  private mutating func line() throws(StoreError) -> JournalReading.Line? {
    if let line = returned {
      returned = nil
      return line
    }
    while true {
      while let place = places.popLast() {
        let found = bytes[place].withUnsafeBufferPointer { buffer in
          FoundLine(buffer).flatMap { found in
            (try? JournalReading.parse(found)).map { (line: $0, digest: found.digest) }
          }
        }
        // Behind the limit stand lines that were never saved whole.
        guard let found, found.line.number <= limit else { continue }
        guard found.line.number == due else { throw gap(before: place) }
        due -= 1
        return JournalReading.Line(
          line: found.line,
          position: JournalPosition(
            segment: segment, number: found.line.number, digest: found.digest,
            offset: place.upperBound))
      }
      guard let segment = segments.popLast() else {
        if due > beginning { throw gap(before: 0..<0) }
        return nil
      }
      try open(segment)
    }
  }

  private func gap(before place: Range<Int>) -> StoreError {
    .damaged(
      file: folder.name(segment), line: bytes[..<place.upperBound].count { $0 == 10 } + 1,
      register: nil, record: nil, field: nil, problem: .brokenChain)
  }

  private mutating func open(_ segment: Int) throws(StoreError) {
    self.segment = segment
    limit = nextLimit
    bytes = try folder.bytes(segment)
    places = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while let end = buffer.lineEnd(from: start) {
        places.append(start..<end)
        start = end
      }
      guard let first = places.first, let found = FoundLine(buffer[bytes: first])
      else { return }
      var reader = JSONReader(found.opening)
      guard let header = try? reader.segmentHeader() else { return }
      places.removeFirst()
      nextLimit = min(limit, header.after?.number ?? 0)
      if segments.isEmpty, folder.key != folder.author { beginning = header.after?.number ?? 0 }
    }
  }
}
