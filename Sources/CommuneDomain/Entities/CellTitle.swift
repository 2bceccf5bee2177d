/// Whether a cell won, kept or lost the title "clean and strong" in a year (article 1.14).
package struct CellTitle: Entity {
  package let id: ID<Self>
  package var cell: ID<PartyOrganisation>?
  package var year: Int?
  package var state: CellTitleState?
  package var decision = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let cell = cell.flatMap { commune.partyOrganisations[$0]?.name }
    return [cell, year.map { String($0) }].compactMap(\.self).joined(separator: " ")
  }

  package static let schema = Schema<CellTitle>(
    .titles,
    fields: [
      .integer("year", \.year, in: 1975...2200).required().persistent().column(),
      .reference("cell", \.cell, to: .partyOrganisations).required().column().searched(),
      .choice("state", \.state).required().column(),
      .text("decision", \.decision, .line(60)).persistent().column(),
    ],
    rules: [
      .hard("yearInFuture", at: "year") { title, circumstances in
        title.year.flatMap { $0 > circumstances.today.year ? [.text(String($0))] : nil }
      },
      .hard("titleTwice", at: "year") { title, circumstances in
        title.others(in: circumstances.commune).first { $0.year == title.year }
          .map { [.record(.titles, $0.recordID)] }
      },
      .soft("titleAgainstHistory", at: "state") { title, circumstances in
        guard let year = title.year, let state = title.state,
          let before = title.others(in: circumstances.commune).first(where: { $0.year == year - 1 })
        else { return nil }
        let wasHeld = before.state == .won || before.state == .kept
        return wasHeld == (state != .won) ? nil : [.record(.titles, before.recordID)]
      },
    ])

  private func others(in commune: Commune) -> [CellTitle] {
    guard let cell else { return [] }
    return commune.related(\.titles, "cell", to: cell.raw).filter { $0.id != id }
  }
}

extension RegisterKey {
  package static let titles = RegisterKey("titles")
}

package enum CellTitleState: String, Choice {
  case won, kept, lost
}
