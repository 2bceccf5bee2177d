import CommuneDomain

@testable import JSONStore

/// One clerk with a book open: a store, and the commune as his screens show it.
final class Clerk {
  let store: Store
  private(set) var commune: Commune
  private(set) var review: [ReviewEntry]

  init(_ opened: (store: Store, commune: Commune)) {
    (store, commune) = opened
    review = store.review
  }

  /// Takes over what others have saved.
  @discardableResult
  func look() throws -> Arrival? {
    let arrival = try store.catchUp(over: commune)
    takeOver(arrival)
    return arrival
  }

  func save(_ change: Change) throws {
    _ = try carryOut { try store.save(change, over: commune).change }
  }

  func undo() throws -> Change? {
    try carryOut { try store.undo(over: commune) }
  }

  func redo() throws -> Change? {
    try carryOut { try store.redo(over: commune) }
  }

  func intake(_ changes: [Change]) throws {
    try store.intake(changes, over: commune)
    takeOver(store.takeArrival())
    for change in changes { try commune.apply(change) }
  }

  /// Takes over what the work found that others had saved, also where it is refused, then what it did.
  private func carryOut(_ work: () throws -> Change?) throws -> Change? {
    let result = Result { try work() }
    takeOver(store.takeArrival())
    let change = try result.get()
    if let change { try commune.apply(change) }
    return change
  }

  private func takeOver(_ arrival: Arrival?) {
    if let arrival { carryOut(arrival) }
  }

  func carryOut(_ arrival: Arrival) {
    do {
      try commune.apply(arrival.change)
    } catch {
      // Every test compares the commune with the book afterwards.
      for operation in arrival.change.operations { try? commune.apply(Change([operation])) }
    }
    if let review = arrival.review { self.review = review }
  }

  /// Sets a field from what stands there now.
  func set(_ field: String, of record: RecordID, in register: RegisterKey, to value: FieldValue)
    throws
  {
    let old = commune.record(record, in: register)?.value(of: field) ?? .empty
    try save(Change([.set(register, record, field: field, old: old, new: value)]))
  }

  func close() { store.close(commune) }
}
