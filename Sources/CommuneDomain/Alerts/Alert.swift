/// Something that needs doing, with the records that it speaks of.
package struct Alert: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    /// Shown with "!": people go without what they are entitled to.
    case urgent
    /// Shown with "·".
    case notice
  }

  /// The rule's code, such as `A1`.
  package let rule: String
  package let severity: Severity
  /// The phrase key of its line is `alert.<phrase>`.
  package let phrase: String
  package let arguments: [Issue.Argument]
  package let register: RegisterKey
  package let ids: [RecordID]
  /// By when it should be done, where there is such a day.
  package let due: CalendarDate?

  package init(
    rule: String, severity: Severity, phrase: String, arguments: [Issue.Argument],
    register: RegisterKey, ids: [RecordID], due: CalendarDate? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.phrase = phrase
    self.arguments = arguments
    self.register = register
    self.ids = ids
    self.due = due
  }
}
