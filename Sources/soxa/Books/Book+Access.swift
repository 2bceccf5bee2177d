import CommuneDomain
import JSONStore
import Localization

/// The log of accesses, and what leaves the book without numbers.
extension Book {
  func access(
    _ kind: AccessKind, of record: RecordID?, in register: RegisterKey, because reason: String
  ) -> AccessEntry {
    AccessEntry(
      kind, of: record, in: register, because: reason, by: Surroundings.actor,
      id: store.makeID())
  }

  /// Refuses what needs a reason without one; the log keeps that it was asked for.
  mutating func requireReason(_ reason: String, for record: RecordID?, in register: RegisterKey)
    throws(Failure)
  {
    if reason.contains(where: { !$0.isWhitespace }) { return }
    if store.access == .readWrite {
      try save(.creating(access(.denied, of: record, in: register, because: "")))
    }
    throw .refused([phrases["rule.accessWithoutReason.remedy"]])
  }

  /// Refuses what would change a register that only grows.
  func requireNoLog(_ register: any RegisterDescribing) throws(Failure) {
    if register.isLog { throw .refused([phrases["obstacle.log"]]) }
  }

  /// Writes into the log that records are about to leave the book or are looked at. Whole numbers are given
  /// for a reason only, and not where that cannot be logged.
  mutating func log(
    _ kind: AccessKind = .export, _ record: RecordID?, in register: any RegisterDescribing,
    revealing reason: String?
  ) throws(Failure) {
    if let reason { try requireReason(reason, for: record, in: register.key) }
    let entry = access(
      reason == nil ? kind : .reveal, of: record, in: register.key, because: reason ?? "")
    try log(entry, isRevealing: reason != nil)
  }

  mutating func log(_ entry: AccessEntry, isRevealing: Bool = false) throws(Failure) {
    if case .readOnly = store.access {
      if isRevealing { throw .refused([phrases["obstacle.not-logged"]]) }
      return Output.error(phrases["cli.export-not-logged"])
    }
    try save(.creating(entry))
  }

  /// The record as it leaves the book: numbers masked.
  func masked(_ record: any Entity) -> any Entity {
    phrases.masked(record)
  }

  /// A value as it is told: numbers masked.
  func masked(_ value: FieldValue, _ key: String, in register: RegisterKey) -> FieldValue {
    guard case .text(let text) = value,
      Commune.register(register)?.field(key)?.isMasked ?? false
    else { return value }
    return .text(phrases.masked(text))
  }
}
