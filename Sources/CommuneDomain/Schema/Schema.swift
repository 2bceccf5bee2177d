/// The one declaration of a register, from which its table, form, picker, search, filter, file
/// format, command line and field guide follow.
package struct Schema<Record: Entity>: Sendable {
  package let key: RegisterKey
  package let fields: [Field<Record>]
  /// What follows from a record and the book: shown beside the fields, never stored.
  package let derived: [DerivedField<Record>]
  package let rules: [RecordRule<Record>]
  /// A register whose form may be filled in at the end of this one's, such as a need after a visit.
  package let inlineChild: InlineChild?
  package let complete: @Sendable (inout Record, Circumstances) -> Void
  /// What saving a record writes into others with it, such as the status of a member who has died.
  package let consequences: @Sendable (Record, Circumstances) -> Change
  /// What is known of each field without the record type.
  let descriptions: [FieldDescription]
  let derivedDescriptions: [FieldDescription]
  let holdsPersonalData: Bool
  let uniqueFields: Set<String>
  private let positions: [String: Int]

  package init(
    _ key: RegisterKey, fields: [Field<Record>], derived: [DerivedField<Record>] = [],
    rules: [RecordRule<Record>] = [],
    inlineChild: InlineChild? = nil,
    complete: @escaping @Sendable (inout Record, Circumstances) -> Void = { _, _ in },
    consequences: @escaping @Sendable (Record, Circumstances) -> Change = { _, _ in Change() }
  ) {
    self.key = key
    self.fields = fields
    self.derived = derived
    self.rules = rules
    self.inlineChild = inlineChild
    self.complete = complete
    self.consequences = consequences
    descriptions = fields.map(\.description)
    derivedDescriptions = derived.map(\.description)
    holdsPersonalData = fields.contains(where: \.description.isPersonal)
    uniqueFields = Set(fields.filter(\.description.isUnique).map(\.key))
    positions = Dictionary(
      uniqueKeysWithValues: fields.enumerated().map { ($1.key, $0) })
  }

  /// The field of that key.
  package func field(_ key: String) -> Field<Record>? {
    positions[key].map { fields[$0] }
  }

  /// Where among the fields the one of that key stands.
  func place(of key: String) -> Int? { positions[key] }

  /// Everything that is wrong with a record: kinds, requirements, references, uniqueness, then the
  /// register's own rules; hard ones first.
  package func issues(of record: Record, in circumstances: Circumstances) -> [Issue] {
    var issues: [Issue] = []
    for field in fields {
      issues += field.issues(of: record, in: circumstances)
    }
    for rule in rules {
      guard let arguments = rule.violation(record, circumstances) else { continue }
      let basis = rule.limit.flatMap { circumstances.row(of: $0, on: circumstances.today) }
      issues.append(
        Issue(
          severity: rule.isSoftUntilVerified && basis?.standing == .unverified
            ? .soft : rule.severity,
          register: key, record: record.recordID, field: rule.field, rule: rule.name,
          arguments: arguments, basis: basis))
    }
    return issues.filter { $0.severity == .hard } + issues.filter { $0.severity == .soft }
  }
}

/// A child record offered inside its parent's form.
package struct InlineChild: Hashable, Sendable {
  package let register: RegisterKey
  /// The child's field that refers to the parent.
  package let parentField: String
  /// The child's fields shown in the parent's form; the child is made when one of them is filled.
  package let fields: [String]

  package init(register: RegisterKey, parentField: String, fields: [String]) {
    self.register = register
    self.parentField = parentField
    self.fields = fields
  }
}

/// A rule that looks at a whole record, or at a record among the others.
package struct RecordRule<Record: Entity>: Sendable {
  /// The phrase key of its sentence is `rule.<name>`.
  package let name: String
  package let severity: Issue.Severity
  /// The field beside which the sentence stands.
  package let field: String
  /// The constant that the rule goes by; a refusal names its legal basis.
  package let limit: Limit?
  /// Whether nothing is refused as long as nobody has seen the constant written.
  package let isSoftUntilVerified: Bool
  /// Nil while the rule holds; otherwise the arguments of its sentence.
  package let violation: @Sendable (Record, Circumstances) -> [Issue.Argument]?

  /// A record that breaks it cannot be saved.
  ///
  /// - Parameters:
  ///   - isSoftUntilVerified: Whether it is only to be verified while the constant is one that is merely
  ///     remembered: nobody's record is refused for a number that may be wrong.
  package static func hard(
    _ name: String, at field: String, under limit: Limit? = nil,
    isSoftUntilVerified: Bool = false,
    _ violation: @escaping @Sendable (Record, Circumstances) -> [Issue.Argument]?
  ) -> RecordRule {
    RecordRule(
      name: name, severity: .hard, field: field, limit: limit,
      isSoftUntilVerified: isSoftUntilVerified, violation: violation)
  }

  /// A record that breaks it is saved and listed as "to verify".
  package static func soft(
    _ name: String, at field: String, under limit: Limit? = nil,
    _ violation: @escaping @Sendable (Record, Circumstances) -> [Issue.Argument]?
  ) -> RecordRule {
    RecordRule(
      name: name, severity: .soft, field: field, limit: limit, isSoftUntilVerified: false,
      violation: violation)
  }
}

/// Everything outside a record that its rules may look at.
package struct Circumstances: Sendable {
  package var commune: Commune
  package var limits: LimitTable
  package var today: CalendarDate

  package init(commune: Commune, limits: LimitTable, today: CalendarDate) {
    self.commune = commune
    self.limits = limits
    self.today = today
  }
}
