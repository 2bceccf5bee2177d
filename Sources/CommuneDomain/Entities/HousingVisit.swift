/// A look at a house under construction: on which day, by whom, and how much of the work is done.
package struct HousingVisit: Entity {
  package let id: ID<Self>
  package var `case`: ID<HousingCase>?
  package var date: CalendarDate?
  package var percent: Int?
  package var visitor: ID<Person>?
  package var findings = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let house = `case`.flatMap { commune.housingCases[$0]?.title(in: commune) } ?? ""
    return "\(house) \(date?.description ?? "")"
  }

  package static let schema = Schema<HousingVisit>(
    .housingVisits,
    fields: [
      .reference("case", \.case, to: .housingCases).required().column().searched(),
      .date("date", \.date).required().initially(.today).persistent().column(),
      .integer("percent", \.percent, in: 0...100).required().column(),
      .reference("visitor", \.visitor, to: .people).persistent().column().searched(),
      .text("findings", \.findings, .paragraph(300)).column().searched(),
    ],
    rules: [
      .hard("dateInFuture", at: "date") { visit, circumstances in
        visit.date.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("endBeforeBeginning", at: "date") { visit, circumstances in
        let house = visit.case.flatMap { circumstances.commune.housingCases[$0] }
        return dates(house?.started, inOrderWith: visit.date)
      },
      .soft("percentFalls", at: "percent") { visit, circumstances in
        guard let house = visit.case, let date = visit.date, let percent = visit.percent else {
          return nil
        }
        let most = circumstances.commune.related(\.housingVisits, "case", to: house.raw)
          .filter { $0.id != visit.id && ($0.date.map { $0 < date } ?? false) }
          .compactMap(\.percent).max()
        return most.flatMap { $0 > percent ? [.integer($0), .integer(percent)] : nil }
      },
    ])
}

extension RegisterKey {
  package static let housingVisits = RegisterKey("housing-visits")
}
