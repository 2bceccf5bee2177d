/// By which field a list stands, and in which direction.
///
/// Names stand in the order of given names, codes and titles with their numbers by value, choices
/// as they are declared; records where the field is empty come last in either direction.
package struct SortOrder: Hashable, Sendable {
  package var field: String
  package var isDescending: Bool

  package init(field: String, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}

extension Commune {
  /// The records of a register in order; those that the order does not tell apart keep theirs.
  package func sorted(_ ids: [RecordID], in register: RegisterKey, by order: SortOrder)
    -> [RecordID]
  {
    Self.register(register)?.sorted(ids, in: self, by: order) ?? ids
  }
}

extension RegisterDescribing {
  /// These records in order; records that are gone are left out.
  package func sorted(_ ids: [RecordID], in commune: Commune, by order: SortOrder) -> [RecordID] {
    guard let field = Record.schema.field(order.field) else { return ids }
    var maker = SortKeyMaker(kind: field.kind, commune: commune)
    var keyed: [(key: SortKey, place: Int)] = []
    var empties: [RecordID] = []
    keyed.reserveCapacity(ids.count)
    let records = commune[table]
    for (place, id) in ids.enumerated() {
      guard let value = records.value(of: field, in: id) else { continue }
      if let key = maker.key(of: value) {
        keyed.append((key, place))
      } else {
        empties.append(id)
      }
    }
    keyed.sort { left, right in
      if left.key == right.key { return left.place < right.place }
      return order.isDescending ? right.key < left.key : left.key < right.key
    }
    return keyed.map { ids[$0.place] } + empties
  }
}
