import CommuneDomain
import TestSupport

extension RuleCase {
  /// A case that has reached a step, changed so that it breaks a rule, and so that it just keeps it.
  private static func admission(
    _ rule: String, soft: Bool = false, at field: String? = nil, _ step: AdmissionStep,
    in scene: @escaping @Sendable (inout SmallCommune) -> Void = { _ in },
    refused: @escaping @Sendable (inout AdmissionCase) -> Void,
    accepted: @escaping @Sendable (inout AdmissionCase) -> Void
  ) -> RuleCase {
    of(rule, AdmissionCase.self, soft: soft, at: field) {
      $0.addMembers()
      scene(&$0)
    } refused: {
      $0 = .reaching(step, 99)
      refused(&$0)
    } accepted: {
      $0 = .reaching(step, 99)
      accepted(&$0)
    }
  }

  /// Cases of admission: who, by whom, in what order, with what majority.
  static let admission: [RuleCase] = [
    admission("candidateIsMember", .introduced) {
      $0.candidate = ID(SmallCommune.id(24))
    } accepted: { _ in
    },
    admission("candidateTwice", .introduced) {
      try? $0.commune.apply(.creating(AdmissionCase.reaching(.listed)))
    } refused: { _ in
    } accepted: {
      $0.ended = SmallCommune.today
    },
    // Fixture F16: 18 years on the day, counted by months.
    admission("tooYoung", .cellResolution) {
      $0.change(\.people, 211) { $0.birth = day("2008-08-15") }
    } refused: {
      $0.cellResolved = day("2026-08-14")
    } accepted: {
      $0.cellResolved = day("2026-08-15")
    },
    admission("tooOldWithoutConsent", .cellResolution) {
      $0.change(\.people, 211) { $0.birth = day("1965-03-02") }
    } refused: { _ in
    } accepted: {
      $0.consent = "15-CV/TU"
    },
    admission("certificateExpired", .cellResolution) {
      $0.certificateDate = day("2020-04-02")
    } accepted: {
      $0.certificateDate = day("2020-04-03")
    },
    admission("readmittedTooSoon", .cellResolution) {
      $0.leftParty = day("2022-04-04")
    } accepted: {
      $0.leftParty = day("2022-04-03")
    },
    admission("readmittedTwice", .introduced) {
      for number: UInt64 in 204...205 {
        $0.add(Member.self, number) {
          $0.person = ID(SmallCommune.id(211))
          $0.status = .removed
        }
      }
      $0.add(Member.self, 206) {
        $0.person = ID(SmallCommune.id(22))
        $0.status = .removed
      }
    } refused: { _ in
    } accepted: {
      $0.candidate = ID(SmallCommune.id(22))
    },
    admission("cellTooSmall", .cellResolution) {
      $0.votesTotal = 2
      $0.votesPresent = 2
      $0.votesFor = 2
    } accepted: {
      $0.votesTotal = 3
      $0.votesPresent = 3
      $0.votesFor = 3
    },
    admission("endBeforeBeginning", .introduced) {
      $0.ended = day("2025-01-01")
    } accepted: {
      $0.ended = day("2025-01-02")
    },
    admission("dateInFuture", at: "introduced", .introduced) {
      $0.introduced = day("2026-11-21")
    } accepted: {
      $0.introduced = SmallCommune.today
    },
    admission("sameMentor", .listed) {
      $0.secondMentor = $0.firstMentor
    } accepted: {
      $0.secondMentor = ID(SmallCommune.id(202))
    },
    admission("mentorNotOfficial", at: "first-mentor", .listed) {
      $0.firstMentor = ID(SmallCommune.id(203))
    } accepted: { _ in
    },
    admission("mentorTooNew", at: "second-mentor", .references) {
      $0.addOfficialMember(204, joined: "2023-03-21")
      $0.addOfficialMember(205, joined: "2023-03-20")
    } refused: {
      $0.secondMentor = ID(SmallCommune.id(204))
    } accepted: {
      $0.secondMentor = ID(SmallCommune.id(205))
    },
    // Story 2: the decision before the resolution of the cell.
    admission("stepBeforeItsTime", at: "decided", .references) {
      $0.decided = day("2025-05-05")
    } accepted: {
      $0 = .reaching(.decision, 99)
    },
    admission("stepOutOfOrder", at: "ceremony", .ceremony) {
      $0.ceremony = day("2025-05-04")
    } accepted: {
      $0.ceremony = day("2025-05-05")
    },
    admission("presentAboveTotal", at: "votes-present", .cellResolution) {
      $0.votesPresent = 22
    } accepted: {
      $0.votesPresent = 21
    },
    admission("votesAbovePresent", at: "votes-for", .cellResolution) {
      $0.votesFor = 19
    } accepted: {
      $0.votesFor = 18
    },
    // Two thirds of the 21 official members, not of the 18 present.
    admission("votesTooFew", at: "votes-for", .cellResolution) {
      $0.votesFor = 13
    } accepted: {
      $0.votesFor = 14
    },
    // 30 working days after Monday 05/05/2025.
    admission("ceremonyLate", soft: true, .ceremony) {
      $0.ceremony = day("2025-06-17")
    } accepted: {
      $0.ceremony = day("2025-06-16")
    },
    // Fixture F14: the cell considers recognition by 30/06/2026.
    admission("recognitionLate", soft: true, .confirmation) {
      $0.confirmed = day("2026-07-01")
    } accepted: {
      $0.confirmed = day("2026-06-30")
    },
    admission("recognitionEarly", .confirmation) {
      $0.confirmed = day("2026-05-18")
    } accepted: {
      $0.confirmed = day("2026-05-19")
    },
    admission("memberNotEntered", soft: true, .ceremony) { _ in
    } accepted: {
      $0.candidate = ID(SmallCommune.id(24))
    },
    admission("memberStillOnProbation", soft: true, .recognition) {
      $0.add(Member.self, 204) {
        $0.person = ID(SmallCommune.id(211))
        $0.decisionDate = day("2025-05-05")
        $0.status = .probationary
      }
    } refused: { _ in
    } accepted: {
      $0.recognised = nil
    },
  ]
}
