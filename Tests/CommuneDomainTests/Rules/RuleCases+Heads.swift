import CommuneDomain
import TestSupport

extension RuleCase {
  /// Planned posts, terms of heads, and reviews of those who are no members.
  static let heads: [RuleCase] = [
    of("holderGone", HeadTerm.self, soft: true) {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
      $0.to = day("2026-10-31")
    },
    of("holderGone", Appointment.self, soft: true) {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
      $0.to = day("2026-10-31")
    },
    of("endBeforeBeginning", PlannedPost.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
    },
    of("postListedTwice", PlannedPost.self) {
      $0.addKeyPost(201, "Bí thư Đảng ủy", unit: 2)
    } refused: {
      $0.name = "Bí thư Đảng ủy"
      $0.unit = ID(SmallCommune.id(2))
    } accepted: {
      $0.name = "Bí thư Đảng ủy"
      $0.unit = ID(SmallCommune.id(1))
    },
    of("keyPostsOfUnit", PlannedPost.self, soft: true) {
      $0.addKeyPost(201, "Bí thư Đảng ủy", unit: 2)
      $0.addKeyPost(202, "Phó Bí thư Thường trực", unit: 2)
    } refused: {
      $0.unit = ID(SmallCommune.id(2))
      $0.isKey = true
      $0.holders = 2
    } accepted: {
      $0.unit = ID(SmallCommune.id(2))
      $0.isKey = true
      $0.holders = 1
    },
    of("plannedInTwoUnits", PlannedPost.self, soft: true) {
      $0.addKeyPost(201, "Bí thư Đảng ủy", unit: 2, appointee: 21)
    } refused: {
      $0.unit = ID(SmallCommune.id(1))
      $0.appointee = ID(SmallCommune.id(21))
    } accepted: {
      $0.unit = ID(SmallCommune.id(2))
      $0.appointee = ID(SmallCommune.id(21))
    },
    of("moreHoldersThanPlanned", PlannedPost.self, soft: true) {
      for number: UInt64 in 201...202 {
        $0.add(Appointment.self, number) {
          $0.post = .committeeViceChair
          $0.from = day("2026-01-01")
        }
      }
    } refused: {
      $0.post = .committeeViceChair
      $0.holders = 1
    } accepted: {
      $0.post = .committeeViceChair
      $0.holders = 2
    },
    of("presentAboveHouseholds", HeadTerm.self) {
      $0.households = 100
      $0.present = 101
    } accepted: {
      $0.households = 100
      $0.present = 100
    },
    of("headVotesAbovePresent", HeadTerm.self) {
      $0.present = 80
      $0.votes = 81
    } accepted: {
      $0.present = 80
      $0.votes = 80
    },
    // More than half of 100 is 51, and of 101 too.
    of("tooFewAtElection", HeadTerm.self, soft: true) {
      $0.households = 100
      $0.present = 50
    } accepted: {
      $0.households = 100
      $0.present = 51
    },
    of("tooFewVotes", HeadTerm.self, soft: true) {
      $0.households = 102
      $0.votes = 51
    } accepted: {
      $0.households = 101
      $0.votes = 51
    },
    of("dateInFuture", HeadTerm.self, at: "elected") {
      $0.elected = day("2026-11-21")
    } accepted: {
      $0.elected = day("2026-11-20")
    },
    of("endBeforeBeginning", HeadTerm.self, at: "from") {
      $0.elected = day("2026-01-02")
      $0.from = day("2026-01-01")
    } accepted: {
      $0.elected = day("2026-01-01")
      $0.from = day("2026-01-01")
    },
    of("endBeforeBeginning", HeadTerm.self, at: "to") {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-01")
      $0.to = day("2026-01-01")
    },
    of("headNotPresent", HeadTerm.self) {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-11-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-31")
    },
    of("headTermsOverlap", HeadTerm.self) {
      $0.addTerm(201, of: 21, in: 3, "2024-01-01", "2026-06-30")
    } refused: {
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.role = .head
      $0.from = day("2026-06-30")
    } accepted: {
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.role = .head
      $0.from = day("2026-07-01")
    },
    of("headTermsOverlap", HeadTerm.self) {
      $0.addTerm(201, of: 21, in: 3, "2024-01-01", nil)
    } refused: {
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.role = .head
      $0.from = day("2026-06-30")
    } accepted: {
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.role = .frontWorkHead
      $0.from = day("2026-06-30")
    },
    of("headOfTwoUnits", HeadTerm.self, soft: true) {
      $0.addTerm(201, of: 21, in: 3, "2024-01-01", "2026-06-30")
    } refused: {
      $0.person = ID(SmallCommune.id(21))
      $0.role = .head
      $0.residenceUnit = ID(SmallCommune.id(4))
      $0.from = day("2026-06-30")
    } accepted: {
      $0.person = ID(SmallCommune.id(21))
      $0.role = .head
      $0.residenceUnit = ID(SmallCommune.id(4))
      $0.from = day("2026-07-01")
    },
    of("termTooLong", HeadTerm.self, soft: true) {
      $0.from = day("2024-01-01")
      $0.to = day("2029-01-01")
    } accepted: {
      $0.from = day("2024-01-01")
      $0.to = day("2028-12-31")
    },
    of("dateInFuture", HeadReview.self) {
      $0.date = day("2026-11-21")
    } accepted: {
      $0.date = day("2026-11-20")
    },
    of("eligibleWithoutHealth", HeadReview.self) {
      $0.eligible = .eligible
      $0.health = .insufficient
    } accepted: {
      $0.eligible = .ineligible
      $0.health = .insufficient
    },
    of("mentorNotMember", HeadReview.self) {
      $0.date = day("2026-11-01")
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(22))
    } accepted: {
      $0.date = day("2026-10-31")
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(22))
    },
    of("mentorNotOfficial", HeadReview.self) {
      $0.addMembers()
    } refused: {
      $0.date = SmallCommune.today
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(23))
    } accepted: {
      $0.date = SmallCommune.today
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(24))
    },
    of("reviewedHeadIsMember", HeadReview.self, soft: true) {
      $0.addTerm(201, of: 21, in: 3, "2024-01-01", nil)
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2024-01-01", nil)
    } refused: {
      $0.term = ID(SmallCommune.id(201))
      $0.date = SmallCommune.today
    } accepted: {
      $0.term = ID(SmallCommune.id(202))
      $0.date = SmallCommune.today
    },
    of("eligibleWithoutHelp", HeadReview.self, soft: true) {
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(21))
    } accepted: {
      $0.eligible = .eligible
      $0.mentor = ID(SmallCommune.id(21))
      $0.awarenessClass = "Đợt 2"
    },
    of("ineligibleWithoutWork", HeadReview.self, soft: true) {
      $0.eligible = .ineligible
    } accepted: {
      $0.eligible = .ineligible
      $0.arrangement = .otherWork
    },
  ]
}
