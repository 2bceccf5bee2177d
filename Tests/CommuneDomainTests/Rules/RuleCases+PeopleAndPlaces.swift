import CommuneDomain
import TestSupport

extension RuleCase {
  /// Units, organisations, people and posts.
  static let peopleAndPlaces: [RuleCase] = [
    of("unitClosed", Household.self, soft: true) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-11-19") }
    } refused: {
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    of("unitClosed", Person.self, soft: true) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-11-19") }
    } refused: {
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    of("unitClosed", SelfManagedGroup.self, soft: true) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-11-19") }
    } refused: {
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    of("administrativeCode", AdministrativeUnit.self) {
      $0.code = "9990"
    } accepted: {
      $0.code = "02215"
    },
    of("endBeforeBeginning", AdministrativeUnit.self) {
      $0.validFrom = day("2025-07-02")
      $0.validTo = day("2025-07-01")
    } accepted: {
      $0.validFrom = day("2025-07-01")
      $0.validTo = day("2025-07-01")
    },
    // Fixture F20: the same code, before and after 1 July 2025.
    of("codeInUse", AdministrativeUnit.self) {
      $0.code = "99901"
      $0.validFrom = day("2020-01-01")
      $0.validTo = day("2025-07-01")
    } accepted: {
      $0.code = "99901"
      $0.validFrom = day("2020-01-01")
      $0.validTo = day("2025-06-30")
    },
    of("endBeforeBeginning", ResidenceUnit.self) {
      $0.validFrom = day("2026-01-02")
      $0.validTo = day("2026-01-01")
    } accepted: {
      $0.validFrom = day("2026-01-02")
    },
    of("kindOfParent", ResidenceUnit.self, soft: true) {
      $0.kind = .thon
      $0.unit = ID(SmallCommune.id(2))
    } accepted: {
      $0.kind = .khuPho
      $0.unit = ID(SmallCommune.id(2))
    },
    of("endBeforeBeginning", PartyOrganisation.self, at: "dissolved") {
      $0.founded = day("2026-01-02")
      $0.dissolved = day("2026-01-01")
    } accepted: {
      $0.dissolved = day("2026-01-01")
    },
    of("ownParent", PartyOrganisation.self) {
      $0.parent = $0.id
    } accepted: {
      $0.parent = ID(SmallCommune.id(5))
    },
    of("parentCycle", PartyOrganisation.self) {
      $0.change(\.partyOrganisations, 5) { $0.parent = ID(SmallCommune.id(6)) }
      $0.change(\.partyOrganisations, 6) { $0.parent = ID(SmallCommune.id(99)) }
    } refused: {
      $0.parent = ID(SmallCommune.id(5))
    } accepted: { _ in
    },
    of("parentKind", PartyOrganisation.self, soft: true) {
      $0.kind = .subcommittee
      $0.parent = ID(SmallCommune.id(5))
    } accepted: {
      $0.kind = .partyGroup
      $0.parent = ID(SmallCommune.id(5))
    },
    of("ownParent", AdministrativeUnit.self) {
      $0.parent = $0.id
    } accepted: {
      $0.parent = ID(SmallCommune.id(1))
    },
    of("parentCycle", AdministrativeUnit.self) {
      $0.change(\.administrativeUnits, 2) { $0.parent = ID(SmallCommune.id(99)) }
    } refused: {
      $0.parent = ID(SmallCommune.id(2))
    } accepted: {
      $0.parent = ID(SmallCommune.id(1))
    },
    of("parentKind", AdministrativeUnit.self, soft: true) {
      $0.kind = .commune
      $0.parent = ID(SmallCommune.id(2))
    } accepted: {
      $0.kind = .commune
      $0.parent = ID(SmallCommune.id(1))
    },
    of("cellWithoutResidenceUnit", PartyOrganisation.self, soft: true) {
      $0.kind = .residentialCell
    } accepted: {
      $0.kind = .agencyCell
    },
    of("endBeforeBeginning", SelfManagedGroup.self) {
      $0.founded = day("2026-01-02")
      $0.dissolved = day("2026-01-01")
    } accepted: {
      $0.founded = day("2026-01-01")
      $0.dissolved = day("2026-01-02")
    },
    of("birthInFuture", Person.self) {
      $0.birth = day("2026-11-21")
    } accepted: {
      $0.birth = day("2026-11-20")
    },
    of("identityBirthYear", Person.self, soft: true) {
      $0.identity = "001185012345"
      $0.birth = day("1986-04-12")
    } accepted: {
      $0.identity = "001185012345"
      $0.birth = day("1985")
    },
    of("householdHasHead", Person.self) {
      $0.household = ID(SmallCommune.id(31))
      $0.householdRole = .head
    } accepted: {
      $0.household = ID(SmallCommune.id(32))
      $0.householdRole = .head
    },
    of("identitySex", Person.self, soft: true) {
      $0.identity = "001185012345"
      $0.sex = .male
    } accepted: {
      $0.identity = "001185012345"
      $0.sex = .female
    },
    of("identityPlace", Person.self, soft: true) {
      $0.identity = "120185012345"
    } accepted: {
      $0.identity = "096185012345"
    },
    of("birthInFuture", Household.self) {
      $0.birth = day("2027")
    } accepted: {
      $0.birth = day("2026")
    },
    of("identityBirthYear", Household.self, soft: true) {
      $0.identity = "001085012345"
      $0.birth = day("1885")
    } accepted: {
      $0.identity = "001285012345"
      $0.birth = day("2085")
    },
    of("identityPlace", Household.self, soft: true) {
      $0.identity = "000185012345"
    } accepted: {
      $0.identity = "001185012345"
    },
    of("groupOfOtherUnit", Household.self) {
      $0.group = ID(SmallCommune.id(13))
      $0.residenceUnit = ID(SmallCommune.id(3))
    } accepted: {
      $0.group = ID(SmallCommune.id(13))
      $0.residenceUnit = ID(SmallCommune.id(4))
    },
    of("householdWithoutUnit", Household.self, soft: true) { _ in
    } accepted: {
      $0.group = ID(SmallCommune.id(13))
    },
  ]
}
