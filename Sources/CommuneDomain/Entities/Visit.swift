/// A visit to a household: who came, what for, what was done. There is no field for opinions.
package struct Visit: Entity {
  package let id: ID<Self>
  package var household: ID<Household>?
  package var date: CalendarDate?
  package var visitor: ID<Person>?
  package var purpose: VisitPurpose?
  package var done = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let household = household.flatMap { commune.households[$0]?.title(in: commune) } ?? ""
    return "\(household) \(date?.description ?? "")"
  }

  package static let schema = Schema<Visit>(
    .visits,
    fields: [
      .reference("household", \.household, to: .households).required().column().searched(),
      .date("date", \.date).required().initially(.today).persistent().column(),
      .reference("visitor", \.visitor, to: .people).required().persistent().column().searched(),
      .choice("purpose", \.purpose).initially(.value(.choice(VisitPurpose.regular.rawValue)))
        .persistent().column(),
      .text("done", \.done, .paragraph(500)).column().searched(),
    ],
    rules: [
      .hard("dateInFuture", at: "date") { visit, circumstances in
        visit.date.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      }
    ],
    inlineChild: InlineChild(register: .needs, parentField: "visit", fields: ["kind", "matter"]))
}

extension RegisterKey {
  package static let visits = RegisterKey("visits")
}

package enum VisitPurpose: String, Choice {
  case regular, support, review, condolence, other
}
