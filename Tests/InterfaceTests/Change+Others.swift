import CommuneDomain

extension Commune {
  /// A household by its code.
  func household(_ code: String) -> Household? { self.households.first { $0.code == code } }

  /// What somebody saves who puts values into fields of a record.
  func setting(_ values: [String: FieldValue], of id: RecordID, in register: RegisterKey) -> Change
  {
    Change(
      values.keys.sorted().map { field in
        .set(
          register, id, field: field,
          old: record(id, in: register)?.value(of: field) ?? .empty,
          new: values[field] ?? .empty)
      })
  }

  /// What somebody saves who puts values into fields of a household.
  func setting(_ values: [String: FieldValue], ofHousehold code: String) -> Change {
    household(code).map { setting(values, of: $0.recordID, in: .households) } ?? Change()
  }

  /// What somebody saves who removes a household.
  func removing(household code: String) -> Change {
    household(code).map { .removing($0) } ?? Change()
  }
}

extension ReviewEntry {
  /// A value that minh wrote and that lan's does not let count.
  static func overridden(
    _ value: FieldValue, _ field: String, of record: RecordID, in register: RegisterKey,
    by author: String = "st02-minh", number: Int = 1
  ) -> ReviewEntry {
    ReviewEntry(
      kind: .overridden, register: register, record: record,
      mark: ReviewMark(field: field, author: author, number: number), value: value,
      milliseconds: 1_795_169_280_000, other: "st01-lan", otherMilliseconds: 1_795_169_520_000)
  }
}
