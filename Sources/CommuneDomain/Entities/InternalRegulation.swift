/// A regulation by which the commune's bodies work: its number, from when it holds, what it replaces, and
/// when it was last reviewed (article 0.3).
package struct InternalRegulation: Entity {
  package let id: ID<Self>
  package var number = ""
  package var name = ""
  package var date: CalendarDate?
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?
  package var replaces: ID<InternalRegulation>?
  package var scope = ""
  package var reviewed: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { "\(number) \(name)" }

  package static let schema = Schema<InternalRegulation>(
    .regulations,
    fields: [
      .text("number", \.number, .line(60)).required().unique().column().searched(),
      .text("name", \.name, .line(160)).required().column().searched(),
      .date("date", \.date).required().column(),
      .date("valid-from", \.validFrom).required().column(),
      .date("valid-to", \.validTo),
      .reference("replaces", \.replaces, to: .regulations),
      .text("scope", \.scope, .line(160)).searched(),
      .date("reviewed", \.reviewed).column(),
    ],
    derived: [
      DerivedField("age-months", .integer(0...3_000), isColumn: true) { regulation, circumstances in
        guard let from = regulation.validFrom, regulation.isInForce(in: circumstances) else {
          return .empty
        }
        return .integer(circumstances.today.months(since: from))
      }
    ],
    rules: [
      .hard("endBeforeBeginning", at: "valid-from") { regulation, _ in
        dates(regulation.date, inOrderWith: regulation.validFrom)
      },
      .hard("endBeforeBeginning", at: "valid-to") { regulation, _ in
        dates(regulation.validFrom, inOrderWith: regulation.validTo)
      },
      .hard("replacesLater", at: "replaces") { regulation, circumstances in
        guard let id = regulation.replaces else { return nil }
        if id == regulation.id { return [.record(.regulations, id.raw)] }
        guard let date = regulation.date, let earlier = circumstances.commune.regulations[id]?.date,
          earlier >= date
        else { return nil }
        return [.record(.regulations, id.raw)]
      },
      .hard("dateInFuture", at: "reviewed") { regulation, circumstances in
        regulation.reviewed.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("notReviewedSinceTerm", at: "reviewed") { regulation, circumstances in
        guard regulation.isInForce(in: circumstances), let date = regulation.date,
          let start = circumstances.startOfCommittee,
          max(date, regulation.reviewed ?? date) < start
        else { return nil }
        return [.date(start)]
      },
    ])

  /// Whether it holds today and nothing that holds has taken its place.
  package func isInForce(in circumstances: Circumstances) -> Bool {
    let today = circumstances.today
    guard validFrom != nil, Period(from: validFrom, to: validTo).contains(today) else {
      return false
    }
    return !circumstances.commune.related(\.regulations, "replaces", to: recordID)
      .contains { $0.id != id && $0.validFrom.map { $0 <= today } ?? false }
  }
}

extension Circumstances {
  /// When the commune's present committee began: with its term, or when communes were laid together.
  fileprivate var startOfCommittee: CalendarDate? {
    commune.partyOrganisations.lazy
      .filter { $0.kind == .communeCommittee && $0.exists(on: today) }
      .compactMap(\.founded).max()
  }
}

extension RegisterKey {
  package static let regulations = RegisterKey("regulations")
}
