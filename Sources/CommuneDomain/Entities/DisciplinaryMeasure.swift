/// A disciplinary measure by its kind, decision and day; what it was for is not kept here.
package struct DisciplinaryMeasure: Entity {
  package let id: ID<Self>
  package var subject: DisciplineSubject?
  package var organisation: ID<PartyOrganisation>?
  package var member: ID<Person>?
  package var measure: Discipline?
  package var decision = ""
  package var date: CalendarDate?
  package var inspection: ID<Inspection>?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let subject =
      subject == .organisation
      ? organisation.flatMap { commune.partyOrganisations[$0]?.name }
      : member.flatMap { commune.people[$0]?.name }
    return [subject, decision.isEmpty ? nil : decision].compactMap(\.self).joined(separator: " – ")
  }

  package static let schema = Schema<DisciplinaryMeasure>(
    .discipline,
    fields: [
      .choice("subject", \.subject).required().persistent().column(),
      .reference("organisation", \.organisation, to: .partyOrganisations).required().column()
        .sharingColumn("who").searched().applies { $0.subject == .organisation },
      .reference("member", \.member, to: .people).required().column().sharingColumn("who")
        .searched().offering(isMember).applies { $0.subject?.isMember ?? false },
      .choice("measure", \.measure).required().column(),
      .text("decision", \.decision, .line(60)).required().column().searched(),
      .date("date", \.date).required().column(),
      .reference("inspection", \.inspection, to: .inspections),
    ],
    rules: [
      .hard("measureNotAllowed", at: "measure") { discipline, _ in
        guard let subject = discipline.subject, let measure = discipline.measure,
          !subject.measures.contains(measure)
        else { return nil }
        return [.value(.choice(measure.rawValue))]
      },
      .hard("notAMember", at: "member") { discipline, circumstances in
        guard discipline.subject?.isMember ?? false, let date = discipline.date else { return nil }
        return circumstances.notAMember(discipline.member, around: date)
      },
      .hard("notOfThisKind", at: "subject") { discipline, circumstances in
        guard let subject = discipline.subject, subject.isMember, let date = discipline.date,
          let member = discipline.member,
          let isOfficial = circumstances.commune.isOfficial(person: member, around: date),
          isOfficial != (subject == .officialMember)
        else { return nil }
        return [.record(.people, member.raw), .date(date)]
      },
      .hard("dateInFuture", at: "date") { discipline, circumstances in
        discipline.date.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("inspectionOfAnother", at: "inspection") { discipline, circumstances in
        guard let id = discipline.inspection, let inspection = circumstances.commune.inspections[id]
        else { return nil }
        let isSame =
          discipline.subject == .organisation
          ? inspection.organisation == discipline.organisation
          : inspection.member == discipline.member
        return isSame ? nil : [.record(.inspections, id.raw)]
      },
    ])
}

extension RegisterKey {
  package static let discipline = RegisterKey("discipline")
}

package enum DisciplineSubject: String, Choice {
  case organisation
  case officialMember = "official-member"
  case probationaryMember = "probationary-member"

  var isMember: Bool { self != .organisation }

  /// The measures that may be taken, the mildest first.
  package var measures: [Discipline] {
    switch self {
    case .organisation: [.reprimand, .warning, .dissolution]
    case .officialMember: [.reprimand, .warning, .dismissal, .expulsion]
    case .probationaryMember: [.reprimand, .warning]
    }
  }
}

/// Disciplinary measures, the mildest first.
package enum Discipline: String, Choice {
  case reprimand, warning, dismissal, expulsion, dissolution
}
