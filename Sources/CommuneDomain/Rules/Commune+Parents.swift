/// What stands above another record: never itself by a detour.
extension Commune {
  /// The record on the way up from one that leads back to it; nil where the way ends.
  func wayBack<Record: Entity>(
    from record: Record, upwards parent: KeyPath<Record, ID<Record>?>,
    in table: WritableKeyPath<CommuneTables, Table<Record>>
  ) -> ID<Record>? {
    var seen: Set<RecordID> = [record.recordID]
    var step = record[keyPath: parent]
    // A record that is its own parent has a rule of its own.
    guard step != record.id else { return nil }
    while let id = step {
      guard let above = self[dynamicMember: table][id], seen.insert(id.raw).inserted else {
        return nil
      }
      step = above[keyPath: parent]
      if step == record.id { return id }
    }
    return nil
  }
}

extension PartyOrganisationKind {
  /// How far from the top it stands; what is above another one has a smaller number.
  var rank: Int {
    switch self {
    case .communeCommittee: 0
    case .grassrootsCommittee: 1
    case .subcommittee: 2
    case .partyGroup: 4
    default: 3
    }
  }
}

extension AdministrativeUnitKind {
  /// How far from the top it stands; the districts of former days were between the others.
  var rank: Int {
    switch self {
    case .province, .municipality: 0
    case .formerDistrict: 1
    case .commune, .ward, .specialZone, .formerTownship: 2
    }
  }
}
