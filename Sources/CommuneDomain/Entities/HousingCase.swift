/// A house that is built or repaired for a household in place of a temporary one.
package struct HousingCase: Entity {
  package let id: ID<Self>
  package var household: ID<Household>?
  package var kind: HousingKind?
  package var year: Int?
  package var source = ""
  package var amount: Int?
  package var decision = ""
  package var responsible: ID<Person>?
  package var started: CalendarDate?
  package var accepted: CalendarDate?
  package var handedOver: CalendarDate?
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    household.flatMap { commune.households[$0]?.title(in: commune) } ?? decision
  }

  package static let schema = Schema<HousingCase>(
    .housingCases,
    fields: fields,
    derived: [
      DerivedField("state", .choice(HousingProgress.keys), isColumn: true) {
        housing, circumstances in
        .choice(housing.progress(in: circumstances.commune).rawValue)
      },
      DerivedField("percent", .integer(0...100), isColumn: true) { housing, circumstances in
        .integer(housing.percent(in: circumstances.commune))
      },
      DerivedField("idle-days", .integer(0...100_000)) { housing, circumstances in
        housing.idleDays(in: circumstances).map { .integer($0) } ?? .empty
      },
    ],
    rules: rules,
    complete: { housing, circumstances in
      guard housing.amount == nil, let kind = housing.kind else { return }
      let day = housing.started ?? circumstances.today
      housing.amount = circumstances.value(of: kind.limit, on: day)
    })

  private static let fields: [Field<HousingCase>] = [
    .reference("household", \.household, to: .households).required().column().searched(),
    .choice("kind", \.kind).required().persistent().column(),
    .integer("year", \.year, in: 2000...2100).persistent().initially(.thisYear),
    .text("source", \.source, .line(80)).persistent().column().searched(),
    .amount("amount", \.amount).column(),
    .text("decision", \.decision, .line(60)).persistent().searched(),
    .reference("responsible", \.responsible, to: .people).persistent().searched(),
    .date("started", \.started).column(),
    .date("accepted", \.accepted),
    .date("handed-over", \.handedOver),
    .text("remarks", \.remarks, .paragraph(300)),
  ]

  private static let rules: [RecordRule<HousingCase>] = [
    .hard("housingTwice", at: "household") { housing, circumstances in
      guard housing.handedOver == nil, let household = housing.household else { return nil }
      return circumstances.commune.related(\.housingCases, "household", to: household.raw)
        .first { $0.id != housing.id && $0.handedOver == nil }
        .map { _ in [.record(.households, household.raw)] }
    },
    .hard("dateInFuture", at: "started") { housing, circumstances in
      housing.started.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
    },
    .hard("endBeforeBeginning", at: "accepted") { housing, _ in
      dates(housing.started, inOrderWith: housing.accepted)
    },
    .hard("endBeforeBeginning", at: "handed-over") { housing, _ in
      dates(housing.accepted, inOrderWith: housing.handedOver)
    },
    .hard("acceptedNotStarted", at: "started") { housing, _ in
      housing.accepted != nil && housing.started == nil ? [] : nil
    },
    .hard("handedOverNotAccepted", at: "accepted") { housing, _ in
      housing.handedOver != nil && housing.accepted == nil ? [] : nil
    },
    .soft("acceptedUnfinished", at: "accepted") { housing, circumstances in
      let percent = housing.lastVisit(in: circumstances.commune)?.percent ?? 0
      return housing.accepted != nil && percent < 100 ? [.integer(percent)] : nil
    },
    .soft("supportAboveLimit", at: "amount", under: .housingNewSupport) {
      $0.supportAboveLimit(of: .new, in: $1)
    },
    .soft("supportAboveLimit", at: "amount", under: .housingRepairSupport) {
      $0.supportAboveLimit(of: .repair, in: $1)
    },
  ]

  private func supportAboveLimit(of kind: HousingKind, in circumstances: Circumstances)
    -> [Issue.Argument]?
  {
    guard self.kind == kind, let amount,
      let limit = circumstances.value(of: kind.limit, on: started ?? circumstances.today),
      amount > limit
    else { return nil }
    return [.integer(amount), .integer(limit)]
  }

  /// The look at the house that came last.
  package func lastVisit(in commune: Commune) -> HousingVisit? {
    commune.related(\.housingVisits, "case", to: recordID)
      .max { ($0.date?.dayNumber ?? 0, $0.recordID) < ($1.date?.dayNumber ?? 0, $1.recordID) }
  }

  /// How much of the work is done: what was last seen, and all of it once it is accepted.
  package func percent(in commune: Commune) -> Int {
    if accepted != nil { return 100 }
    return lastVisit(in: commune)?.percent ?? 0
  }

  package func progress(in commune: Commune) -> HousingProgress {
    if accepted != nil { return .done }
    return started == nil && percent(in: commune) == 0 ? .notStarted : .underWay
  }

  /// Days since anything was seen to move, while the work is under way.
  package func idleDays(in circumstances: Circumstances) -> Int? {
    let commune = circumstances.commune
    guard progress(in: commune) == .underWay,
      let last = lastVisit(in: commune)?.date ?? started
    else { return nil }
    return max(0, circumstances.today.dayNumber - last.dayNumber)
  }
}

extension RegisterKey {
  package static let housingCases = RegisterKey("housing-cases")
}

package enum HousingKind: String, Choice {
  case new, repair

  /// How much support there is for it at most.
  var limit: Limit {
    switch self {
    case .new: .housingNewSupport
    case .repair: .housingRepairSupport
    }
  }
}

/// How far a house has come.
package enum HousingProgress: String, Choice {
  case notStarted = "not-started"
  case underWay = "under-way"
  case done
}
