/// A rule that a record breaks, as data; `Localization` gives it words.
package struct Issue: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    /// The record cannot be saved so.
    case hard
    /// Saved, and listed as "to verify" until it is settled.
    case soft
  }

  /// A value inside the sentence, formatted in the user's language.
  package enum Argument: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case date(CalendarDate)
    case record(RegisterKey, RecordID)
    /// The label of a field of the issue's register.
    case field(String)
    case value(FieldValue)
  }

  package let severity: Severity
  package let register: RegisterKey
  package let record: RecordID
  package let field: String
  /// The phrase key of the sentence is `rule.<rule>`.
  package let rule: String
  package let arguments: [Argument]
  /// The constant in force that the rule goes by, with its legal basis, where it goes by one.
  package let basis: LimitTable.Row?

  package init(
    severity: Severity, register: RegisterKey, record: RecordID, field: String, rule: String,
    arguments: [Argument] = [], basis: LimitTable.Row? = nil
  ) {
    self.severity = severity
    self.register = register
    self.record = record
    self.field = field
    self.rule = rule
    self.arguments = arguments
    self.basis = basis
  }
}
