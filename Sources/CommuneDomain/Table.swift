/// The records of one register, oldest first.
///
/// Kept sorted by identifier: identifiers begin with the time of their making, so that new records go
/// to the end, files come out in a stable order, and looking one up is a bisection. The identifiers
/// stand in an array of their own, so that searching and listing them touches no record.
package struct Table<Record: Entity>: Sendable {
  /// The identifier of each record, in the same place.
  package private(set) var ids: [RecordID] = []
  private var records: [Record] = []

  package init() {}

  /// A table of records that stand in the order of their identifiers, with those beside them.
  package init(ids: [RecordID], records: [Record]) {
    self.ids = ids
    self.records = records
  }

  package subscript(id: ID<Record>) -> Record? {
    ids.bisect(id.raw).found.map { records[$0] }
  }

  /// What is read of a record, which is not copied for that; nil when there is no such record.
  func read<Value>(_ id: ID<Record>, _ get: (Record) -> Value?) -> Value? {
    guard let place = ids.bisect(id.raw).found else { return nil }
    return records.withUnsafeBufferPointer { records in get(records[place]) }
  }

  /// What a field holds in a record; nil when there is no such record, or it does not pass the test.
  func value(
    of field: Field<Record>, in id: RecordID, where test: (Record) -> Bool = { _ in true }
  ) -> FieldValue? {
    guard let place = ids.bisect(id).found, test(records[place]) else { return nil }
    return field.get(records[place])
  }

  /// What the field at a place of the schema holds in a record; nil when there is no such record, empty
  /// when there is no such field.
  func value(at field: Int?, of schema: Schema<Record>, in id: RecordID) -> FieldValue? {
    guard let place = ids.bisect(id).found else { return nil }
    guard let field else { return .empty }
    // No record is copied for that.
    return records.withUnsafeBufferPointer { schema.fields[field].get($0[place]) }
  }

  /// Tells what a field holds in each record, oldest first; no record is copied for that.
  func forEachValue(of field: Field<Record>, _ body: (RecordID, FieldValue) -> Void) {
    records.withUnsafeBufferPointer { records in
      guard let first = records.baseAddress else { return }
      for place in 0..<ids.count { body(ids[place], field.get(first[place])) }
    }
  }

  /// Adds a record, or puts it in the place of the one that has its identifier.
  package mutating func insert(_ record: Record) {
    let (place, found) = ids.bisect(record.id.raw)
    if let found {
      records[found] = record
    } else if place == ids.count {
      ids.append(record.id.raw)
      records.append(record)
    } else {
      ids.insert(record.id.raw, at: place)
      records.insert(record, at: place)
    }
  }

  /// False when there is no such record.
  package mutating func remove(_ id: ID<Record>) -> Bool {
    guard let place = ids.bisect(id.raw).found else { return false }
    ids.remove(at: place)
    records.remove(at: place)
    return true
  }

  package mutating func reserveCapacity(_ count: Int) {
    ids.reserveCapacity(count)
    records.reserveCapacity(count)
  }

  mutating func update(
    _ id: ID<Record>, in register: RegisterKey,
    _ change: (inout Record) throws(ChangeError) -> Void
  ) throws(ChangeError) {
    guard let place = ids.bisect(id.raw).found else { throw .noSuchRecord(register, id.raw) }
    try change(&records[place])
  }
}

// Steps and iterator are spelled out: the standard ones look up the type of their range at each step
// wherever the compiler does not know the record type, which took a third of making an index.
extension Table: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { records.count }
  package subscript(position: Int) -> Record { records[position] }

  package func index(after position: Int) -> Int { position + 1 }
  package func index(before position: Int) -> Int { position - 1 }
  package func formIndex(after position: inout Int) { position += 1 }
  package func formIndex(before position: inout Int) { position -= 1 }
  package func index(_ position: Int, offsetBy distance: Int) -> Int { position + distance }
  package func distance(from start: Int, to end: Int) -> Int { end - start }

  /// Goes through the records, oldest first.
  package struct Iterator: IteratorProtocol {
    fileprivate let records: [Record]
    fileprivate var place = 0

    package mutating func next() -> Record? {
      guard place < records.count else { return nil }
      defer { place += 1 }
      return records[place]
    }
  }

  package func makeIterator() -> Iterator { Iterator(records: records) }
}

extension [RecordID] {
  /// Where an identifier stands or would stand in ascending order, and whether it is there.
  fileprivate func bisect(_ id: RecordID) -> (place: Int, found: Int?) {
    guard let last, !(last < id) else { return (count, nil) }
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < id { low = middle + 1 } else { high = middle }
    }
    return (low, self[low] == id ? low : nil)
  }
}
