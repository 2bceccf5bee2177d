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
  private var returned: JournalLine?
  /// The number that the next line must have.
  private var due: Int

  init(_ folder: JournalFolder, upTo number: Int) throws(StoreError) {
    self.folder = folder
    segments = try folder.segments()
    limit = number
    nextLimit = number
    due = number
  }

  mutating func next() throws(StoreError) -> Act? {
    guard let last = try line() else { return nil }
    var group: [JournalLine] = []
    if last.part == .last {
      while let line = try line() {
        guard line.part == .more else {
          returned = line
          break
        }
        group.append(line)
      }
    }
    return Act(group.reversed(), last: last)
  }

  /// The next act, or nil where the journal is damaged.
  mutating func nextUntilDamage() throws(StoreError) -> Act? {
    do {
      return try next()
    } catch .damaged {
      return nil
    }
  }

  private mutating func line() throws(StoreError) -> JournalLine? {
    if let line = returned {
      returned = nil
      return line
    }
    while true {
      while let place = places.popLast() {
        let line = bytes[place].withUnsafeBufferPointer { buffer in
          FoundLine(buffer).flatMap { try? JournalReading.parse($0) }
        }
        // Behind the limit stand lines that were never saved whole.
        guard let line, line.number <= limit else { continue }
        guard line.number == due else { throw gap(before: place) }
        due -= 1
        return line
      }
      guard let segment = segments.popLast() else {
        if due > 0 { throw gap(before: 0..<0) }
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
    }
  }
}
