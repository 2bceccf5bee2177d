internal import CommuneDomain
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
        return try table(&reader, &place)
      } catch {
        let line = buffer.prefix(reader.position).count { $0 == 10 } + 1
        throw .damaged(
          file: file, line: line, register: Record.schema.key,
          record: place.record?.description, field: place.field.map { shape.fields[$0] },
          problem: error)
      }
    }
  }

  private func table(_ reader: inout JSONReader, _ place: inout Place) throws(Problem)
    -> Table<Record>
  {
    var records: [Record] = []
    let likely = FilePart.records(in: UnsafeBufferPointer(start: reader.base, count: reader.end))
    records.reserveCapacity(likely)
    let ids = try identifiers(&reader, &place, isFirst: true, isLast: true, likely: likely) {
      id, reader, place throws(Problem) in
      var record = Record(id: ID(id))
      try withUnsafeMutablePointer(to: &record) { record throws(Problem) in
        try shape.read(&reader, into: UnsafeMutableRawPointer(record), &place)
      }
      records.append(record)
    }
    return Table(ids: ids, records: records)
  }

  /// Reads what the reader has, which is a whole file or a part of one that ends behind a comma;
  /// `take` reads what stands behind each record's identifier.
  private func identifiers(
    _ reader: inout JSONReader, _ place: inout Place, isFirst: Bool, isLast: Bool, likely: Int,
    take: (RecordID, inout JSONReader, inout Place) throws(Problem) -> Void
  ) throws(Problem) -> [RecordID] {
    var ids: [RecordID] = []
    reader.longestText = RecordShape.longestText
    if isFirst {
      try reader.expect(UInt8(ascii: "["))
      if reader.consume(UInt8(ascii: "]")) {
        try reader.expectEnd()
        guard isLast else { throw .unexpected }
        return ids
      }
    }
    ids.reserveCapacity(likely)
    repeat {
      if !isLast, reader.isAtEnd { return ids }
      place = Place()
      try reader.expect(UInt8(ascii: "{"))
      guard reader.consume(word: #""id""#) else { throw .missingKey("id") }
      try reader.expect(UInt8(ascii: ":"))
      let id = try reader.id()
      place.record = id
      try take(id, &reader, &place)
      if let last = ids.last, !(last < id) { throw .outOfOrder }
      ids.append(id)
    } while reader.consume(UInt8(ascii: ","))
    place = Place()
    guard isLast else { throw .unexpected }
    try reader.expect(UInt8(ascii: "]"))
    try reader.expectEnd()
    return ids
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
    let parts = FilePart.parts(of: bytes, size: max(leastShared, bytes.count / 32))
    let results = Results(parts.count)
    let count = parts.reduce(0) { $0 + $1.count }
    let records = [Record](unsafeUninitializedCapacity: count) { buffer, made in
      let room = Room(start: buffer.baseAddress)
      let jobs = parts.count + 1
      let report = { (done: Int) in progress(bytes.count * done / jobs) }
      Crew.run(jobs, reporting: report) { job in
        if job == 0 {
          let isIntact = Digest(of: bytes) == digest
          results.isIntact.withLock { $0 = isIntact }
        } else {
          // A decoder of its own: two threads that count references to one are in each other's way.
          let ids = Self().read(parts[job - 1], of: bytes, into: room)
          results.ids.withLock { $0[job - 1] = ids }
        }
      }
      made = results.isComplete ? count : 0
      if made == 0 { results.forEachRead { room.empty(parts[$0]) } }
    }
    guard results.isIntact.withLock({ $0 }) else { return nil }
    if let ids = results.joined { return Table(ids: ids, records: records) }
    return try table(bytes, file: file)
  }

  /// Where the records of all parts are to stand, each part's in a place of its own, so that two
  /// threads can fill it.
  private struct Room: @unchecked Sendable {
    let start: UnsafeMutablePointer<Record>?

    func empty(_ part: FilePart) {
      start.map { _ = ($0 + part.first).deinitialize(count: part.count) }
    }
  }

  /// The identifiers of a part whose records stand in their room; nil when nothing does.
  private func read(_ part: FilePart, of bytes: [UInt8], into room: Room) -> [RecordID]? {
    guard let start = room.start.map({ $0 + part.first }) else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(UnsafeBufferPointer(rebasing: buffer[part.bytes]))
      var place = Place()
      var made = 0
      let ids = try? identifiers(
        &reader, &place, isFirst: part.bytes.lowerBound == 0,
        isLast: part.bytes.upperBound == bytes.count, likely: part.count
      ) { id, reader, place throws(Problem) in
        guard made < part.count else { throw .unexpected }
        let record = start + made
        record.initialize(to: Record(id: ID(id)))
        made += 1
        try shape.read(&reader, into: UnsafeMutableRawPointer(record), &place)
      }
      if let ids, made == part.count { return ids }
      start.deinitialize(count: made)
      return nil
    }
  }

  /// What the two threads have found.
  private final class Results: Sendable {
    let isIntact = Mutex(false)
    /// The identifiers of each part that was read to its end.
    let ids: Mutex<[[RecordID]?]>

    init(_ count: Int) {
      ids = Mutex(Array(repeating: nil, count: count))
    }

    var isComplete: Bool { ids.withLock { $0.allSatisfy { $0 != nil } } }

    func forEachRead(_ visit: (Int) -> Void) {
      let ids = ids.withLock { $0 }
      for index in ids.indices where ids[index] != nil { visit(index) }
    }

    /// The identifiers of all parts; nil when one is missing or begins before the one in front ends.
    var joined: [RecordID]? {
      var whole: [RecordID] = []
      for part in ids.withLock({ $0 }) {
        guard let part else { return nil }
        if let last = whole.last, let first = part.first, !(last < first) { return nil }
        whole += part
      }
      return whole
    }
  }
}

extension JSONReader {
  /// Whether nothing but blanks is left.
  fileprivate var isAtEnd: Bool {
    mutating get {
      _ = peek()
      return position == end
    }
  }
}
