/// A member of the Party in one of the commune's cells, or a member of an organisation elsewhere who
/// lives here and keeps to a cell of residence (Regulation 213-QĐ/TW).
package struct Member: Entity {
  package let id: ID<Self>
  package var person: ID<Person>?
  package var card = ""
  package var cell: ID<PartyOrganisation>?
  package var homeOrganisation = ""
  package var position = ""
  package var decision = ""
  package var decisionDate: CalendarDate?
  package var joined: CalendarDate?
  package var official: CalendarDate?
  package var status: MemberStatus?
  package var statusSince: CalendarDate?
  package var exemptFrom: CalendarDate?
  package var exemptTo: CalendarDate?
  package var residenceDuty: ResidenceDuty?
  package var residenceCell: ID<PartyOrganisation>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var badge: Int?
  package var isEarlyBadge = false

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = shortTitle(in: commune)
    guard let cell = cell.flatMap({ commune.partyOrganisations[$0]?.name }) else { return name }
    return "\(name) (\(cell))"
  }

  package func shortTitle(in commune: Commune) -> String {
    person.flatMap { commune.people[$0]?.name } ?? ""
  }

  package static let schema = Schema<Member>(
    .members, fields: identityFields + statusFields + residenceFields, derived: derivedFields,
    rules: dateRules + placeRules,
    complete: { member, circumstances in
      member.completeFromAdmission(circumstances)
      member.completeOfficialDate(circumstances)
    })

  private static let identityFields: [Field<Member>] = [
    .reference("person", \.person, to: .people).required().column().searched(),
    .text("card", \.card, .code).unique().masked().column().searched().personal(),
    .reference("cell", \.cell, to: .partyOrganisations).required().persistent().column()
      .searched().applies { $0.homeOrganisation.isEmpty },
    .text("home-organisation", \.homeOrganisation, .line(100)),
    .text("position", \.position, .line(80)),
    .text("decision", \.decision, .line(60)),
    .date("decision-date", \.decisionDate, .yearAllowed).required(),
    .date("joined", \.joined, .yearAllowed).column(),
    .date("official", \.official, .yearAllowed).column(),
  ]

  private static let statusFields: [Field<Member>] = [
    .choice("status", \.status).required()
      .initially(.value(.choice(MemberStatus.official.rawValue))).column(),
    .date("status-since", \.statusSince).required().applies { $0.status?.isGone ?? false },
    .date("exempt-from", \.exemptFrom).required().applies { $0.status == .exempt },
    .date("exempt-to", \.exemptTo).applies { $0.status == .exempt },
  ]

  private static let residenceFields: [Field<Member>] = [
    .choice("residence-duty", \.residenceDuty),
    .reference("residence-cell", \.residenceCell, to: .partyOrganisations).required()
      .applies { $0.residenceDuty == .introduced },
    .reference("residence-unit", \.residenceUnit, to: .residenceUnits)
      .applies { $0.residenceDuty == .introduced },
    .integer("badge", \.badge, in: 0...100),
    .flag("early-badge", \.isEarlyBadge),
  ]

  private static let derivedFields: [DerivedField<Member>] = [
    DerivedField("party-age", .integer(0...120), isColumn: true) { member, circumstances in
      member.partyAge(on: circumstances.today).map(FieldValue.integer) ?? .empty
    },
    DerivedField("age", .integer(0...150)) { member, circumstances in
      member.age(in: circumstances).map(FieldValue.integer) ?? .empty
    },
    DerivedField("probation-end", .date(.day)) { member, circumstances in
      member.probationEnd(in: circumstances).map(FieldValue.date) ?? .empty
    },
    DerivedField("badge-due", .integer(0...100)) { member, circumstances in
      member.badgeDue(in: circumstances).map { FieldValue.integer($0.years) } ?? .empty
    },
  ]
}

extension RegisterKey {
  package static let members = RegisterKey("members")
}

/// What a member is at present, or why no longer one here.
package enum MemberStatus: String, Choice {
  case probationary, official, exempt, suspended, temporary
  case transferredOut = "transferred-out"
  case resigned, removed, expelled, deceased

  /// No longer a member here.
  package var isGone: Bool {
    switch self {
    case .probationary, .official, .exempt, .suspended, .temporary: false
    case .transferredOut, .resigned, .removed, .expelled, .deceased: true
    }
  }

  /// Left the Party, so that only a new admission leads back to it.
  package var isOutOfParty: Bool {
    switch self {
    case .resigned, .removed, .expelled: true
    default: false
    }
  }
}

/// What a member who works elsewhere has to do with the cell of residence (Regulation 213-QĐ/TW).
package enum ResidenceDuty: String, Choice {
  case introduced
  case exempt
  case notIntroduced = "not-introduced"
}
