/// A limit that the commune has decided for itself; it comes before the shipped one while it holds.
package struct LocalRule: Entity {
  package let id: ID<Self>
  package var rule: Limit?
  package var value: Int?
  package var outOf: Int?
  package var legalBasis = ""
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?
  package var isVerified = false

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    "\(rule?.rawValue ?? "") \(value.map { String($0) } ?? "")"
  }

  package static let schema = Schema<LocalRule>(
    .localRules,
    fields: [
      .choice("rule", \.rule).required().column().searched(),
      .integer("value", \.value, in: 0...1_000_000_000).required().column(),
      .integer("out-of", \.outOf, in: 1...1_000).applies { $0.rule?.isShare ?? false },
      .text("legal-basis", \.legalBasis, .line(160)).required().column().searched(),
      .date("valid-from", \.validFrom).required().initially(.today).column(),
      .date("valid-to", \.validTo).column(),
      .flag("verified", \.isVerified).column(),
    ],
    rules: [
      .hard("endBeforeBeginning", at: "valid-to") { rule, _ in
        dates(rule.validFrom, inOrderWith: rule.validTo)
      },
      .hard("localRuleTwice", at: "valid-from") { rule, circumstances in
        circumstances.commune.localRules.first { other in
          other.id != rule.id && other.rule == rule.rule && other.period.overlaps(rule.period)
        }
        .map { [.record(.localRules, $0.recordID)] }
      },
      .hard("shareAboveWhole", at: "out-of") { rule, _ in
        guard rule.rule?.isShare ?? false, let value = rule.value else { return nil }
        guard let whole = rule.outOf else { return [.integer(value)] }
        return value > whole ? [.integer(value)] : nil
      },
    ])

  package var period: Period { Period(from: validFrom, to: validTo) }

  /// The row that this decision puts before those of the shipped table; nil while it is incomplete.
  package var row: LimitTable.Row? {
    guard let rule, let value, let validFrom else { return nil }
    return LimitTable.Row(
      code: rule.rawValue, value: value, outOf: outOf, legalBasis: legalBasis,
      validFrom: validFrom, validTo: validTo, isVerified: isVerified)
  }
}

extension RegisterKey {
  package static let localRules = RegisterKey("local-rules")
}
