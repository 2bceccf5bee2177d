/// A household: who heads it, where it lives, and what support it is entitled to.
///
/// Serves to bring support and answers; holds no opinion, belief or score.
package struct Household: Entity {
  package let id: ID<Self>
  package var code = ""
  package var head = ""
  package var group: ID<SelfManagedGroup>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var address = ""
  package var persons: Int?
  package var identity = ""
  package var birth: CalendarDate?
  package var phone = ""
  package var poverty: PovertyStatus?
  package var povertyYear: Int?
  package var policy: PolicyGroup?
  package var housing: HousingState?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { "\(code) \(head)" }

  package static let schema = Schema<Household>(
    .households,
    fields: [
      .text("code", \.code, .code).required().unique().column().searched(),
      .text("head", \.head, .personName).required().column().searched().personal(),
      .reference("group", \.group, to: .groups).persistent().column(),
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).persistent().column(),
      .text("address", \.address, .line(160)).personal(),
      .integer("persons", \.persons, in: 1...60).column(),
      .text("identity", \.identity, .identity).masked().searched().personal(),
      .date("birth", \.birth, .yearAllowed).personal(),
      .text("phone", \.phone, .phone).searched().personal(),
      .choice("poverty", \.poverty).column(),
      .integer("poverty-year", \.povertyYear, in: 2000...2100).persistent()
        .applies { $0.poverty != nil && $0.poverty != PovertyStatus.none },
      .choice("policy", \.policy),
      .choice("housing", \.housing),
    ],
    rules: [
      .hard("birthInFuture", at: "birth") { household, circumstances in
        household.birth.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("identityBirthYear", at: "identity") { household, _ in
        identityBirthYear(household.identity, household.birth)
      },
      .soft("identityPlace", at: "identity") { household, circumstances in
        circumstances.placeUnknown(household.identity)
      },
      .soft("identityInTwoHouseholds", at: "identity") { household, circumstances in
        guard !household.identity.isEmpty else { return nil }
        return circumstances.commune
          .records(in: .households, where: "identity", equals: .text(household.identity))
          .first { $0 != household.recordID }
          .map { [.record(.households, $0)] }
      },
      .soft("identityOfOtherPerson", at: "identity") { household, circumstances in
        guard !household.identity.isEmpty else { return nil }
        return circumstances.commune
          .records(in: .people, where: "identity", equals: .text(household.identity))
          .first { circumstances.commune.people[ID($0)]?.name != household.head }
          .map { [.record(.people, $0)] }
      },
      .hard("groupOfOtherUnit", at: "group") { household, circumstances in
        guard let unit = household.residenceUnit,
          let group = household.group.flatMap({ circumstances.commune.groups[$0] }),
          let groupUnit = group.residenceUnit, groupUnit != unit
        else { return nil }
        return [.record(.residenceUnits, groupUnit.raw)]
      },
      .soft("unitClosed", at: "residence-unit") { household, circumstances in
        guard let unit = household.residenceUnit,
          let last = circumstances.commune.lastDay(
            of: unit.raw, in: .residenceUnits, before: circumstances.today)
        else { return nil }
        return [.record(.residenceUnits, unit.raw), .date(last)]
      },
      .soft("householdWithoutUnit", at: "residence-unit") { household, _ in
        household.residenceUnit == nil && household.group == nil ? [] : nil
      },
    ],
    complete: { household, circumstances in
      if household.residenceUnit == nil {
        household.residenceUnit = household.group
          .flatMap { circumstances.commune.groups[$0]?.residenceUnit }
      }
    })

  /// Whether the household is on the list of poor households.
  package var isPoor: Bool { poverty == .poor }
}

extension RegisterKey {
  package static let households = RegisterKey("households")
}

/// Where a household stands by the multidimensional poverty standard (Decree 07/2021/NĐ-CP).
package enum PovertyStatus: String, Choice {
  case none
  case poor
  case nearPoor = "near-poor"
  case escapedPoor = "escaped-poor"
  case escapedNearPoor = "escaped-near-poor"
}

/// Why a household is entitled to support; a code only, never the story behind it.
package enum PolicyGroup: String, Choice {
  case merit
  case socialProtection = "social-protection"
  case orphanOrDisabled = "orphan-or-disabled"
  case disaster
}

/// The state of a household's house.
package enum HousingState: String, Choice {
  case solid
  case semiSolid = "semi-solid"
  case temporary
  case homeless
}
