/// The records of one register, oldest first.
///
/// Kept as an array sorted by identifier: identifiers begin with the time of their making, so that
/// new records go to the end, files come out in a stable order, and looking one up is a bisection.
package struct Table<Record: Entity>: Sendable {
  private var records: [Record] = []

  package init() {}

  package subscript(id: ID<Record>) -> Record? {
    let position = position(of: id.raw)
    return position < records.count && records[position].id == id ? records[position] : nil
  }

  /// Adds a record, or puts it in the place of the one that has its identifier.
  package mutating func insert(_ record: Record) {
    let position = position(of: record.id.raw)
    if position < records.count, records[position].id == record.id {
      records[position] = record
    } else {
      records.insert(record, at: position)
    }
  }

  /// False when there is no such record.
  package mutating func remove(_ id: ID<Record>) -> Bool {
    let position = position(of: id.raw)
    guard position < records.count, records[position].id == id else { return false }
    records.remove(at: position)
    return true
  }

  package mutating func reserveCapacity(_ count: Int) {
    records.reserveCapacity(count)
  }

  mutating func update(
    _ id: ID<Record>, in register: RegisterKey,
    _ change: (inout Record) throws(ChangeError) -> Void
  ) throws(ChangeError) {
    let position = position(of: id.raw)
    guard position < records.count, records[position].id == id else {
      throw .noSuchRecord(register, id.raw)
    }
    try change(&records[position])
  }

  /// Where the identifier stands or would stand.
  private func position(of id: RecordID) -> Int {
    if let last = records.last, last.id.raw < id { return records.count }
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle].id.raw < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Table: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { records.count }
  package subscript(position: Int) -> Record { records[position] }
}
