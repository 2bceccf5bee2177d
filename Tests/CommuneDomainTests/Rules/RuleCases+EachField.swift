import CommuneDomain
import TestSupport

/// Rules that stand at several fields, at each of them.
extension RuleCase {
  /// A day that has not come yet, at each field that tells of something done.
  static let future: [RuleCase] = Commune.registers.flatMap { register in
    register.ruleNames.filter { $0.name == "dateInFuture" }.map { rule in
      RuleCase(
        rule: rule.name, register: register.key,
        refused: { dated(SmallCommune.today.adding(days: 1), rule.field, in: register) },
        accepted: { dated(SmallCommune.today, rule.field, in: register) },
        isSoft: rule.severity == .soft, field: rule.field, scene: { _ in })
    }
  }

  private static func dated(
    _ day: CalendarDate, _ field: String, in register: any RegisterDescribing
  ) -> any Entity {
    var record = register.blank(SmallCommune.id(99), today: SmallCommune.today)
    try? record.set(field, to: .date(day))
    return record
  }

  /// Each step of an admission without the one before it, and on the day before that.
  static let steps: [RuleCase] = AdmissionStep.allCases.dropFirst().flatMap { step -> [RuleCase] in
    guard step != .certificate else { return [] }
    let earlier = AdmissionStep.allCases[step.number - 2]
    // References follow the list, whatever became of class and application.
    let isFree = step == .references || step == .application
    let before = isFree ? AdmissionStep.listed : earlier
    let day: @Sendable (AdmissionCase) -> CalendarDate = {
      $0.day(of: before) ?? SmallCommune.today
    }
    return [
      of("stepBeforeItsTime", AdmissionCase.self, at: step.field) {
        $0 = .reaching(step, 99)
        try? $0.set(earlier.field, to: .empty)
      } accepted: {
        $0 = .reaching(step, 99)
      },
      of("stepOutOfOrder", AdmissionCase.self, at: step.field) {
        $0 = .reaching(step, 99)
        try? $0.set(step.field, to: .date(day($0).adding(days: -1)))
      } accepted: {
        $0 = .reaching(step, 99)
        try? $0.set(step.field, to: .date(day($0)))
      },
    ]
  }

  /// A case of admission that is to be recognised, changed so that it breaks a rule and just keeps it.
  private static func confirmation(
    _ rule: String, at field: String,
    refused: @escaping @Sendable (inout AdmissionCase) -> Void,
    accepted: @escaping @Sendable (inout AdmissionCase) -> Void
  ) -> RuleCase {
    of(rule, AdmissionCase.self, at: field) {
      $0 = .reaching(.confirmation, 99)
      refused(&$0)
    } accepted: {
      $0 = .reaching(.confirmation, 99)
      accepted(&$0)
    }
  }

  /// What the other lists try at one field only.
  static let furtherFields: [RuleCase] = [
    confirmation("presentAboveTotal", at: "confirm-present") {
      $0.confirmPresent = 22
    } accepted: {
      $0.confirmPresent = 21
    },
    confirmation("votesAbovePresent", at: "confirm-for") {
      $0.confirmFor = 19
    } accepted: {
      $0.confirmFor = 18
    },
    confirmation("votesTooFew", at: "confirm-for") {
      $0.confirmFor = 13
    } accepted: {
      $0.confirmFor = 14
    },
    of("mentorNotOfficial", AdmissionCase.self, at: "second-mentor") {
      $0.addMembers()
    } refused: {
      $0 = .reaching(.references, 99)
      $0.secondMentor = ID(SmallCommune.id(203))
    } accepted: {
      $0 = .reaching(.references, 99)
    },
    of("planTooLate", HeadTerm.self, soft: true) {
      $0.planned = day("2026-05-02")
      $0.elected = day("2026-05-21")
    } accepted: {
      $0.planned = day("2026-05-01")
      $0.elected = day("2026-05-21")
    },
    of("teamTooLate", HeadTerm.self, soft: true) {
      $0.teamSet = day("2026-05-12")
      $0.elected = day("2026-05-21")
    } accepted: {
      $0.teamSet = day("2026-05-11")
      $0.elected = day("2026-05-21")
    },
    of("endBeforeBeginning", HeadTerm.self, at: "planned") {
      $0.planned = day("2026-05-22")
      $0.elected = day("2026-05-21")
    } accepted: {
      $0.planned = day("2026-05-21")
      $0.elected = day("2026-05-21")
    },
    of("endBeforeBeginning", HeadTerm.self, at: "team-set") {
      $0.teamSet = day("2026-05-22")
      $0.elected = day("2026-05-21")
    } accepted: {
      $0.teamSet = day("2026-05-21")
      $0.elected = day("2026-05-21")
    },
    // Ten days to show the data, and fifteen more at most.
    of("putOffTooLong", DataRequest.self, soft: true) {
      $0.kind = .access
      $0.received = day("2026-10-01")
      $0.doneBy = day("2026-10-27")
    } accepted: {
      $0.kind = .access
      $0.received = day("2026-10-01")
      $0.doneBy = day("2026-10-26")
    },
  ]
}
