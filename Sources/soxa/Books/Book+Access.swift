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

  func requireReason(_ reason: String) throws(Failure) {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw .refused([phrases["rule.accessWithoutReason.remedy"]])
    }
  }

  /// Refuses what would change a register that only grows.
  func requireNoLog(_ register: any RegisterDescribing) throws(Failure) {
    if register.isLog { throw .refused([phrases["obstacle.log"]]) }
  }

  /// Writes into the log that records are about to leave the book. Whole numbers are given for a reason
  /// only, and not where that cannot be logged.
  mutating func log(
    _ record: RecordID?, in register: any RegisterDescribing, revealing reason: String?
  ) throws(Failure) {
    if let reason { try requireReason(reason) }
    let entry = access(
      reason == nil ? .export : .reveal, of: record, in: register.key, because: reason ?? "")
    if case .readOnly = store.access {
      if reason != nil { throw .refused([phrases["obstacle.not-logged"]]) }
      return Output.error(phrases["cli.export-not-logged"])
    }
    try save(.creating(entry))
  }

  /// The record as it leaves the book: numbers masked.
  func masked(_ record: any Entity) -> any Entity {
    var masked = record
    for field in Commune.register(record.register)?.fields ?? [] where field.isMasked {
      if case .text(let text) = record.value(of: field.key) {
        try? masked.set(field.key, to: .text(phrases.masked(text)))
      }
    }
    return masked
  }

  /// A value as it is told: numbers masked.
  func masked(_ value: FieldValue, _ key: String, in register: RegisterKey) -> FieldValue {
    guard case .text(let text) = value,
      Commune.register(register)?.field(key)?.isMasked ?? false
    else { return value }
    return .text(phrases.masked(text))
  }
}
