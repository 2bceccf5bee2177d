internal import Synchronization

/// What can be worked out from a commune's records and is kept up to date with them: for each field
/// that was asked for, which records hold which value, oldest first.
///
/// Shared by copies of a commune until one of them changes; then the changed one gets its own.
package final class Derivations: Sendable {
  package typealias Index = [FieldValue: [RecordID]]

  private let indexes: Mutex<[RegisterKey: [String: Index]]>
  private let memberCounts: Mutex<FollowedTally<MemberCounts>>
  private let memberLevels: Mutex<FollowedTally<MemberLevels>>

  init() {
    indexes = Mutex([:])
    memberCounts = Mutex(FollowedTally())
    memberLevels = Mutex(FollowedTally())
  }

  private init(copying other: Derivations) {
    indexes = Mutex(other.indexes.withLock { $0 })
    memberCounts = Mutex(other.memberCounts.withLock { $0 })
    memberLevels = Mutex(other.memberLevels.withLock { $0 })
  }

  /// Whether an operation may change what was worked out.
  func depend(on operation: Operation) -> Bool {
    indexes.withLock { indexes in
      guard let known = indexes[operation.register] else { return false }
      return switch operation {
      case .create, .remove, .restore: true
      case .set(_, _, let field, _, _), .mark(_, _, let field, _, _, _),
        .append(_, _, let field, _, _), .withdraw(_, _, let field, _, _):
        known[field] != nil
      case .settle: false
      }
    }
  }

  func index(_ register: RegisterKey, _ field: String, make: () -> Index) -> Index {
    if let known = indexes.withLock({ $0[register]?[field] }) { return known }
    let made = make()
    indexes.withLock { $0[register, default: [:]][field] = made }
    return made
  }

  /// Follows the change of one record; nil where it was not there or is gone.
  func follow(
    _ id: RecordID, of register: RegisterKey, from old: (any Entity)?, to new: (any Entity)?
  ) {
    indexes.withLock { indexes in
      for field in indexes[register].map({ Array($0.keys) }) ?? [] {
        let before = old?.value(of: field) ?? .empty
        let after = new?.value(of: field) ?? .empty
        guard before != after else { continue }
        if !before.isEmpty {
          indexes[register]?[field]?[before]?.removeInOrder(id)
        }
        if !after.isEmpty {
          indexes[register]?[field]?[after, default: []].insertInOrder(id)
        }
      }
    }
  }

  func forget(_ register: RegisterKey) {
    indexes.withLock { $0[register] = nil }
  }

  func copy() -> Derivations {
    Derivations(copying: self)
  }

  // MARK: - Tallies

  // Unlike the indexes they follow when they are asked: only rules ask for them.

  func memberCount(on day: CalendarDate, in commune: Commune) -> Int {
    memberCounts.withLock { followed in
      followed.read(commune) { $0.count(on: day, in: commune) }
    }
  }

  func memberLevels(of cells: [RecordID], in commune: Commune) -> [ClassifiedPeriod: LevelCount] {
    memberLevels.withLock { followed in
      followed.read(commune) { $0.counts(in: cells) }
    }
  }
}

extension [RecordID] {
  /// New records are the youngest, so that the place is nearly always the end.
  fileprivate mutating func insertInOrder(_ id: RecordID) {
    insert(id, at: place(of: id))
  }

  fileprivate mutating func removeInOrder(_ id: RecordID) {
    let place = place(of: id)
    if indices.contains(place), self[place] == id { remove(at: place) }
  }

  /// Where an identifier stands or would stand.
  private func place(of id: RecordID) -> Int {
    if let last, last < id { return count }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
