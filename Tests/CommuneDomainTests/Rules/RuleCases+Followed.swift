import CommuneDomain
import TestSupport

extension RuleCase {
  /// What follows an assignment, a member or a household through the years: activities, badges, poverty
  /// reviews, classifications; and quorums and terms.
  static let followed: [RuleCase] = [
    of("activityOutsideAssignment", AssignmentActivity.self) {
      $0.assignment = ID(SmallCommune.id(45))
      $0.date = day("2026-09-30")
    } accepted: {
      $0.assignment = ID(SmallCommune.id(45))
      $0.date = day("2026-10-01")
    },
    of("resourcesWithoutSponsor", AssignmentActivity.self, soft: true) {
      $0.amount = 5_000_000
    } accepted: {
      $0.amount = 5_000_000
      $0.sponsor = "Hợp tác xã Thí Dụ"
    },
    of("badgeTwice", Badge.self) {
      $0.addMembers()
      $0.add(Badge.self, 90) {
        $0.member = ID(SmallCommune.id(201))
        $0.years = 30
      }
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.years = 30
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.years = 40
    },
    of("badgeYearsNotFull", Badge.self, soft: true) {
      $0.addMembers()
      $0.change(\.members, 201) { $0.decisionDate = day("1996-11-08") }
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.years = 30
      $0.occasion = day("2026-11-07")
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.years = 30
      $0.occasion = day("2027-02-03")
    },
    of("badgeWithoutDecision", Badge.self, soft: true) {
      $0.awarded = day("2026-11-07")
    } accepted: {
      $0.awarded = day("2026-11-07")
      $0.decision = "12-QĐ/TU"
    },
    of("reviewedTwice", PovertyReview.self) {
      $0.add(PovertyReview.self, 90) {
        $0.household = ID(SmallCommune.id(32))
        $0.year = 2025
      }
    } refused: {
      $0.household = ID(SmallCommune.id(32))
      $0.year = 2025
    } accepted: {
      $0.household = ID(SmallCommune.id(32))
      $0.year = 2024
    },
    // Three of twelve make a household poor, fewer near-poor.
    of("lackingAgainstStatus", PovertyReview.self, soft: true) {
      $0.year = 2025
      $0.status = .poor
      $0.lacking = 2
    } accepted: {
      $0.year = 2025
      $0.status = .poor
      $0.lacking = 3
    },
    of("lackingAgainstStatus", PovertyReview.self, soft: true) {
      $0.year = 2025
      $0.status = .nearPoor
      $0.lacking = 3
    } accepted: {
      $0.year = 2025
      $0.status = .nearPoor
      $0.lacking = 2
    },
    of("povertyDiffers", PovertyReview.self, soft: true) {
      $0.household = ID(SmallCommune.id(32))
      $0.year = 2025
      $0.status = .nearPoor
    } accepted: {
      $0.household = ID(SmallCommune.id(32))
      $0.year = 2025
      $0.status = .poor
    },
    of("identityInTwoHouseholds", Household.self, soft: true) {
      $0.identity = "001185012345"
    } accepted: {
      $0.identity = "001185012346"
    },
    of("identityOfOtherPerson", Household.self, soft: true) {
      $0.change(\.people, 23) { $0.identity = "001190000001" }
    } refused: {
      $0.head = "Một người khác"
      $0.identity = "001190000001"
    } accepted: {
      $0.head = SmallCommune().commune.people[ID(SmallCommune.id(23))]?.name ?? ""
      $0.identity = "001190000001"
    },
    // Within six months of the admission nobody is classified.
    of("classifiedTooNew", Classification.self, soft: true) {
      $0.addMembers()
      $0.change(\.members, 203) { $0.joined = day("2025-07-01") }
    } refused: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(23))
      $0.period = .year
      $0.year = 2025
    } accepted: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(23))
      $0.period = .year
      $0.year = 2026
    },
    of("classifiedThoughExempt", Classification.self, soft: true) {
      $0.addMembers()
      $0.change(\.members, 201) { $0.exemptFrom = day("2026-01-01") }
    } refused: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(24))
      $0.period = .year
      $0.year = 2026
    } accepted: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(24))
      $0.period = .year
      $0.year = 2025
    },
    of("endBeforeBeginning", PartyOrganisation.self, at: "term-to") {
      $0.termFrom = day("2025-08-01")
      $0.termTo = day("2025-07-31")
    } accepted: {
      $0.termFrom = day("2025-08-01")
      $0.termTo = day("2030-08-01")
    },
    of("headDiffers", ResidenceUnit.self, soft: true) {
      $0.add(HeadTerm.self, 90) {
        $0.residenceUnit = ID(SmallCommune.id(99))
        $0.role = .head
        $0.person = ID(SmallCommune.id(21))
        $0.from = day("2025-01-01")
      }
    } refused: {
      $0.head = ID(SmallCommune.id(23))
    } accepted: {
      $0.head = ID(SmallCommune.id(21))
    },
    // More than half of two official members are both of them.
    of("resolutionTooFew", Meeting.self, soft: true) {
      $0.addMembers()
    } refused: {
      $0.body = .cell
      $0.cell = ID(SmallCommune.id(5))
      $0.date = day("2026-05-04")
      $0.resolution = "12-NQ/CB"
      $0.resolutionVotes = 1
    } accepted: {
      $0.body = .cell
      $0.cell = ID(SmallCommune.id(5))
      $0.date = day("2026-05-04")
      $0.resolution = "12-NQ/CB"
      $0.resolutionVotes = 2
    },
    // Two thirds of 25 are 17.
    of("quorumMissing", Meeting.self, soft: true) {
      $0.kind = .congress
      $0.date = day("2026-05-04")
      $0.required = 25
      $0.present = 16
    } accepted: {
      $0.kind = .congress
      $0.date = day("2026-05-04")
      $0.required = 25
      $0.present = 17
    },
  ]
}
