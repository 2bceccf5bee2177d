import CommuneDomain
import TestSupport
import Testing

/// Each rule of each register: a record that breaks it, and one just within it.
struct RecordRuleTests {
  struct Case: Sendable {
    let rule: String
    let register: RegisterKey
    let refused: @Sendable () -> any Entity
    let accepted: @Sendable () -> any Entity
    var isSoft = false
    /// The field where a rule that stands at several is broken.
    var field: String?
  }

  private static func date(_ text: String) -> CalendarDate { SmallCommune.date(text) }

  private static func make<Record: Entity>(
    _ rule: String, _ type: Record.Type, soft: Bool = false, at field: String? = nil,
    refused: @escaping @Sendable (inout Record) -> Void,
    accepted: @escaping @Sendable (inout Record) -> Void
  ) -> Case {
    func record(_ fill: @escaping @Sendable (inout Record) -> Void) -> @Sendable () -> any Entity {
      {
        var record = Record(id: ID(SmallCommune.id(99)))
        fill(&record)
        return record
      }
    }
    return Case(
      rule: rule, register: Record.schema.key, refused: record(refused),
      accepted: record(accepted), isSoft: soft, field: field)
  }

  static let cases: [Case] = peopleAndPlaces + work

  private static let peopleAndPlaces: [Case] = [
    make("administrativeCode", AdministrativeUnit.self) {
      $0.code = "9990"
    } accepted: {
      $0.code = "02215"
    },
    make("endBeforeBeginning", AdministrativeUnit.self) {
      $0.validFrom = date("2025-07-02")
      $0.validTo = date("2025-07-01")
    } accepted: {
      $0.validFrom = date("2025-07-01")
      $0.validTo = date("2025-07-01")
    },
    // Fixture F20: the same code, before and after 1 July 2025.
    make("codeInUse", AdministrativeUnit.self) {
      $0.code = "99901"
      $0.validFrom = date("2020-01-01")
      $0.validTo = date("2025-07-01")
    } accepted: {
      $0.code = "99901"
      $0.validFrom = date("2020-01-01")
      $0.validTo = date("2025-06-30")
    },
    make("endBeforeBeginning", ResidenceUnit.self) {
      $0.validFrom = date("2026-01-02")
      $0.validTo = date("2026-01-01")
    } accepted: {
      $0.validFrom = date("2026-01-02")
    },
    make("kindOfParent", ResidenceUnit.self, soft: true) {
      $0.kind = .thon
      $0.unit = ID(SmallCommune.id(2))
    } accepted: {
      $0.kind = .khuPho
      $0.unit = ID(SmallCommune.id(2))
    },
    make("endBeforeBeginning", PartyOrganisation.self) {
      $0.founded = date("2026-01-02")
      $0.dissolved = date("2026-01-01")
    } accepted: {
      $0.dissolved = date("2026-01-01")
    },
    make("ownParent", PartyOrganisation.self) {
      $0.parent = $0.id
    } accepted: {
      $0.parent = ID(SmallCommune.id(5))
    },
    make("cellWithoutResidenceUnit", PartyOrganisation.self, soft: true) {
      $0.kind = .residentialCell
    } accepted: {
      $0.kind = .agencyCell
    },
    make("endBeforeBeginning", SelfManagedGroup.self) {
      $0.founded = date("2026-01-02")
      $0.dissolved = date("2026-01-01")
    } accepted: {
      $0.founded = date("2026-01-01")
      $0.dissolved = date("2026-01-02")
    },
    make("birthInFuture", Person.self) {
      $0.birth = date("2026-11-21")
    } accepted: {
      $0.birth = date("2026-11-20")
    },
    make("identityBirthYear", Person.self) {
      $0.identity = "001185012345"
      $0.birth = date("1986-04-12")
    } accepted: {
      $0.identity = "001185012345"
      $0.birth = date("1985")
    },
    make("householdHasHead", Person.self) {
      $0.household = ID(SmallCommune.id(31))
      $0.householdRole = .head
    } accepted: {
      $0.household = ID(SmallCommune.id(32))
      $0.householdRole = .head
    },
    make("identitySex", Person.self, soft: true) {
      $0.identity = "001185012345"
      $0.sex = .male
    } accepted: {
      $0.identity = "001185012345"
      $0.sex = .female
    },
    make("identityPlace", Person.self, soft: true) {
      $0.identity = "120185012345"
    } accepted: {
      $0.identity = "096185012345"
    },
    make("birthInFuture", Household.self) {
      $0.birth = date("2027")
    } accepted: {
      $0.birth = date("2026")
    },
    make("identityBirthYear", Household.self) {
      $0.identity = "001085012345"
      $0.birth = date("1885")
    } accepted: {
      $0.identity = "001285012345"
      $0.birth = date("2085")
    },
    make("identityPlace", Household.self, soft: true) {
      $0.identity = "000185012345"
    } accepted: {
      $0.identity = "001185012345"
    },
    make("groupOfOtherUnit", Household.self) {
      $0.group = ID(SmallCommune.id(13))
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.group = ID(SmallCommune.id(13))
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    make("householdWithoutUnit", Household.self, soft: true) { _ in
    } accepted: {
      $0.group = ID(SmallCommune.id(13))
    },
  ]

  private static let work: [Case] = [
    make("endBeforeBeginning", Appointment.self) {
      $0.from = date("2026-01-02")
      $0.to = date("2026-01-01")
    } accepted: {
      $0.from = date("2026-01-02")
    },
    make("postHeldByTwo", Appointment.self) {
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = date("2026-06-30")
    } accepted: {
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = date("2026-07-01")
    },
    make("endBeforeBeginning", Assignment.self) {
      $0.from = date("2026-01-02")
      $0.to = date("2026-01-01")
    } accepted: {
      $0.from = date("2026-01-02")
      $0.to = date("2026-01-02")
    },
    make("assignedTwice", Assignment.self) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(11), at: .group)
      $0.from = SmallCommune.today
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.look(after: SmallCommune.id(11), at: .group)
      $0.from = SmallCommune.today
    },
    make("endWithoutReason", Assignment.self, soft: true) {
      $0.to = SmallCommune.today
    } accepted: {
      $0.to = SmallCommune.today
      $0.endReason = .completed
    },
    make("assigneeGone", Assignment.self, soft: true) {
      $0.person = ID(SmallCommune.id(22))
      $0.from = date("2026-10-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(22))
      $0.from = date("2026-10-01")
      $0.to = date("2026-10-31")
    },
    make("reassignedEarly", Assignment.self, soft: true) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(13), at: .group)
      $0.from = date("2026-09-01")
    } accepted: {
      $0.person = ID(SmallCommune.id(24))
      $0.look(after: SmallCommune.id(13), at: .group)
      $0.from = date("2026-09-01")
    },
    make("dateInFuture", Visit.self) {
      $0.date = date("2026-11-21")
    } accepted: {
      $0.date = SmallCommune.today
    },
    make("endBeforeBeginning", Need.self) {
      $0.raised = date("2026-01-02")
      $0.closed = date("2026-01-01")
    } accepted: {
      $0.raised = date("2026-01-02")
      $0.closed = date("2026-01-02")
    },
    make("visitOfOtherHousehold", Need.self) {
      $0.visit = ID(SmallCommune.id(61))
      $0.household = ID(SmallCommune.id(33))
    } accepted: {
      $0.visit = ID(SmallCommune.id(61))
      $0.household = ID(SmallCommune.id(32))
    },
    make("dateInFuture", Recommendation.self) {
      $0.received = date("2026-11-21")
    } accepted: {
      $0.received = SmallCommune.today
    },
    make("endBeforeBeginning", Recommendation.self, at: "due") {
      $0.received = date("2026-01-02")
      $0.due = date("2026-01-01")
    } accepted: {
      $0.received = date("2026-01-02")
      $0.due = date("2026-01-02")
    },
    make("endBeforeBeginning", Recommendation.self, at: "resolved") {
      $0.received = date("2026-01-02")
      $0.resolved = date("2026-01-01")
    } accepted: {
      $0.received = date("2026-01-02")
      $0.resolved = date("2026-01-02")
    },
    make("endBeforeBeginning", Recommendation.self, at: "answered") {
      $0.received = date("2026-01-02")
      $0.answered = date("2026-01-01")
    } accepted: {
      $0.received = date("2026-01-02")
      $0.answered = date("2026-01-02")
    },
    make("withoutOffice", Recommendation.self, soft: true) { _ in
    } accepted: {
      $0.answered = SmallCommune.today
    },
    make("attendanceAboveRequired", Meeting.self) {
      $0.required = 3
      $0.present = 3
      $0.excused = 1
    } accepted: {
      $0.required = 4
      $0.present = 3
      $0.excused = 1
    },
    make("attendanceBelowRequired", Meeting.self, soft: true) {
      $0.required = 4
      $0.present = 3
    } accepted: {
      $0.required = 4
    },
    make("absentWithoutReason", Meeting.self, soft: true) {
      $0.body = .cell
      $0.unexcused = 1
    } accepted: {
      $0.body = .group
      $0.unexcused = 1
    },
  ]

  @Test func eachRuleRefusesOneRecordAndAcceptsTheOther() {
    var small = SmallCommune()
    small.change(\.people, 23) {
      $0.household = ID(SmallCommune.id(31))
      $0.householdRole = .head
    }
    small.add(Appointment.self, 90) {
      $0.person = ID(SmallCommune.id(24))
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = SmallCommune.date("2025-07-01")
      $0.to = SmallCommune.date("2026-06-30")
    }
    for example in Self.cases {
      func broken(_ record: any Entity) -> [CommuneDomain.Issue] {
        record.issues(in: small.circumstances).filter {
          $0.rule == example.rule && (example.field == nil || $0.field == example.field)
        }
      }
      let severity: CommuneDomain.Issue.Severity = example.isSoft ? .soft : .hard
      #expect(
        broken(example.refused()).map(\.severity) == [severity],
        "\(example.register).\(example.rule) accepts what it should refuse")
      #expect(
        broken(example.accepted()).isEmpty,
        "\(example.register).\(example.rule) refuses what it should accept")
    }
  }

  @Test func everyRuleHasACase() {
    for register in Commune.registers {
      let tried = Set(Self.cases.filter { $0.register == register.key }.map(\.rule))
      #expect(Set(register.ruleNames.map(\.name)) == tried, "\(register.key)")
    }
  }
}
