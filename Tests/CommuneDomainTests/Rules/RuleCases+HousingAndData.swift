import CommuneDomain
import TestSupport

extension RuleCase {
  /// Temporary houses, requests about data, the log, what is put off.
  static let housingAndData: [RuleCase] = housing + housingVisits + dataRequests + office

  private static let housing: [RuleCase] = [
    of("housingTwice", HousingCase.self) {
      $0.add(HousingCase.self, 201) { $0.household = ID(SmallCommune.id(32)) }
    } refused: {
      $0.household = ID(SmallCommune.id(32))
    } accepted: {
      $0.household = ID(SmallCommune.id(33))
    },
    of("dateInFuture", HousingCase.self) {
      $0.started = SmallCommune.today.adding(days: 1)
    } accepted: {
      $0.started = SmallCommune.today
    },
    of("endBeforeBeginning", HousingCase.self, at: "accepted") {
      $0.started = day("2026-05-02")
      $0.accepted = day("2026-05-01")
    } accepted: {
      $0.started = day("2026-05-02")
      $0.accepted = day("2026-05-02")
    },
    of("endBeforeBeginning", HousingCase.self, at: "handed-over") {
      $0.accepted = day("2026-05-02")
      $0.handedOver = day("2026-05-01")
    } accepted: {
      $0.accepted = day("2026-05-02")
      $0.handedOver = day("2026-05-02")
    },
    of("acceptedNotStarted", HousingCase.self) {
      $0.accepted = day("2026-05-02")
    } accepted: {
      $0.accepted = day("2026-05-02")
      $0.started = day("2026-03-02")
    },
    of("handedOverNotAccepted", HousingCase.self) {
      $0.handedOver = day("2026-05-02")
    } accepted: {
      $0.handedOver = day("2026-05-02")
      $0.accepted = day("2026-05-01")
    },
    of("acceptedUnfinished", HousingCase.self, soft: true) {
      $0.add(HousingVisit.self, 202) {
        $0.case = ID(SmallCommune.id(99))
        $0.date = day("2026-04-30")
        $0.percent = 70
      }
    } refused: {
      $0.accepted = day("2026-05-02")
    } accepted: {
      $0.started = day("2026-03-02")
    },
    of("supportAboveLimit", HousingCase.self, soft: true) {
      $0.kind = .new
      $0.amount = 60_000_001
    } accepted: {
      $0.kind = .new
      $0.amount = 60_000_000
    },
    of("supportAboveLimit", HousingCase.self, soft: true) {
      $0.kind = .repair
      $0.amount = 60_000_000
    } accepted: {
      $0.kind = .repair
      $0.amount = 30_000_000
    },
  ]

  private static let housingVisits: [RuleCase] = [
    of("dateInFuture", HousingVisit.self) {
      $0.date = SmallCommune.today.adding(days: 1)
    } accepted: {
      $0.date = SmallCommune.today
    },
    of("endBeforeBeginning", HousingVisit.self) {
      $0.add(HousingCase.self, 201) { $0.started = day("2026-05-02") }
    } refused: {
      $0.case = ID(SmallCommune.id(201))
      $0.date = day("2026-05-01")
    } accepted: {
      $0.case = ID(SmallCommune.id(201))
      $0.date = day("2026-05-02")
    },
    of("percentFalls", HousingVisit.self, soft: true) {
      $0.add(HousingVisit.self, 202) {
        $0.case = ID(SmallCommune.id(201))
        $0.date = day("2026-05-02")
        $0.percent = 70
      }
    } refused: {
      $0.case = ID(SmallCommune.id(201))
      $0.date = day("2026-05-03")
      $0.percent = 30
    } accepted: {
      $0.case = ID(SmallCommune.id(201))
      $0.date = day("2026-05-03")
      $0.percent = 70
    },
  ]

  private static let dataRequests: [RuleCase] = [
    of("dateInFuture", DataRequest.self) {
      $0.received = SmallCommune.today.adding(days: 1)
    } accepted: {
      $0.received = SmallCommune.today
    },
    of("requestOfNobody", DataRequest.self) { _ in
    } accepted: {
      $0.person = ID(SmallCommune.id(23))
    },
    of("endBeforeBeginning", DataRequest.self, at: "due") {
      $0.received = day("2026-03-06")
      $0.due = day("2026-03-05")
    } accepted: {
      $0.received = day("2026-03-06")
      $0.due = day("2026-03-10")
    },
    of("endBeforeBeginning", DataRequest.self, at: "answered") {
      $0.received = day("2026-03-06")
      $0.answered = day("2026-03-05")
    } accepted: {
      $0.received = day("2026-03-06")
      $0.answered = day("2026-03-06")
    },
    of("endBeforeBeginning", DataRequest.self, at: "done") {
      $0.received = day("2026-03-06")
      $0.done = day("2026-03-05")
    } accepted: {
      $0.received = day("2026-03-06")
      $0.done = day("2026-03-06")
    },
    of("sameKindTwice", DataRequest.self) {
      $0.kind = .erase
      $0.secondKind = .erase
    } accepted: {
      $0.kind = .erase
      $0.secondKind = .access
    },
    of("doneWithoutAnswer", DataRequest.self) {
      $0.done = day("2026-03-09")
    } accepted: {
      $0.done = day("2026-03-09")
      $0.answered = day("2026-03-09")
    },
    of("answeredLate", DataRequest.self, soft: true) {
      $0.due = day("2026-03-10")
      $0.answered = day("2026-03-11")
    } accepted: {
      $0.due = day("2026-03-10")
      $0.answered = day("2026-03-10")
    },
  ]

  private static let office: [RuleCase] = [
    of("unknownAlert", Snooze.self) {
      $0.rule = "A0"
    } accepted: {
      $0.rule = "A4.groups"
    },
    of("endBeforeBeginning", Snooze.self) {
      $0.since = day("2026-11-20")
      $0.until = day("2026-11-19")
    } accepted: {
      $0.since = day("2026-11-20")
      $0.until = day("2026-11-21")
    },
    of("snoozedTooLong", Snooze.self) {
      $0.since = day("2026-11-20")
      $0.until = day("2027-02-21")
    } accepted: {
      $0.since = day("2026-11-20")
      $0.until = day("2027-02-20")
    },
    of("accessWithoutReason", AccessEntry.self) {
      $0.kind = .reveal
    } accepted: {
      $0.kind = .view
    },
  ]
}
