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
    // The same where the office counts by months: from the first of the month of birth.
    admission("tooYoung", .cellResolution) {
      $0.change(\.people, 211) { $0.birth = day("2008-08-15") }
      $0.add(LocalRule.self, 931) {
        $0.rule = .admissionAgeByMonth
        $0.value = 1
        $0.validFrom = day("2026-01-01")
      }
    } refused: {
      $0.cellResolved = day("2026-07-31")
    } accepted: {
      $0.cellResolved = day("2026-08-01")
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
    admission("readmittedTooSoonAfterRecord", .cellResolution) {
      $0.leftParty = day("2015-01-01")
      $0.recordCleared = day("2020-04-04")
    } accepted: {
      $0.leftParty = day("2015-01-01")
      $0.recordCleared = day("2020-04-03")
    },
    admission("dateInFuture", at: "record-cleared", .introduced) {
      $0.recordCleared = day("2026-11-21")
    } accepted: {
      $0.recordCleared = day("2020-11-20")
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
    // 12 months of working or living together before the references of 20/03/2025.
    admission("mentorTooNew", at: "first-known-since", .references) {
      $0.firstKnownSince = day("2024-03-21")
    } accepted: {
      $0.firstKnownSince = day("2024-03-20")
    },
    admission("mentorTooNew", at: "second-known-since", .references) {
      $0.secondKnownSince = day("2024-03-21")
    } accepted: {
      $0.secondKnownSince = day("2024-03-20")
    },
    admission("mentorSinceUnknown", soft: true, at: "first-known-since", .references) {
      $0.firstKnownSince = nil
    } accepted: {
      $0.firstKnownSince = day("2020")
    },
    admission("mentorSinceUnknown", soft: true, at: "second-known-since", .references) {
      $0.secondKnownSince = nil
    } accepted: {
      $0.secondKnownSince = day("2020")
    },
    admission("birthUnknown", .cellResolution) {
      $0.change(\.people, 211) { $0.birth = nil }
    } refused: { _ in
    } accepted: {
      $0.cellResolved = nil
    },
    // Born in 2007, the candidate may have been 17 or 18 years old on 03/04/2025.
    admission("birthNotExact", soft: true, .cellResolution) {
      $0.change(\.people, 211) { $0.birth = day("2007") }
    } refused: { _ in
    } accepted: {
      $0.cellResolved = day("2026-04-03")
    },
    admission("endedAfterRecognition", .recognition) {
      $0.ended = day("2026-07-01")
      $0.endReason = .withdrawn
    } accepted: { _ in
    },
    admission("papersMissing", soft: true, .decision) {
      $0.hasHistory = false
    } accepted: { _ in
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
    admission("voteBaseDiffers", soft: true, at: "votes-total", .cellResolution) {
      $0.addOfficialMember(204, joined: "2016-03-01")
    } refused: {
      $0.votesTotal = 2
    } accepted: {
      $0.votesTotal = 3
    },
    admission("voteBaseDiffers", soft: true, at: "confirm-total", .confirmation) {
      $0.addOfficialMember(204, joined: "2016-03-01")
    } refused: {
      $0.confirmTotal = 2
    } accepted: {
      $0.confirmTotal = 3
    },
    // A base that was typed too small lets nobody pass: two thirds of the three in the register.
    admission("votesTooFew", at: "votes-for", .cellResolution) {
      $0.addOfficialMember(204, joined: "2016-03-01")
    } refused: {
      $0.votesTotal = 1
      $0.votesFor = 1
    } accepted: {
      $0.votesTotal = 1
      $0.votesFor = 2
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
