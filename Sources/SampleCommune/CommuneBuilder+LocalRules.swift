internal import CommuneDomain

extension CommuneBuilder {
  /// The ward has decided how long a cadre looks after the same place at least.
  mutating func decideLocally() {
    var identifiers = identifiers(for: .localRules)
    var rule = LocalRule(id: identifiers.next(on: opening))
    rule.rule = .assignmentMinimumMonths
    rule.value = 24
    rule.legalBasis = "Quy chế phân công của Đảng ủy phường"
    rule.validFrom = opening
    rule.isVerified = true
    commune.localRules.insert(rule)
  }
}
