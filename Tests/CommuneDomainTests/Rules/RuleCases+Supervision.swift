import CommuneDomain
import TestSupport

extension RuleCase {
  /// Inspections, discipline, working groups, trial runs and regulations.
  static let supervision: [RuleCase] = [
    of("endBeforeBeginning", Inspection.self, at: "to") {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-01")
      $0.to = day("2026-01-01")
    },
    of("endBeforeBeginning", Inspection.self, at: "concluded") {
      $0.from = day("2026-01-02")
      $0.concluded = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-01")
      $0.concluded = day("2026-01-01")
    },
    of("dateInFuture", Inspection.self) {
      $0.concluded = day("2026-11-21")
    } accepted: {
      $0.concluded = day("2026-11-20")
    },
    of("notAMember", Inspection.self) {
      $0.addMembers()
    } refused: {
      $0.subject = .member
      $0.member = ID(SmallCommune.id(211))
    } accepted: {
      $0.subject = .member
      $0.member = ID(SmallCommune.id(24))
    },
    of("inspectionWithoutDecision", Inspection.self, soft: true) {
      $0.from = day("2026-01-02")
    } accepted: {
      $0.from = day("2026-01-02")
      $0.decision = "30-QĐ/UBKT"
    },
    of("plannedOutsideYear", Inspection.self, soft: true) {
      $0.programmeYear = 2026
      $0.due = day("2027-01-01")
    } accepted: {
      $0.programmeYear = 2026
      $0.due = day("2026-12-31")
    },
    of("measureNotAllowed", DisciplinaryMeasure.self) {
      $0.subject = .organisation
      $0.measure = .expulsion
    } accepted: {
      $0.subject = .organisation
      $0.measure = .dissolution
    },
    of("measureNotAllowed", DisciplinaryMeasure.self) {
      $0.subject = .probationaryMember
      $0.measure = .dismissal
    } accepted: {
      $0.subject = .probationaryMember
      $0.measure = .warning
    },
    of("measureNotAllowed", DisciplinaryMeasure.self) {
      $0.subject = .officialMember
      $0.measure = .dissolution
    } accepted: {
      $0.subject = .officialMember
      $0.measure = .expulsion
    },
    of("notAMember", DisciplinaryMeasure.self) {
      $0.addMembers()
    } refused: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(211))
      $0.date = SmallCommune.today
    } accepted: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(24))
      $0.date = SmallCommune.today
    },
    // Expelled on the day on which the event takes the member away.
    of("notAMember", DisciplinaryMeasure.self) {
      $0.addMembers()
      $0.change(\.members, 201) {
        $0.status = .expelled
        $0.statusSince = day("2026-11-19")
      }
    } refused: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(24))
      $0.date = SmallCommune.today.adding(days: 1)
    } accepted: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(24))
      $0.date = day("2026-11-19")
    },
    of("notOfThisKind", DisciplinaryMeasure.self) {
      $0.addMembers()
    } refused: {
      $0.subject = .probationaryMember
      $0.member = ID(SmallCommune.id(24))
      $0.date = SmallCommune.today
    } accepted: {
      $0.subject = .probationaryMember
      $0.member = ID(SmallCommune.id(23))
      $0.date = SmallCommune.today
    },
    of("dateInFuture", DisciplinaryMeasure.self) {
      $0.date = day("2026-11-21")
    } accepted: {
      $0.date = day("2026-11-20")
    },
    of("inspectionOfAnother", DisciplinaryMeasure.self, soft: true) {
      $0.add(Inspection.self, 201) {
        $0.subject = .member
        $0.member = ID(SmallCommune.id(21))
      }
    } refused: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(24))
      $0.inspection = ID(SmallCommune.id(201))
    } accepted: {
      $0.subject = .officialMember
      $0.member = ID(SmallCommune.id(21))
      $0.inspection = ID(SmallCommune.id(201))
    },
    of("endBeforeBeginning", WorkingGroup.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
    },
    of("dateInFuture", WorkingGroup.self) {
      $0.worked = day("2026-11-21")
    } accepted: {
      $0.worked = day("2026-11-20")
    },
    of("sameTeamTwice", WorkingGroup.self) {
      $0.addWorkingGroup(201, "Tổ 1", of: 3)
    } refused: {
      $0.team = "Tổ 1"
      $0.level = .residenceUnit
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.team = "Tổ 1"
      $0.level = .residenceUnit
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    of("unitOfTwoTeams", WorkingGroup.self, soft: true) {
      $0.addWorkingGroup(201, "Tổ 1", of: 3)
    } refused: {
      $0.team = "Tổ 2"
      $0.level = .residenceUnit
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.team = "Tổ 2"
      $0.level = .residenceUnit
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.to = day("2025-12-31")
    },
    of("dateInFuture", ChecklistItem.self) {
      $0.date = day("2026-11-21")
    } accepted: {
      $0.date = day("2026-11-20")
    },
    of("checkedTwice", ChecklistItem.self) {
      $0.addCheck(201, "Họp trực tuyến", .failed, "2026-06-14")
    } refused: {
      $0.item = "Họp trực tuyến"
      $0.date = day("2026-06-14")
    } accepted: {
      $0.item = "Họp trực tuyến"
      $0.date = day("2026-06-15")
    },
    of("endBeforeBeginning", InternalRegulation.self, at: "valid-from") {
      $0.date = day("2026-01-02")
      $0.validFrom = day("2026-01-01")
    } accepted: {
      $0.date = day("2026-01-01")
      $0.validFrom = day("2026-01-01")
    },
    of("endBeforeBeginning", InternalRegulation.self, at: "valid-to") {
      $0.validFrom = day("2026-01-02")
      $0.validTo = day("2026-01-01")
    } accepted: {
      $0.validFrom = day("2026-01-01")
      $0.validTo = day("2026-01-01")
    },
    of("replacesLater", InternalRegulation.self) {
      $0.addRegulation(201, issued: "2025-08-01")
    } refused: {
      $0.date = day("2025-08-01")
      $0.replaces = ID(SmallCommune.id(201))
    } accepted: {
      $0.date = day("2025-08-02")
      $0.replaces = ID(SmallCommune.id(201))
    },
    of("dateInFuture", InternalRegulation.self) {
      $0.reviewed = day("2026-11-21")
    } accepted: {
      $0.reviewed = day("2026-11-20")
    },
    of("notReviewedSinceTerm", InternalRegulation.self, soft: true) {
      $0.add(PartyOrganisation.self, 201) {
        $0.kind = .communeCommittee
        $0.founded = day("2025-07-01")
      }
    } refused: {
      $0.date = day("2025-06-30")
      $0.validFrom = day("2025-06-30")
    } accepted: {
      $0.date = day("2025-06-30")
      $0.validFrom = day("2025-06-30")
      $0.reviewed = day("2025-07-01")
    },
  ]
}
