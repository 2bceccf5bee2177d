extension ControlFigure {
  /// What the book counts for this figure on a day.
  ///
  /// Households carry no dates of their own, so that they are counted as they stand.
  package func count(in commune: Commune, on day: CalendarDate) -> RecordSet {
    switch self {
    case .cells: cells(in: commune, on: day) { $0.isCell }
    case .residentialCells: cells(in: commune, on: day) { $0 == .residentialCell }
    case .otherCells: cells(in: commune, on: day) { $0.isCell && $0 != .residentialCell }
    case .members:
      RecordSet(
        .people,
        commune.people.compactMap { person in
          person.cell != nil && person.isPresent(on: day) ? person.recordID : nil
        })
    case .residenceUnits:
      RecordSet(.residenceUnits, AssignmentLevel.residenceUnit.units(in: commune, on: day))
    case .groups: RecordSet(.groups, AssignmentLevel.group.units(in: commune, on: day))
    case .households: RecordSet(.households, commune.households.ids)
    case .poorHouseholds: households(.poor, in: commune)
    case .nearPoorHouseholds: households(.nearPoor, in: commune)
    }
  }

  /// How many the book counts for this figure on a day, without reading large registers through.
  func number(in commune: Commune, on day: CalendarDate) -> Int {
    switch self {
    case .members:
      commune.count(of: .people, having: "cell")
        - PersonStatus.allCases.filter { $0 != .present }.reduce(0) { absent, status in
          absent
            + commune.related(\.people, "status", is: .choice(status.rawValue))
            .count { $0.cell != nil && !$0.isPresent(on: day) }
        }
    case .households: commune.households.count
    default: count(in: commune, on: day).count
    }
  }

  private func cells(
    in commune: Commune, on day: CalendarDate, where isCounted: (PartyOrganisationKind) -> Bool
  ) -> RecordSet {
    let cells = commune.partyOrganisations.filter { organisation in
      (organisation.kind.map(isCounted) ?? false) && organisation.exists(on: day)
    }
    return RecordSet(.partyOrganisations, cells.map(\.recordID))
  }

  private func households(_ status: PovertyStatus, in commune: Commune) -> RecordSet {
    RecordSet(
      .households,
      commune.records(in: .households, where: "poverty", equals: .choice(status.rawValue)))
  }
}
