extension ControlFigure {
  /// What the book counts for this figure on a day.
  ///
  /// Households carry no dates of their own, so that they are counted as they stand.
  package func count(in commune: Commune, on day: CalendarDate) -> RecordSet {
    switch self {
    case .cells: cells(in: commune, on: day) { $0.isCell }
    case .residentialCells: cells(in: commune, on: day) { $0 == .residentialCell }
    case .otherCells: cells(in: commune, on: day) { $0.isCell && $0 != .residentialCell }
    case .grassrootsOrganisations:
      organisations(in: commune, on: day) { organisation in
        organisation.kind == .communeCommittee || organisation.kind == .grassrootsCommittee
          || (organisation.isCell && organisation.parent == nil)
      }
    case .communeCommittees:
      organisations(in: commune, on: day) { $0.kind == .communeCommittee }
    case .grassrootsCommittees:
      organisations(in: commune, on: day) { $0.kind == .grassrootsCommittee }
    case .directCells: organisations(in: commune, on: day) { $0.isCell && $0.parent == nil }
    case .members: commune.memberPeople(on: day)
    case .residenceUnits:
      RecordSet(.residenceUnits, AssignmentLevel.residenceUnit.units(in: commune, on: day))
    case .groups: RecordSet(.groups, AssignmentLevel.group.units(in: commune, on: day))
    case .households: RecordSet(.households, commune.households.ids)
    case .poorHouseholds: households(.poor, in: commune)
    case .nearPoorHouseholds: households(.nearPoor, in: commune)
    case .classifiedCommittees: classified(.committees, in: commune, on: day)
    case .classifiedCells: classified(.cells, in: commune, on: day)
    case .classifiedMembers: classified(.members, in: commune, on: day)
    }
  }

  /// How many the book counts for this figure on a day, without reading large registers through.
  func number(in commune: Commune, on day: CalendarDate) -> Int {
    switch self {
    case .households: commune.households.count
    case .members: commune.memberCount(on: day)
    default: count(in: commune, on: day).count
    }
  }

  /// The registers whose records the figure counts, or that decide whether they count.
  var registers: Set<RegisterKey> {
    switch self {
    case .members: [.people, .members, .membershipEvents]
    case .residenceUnits: [.residenceUnits]
    case .groups: [.groups]
    case .households, .poorHouseholds, .nearPoorHouseholds: [.households]
    case .classifiedMembers: [.classifications]
    case .classifiedCommittees, .classifiedCells: [.classifications, .partyOrganisations]
    default: [.partyOrganisations]
    }
  }

  /// The fields on which it depends whether a person or member counts; in other registers any may.
  static let fieldsThatTell: [RegisterKey: Set<String>] = [
    .people: ["cell", "status", "status-since"],
    .members: [
      "person", "cell", "home-organisation", "status", "status-since", "joined", "decision-date",
    ],
  ]

  private func cells(
    in commune: Commune, on day: CalendarDate, where isCounted: (PartyOrganisationKind) -> Bool
  ) -> RecordSet {
    organisations(in: commune, on: day) { $0.kind.map(isCounted) ?? false }
  }

  private func organisations(
    in commune: Commune, on day: CalendarDate, where isCounted: (PartyOrganisation) -> Bool
  ) -> RecordSet {
    let organisations = commune.partyOrganisations.filter { isCounted($0) && $0.exists(on: day) }
    return RecordSet(.partyOrganisations, organisations.map(\.recordID))
  }

  /// Those in a level in the year that was over, or ended, on that day.
  private func classified(
    _ group: ClassificationGroup, in commune: Commune, on day: CalendarDate
  ) -> RecordSet {
    let isYearEnd = day.month == 12 && day.day == 31
    let year = isYearEnd ? day.year : day.year - 1
    let ids = commune.records(in: .classifications, where: "year", equals: .integer(year))
    return RecordSet(
      .classifications,
      ids.filter { id in
        guard let classification = commune.classifications[ID(id)] else { return false }
        return classification.period == .year && classification.level != nil
          && group.contains(classification, in: commune)
      })
  }

  private func households(_ status: PovertyStatus, in commune: Commune) -> RecordSet {
    RecordSet(
      .households,
      commune.records(in: .households, where: "poverty", equals: .choice(status.rawValue)))
  }
}
