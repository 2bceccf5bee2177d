import CommuneDomain
import TestSupport

extension RuleCase {
  /// Classifications, titles and targets.
  static let quality: [RuleCase] = [
    of("periodInFuture", Classification.self) {
      $0.period = .quarter
      $0.year = 2027
      $0.quarter = 1
    } accepted: {
      $0.period = .quarter
      $0.year = 2026
      $0.quarter = 4
    },
    of("notAMember", Classification.self) {
      $0.addMembers()
    } refused: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(211))
      $0.year = 2026
    } accepted: {
      $0.subject = .member
      $0.person = ID(SmallCommune.id(23))
      $0.year = 2026
    },
    of("classifiedTwice", Classification.self) {
      $0.addClassification(201, of: 5, .good, year: 2025)
    } refused: {
      $0.period = .year
      $0.year = 2025
      $0.subject = .organisation
      $0.organisation = ID(SmallCommune.id(5))
      $0.level = .completed
    } accepted: {
      $0.period = .year
      $0.year = 2024
      $0.subject = .organisation
      $0.organisation = ID(SmallCommune.id(5))
      $0.level = .completed
    },
    of("pointsBelowLevel", Classification.self, soft: true) {
      $0.level = .excellent
      $0.points = 89_99
    } accepted: {
      $0.level = .excellent
      $0.points = 90_00
    },
    of("pointsBelowLevel", Classification.self, soft: true) {
      $0.level = .good
      $0.points = 69_99
    } accepted: {
      $0.level = .good
      $0.points = 70_00
    },
    of("pointsBelowLevel", Classification.self, soft: true) {
      $0.level = .completed
      $0.points = 49_99
    } accepted: {
      $0.level = .completed
      $0.points = 50_00
    },
    of("levelBelowPoints", Classification.self, soft: true) {
      $0.level = .completed
      $0.points = 70_00
    } accepted: {
      $0.level = .completed
      $0.points = 69_99
    },
    // With 90 points one may still be no more than "good": other conditions apply.
    of("levelBelowPoints", Classification.self, soft: true) {
      $0.level = .failed
      $0.points = 95_00
    } accepted: {
      $0.level = .good
      $0.points = 95_00
    },
    of("yearInFuture", CellTitle.self) {
      $0.year = 2027
    } accepted: {
      $0.year = 2026
    },
    of("titleTwice", CellTitle.self) {
      $0.addTitle(201, of: 5, .won, year: 2025)
    } refused: {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2025
    } accepted: {
      $0.cell = ID(SmallCommune.id(6))
      $0.year = 2025
    },
    of("titleAgainstHistory", CellTitle.self, soft: true) {
      $0.addTitle(201, of: 5, .won, year: 2025)
    } refused: {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2026
      $0.state = .won
    } accepted: {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2026
      $0.state = .lost
    },
    of("titleAgainstHistory", CellTitle.self, soft: true) {
      $0.addTitle(201, of: 5, .lost, year: 2025)
    } refused: {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2026
      $0.state = .kept
    } accepted: {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2026
      $0.state = .won
    },
    of("codeInYear", Target.self) {
      $0.addTarget(201, value: 10)
    } refused: {
      $0.code = "CT201"
      $0.year = 2026
    } accepted: {
      $0.code = "CT201"
      $0.year = 2027
    },
    of("percentAboveHundred", Target.self) {
      $0.scale = .percent
      $0.value = 100_01
    } accepted: {
      $0.scale = .percent
      $0.value = 100_00
    },
    of("targetNotMeasurable", Target.self, soft: true) {
      $0.value = 10_00
      $0.deadline = day("2026-12-31")
    } accepted: {
      $0.value = 10_00
      $0.deadline = day("2026-12-31")
      $0.measure = "đảng viên"
    },
    of("belowSuperior", Target.self, soft: true) {
      $0.value = 10_00
      $0.superior = 10_01
    } accepted: {
      $0.value = 10_00
      $0.superior = 10_00
    },
    of("assignedBelowTarget", Target.self, soft: true) {
      $0.giveTarget(202, of: 99, to: 21, value: 10)
      $0.giveTarget(203, of: 99, to: 24, value: 5)
      $0.giveTarget(204, of: 99, to: 23, value: 5, .proposed)
    } refused: {
      $0.value = 15_01
    } accepted: {
      $0.value = 15_00
    },
    of("deadlineOutsideYear", Target.self, soft: true) {
      $0.year = 2026
      $0.deadline = day("2027-01-01")
    } accepted: {
      $0.year = 2026
      $0.deadline = day("2026-12-31")
    },
    of("targetGivenTwice", TargetAssignment.self) {
      $0.addTarget(201, value: 10)
      $0.giveTarget(202, of: 201, to: 21, value: 10)
    } refused: {
      $0.target = ID(SmallCommune.id(201))
      $0.person = ID(SmallCommune.id(21))
    } accepted: {
      $0.target = ID(SmallCommune.id(201))
      $0.person = ID(SmallCommune.id(21))
      $0.unit = "Ủy ban nhân dân"
    },
    of("percentAboveHundred", TargetAssignment.self) {
      $0.addTarget(201, value: 90, scale: .percent)
    } refused: {
      $0.target = ID(SmallCommune.id(201))
      $0.value = 100_01
    } accepted: {
      $0.target = ID(SmallCommune.id(201))
      $0.value = 100_00
    },
    of("dateInFuture", TargetAssignment.self) {
      $0.actualOn = day("2026-11-21")
    } accepted: {
      $0.actualOn = day("2026-11-20")
    },
    of("givenWithoutValue", TargetAssignment.self, soft: true) {
      $0.status = .assigned
    } accepted: {
      $0.status = .appraised
    },
    of("evaluatedWithoutActual", TargetAssignment.self, soft: true) {
      $0.status = .evaluated
    } accepted: {
      $0.status = .evaluated
      $0.actual = 0
    },
  ]
}
