import CommuneDomain
import TestSupport

extension RuleCase {
  /// Members, what changes their number, dues, classes.
  static let members: [RuleCase] = [
    of("dateInFuture", Member.self, at: "joined") {
      $0.joined = day("2026-11-21")
    } accepted: {
      $0.joined = SmallCommune.today
    },
    of("decidedBeforeBirth", Member.self) {
      $0.addMembers()
    } refused: {
      $0.person = ID(SmallCommune.id(211))
      $0.decisionDate = day("2000-03-10")
    } accepted: {
      $0.person = ID(SmallCommune.id(211))
      $0.decisionDate = day("2000-03-11")
    },
    of("ceremonyBeforeDecision", Member.self) {
      $0.decisionDate = day("2025-05-05")
      $0.joined = day("2025-05-04")
    } accepted: {
      $0.decisionDate = day("2025-05-05")
      $0.joined = day("2025-05-05")
    },
    of("officialTooEarly", Member.self) {
      $0.joined = day("2025-05-19")
      $0.official = day("2026-05-18")
    } accepted: {
      $0.joined = day("2025-05-19")
      $0.official = day("2026-05-19")
    },
    // Without a ceremony the months count from the decision.
    of("officialTooEarly", Member.self) {
      $0.decisionDate = day("2025-05-05")
      $0.official = day("2025-06-01")
    } accepted: {
      $0.decisionDate = day("2025-05-05")
      $0.official = day("2026-05-05")
    },
    of("admittedUnderAge", Member.self, soft: true) {
      $0.addMembers()
      $0.change(\.people, 211) { $0.birth = day("2005-03-10") }
    } refused: {
      $0.person = ID(SmallCommune.id(211))
      $0.decisionDate = day("2023-03-09")
    } accepted: {
      $0.person = ID(SmallCommune.id(211))
      $0.decisionDate = day("2023-03-10")
    },
    of("exemptionOver", Member.self, soft: true) {
      $0.status = .exempt
      $0.exemptTo = day("2026-11-19")
    } accepted: {
      $0.status = .exempt
      $0.exemptTo = day("2026-11-20")
    },
    of("endBeforeBeginning", Member.self) {
      $0.exemptFrom = day("2026-01-02")
      $0.exemptTo = day("2026-01-01")
    } accepted: {
      $0.exemptFrom = day("2026-01-02")
    },
    of("leftBeforeJoining", Member.self) {
      $0.joined = day("2025-05-19")
      $0.statusSince = day("2025-05-18")
    } accepted: {
      $0.joined = day("2025-05-19")
      $0.statusSince = day("2025-05-19")
    },
    of("officialNotAtEndOfProbation", Member.self, soft: true) {
      $0.joined = day("2025-05-19")
      $0.official = day("2026-06-12")
    } accepted: {
      $0.joined = day("2025-05-19")
      $0.official = day("2026-05-19")
    },
    of("statusAgainstOfficialDate", Member.self, soft: true) {
      $0.status = .official
    } accepted: {
      $0.status = .probationary
    },
    of("cardDigits", Member.self, soft: true) {
      $0.card = "12.345678"
    } accepted: {
      $0.card = "12345678"
    },
    of("memberTwice", Member.self) {
      $0.addMembers()
    } refused: {
      $0.person = ID(SmallCommune.id(24))
      $0.cell = ID(SmallCommune.id(5))
      $0.status = .official
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.cell = ID(SmallCommune.id(5))
      $0.status = .removed
    },
    of("memberInTwoCells", Member.self) {
      $0.addMembers()
    } refused: {
      $0.person = ID(SmallCommune.id(24))
      $0.cell = ID(SmallCommune.id(6))
      $0.status = .official
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.homeOrganisation = "Đảng bộ Bệnh viện Thí Dụ"
      $0.status = .official
    },
    of("notACell", Member.self) {
      $0.change(\.partyOrganisations, 6) { $0.kind = .communeCommittee }
    } refused: {
      $0.cell = ID(SmallCommune.id(6))
    } accepted: {
      $0.cell = ID(SmallCommune.id(5))
    },
    of("notAResidentialCell", Member.self) {
      $0.change(\.partyOrganisations, 6) { $0.kind = .schoolCell }
    } refused: {
      $0.residenceCell = ID(SmallCommune.id(6))
    } accepted: {
      $0.residenceCell = ID(SmallCommune.id(5))
    },
    of("cellOfPersonDiffers", Member.self, soft: true) {
      $0.person = ID(SmallCommune.id(24))
      $0.cell = ID(SmallCommune.id(6))
      $0.status = .official
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.cell = ID(SmallCommune.id(5))
      $0.status = .official
    },
    of("memberNotPresent", Member.self, soft: true) {
      $0.person = ID(SmallCommune.id(22))
      $0.status = .official
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.status = .transferredOut
    },
    of("dateInFuture", MembershipEvent.self, at: "date") {
      $0.date = day("2026-11-21")
    } accepted: {
      $0.date = SmallCommune.today
    },
    of("endBeforeBeginning", MembershipEvent.self) {
      $0.date = day("2026-01-02")
      $0.until = day("2026-01-01")
    } accepted: {
      $0.date = day("2026-01-02")
      $0.until = day("2026-01-02")
    },
    of("eventBeforeJoining", MembershipEvent.self) {
      $0.addMembers()
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.date = day("2018-05-04")
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.date = day("2018-05-05")
    },
    of("eventAfterLeaving", MembershipEvent.self) {
      $0.addMembers()
      $0.add(MembershipEvent.self, 241) {
        $0.member = ID(SmallCommune.id(201))
        $0.kind = .transferOut
        $0.date = day("2026-02-01")
      }
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .removal
      $0.date = day("2026-03-01")
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .transferIn
      $0.date = day("2026-03-01")
    },
    of("notACell", MembershipEvent.self, at: "to-cell") {
      $0.change(\.partyOrganisations, 6) { $0.kind = .communeCommittee }
    } refused: {
      $0.toCell = ID(SmallCommune.id(6))
    } accepted: {
      $0.toCell = ID(SmallCommune.id(5))
    },
    of("notACell", MembershipEvent.self, at: "from-cell") {
      $0.change(\.partyOrganisations, 6) { $0.kind = .communeCommittee }
    } refused: {
      $0.fromCell = ID(SmallCommune.id(6))
    } accepted: {
      $0.fromCell = ID(SmallCommune.id(5))
    },
    of("transferToItself", MembershipEvent.self) {
      $0.fromCell = ID(SmallCommune.id(5))
      $0.toCell = ID(SmallCommune.id(5))
    } accepted: {
      $0.fromCell = ID(SmallCommune.id(5))
      $0.toCell = ID(SmallCommune.id(6))
    },
    of("transferFromElsewhere", MembershipEvent.self, soft: true) {
      $0.addMembers()
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .internalTransfer
      $0.date = SmallCommune.today
      $0.fromCell = ID(SmallCommune.id(6))
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .internalTransfer
      $0.date = SmallCommune.today
      $0.fromCell = ID(SmallCommune.id(5))
      $0.toCell = ID(SmallCommune.id(6))
    },
    of("temporaryStayOver", MembershipEvent.self, soft: true) {
      $0.addMembers()
      $0.change(\.members, 201) { $0.status = .temporary }
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .temporaryIn
      $0.date = day("2026-03-01")
      $0.until = day("2026-11-19")
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .temporaryIn
      $0.date = day("2026-03-01")
      $0.until = day("2026-11-20")
    },
    of("eventWithoutPaper", MembershipEvent.self, soft: true) {
      $0.kind = .transferOut
    } accepted: {
      $0.kind = .death
    },
    of("statusAgainstEvent", MembershipEvent.self, soft: true) {
      $0.addMembers()
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .removal
      $0.date = SmallCommune.today
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.kind = .temporaryOut
      $0.date = SmallCommune.today
    },
    of("monthNeeded", Dues.self) {
      $0.month = day("2026")
    } accepted: {
      $0.month = day("2026-10")
    },
    of("duesTwice", Dues.self) {
      $0.addMembers()
      $0.add(Dues.self, 241) {
        $0.member = ID(SmallCommune.id(201))
        $0.month = day("2026-10")
      }
    } refused: {
      $0.member = ID(SmallCommune.id(201))
      $0.month = day("2026-10")
    } accepted: {
      $0.member = ID(SmallCommune.id(201))
      $0.month = day("2026-11")
    },
    of("duesBeforeJoining", Dues.self) {
      $0.addMembers()
    } refused: {
      $0.member = ID(SmallCommune.id(203))
      $0.month = day("2025-12")
    } accepted: {
      $0.member = ID(SmallCommune.id(203))
      $0.month = day("2026-01")
    },
    of("duesInFuture", Dues.self, soft: true) {
      $0.month = day("2026-12")
    } accepted: {
      $0.month = day("2026-11")
    },
    of("paidLongBefore", Dues.self, soft: true) {
      $0.status = .paid
      $0.month = day("2026-10")
      $0.paid = day("2024-12-31")
    } accepted: {
      $0.status = .paid
      $0.month = day("2026-10")
      $0.paid = day("2025-01-01")
    },
    of("dateInFuture", Dues.self) {
      $0.paid = day("2026-11-21")
    } accepted: {
      $0.paid = SmallCommune.today
    },
    of("endBeforeBeginning", TrainingClass.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-02")
    },
    of("turnsDiffer", TrainingClass.self, soft: true) {
      $0.add(Enrolment.self, 231) {
        $0.class = ID(SmallCommune.id(99))
        $0.person = ID(SmallCommune.id(24))
      }
    } refused: {
      $0.turns = 2
    } accepted: {
      $0.turns = 1
    },
    of("enrolledTwice", Enrolment.self) {
      $0.add(Enrolment.self, 231) {
        $0.class = ID(SmallCommune.id(232))
        $0.person = ID(SmallCommune.id(24))
      }
    } refused: {
      $0.class = ID(SmallCommune.id(232))
      $0.person = ID(SmallCommune.id(24))
    } accepted: {
      $0.class = ID(SmallCommune.id(232))
      $0.person = ID(SmallCommune.id(23))
    },
    of("dateInFuture", Enrolment.self) {
      $0.certificateDate = day("2026-11-21")
    } accepted: {
      $0.certificateDate = SmallCommune.today
    },
    of("endBeforeBeginning", Enrolment.self) {
      $0.add(TrainingClass.self, 232) { $0.from = day("2026-03-02") }
    } refused: {
      $0.class = ID(SmallCommune.id(232))
      $0.certificateDate = day("2026-03-01")
    } accepted: {
      $0.class = ID(SmallCommune.id(232))
      $0.certificateDate = day("2026-03-02")
    },
    of("certificateWithoutDate", Enrolment.self, soft: true) {
      $0.certificate = "12/GCN"
    } accepted: {
      $0.certificate = "12/GCN"
      $0.certificateDate = day("2026-03-02")
    },
  ]
}
