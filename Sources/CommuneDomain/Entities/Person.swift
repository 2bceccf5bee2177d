/// A person whom the commune's work concerns: member, cadre, head of a unit, head of a household.
///
/// Holds no opinion, belief or family background (Law 91/2025/QH15).
package struct Person: Entity {
  package let id: ID<Self>
  package var name = ""
  package var birth: CalendarDate?
  package var sex: Sex?
  package var identity = ""
  package var phone = ""
  package var residenceUnit: ID<ResidenceUnit>?
  package var household: ID<Household>?
  package var householdRole: HouseholdRole?
  package var cell: ID<PartyOrganisation>?
  package var position = ""
  package var status: PersonStatus?
  package var statusSince: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  package static let schema = Schema<Person>(
    .people,
    fields: [
      .text("name", \.name, .personName).required().column().searched().personal(),
      .date("birth", \.birth, .yearAllowed).column().personal(),
      .choice("sex", \.sex).column(),
      .text("identity", \.identity, .identity).unique().masked().searched().personal(),
      .text("phone", \.phone, .phone).column().searched().personal(),
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).persistent().column(),
      .reference("household", \.household, to: .households),
      .choice("household-role", \.householdRole).applies { $0.household != nil },
      .reference("cell", \.cell, to: .partyOrganisations).persistent().column(),
      .text("position", \.position, .line(80)).column().searched(),
      .choice("status", \.status).initially(.value(.choice(PersonStatus.present.rawValue))),
      .date("status-since", \.statusSince).required().applies { !$0.isPresent },
    ],
    rules: [
      .hard("birthInFuture", at: "birth") { person, circumstances in
        person.birth.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("identityBirthYear", at: "identity") { person, _ in
        identityBirthYear(person.identity, person.birth)
      },
      .hard("householdHasHead", at: "household-role") { person, circumstances in
        guard person.householdRole == .head, let household = person.household else { return nil }
        return circumstances.commune.related(\.people, "household", to: household.raw)
          .first { $0.id != person.id && $0.householdRole == .head }
          .map { [.record(.households, household.raw), .record(.people, $0.recordID)] }
      },
      .soft("unitClosed", at: "residence-unit") { person, circumstances in
        guard let unit = person.residenceUnit, person.isPresent,
          let last = circumstances.commune.lastDay(
            of: unit.raw, in: .residenceUnits, before: circumstances.today)
        else { return nil }
        return [.record(.residenceUnits, unit.raw), .date(last)]
      },
      .soft("identitySex", at: "identity") { person, _ in
        identitySex(person.identity, person.sex)
      },
      .soft("identityPlace", at: "identity") { person, circumstances in
        circumstances.placeUnknown(person.identity)
      },
    ])

  /// Whether the person lives and works here: has not left and has not died.
  package var isPresent: Bool { status == nil || status == .present }

  /// Whether the person could act on a day.
  package func isPresent(on day: CalendarDate) -> Bool {
    isPresent || statusSince.map { day < $0 } ?? false
  }
}

extension RegisterKey {
  package static let people = RegisterKey("people")
}

package enum Sex: String, Choice {
  case male, female
}

/// What a person is in a household; nothing more of the family is kept.
package enum HouseholdRole: String, Choice {
  case head, member
}

package enum PersonStatus: String, Choice {
  case present, left, deceased
}

/// Digits 4 to 6 of an identification number against the year of birth; nil while they agree.
func identityBirthYear(_ identity: String, _ birth: CalendarDate?) -> [Issue.Argument]? {
  guard let number = IdentityNumber(identity), let birth, number.birthYear != birth.year else {
    return nil
  }
  return [.text(String(number.birthYear)), .text(String(birth.year))]
}

/// The fourth digit of an identification number against the sex; nil while they agree.
func identitySex(_ identity: String, _ sex: Sex?) -> [Issue.Argument]? {
  guard let number = IdentityNumber(identity), let sex, number.sex != sex else { return nil }
  return [.text(String(number.centuryAndSex))]
}

extension Circumstances {
  /// The first three digits of an identification number that no place has; nil for known ones, and where
  /// the table of places is missing.
  func placeUnknown(_ identity: String) -> [Issue.Argument]? {
    guard !limits.identityPlaces.isEmpty, let number = IdentityNumber(identity),
      limits.identityPlace(of: number) == nil
    else { return nil }
    return [.text(String(number.digits.prefix(3)))]
  }
}
