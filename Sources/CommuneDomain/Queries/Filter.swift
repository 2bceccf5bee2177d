/// A condition on one field of a register's records.
package struct Filter: Hashable, Sendable {
  package enum Test: Hashable, Sendable {
    /// The same value; a year or month equals every day inside it, a code whatever its case.
    case equals(FieldValue)
    /// The letters occur in the text, or in the title of the record referred to, without regard to
    /// case and diacritics.
    case contains(String)
    case isEmpty
    case notEmpty
    /// The date lies wholly before.
    case before(CalendarDate)
    /// The date lies wholly after: "after 2025" is from 1 January 2026 on.
    case after(CalendarDate)
    case atLeast(Int)
    case atMost(Int)
  }

  package var field: String
  package var test: Test

  package init(_ field: String, _ test: Test) {
    self.field = field
    self.test = test
  }
}

extension RegisterDescribing {
  /// The records that meet all of the filters, oldest first; none when a field does not exist.
  package func ids(in commune: Commune, filters: [Filter]) -> [RecordID] {
    var tests: [(Record) -> Bool] = []
    for filter in filters {
      guard let field = Record.schema.field(filter.field) else { return [] }
      let isMet = filter.test.matcher(of: field.kind, in: commune)
      tests.append { isMet(field.get($0)) }
    }
    let records = commune[table]
    guard !tests.isEmpty else { return records.ids }
    return zip(records.ids, records)
      .filter { _, record in tests.allSatisfy { $0(record) } }
      .map(\.0)
  }
}

extension Commune {
  /// The records of a register that meet all of the filters, oldest first.
  package func ids(in register: RegisterKey, filters: [Filter]) -> [RecordID] {
    Self.register(register)?.ids(in: self, filters: filters) ?? []
  }
}
