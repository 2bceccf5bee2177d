internal import CommuneDomain

/// A commune as it will be when a change that has not been carried out yet is carried out; asks for
/// single records, so that nothing is copied.
struct Overlay {
  let commune: Commune
  private var operations: [RecordID: [Operation]] = [:]

  init(_ commune: Commune, _ change: Change = Change()) {
    self.commune = commune
    add(change)
  }

  mutating func add(_ change: Change) {
    for operation in change.operations {
      operations[operation.record, default: []].append(operation)
    }
  }

  /// Whether the change does nothing.
  var isEmpty: Bool { operations.isEmpty }

  /// Whether the change does something with a record.
  func touches(_ id: RecordID) -> Bool { operations[id] != nil }

  /// What a field holds; nil when the record is gone.
  func value(of field: String, in id: RecordID, of register: RegisterKey) -> FieldValue? {
    guard operations.isEmpty || operations[id] == nil else {
      return record(id, in: register)?.value(of: field)
    }
    return Commune.register(register)?.value(of: field, in: id, of: commune)
  }

  func record(_ id: RecordID, in register: RegisterKey) -> (any Entity)? {
    let present = commune.record(id, in: register)
    guard let operations = operations[id] else { return present }
    var alone = Commune()
    if let present { try? alone.apply(.creating(present)) }
    for operation in operations where operation.register == register {
      // Passed over as it will be when the change is carried out.
      try? alone.apply(Change([operation]))
    }
    return alone.record(id, in: register)
  }

  /// The records whose field holds a value, among those that the change touches: whoever made the
  /// change has looked at the others.
  func touched(in register: RegisterKey, where field: String, equals value: FieldValue)
    -> [RecordID]
  {
    operations.keys.filter { record($0, in: register)?.value(of: field) == value }.sorted()
  }
}
