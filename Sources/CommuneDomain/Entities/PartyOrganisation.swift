/// A party committee or cell: of a residential group, an agency, a school, an enterprise and so on.
package struct PartyOrganisation: Entity {
  package let id: ID<Self>
  package var code = ""
  package var name = ""
  package var kind: PartyOrganisationKind?
  package var parent: ID<PartyOrganisation>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var founded: CalendarDate?
  package var decision = ""
  package var meetingDay: Int?
  package var secretary: ID<Person>?
  package var dissolved: CalendarDate?
  package var termFrom: CalendarDate?
  package var termTo: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  package static let schema = Schema<PartyOrganisation>(
    .partyOrganisations,
    fields: [
      .text("code", \.code, .code).required().unique().column().searched(),
      .text("name", \.name).required().column().searched(),
      .choice("kind", \.kind).required().persistent().column(),
      .reference("parent", \.parent, to: .partyOrganisations).persistent(),
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).column()
        .applies { $0.kind == .residentialCell },
      .date("founded", \.founded),
      .text("decision", \.decision, .line(60)),
      .integer("meeting-day", \.meetingDay, in: 1...31).column(),
      .reference("secretary", \.secretary, to: .people).column().searched(),
      .date("dissolved", \.dissolved),
      .date("term-from", \.termFrom),
      .date("term-to", \.termTo),
    ],
    derived: [
      DerivedField("members", .integer(0...1_000_000)) { organisation, circumstances in
        .integer(
          circumstances.commune.related(\.members, "cell", to: organisation.recordID)
            .count(where: \.isHere))
      },
      DerivedField("last-admission", .date(.day)) { organisation, circumstances in
        circumstances.commune.lastAdmission(of: organisation.id).map(FieldValue.date) ?? .empty
      },
    ],
    rules: [
      .hard("endBeforeBeginning", at: "dissolved") { organisation, _ in
        dates(organisation.founded, inOrderWith: organisation.dissolved)
      },
      .hard("endBeforeBeginning", at: "term-to") { organisation, _ in
        dates(organisation.termFrom, inOrderWith: organisation.termTo)
      },
      .hard("ownParent", at: "parent") { organisation, _ in
        organisation.parent == organisation.id ? [] : nil
      },
      .hard("parentCycle", at: "parent") { organisation, circumstances in
        circumstances.commune
          .wayBack(from: organisation, upwards: \.parent, in: \.partyOrganisations)
          .map { [.record(.partyOrganisations, $0.raw)] }
      },
      .soft("parentKind", at: "parent") { organisation, circumstances in
        guard let kind = organisation.kind, let parent = organisation.parent,
          parent != organisation.id,
          let above = circumstances.commune.partyOrganisations[parent]?.kind,
          above.rank >= kind.rank
        else { return nil }
        return [.record(.partyOrganisations, parent.raw)]
      },
      .soft("cellWithoutResidenceUnit", at: "residence-unit") { organisation, _ in
        organisation.kind == .residentialCell && organisation.residenceUnit == nil ? [] : nil
      },
    ])

  /// Whether the organisation exists on a day.
  package func exists(on day: CalendarDate) -> Bool {
    Period(from: founded, to: dissolved).contains(day)
  }

  /// Whether members meet here monthly, rather than in organisations below.
  package var isCell: Bool { kind?.isCell ?? false }
}

extension RegisterKey {
  package static let partyOrganisations = RegisterKey("party-organisations")
}

/// Kinds of party organisations.
package enum PartyOrganisationKind: String, Choice {
  case communeCommittee = "commune-committee"
  case grassrootsCommittee = "grassroots-committee"
  case subcommittee
  case grassrootsCell = "grassroots-cell"
  case residentialCell = "residential-cell"
  case agencyCell = "agency-cell"
  case schoolCell = "school-cell"
  case healthCell = "health-cell"
  case policeCell = "police-cell"
  case militaryCell = "military-cell"
  case enterpriseCell = "enterprise-cell"
  case cooperativeCell = "cooperative-cell"
  case partyGroup = "party-group"

  package var isCell: Bool {
    switch self {
    case .communeCommittee, .grassrootsCommittee, .subcommittee, .partyGroup: false
    default: true
    }
  }
}
