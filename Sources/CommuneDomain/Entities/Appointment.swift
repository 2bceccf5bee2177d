/// Who holds which post, in which body, from when to when, by which decision.
package struct Appointment: Entity {
  package let id: ID<Self>
  package var person: ID<Person>?
  package var post: Post?
  package var body: AppointmentBody?
  package var organisation: ID<PartyOrganisation>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var group: ID<SelfManagedGroup>?
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var decision = ""
  package var isConcurrent = false
  package var term = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    person.flatMap { commune.people[$0]?.name } ?? ""
  }

  package static let schema = Schema<Appointment>(
    .appointments,
    fields: [
      .reference("person", \.person, to: .people).required().column().searched(),
      .choice("post", \.post).required().persistent().column(),
      .choice("body", \.body).required().persistent().column(),
      .reference("organisation", \.organisation, to: .partyOrganisations).required().column()
        .sharingColumn("place")
        .searched().applies { $0.body == .partyOrganisation },
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().column()
        .sharingColumn("place")
        .searched().applies { $0.body == .residenceUnit },
      .reference("group", \.group, to: .groups).required().column().sharingColumn("place")
        .searched()
        .applies { $0.body == .group },
      .date("from", \.from).required().persistent().column(),
      .date("to", \.to).column(),
      .text("decision", \.decision, .line(60)).persistent().column(),
      .flag("concurrent", \.isConcurrent),
      .text("term", \.term, .line(20)).persistent(),
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { appointment, _ in
        dates(appointment.from, inOrderWith: appointment.to)
      },
      .soft("holderGone", at: "person") { appointment, circumstances in
        circumstances.gone(appointment.person, holding: appointment.period)
      },
      .hard("postHeldByTwo", at: "person") { appointment, circumstances in
        guard let post = appointment.post, post.isSingle, !appointment.isConcurrent else {
          return nil
        }
        return circumstances.commune
          .records(in: .appointments, where: "post", equals: .choice(post.rawValue))
          .compactMap { circumstances.commune.appointments[ID($0)] }
          .first { other in
            other.id != appointment.id && !other.isConcurrent
              && other.place == appointment.place && other.period.overlaps(appointment.period)
          }
          .flatMap { other in other.person.map { [.record(.people, $0.raw)] } }
      },
    ])

  package var period: Period { Period(from: from, to: to) }

  /// The body in which the post is held; nil is the commune itself.
  package var place: RecordID? {
    switch body {
    case .partyOrganisation: organisation?.raw
    case .residenceUnit: residenceUnit?.raw
    case .group: group?.raw
    case .commune, nil: nil
    }
  }
}

extension RegisterKey {
  package static let appointments = RegisterKey("appointments")
}

/// Where a post is held.
package enum AppointmentBody: String, Choice {
  case commune
  case partyOrganisation = "party-organisation"
  case residenceUnit = "residence-unit"
  case group

  /// Where such bodies are kept; nil for the commune itself.
  var register: RegisterKey? {
    switch self {
    case .commune: nil
    case .partyOrganisation: .partyOrganisations
    case .residenceUnit: .residenceUnits
    case .group: .groups
    }
  }
}

/// Posts of the Party, the government, the Front and the residence units.
package enum Post: String, Choice {
  case committeeSecretary = "committee-secretary"
  case permanentDeputy = "committee-permanent-deputy"
  case committeeDeputy = "committee-deputy"
  case standingMember = "standing-member"
  case committeeMember = "committee-member"
  case inspectionChair = "inspection-chair"
  case partyBuildingHead = "party-building-head"
  case committeeOfficeChief = "committee-office-chief"
  case cellSecretary = "cell-secretary"
  case cellDeputy = "cell-deputy"
  case cellCommitteeMember = "cell-committee-member"
  case partyGroupLeader = "party-group-leader"
  case councilChair = "council-chair"
  case councilViceChair = "council-vice-chair"
  case committeeChair = "peoples-committee-chair"
  case committeeViceChair = "peoples-committee-vice-chair"
  case departmentHead = "department-head"
  case serviceCentreDirector = "service-centre-director"
  case policeChief = "police-chief"
  case militaryCommander = "military-commander"
  case frontChair = "front-chair"
  case womenChair = "women-chair"
  case farmersChair = "farmers-chair"
  case veteransChair = "veterans-chair"
  case youthSecretary = "youth-secretary"
  case unitHead = "unit-head"
  case frontWorkHead = "front-work-head"
  case militiaHead = "militia-head"
  case securityTeamHead = "security-team-head"
  case securityTeamMember = "security-team-member"
  case groupLeader = "group-leader"
  case officer

  /// Whether targets are given to who holds it: leaders of the Party, the government, the Front and of
  /// offices (article 3.3).
  package var isLeading: Bool {
    switch self {
    case .committeeSecretary, .permanentDeputy, .committeeDeputy, .councilChair, .committeeChair,
      .committeeViceChair, .departmentHead, .serviceCentreDirector, .policeChief,
      .militaryCommander, .frontChair:
      true
    default: false
    }
  }

  /// Whether a body has only one holder at a time.
  package var isSingle: Bool {
    switch self {
    case .committeeDeputy, .standingMember, .committeeMember, .cellDeputy, .cellCommitteeMember,
      .councilViceChair, .committeeViceChair, .departmentHead, .securityTeamMember, .officer:
      false
    default: true
    }
  }
}
