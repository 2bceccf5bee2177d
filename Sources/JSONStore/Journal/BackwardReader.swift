internal import CommuneDomain

/// Gives the acts of a journal newest first, reading one segment at a time.
struct BackwardReader {
  private let folder: JournalFolder
  private var segments: [Int]
  /// The newest line that counts in the segments not read yet.
  private var limit: Int
  private var bytes: [UInt8] = []
  /// Where the lines not given yet stand in `bytes`, and what the segment continues from.
  private var places: [Range<Int>] = []
  private var nextLimit: Int
  /// A line that was read and belongs to the act after.
  private var returned: JournalLine?

  init(_ folder: JournalFolder, upTo number: Int) throws(StoreError) {
    self.folder = folder
    segments = try folder.segments()
    limit = number
    nextLimit = number
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
        if let line, line.number <= limit { return line }
      }
      guard let segment = segments.popLast() else { return nil }
      try open(segment)
    }
  }

  private mutating func open(_ segment: Int) throws(StoreError) {
    limit = nextLimit
    bytes = try folder.bytes(segment)
    places = []
    bytes.withUnsafeBufferPointer { buffer in
      guard let end = buffer.firstIndex(of: 10),
        let header = FoundLine(UnsafeBufferPointer(rebasing: buffer[...end]))
      else { return }
      var reader = JSONReader(header.opening)
      guard let header = try? reader.segmentHeader() else { return }
      nextLimit = min(limit, header.after?.number ?? 0)
      var start = end + 1
      while start < buffer.count, let end = buffer[start...].firstIndex(of: 10) {
        places.append(start..<(end + 1))
        start = end + 1
      }
    }
  }
}
