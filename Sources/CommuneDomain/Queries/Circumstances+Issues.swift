internal import Synchronization

extension Circumstances {
  /// Judges every record of the book by every rule, two parts of it at a time; says how many records that
  /// are. What is found is told register by register, oldest record first.
  package func forEachIssue(_ body: (any Entity, Issue) -> Void) -> Int {
    let parts = Commune.registers.flatMap { register in
      let ids = register.ids(in: commune)
      return stride(from: 0, to: ids.count, by: Self.partLength).map {
        (register, ids[$0..<min($0 + Self.partLength, ids.count)])
      }
    }
    let found = Mutex<[[(any Entity, Issue)]]>(Array(repeating: [], count: parts.count))
    Crew.run(parts.count) { place in
      let (register, ids) = parts[place]
      let issues = ids.flatMap { id -> [(any Entity, Issue)] in
        guard let record = register.record(id, in: commune) else { return [] }
        return record.issues(in: self).map { (record, $0) }
      }
      found.withLock { $0[place] = issues }
    }
    for (record, issue) in found.withLock({ $0 }).joined() { body(record, issue) }
    return parts.reduce(0) { $0 + $1.1.count }
  }

  /// How many records one thread judges at a time.
  private static let partLength = 2048
}
