internal import CommuneDomain

/// Reads the records of one register out of its JSON file, straight into the record type.
struct RecordDecoder<Record: Entity> {
  private let fields: [String]
  /// Apart from their fields, because copying a whole field for each value costs a fifth of the time.
  private let setters: [@Sendable (inout Record, FieldValue) -> Bool]
  private let forms: [ValueForm]
  private let keys: KeyTable

  init() {
    let schema = Record.schema.fields
    fields = schema.map(\.key)
    setters = schema.map(\.set)
    forms = schema.map { ValueForm($0.kind) }
    keys = KeyTable(fields)
  }

  /// Reads a whole file.
  func table(_ bytes: [UInt8], file: String) throws(StoreError) -> Table<Record> {
    guard isUTF8(bytes) else {
      throw .damaged(
        file: file, line: 1, register: Record.schema.key, record: nil, field: nil,
        problem: .notUTF8)
    }
    return try bytes.withUnsafeBufferPointer { buffer throws(StoreError) in
      var reader = JSONReader(buffer)
      var place = Place()
      do throws(Problem) {
        return try records(&reader, &place)
      } catch {
        let line = buffer.prefix(reader.position).count { $0 == 10 } + 1
        throw .damaged(
          file: file, line: line, register: Record.schema.key,
          record: place.record?.description, field: place.field.map { fields[$0] },
          problem: error)
      }
    }
  }

  /// Where the reader is, for the message when it cannot go on.
  private struct Place {
    var record: RecordID?
    var field: Int?
  }

  private func records(_ reader: inout JSONReader, _ place: inout Place) throws(Problem)
    -> Table<Record>
  {
    var table = Table<Record>()
    table.reserveCapacity(reader.end / 400)
    try reader.expect(UInt8(ascii: "["))
    if !reader.consume(UInt8(ascii: "]")) {
      var last: RecordID?
      repeat {
        place = Place()
        let record = try record(&reader, &place)
        if let last, !(last < record.recordID) { throw .outOfOrder }
        last = record.recordID
        table.insert(record)
      } while reader.consume(UInt8(ascii: ","))
      try reader.expect(UInt8(ascii: "]"))
    }
    place = Place()
    try reader.expectEnd()
    return table
  }

  @inline(__always)
  private func record(_ reader: inout JSONReader, _ place: inout Place) throws(Problem) -> Record {
    try reader.expect(UInt8(ascii: "{"))
    guard reader.consume(word: #""id""#) else { throw .missingKey("id") }
    try reader.expect(UInt8(ascii: ":"))
    let id = try reader.id()
    place.record = id
    var record = Record(id: ID(id))
    var next = 0
    var seen: UInt64 = 0
    while reader.consume(UInt8(ascii: ",")) {
      _ = reader.peek()
      let index = try keys.match(&reader, from: next)
      try reader.expect(UInt8(ascii: ":"))
      next = index + 1
      let bit: UInt64 = 1 << UInt64(index)
      let isNew = seen & bit == 0
      seen |= bit
      do throws(Problem) {
        guard isNew else { throw .duplicateKey(fields[index]) }
        let value = try reader.value(forms[index])
        guard setters[index](&record, value) else { throw .wrongValue }
      } catch {
        place.field = index
        throw error
      }
    }
    try reader.expect(UInt8(ascii: "}"))
    return record
  }
}

/// The keys of a register as they stand in its file, tried in the order in which they stand there.
struct KeyTable {
  /// All keys in their quotes, one after the other, and where each begins.
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ keys: [String]) {
    var bytes: [UInt8] = []
    var starts = [0]
    for key in keys {
      bytes += Array("\"\(key)\"".utf8)
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// The place of the key that stands here; passes over it. `next` is the first one to try.
  @inline(__always)
  func match(_ reader: inout JSONReader, from next: Int) throws(Problem) -> Int {
    let count = starts.count - 1
    for index in next..<count where stands(index, &reader) { return index }
    for index in 0..<min(next, count) where stands(index, &reader) { return index }
    throw .unknownKey((try? reader.string()) ?? "")
  }

  @inline(__always)
  private func stands(_ index: Int, _ reader: inout JSONReader) -> Bool {
    let start = starts[index]
    let count = starts[index + 1] - start
    guard reader.position + count <= reader.end else { return false }
    let place = reader.base + reader.position
    for offset in 0..<count where place[offset] != bytes[start + offset] { return false }
    reader.position += count
    return true
  }
}
