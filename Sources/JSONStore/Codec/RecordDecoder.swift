internal import CommuneDomain
internal import Glibc
internal import Synchronization

/// Reads the records of one register out of its JSON file, straight into the record type.
struct RecordDecoder<Record: Entity>: Sendable {
  private let shape = RecordShape(Record.schema)

  /// Reads a whole file.
  func table(_ bytes: [UInt8], file: String) throws(StoreError) -> Table<Record> {
    try bytes.withUnsafeBufferPointer { buffer throws(StoreError) in
      var reader = JSONReader(buffer)
      var place = Place()
      do throws(Problem) {
        let run = try run(&reader, &place, isFirst: true, isLast: true)
        return Table(ids: run.ids, records: run.records)
      } catch {
        let line = buffer.prefix(reader.position).count { $0 == 10 } + 1
        throw .damaged(
          file: file, line: line, register: Record.schema.key,
          record: place.record?.description, field: place.field.map { shape.fields[$0] },
          problem: error)
      }
    }
  }

  // MARK: - Records one behind the other

  private struct Run: Sendable {
    var ids: [RecordID] = []
    var records: [Record] = []

    mutating func reserveCapacity(_ count: Int) {
      ids.reserveCapacity(count)
      records.reserveCapacity(count)
    }
  }

  /// Reads what the reader has, which is a whole file or a part of one that ends behind a comma.
  private func run(
    _ reader: inout JSONReader, _ place: inout Place, isFirst: Bool, isLast: Bool
  ) throws(Problem) -> Run {
    var run = Run()
    reader.longestText = RecordShape.longestText
    if isFirst {
      try reader.expect(UInt8(ascii: "["))
      if reader.consume(UInt8(ascii: "]")) {
        try reader.expectEnd()
        guard isLast else { throw .unexpected }
        return run
      }
    }
    run.reserveCapacity(reader.mostRecords)
    repeat {
      if !isLast, reader.isAtEnd { return run }
      place = Place()
      let record = try record(&reader, &place)
      let id = record.id.raw
      if let last = run.ids.last, !(last < id) { throw .outOfOrder }
      run.ids.append(id)
      run.records.append(record)
    } while reader.consume(UInt8(ascii: ","))
    place = Place()
    guard isLast else { throw .unexpected }
    try reader.expect(UInt8(ascii: "]"))
    try reader.expectEnd()
    return run
  }

  private func record(_ reader: inout JSONReader, _ place: inout Place) throws(Problem) -> Record {
    try reader.expect(UInt8(ascii: "{"))
    guard reader.consume(word: #""id""#) else { throw .missingKey("id") }
    try reader.expect(UInt8(ascii: ":"))
    let id = try reader.id()
    place.record = id
    var record = Record(id: ID(id))
    try withUnsafeMutablePointer(to: &record) { record throws(Problem) in
      try shape.read(&reader, into: UnsafeMutableRawPointer(record), &place)
    }
    return record
  }

  // MARK: - Large files

  /// Files that are smaller are read by one thread.
  static var leastShared: Int { 1 << 20 }

  /// Reads a whole file if its digest is this one; nil if it is another.
  ///
  /// Large files are read in parts by two threads. Each part must be read to its end by the same
  /// rules as the whole, so that the parts together say what the whole says; when one of them
  /// cannot, the whole is read from the beginning, which tells the place.
  ///
  /// - Parameter progress: Is told now and then how many bytes have been read.
  func table(
    _ bytes: [UInt8], file: String, digest: Digest, leastShared: Int = leastShared,
    progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Table<Record>? {
    guard bytes.count >= leastShared else {
      guard Digest(of: bytes) == digest else { return nil }
      defer { progress(bytes.count) }
      return try table(bytes, file: file)
    }
    let parts = Self.parts(of: bytes, size: max(leastShared, bytes.count / 32))
    let results = Results(count: parts.count)
    let jobs = parts.count + 1
    let report = { (done: Int) in progress(bytes.count * done / jobs) }
    Crew.run(jobs, reporting: report) { job in
      if job == 0 {
        let isIntact = Digest(of: bytes) == digest
        results.isIntact.withLock { $0 = isIntact }
      } else {
        // A decoder of its own: two threads that count references to one are in each other's way.
        let run = Self().run(parts[job - 1], of: bytes)
        results.runs.withLock { $0[job - 1] = run }
      }
    }
    guard results.isIntact.withLock({ $0 }) else { return nil }
    if let table = Self.joined(results.takeRuns()) { return table }
    return try table(bytes, file: file)
  }

  /// What the two threads have found.
  private final class Results: Sendable {
    let isIntact = Mutex(false)
    let runs: Mutex<[Run?]>

    init(count: Int) {
      runs = Mutex(Array(repeating: nil, count: count))
    }

    func takeRuns() -> [Run?] {
      runs.withLock { runs in
        defer { runs = [] }
        return runs
      }
    }
  }

  /// Cuts a file before lines that begin as records do.
  private static func parts(of bytes: [UInt8], size: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = min(start + max(size, 2), bytes.count)
      while end < bytes.count, bytes[end - 1] != 10 || bytes[end] != UInt8(ascii: "{") { end += 1 }
      parts.append(start..<end)
      start = end
    }
    return parts
  }

  private func run(_ part: Range<Int>, of bytes: [UInt8]) -> Run? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(UnsafeBufferPointer(rebasing: buffer[part]))
      var place = Place()
      return try? run(
        &reader, &place, isFirst: part.lowerBound == 0, isLast: part.upperBound == bytes.count)
    }
  }

  /// The records of all parts; nil when a part is missing or begins before the one in front ends.
  private static func joined(_ runs: [Run?]) -> Table<Record>? {
    var runs = runs
    var whole = Run()
    whole.reserveCapacity(runs.reduce(0) { $0 + ($1?.ids.count ?? 0) })
    for index in runs.indices {
      guard let run = runs[index] else { return nil }
      if let last = whole.ids.last, let first = run.ids.first, !(last < first) { return nil }
      // Let go of, so that no more than one part is held twice.
      runs[index] = nil
      whole.ids += run.ids
      whole.records += run.records
    }
    return Table(ids: whole.ids, records: whole.records)
  }
}

extension JSONReader {
  /// No fewer than the records that stand here if each has a line of its own, as in files that this
  /// program writes.
  fileprivate var mostRecords: Int {
    var lines = 1
    var place = base + position
    while let newline = memchr(place, 10, base + end - place) {
      lines += 1
      place = UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) + 1
    }
    // A record is never shorter than its identifier.
    return min(lines, (end - position) / 34)
  }

  /// Whether nothing but blanks is left.
  fileprivate var isAtEnd: Bool {
    mutating get {
      _ = peek()
      return position == end
    }
  }
}
