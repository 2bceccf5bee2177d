internal import Synchronization

/// What can be worked out from a commune's records and is kept until the register changes: for each
/// field, which records hold which value.
///
/// Shared by copies of a commune until one of them changes; then the changed one gets its own.
package final class Derivations: Sendable {
  package typealias Index = [FieldValue: [RecordID]]

  private let indexes: Mutex<[RegisterKey: [String: Index]]>

  init() {
    indexes = Mutex([:])
  }

  private init(_ kept: [RegisterKey: [String: Index]]) {
    indexes = Mutex(kept)
  }

  func index(_ register: RegisterKey, _ field: String, make: () -> Index) -> Index {
    if let known = indexes.withLock({ $0[register]?[field] }) { return known }
    let made = make()
    indexes.withLock { $0[register, default: [:]][field] = made }
    return made
  }

  func forget(_ register: RegisterKey) {
    indexes.withLock { $0[register] = nil }
  }

  func copy(without register: RegisterKey) -> Derivations {
    var kept = indexes.withLock { $0 }
    kept[register] = nil
    return Derivations(kept)
  }
}
