/// A number that was declared, kept beside what the book itself counts.
package struct ControlTotal: Entity {
  package let id: ID<Self>
  package var figure: ControlFigure?
  package var declared: Int?
  package var qualifier: Qualifier?
  package var asOf: CalendarDate?
  package var source = ""
  package var note = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    "\(figure?.rawValue ?? "") \(declared.map { String($0) } ?? "")"
  }

  package static let schema = Schema<ControlTotal>(
    .controlTotals,
    fields: [
      .choice("figure", \.figure).required().column(),
      .integer("declared", \.declared, in: 0...10_000_000).required().column(),
      .choice("qualifier", \.qualifier)
        .initially(.value(.choice(Qualifier.exact.rawValue))).persistent().column(),
      .date("as-of", \.asOf).required().initially(.today).persistent().column(),
      .text("source", \.source).persistent().column(),
      .text("note", \.note, .paragraph(300)).column(),
    ])
}

extension RegisterKey {
  package static let controlTotals = RegisterKey("control-totals")
}

/// How exactly a number was declared: "23", "more than 1,000", "almost 18,377".
package enum Qualifier: String, Choice {
  case exact
  case atLeast = "at-least"
  case about
}

/// What the book can count for a control total.
package enum ControlFigure: String, Choice {
  case cells
  case residentialCells = "residential-cells"
  case otherCells = "other-cells"
  case members
  case residenceUnits = "residence-units"
  case groups
  case households
  case poorHouseholds = "poor-households"
  case nearPoorHouseholds = "near-poor-households"
  /// Committees of communes, other grassroots committees, and cells under no committee of the book.
  case grassrootsOrganisations = "grassroots-organisations"
  case communeCommittees = "commune-committees"
  case grassrootsCommittees = "grassroots-committees"
  case directCells = "direct-cells"
  /// Those that stand in one of the four levels of the last full year: their sum is the total (V8).
  case classifiedCommittees = "classified-committees"
  case classifiedCells = "classified-cells"
  case classifiedMembers = "classified-members"
}
