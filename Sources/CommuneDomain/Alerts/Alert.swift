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
  /// Those that are due first stand first.
  package let ids: [RecordID]
  /// What was found out about each of them, in their order.
  package let findings: [AlertFinding]
  /// By when the first of them should be done, where there is such a day.
  package let due: CalendarDate?
  package let remedy: AlertRemedy

  package init(
    rule: String, severity: Severity, phrase: String, arguments: [Issue.Argument],
    register: RegisterKey, ids: [RecordID], findings: [AlertFinding] = [],
    due: CalendarDate? = nil, remedy: AlertRemedy = .open
  ) {
    self.rule = rule
    self.severity = severity
    self.phrase = phrase
    self.arguments = arguments
    self.register = register
    self.ids = ids
    self.findings = findings
    self.due = due
    self.remedy = remedy
  }

  /// What was found out about a record.
  package func finding(for id: RecordID) -> AlertFinding? {
    guard let place = ids.firstIndex(of: id), findings.indices.contains(place) else { return nil }
    return findings[place]
  }
}
