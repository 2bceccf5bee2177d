/// An inspection or supervision of an organisation or member, planned in the year's programme or not
/// (Regulation 296-QĐ/TW); of what was found only the kind is kept.
package struct Inspection: Entity {
  package let id: ID<Self>
  package var kind: InspectionKind?
  package var programmeYear: Int?
  package var due: CalendarDate?
  package var subject: InspectionSubject?
  package var organisation: ID<PartyOrganisation>?
  package var member: ID<Person>?
  package var decision = ""
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var conclusion: InspectionConclusion?
  package var conclusionNumber = ""
  package var concluded: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let subject =
      subject == .member
      ? member.flatMap { commune.people[$0]?.name }
      : organisation.flatMap { commune.partyOrganisations[$0]?.name }
    return [subject, decision.isEmpty ? nil : decision].compactMap(\.self).joined(separator: " – ")
  }

  package static let schema = Schema<Inspection>(
    .inspections, fields: fields,
    rules: [
      .hard("endBeforeBeginning", at: "to") { inspection, _ in
        dates(inspection.from, inOrderWith: inspection.to)
      },
      .hard("endBeforeBeginning", at: "concluded") { inspection, _ in
        dates(inspection.from, inOrderWith: inspection.concluded)
      },
      .hard("dateInFuture", at: "concluded") { inspection, circumstances in
        inspection.concluded.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("notAMember", at: "member") { inspection, circumstances in
        guard inspection.subject == .member else { return nil }
        let day = inspection.from ?? inspection.concluded ?? circumstances.today
        return circumstances.notAMember(inspection.member, around: min(day, circumstances.today))
      },
      .soft("inspectionWithoutDecision", at: "decision") { inspection, _ in
        inspection.from != nil && inspection.decision.isEmpty ? [] : nil
      },
      .soft("plannedOutsideYear", at: "due") { inspection, _ in
        guard let year = inspection.programmeYear, let due = inspection.due, due.year != year else {
          return nil
        }
        return [.date(due)]
      },
    ])

  private static let fields: [Field<Inspection>] = [
    .choice("kind", \.kind).required().persistent().column(),
    .integer("programme-year", \.programmeYear, in: 1975...2200).persistent().column(),
    .date("due", \.due).column().applies { $0.programmeYear != nil },
    .choice("subject", \.subject).required().persistent(),
    .reference("organisation", \.organisation, to: .partyOrganisations).required().column()
      .sharingColumn("who").searched().applies { $0.subject == .organisation },
    .reference("member", \.member, to: .people).required().column().sharingColumn("who")
      .searched().offering(isMember).applies { $0.subject == .member },
    .text("decision", \.decision, .line(60)).searched(),
    .date("from", \.from).column(),
    .date("to", \.to),
    .choice("conclusion", \.conclusion).column(),
    .text("conclusion-number", \.conclusionNumber, .line(60)).applies { $0.conclusion != nil },
    .date("concluded", \.concluded).required().applies { $0.conclusion != nil },
  ]
}

extension RegisterKey {
  package static let inspections = RegisterKey("inspections")
}

package enum InspectionKind: String, Choice {
  case regularInspection = "regular-inspection"
  case thematicInspection = "thematic-inspection"
  case signsOfViolation = "signs-of-violation"
  case regularSupervision = "regular-supervision"
  case thematicSupervision = "thematic-supervision"
  case denunciation
  case disciplinaryComplaint = "disciplinary-complaint"
  case partyFinance = "party-finance"
}

package enum InspectionSubject: String, Choice {
  case organisation, member
}

/// What an inspection came to; the details stay in the paper itself.
package enum InspectionConclusion: String, Choice {
  case noViolation = "no-violation"
  case shortcomings
  case discipline
}
