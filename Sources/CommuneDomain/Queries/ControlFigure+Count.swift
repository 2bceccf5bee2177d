extension ControlFigure {
  /// What the book counts for this figure on a day.
  ///
  /// Households carry no dates of their own, so that they are counted as they stand.
  package func count(in commune: Commune, on day: CalendarDate) -> RecordSet {
    switch self {
    case .cells: cells(in: commune, on: day) { $0.isCell }
    case .residentialCells: cells(in: commune, on: day) { $0 == .residentialCell }
    case .otherCells: cells(in: commune, on: day) { $0.isCell && $0 != .residentialCell }
    case .members: commune.memberPeople(on: day)
    case .residenceUnits:
      RecordSet(.residenceUnits, AssignmentLevel.residenceUnit.units(in: commune, on: day))
    case .groups: RecordSet(.groups, AssignmentLevel.group.units(in: commune, on: day))
    case .households: RecordSet(.households, commune.households.map { $0.recordID })
    case .poorHouseholds: households(.poor, in: commune)
    case .nearPoorHouseholds: households(.nearPoor, in: commune)
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
