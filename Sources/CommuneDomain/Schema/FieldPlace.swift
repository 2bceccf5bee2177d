/// Where a record keeps the value of a field.
///
/// Beside the key path its distance from the record's beginning, where it has one: each field of each
/// record of a book goes through here when the book is read, listed or sorted, and a key path is walked
/// anew each time, which takes several times as long as the reading itself.
struct FieldPlace<Record, Value>: Sendable {
  private let path: any WritableKeyPath<Record, Value> & Sendable
  /// Nil for what is worked out from other properties.
  private let offset: Int?

  init(_ path: any WritableKeyPath<Record, Value> & Sendable) {
    self.path = path
    offset = MemoryLayout<Record>.offset(of: path)
  }

  func read(_ record: Record) -> Value {
    guard let offset else { return record[keyPath: path] }
    return withUnsafePointer(to: record) { start in
      UnsafeRawPointer(start).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
    }
  }

  func write(_ value: Value, to record: inout Record) {
    change(&record) { $0 = value }
  }

  /// Changes the value where it stands.
  func change(_ record: inout Record, _ change: (inout Value) -> Void) {
    guard let offset else {
      change(&record[keyPath: path])
      return
    }
    withUnsafeMutablePointer(to: &record) { start in
      change(
        &UnsafeMutableRawPointer(start).advanced(by: offset)
          .assumingMemoryBound(to: Value.self).pointee)
    }
  }
}
