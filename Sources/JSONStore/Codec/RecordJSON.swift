package import CommuneDomain

/// One record as JSON: `id` first, then every field that holds something, in schema order.
package struct RecordJSON {
  package init() {}

  /// The record on one line, as its register's file holds it.
  package func line(for record: any Entity) -> String {
    var writer = JSONWriter()
    writer.record(record)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The record with each field on a line of its own.
  package func pretty(_ record: any Entity, indent: String = "") -> String {
    var lines = [#"\#(indent)  "id": "\#(record.recordID)""#]
    for assignment in record.assignments {
      var writer = JSONWriter()
      writer.string(assignment.field)
      writer.raw(": ")
      writer.value(assignment.value)
      lines.append("\(indent)  " + String(decoding: writer.bytes, as: UTF8.self))
    }
    return "\(indent){\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
  }

  /// One value as JSON; `null` where there is none.
  package func text(of value: FieldValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  mutating func record(_ record: some Entity) {
    raw(#"{"id":"#)
    id(record.recordID)
    for field in type(of: record).schema.fields {
      let value = field.get(record)
      if value.isEmpty { continue }
      raw(",")
      string(field.key)
      raw(":")
      self.value(value)
    }
    raw("}")
  }
}

extension RegisterDescribing {
  /// Puts the records of a register's file in the place of those that a commune has; how many.
  package func read(
    _ bytes: [UInt8], file: String, into commune: inout Commune
  ) throws(StoreError) -> Int {
    take(try RecordDecoder<Record>().table(bytes, file: file), into: &commune)
  }

  /// Does the same if the file's digest is this one; nil if it is another.
  func read(
    _ bytes: [UInt8], file: String, digest: Digest, into commune: inout Commune,
    progress: (Int) -> Void
  ) throws(StoreError) -> Int? {
    let decoder = RecordDecoder<Record>()
    let table = try decoder.table(bytes, file: file, digest: digest, progress: progress)
    return table.map { take($0, into: &commune) }
  }

  private func take(_ records: Table<Record>, into commune: inout Commune) -> Int {
    commune[table] = records
    commune.noteChange(of: key)
    return records.count
  }

  /// The register's file: a JSON array with a record on each line.
  package func file(of commune: Commune) -> [UInt8] {
    var writer = JSONWriter()
    let records = commune[table]
    writer.bytes.reserveCapacity(records.count * 300)
    writer.raw("[\n")
    for index in records.indices {
      writer.record(records[index])
      writer.raw(index + 1 < records.endIndex ? ",\n" : "\n")
    }
    writer.raw("]\n")
    return writer.bytes
  }
}
