internal import CommuneDomain

/// Gives the acts of a journal newest first, reading one segment at a time.
struct BackwardReader {
  private let folder: JournalFolder
  private var segments: [Int]
  /// The newest line that counts in the segments not read yet.
  private var limit: Int
  private var lines: [JournalLine] = []

  init(_ folder: JournalFolder, upTo number: Int) throws(StoreError) {
    self.folder = folder
    segments = try folder.segments()
    limit = number
  }

  mutating func next() throws(StoreError) -> Act? {
    guard let last = try line() else { return nil }
    var group: [JournalLine] = []
    if last.part == .last {
      while let line = try line() {
        guard line.part == .more else {
          lines.append(line)
          break
        }
        group.append(line)
      }
    }
    return Act(group.reversed(), last: last)
  }

  private mutating func line() throws(StoreError) -> JournalLine? {
    while lines.isEmpty {
      guard let segment = segments.popLast() else { return nil }
      try read(segment)
    }
    return lines.removeLast()
  }

  private mutating func read(_ segment: Int) throws(StoreError) {
    let bytes = try folder.bytes(segment)
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      var next = limit
      while index < buffer.count {
        let rest = UnsafeBufferPointer(rebasing: buffer[index...])
        guard let newline = rest.firstIndex(of: 10),
          let found = FoundLine(UnsafeBufferPointer(rebasing: rest[...newline]))
        else { break }
        if index == 0 {
          var reader = JSONReader(found.opening)
          guard let header = try? reader.segmentHeader() else { break }
          next = min(limit, header.after?.number ?? 0)
        } else {
          guard let line = try? JournalReading.parse(found), line.number <= limit else { break }
          lines.append(line)
        }
        index += newline + 1
      }
      limit = next
    }
  }
}
