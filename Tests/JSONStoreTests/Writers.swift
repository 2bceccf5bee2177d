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
    do {
      let receipt = try store.save(change, over: commune)
      takeOver(store.takeArrival())
      try commune.apply(receipt.change)
    } catch {
      takeOver(store.takeArrival())
      throw error
    }
  }

  func undo() throws -> Change? {
    do {
      let change = try store.undo(over: commune)
      takeOver(store.takeArrival())
      if let change { try commune.apply(change) }
      return change
    } catch {
      takeOver(store.takeArrival())
      throw error
    }
  }

  private func takeOver(_ arrival: Arrival?) {
    guard let arrival else { return }
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
