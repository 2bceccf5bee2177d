extension Circumstances {
  /// Judges every record of the book by every rule, register by register; says how many records that are.
  package func forEachIssue(_ body: (any Entity, Issue) -> Void) -> Int {
    var count = 0
    for register in Commune.registers {
      for id in register.ids(in: commune) {
        guard let record = register.record(id, in: commune) else { continue }
        count += 1
        for issue in record.issues(in: self) { body(record, issue) }
      }
    }
    return count
  }
}
