import CommuneDomain
import TestSupport

extension RuleCase {
  /// The commune's own decisions.
  static let localRules: [RuleCase] = [
    of("endBeforeBeginning", LocalRule.self) {
      $0.validFrom = day("2026-01-02")
      $0.validTo = day("2026-01-01")
    } accepted: {
      $0.validFrom = day("2026-01-01")
      $0.validTo = day("2026-01-01")
    },
    of("localRuleTwice", LocalRule.self) {
      $0.add(LocalRule.self, 98) {
        $0.rule = .assignmentMinimumMonths
        $0.validFrom = day("2026-01-01")
        $0.validTo = day("2026-06-30")
      }
    } refused: {
      $0.rule = .assignmentMinimumMonths
      $0.validFrom = day("2026-06-30")
    } accepted: {
      $0.rule = .assignmentMinimumMonths
      $0.validFrom = day("2026-07-01")
    },
    of("shareAboveWhole", LocalRule.self) {
      $0.rule = .admissionVotes
      $0.value = 4
      $0.outOf = 3
    } accepted: {
      $0.rule = .admissionVotes
      $0.value = 3
      $0.outOf = 3
    },
  ]
}
