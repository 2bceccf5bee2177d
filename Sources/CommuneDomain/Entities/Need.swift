/// Something that a household needs, and what became of it.
package struct Need: Entity {
  package let id: ID<Self>
  package var household: ID<Household>?
  package var visit: ID<Visit>?
  package var kind: NeedKind?
  package var matter = ""
  package var raised: CalendarDate?
  package var status: NeedStatus?
  package var source = ""
  package var amount: Int?
  package var closed: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { matter }

  package static let schema = Schema<Need>(
    .needs,
    fields: [
      .reference("household", \.household, to: .households).required().column().searched(),
      .reference("visit", \.visit, to: .visits),
      .choice("kind", \.kind).required().column(),
      .text("matter", \.matter, .paragraph(300)).column().searched(),
      .date("raised", \.raised).required().initially(.today).column(),
      .choice("status", \.status).initially(.value(.choice(NeedStatus.open.rawValue))).column(),
      .text("source", \.source),
      .amount("amount", \.amount),
      .date("closed", \.closed).required().applies { $0.isClosed },
    ],
    rules: [
      .hard("endBeforeBeginning", at: "closed") { need, _ in
        dates(need.raised, inOrderWith: need.closed)
      },
      .hard("visitOfOtherHousehold", at: "visit") { need, circumstances in
        guard let visit = need.visit.flatMap({ circumstances.commune.visits[$0] }),
          let visited = visit.household, visited != need.household
        else { return nil }
        return [.record(.households, visited.raw)]
      },
    ],
    complete: { need, circumstances in
      guard let visit = need.visit.flatMap({ circumstances.commune.visits[$0] }) else { return }
      need.household = need.household ?? visit.household
      need.raised = need.raised ?? visit.date
    })

  package var isClosed: Bool { status == .met || status == .declined }
}

extension RegisterKey {
  package static let needs = RegisterKey("needs")
}

package enum NeedKind: String, Choice {
  case housing, health, schooling, employment, loan, water, papers, other
}

package enum NeedStatus: String, Choice {
  case open
  case inProgress = "in-progress"
  case met, declined
}
