extension AlertRule {
  /// A21: more are "excellent" in an organisation than a share of those that are "good" allows; 4 beside
  /// 16 are one too many where the share is 20 %.
  static let tooManyExcellent = AlertRule(
    "A21", .notice, of: \.partyOrganisations, isLinePerRecord: true,
    watching: [
      .through(.classifications) { id, values, commune in
        let organisations =
          values.filter { $0.field == "organisation" }.compactMap(\.value.reference)
          + [commune.classifications[ID(id)]?.organisation?.raw].compactMap(\.self)
        let people =
          values.filter { $0.field == "person" }.compactMap(\.value.reference)
          + [commune.classifications[ID(id)]?.person?.raw].compactMap(\.self)
        return organisations.compactMap { commune.partyOrganisations[ID($0)]?.parent?.raw }
          + people.compactMap { commune.grassrootsOrganisation(of: ID($0))?.raw }
      },
      .through(.people) { id, values, commune in
        guard values.contains(where: { $0.field == "cell" }) else { return [] }
        let cells =
          values.filter { $0.field == "cell" }.compactMap(\.value.reference)
          + [commune.people[ID(id)]?.cell?.raw].compactMap(\.self)
        return cells.map { commune.partyOrganisations[ID($0)]?.parent?.raw ?? $0 }
      },
      .through(.members) { id, values, commune in
        guard values.contains(where: { $0.field == "person" || $0.field == "cell" }) else {
          return []
        }
        let people =
          values.filter { $0.field == "person" }.compactMap(\.value.reference)
          + [commune.members[ID(id)]?.person?.raw].compactMap(\.self)
        let cells =
          values.filter { $0.field == "cell" }.compactMap(\.value.reference)
          + [commune.members[ID(id)]?.cell?.raw].compactMap(\.self)
          + people.compactMap { commune.people[ID($0)]?.cell?.raw }
        return cells.map { commune.partyOrganisations[ID($0)]?.parent?.raw ?? $0 }
          + people.compactMap { commune.grassrootsOrganisation(of: ID($0))?.raw }
      },
      .through(.partyOrganisations) { _, values, commune in
        // A name or a meeting day moves nobody from one organisation to another.
        let moves: Set = ["parent", "kind"]
        return values.contains { moves.contains($0.field) } ? commune.partyOrganisations.ids : []
      },
    ]
  ) { organisation, circumstances in
    guard let excess = circumstances.excessOfExcellent(in: organisation) else { return nil }
    return AlertFinding([
      .record(.partyOrganisations, organisation.recordID), .integer(excess.excellent),
      .integer(excess.good), .integer(excess.most), .value(.choice(excess.subject.rawValue)),
    ])
  }
}

extension Commune {
  /// The cells whose members' classifications count in an organisation: those below it, and its own
  /// where it is a cell without an organisation above it.
  private func cellsCounting(in organisation: PartyOrganisation) -> [RecordID] {
    let below = records(
      in: .partyOrganisations, where: "parent", equals: .reference(organisation.recordID))
    let isOnTop = organisation.parent == nil && (organisation.isCell || !below.isEmpty)
    return isOnTop ? below + [organisation.recordID] : below
  }

  /// How many members were classified "excellent" and "good" in an organisation, by period.
  func memberLevels(in organisation: PartyOrganisation) -> [ClassifiedPeriod: LevelCount] {
    let cells = cellsCounting(in: organisation)
    return cells.isEmpty ? [:] : derivations.memberLevels(of: cells, in: self)
  }

  /// The organisation in which a member's classification counts: the one above the cell, or the cell
  /// itself where there is none.
  func grassrootsOrganisation(of person: ID<Person>) -> ID<PartyOrganisation>? {
    guard let cell = cell(of: person) else { return nil }
    return self.partyOrganisations[cell]?.parent ?? cell
  }

  /// A person's cell by the register of members, and by that of people where the person has no record.
  func cell(of person: ID<Person>) -> ID<PartyOrganisation>? {
    let recorded = memberRecords(of: person.raw)
    return recorded.isEmpty
      ? self.people[person]?.cell : recorded.lazy.compactMap { self.members[ID($0)]?.cell }.last
  }
}
