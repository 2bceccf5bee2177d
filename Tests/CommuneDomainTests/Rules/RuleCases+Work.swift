import CommuneDomain
import TestSupport

extension RuleCase {
  /// Assignments, households, visits, recommendations and meetings.
  static let work: [RuleCase] = [
    of("endBeforeBeginning", Appointment.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
    },
    of("postHeldByTwo", Appointment.self) {
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = day("2026-06-30")
    } accepted: {
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = day("2026-07-01")
    },
    of("endBeforeBeginning", Assignment.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-02")
    },
    of("assignedTwice", Assignment.self) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(11), at: .group)
      $0.from = SmallCommune.today
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.look(after: SmallCommune.id(11), at: .group)
      $0.from = SmallCommune.today
    },
    of("endWithoutReason", Assignment.self, soft: true) {
      $0.to = SmallCommune.today
    } accepted: {
      $0.to = SmallCommune.today
      $0.endReason = .completed
    },
    of("assignedToClosedUnit", Assignment.self) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-06-30") }
    } refused: {
      $0.look(after: SmallCommune.id(3), at: .residenceUnit)
      $0.from = day("2026-07-01")
    } accepted: {
      $0.look(after: SmallCommune.id(3), at: .residenceUnit)
      $0.from = day("2026-06-30")
    },
    of("coverGap", Assignment.self, soft: true) {
      $0.add(Assignment.self, 297) {
        $0.person = ID(SmallCommune.id(21))
        $0.look(after: SmallCommune.id(4), at: .residenceUnit)
        $0.from = day("2024-01-01")
        $0.to = day("2026-10-31")
      }
    } refused: {
      $0.look(after: SmallCommune.id(4), at: .residenceUnit)
      $0.from = day("2026-11-15")
    } accepted: {
      $0.look(after: SmallCommune.id(4), at: .residenceUnit)
      $0.from = day("2026-11-01")
    },
    of("assigneeGone", Assignment.self, soft: true) {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.from = day("2026-10-01")
      $0.to = day("2026-10-31")
    },
    of("reassignedEarly", Assignment.self, soft: true) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(13), at: .group)
      $0.from = day("2026-09-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.look(after: SmallCommune.id(13), at: .group)
      $0.from = day("2026-09-01")
    },
    of("dateInFuture", Visit.self) {
      $0.date = day("2026-11-21")
    } accepted: {
      $0.date = SmallCommune.today
    },
    of("endBeforeBeginning", Need.self) {
      $0.raised = day("2026-01-02")
      $0.closed = day("2026-01-01")
    } accepted: {
      $0.raised = day("2026-01-02")
      $0.closed = day("2026-01-02")
    },
    of("visitOfOtherHousehold", Need.self) {
      $0.visit = ID(SmallCommune.id(61))
      $0.household = ID(SmallCommune.id(33))
    } accepted: {
      $0.visit = ID(SmallCommune.id(61))
      $0.household = ID(SmallCommune.id(32))
    },
    of("dateInFuture", Recommendation.self) {
      $0.received = day("2026-11-21")
    } accepted: {
      $0.received = SmallCommune.today
    },
    of("endBeforeBeginning", Recommendation.self, at: "due") {
      $0.received = day("2026-01-02")
      $0.due = day("2026-01-01")
    } accepted: {
      $0.received = day("2026-01-02")
      $0.due = day("2026-01-02")
    },
    of("endBeforeBeginning", Recommendation.self, at: "resolved") {
      $0.received = day("2026-01-02")
      $0.resolved = day("2026-01-01")
    } accepted: {
      $0.received = day("2026-01-02")
      $0.resolved = day("2026-01-02")
    },
    of("endBeforeBeginning", Recommendation.self, at: "answered") {
      $0.received = day("2026-01-02")
      $0.answered = day("2026-01-01")
    } accepted: {
      $0.received = day("2026-01-02")
      $0.answered = day("2026-01-02")
    },
    of("withoutOffice", Recommendation.self, soft: true) { _ in
    } accepted: {
      $0.answered = SmallCommune.today
    },
    of("attendanceAboveRequired", Meeting.self) {
      $0.required = 3
      $0.present = 3
      $0.excused = 1
    } accepted: {
      $0.required = 4
      $0.present = 3
      $0.excused = 1
    },
    of("attendanceBelowRequired", Meeting.self, soft: true) {
      $0.required = 4
      $0.present = 3
    } accepted: {
      $0.required = 4
    },
    of("absentWithoutReason", Meeting.self, soft: true) {
      $0.body = .cell
      $0.unexcused = 1
    } accepted: {
      $0.body = .group
      $0.unexcused = 1
    },
  ]
}
