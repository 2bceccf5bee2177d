extension Succession {
  /// Another record of the same two on the same day.
  func twin(in commune: Commune) -> Succession? {
    guard let kind, let predecessor, let successor, let date else { return nil }
    return commune.related(\.successions, kind.fromField, to: predecessor)
      .first { $0.id != id && $0.successor == successor && $0.date == date }
  }

  /// The days on which neither the old unit nor the new one exists: the last day of the one and the
  /// first of the other.
  func gap(in commune: Commune) -> [Issue.Argument]? {
    guard let date, let kind, let predecessor, let successor else { return nil }
    if let last = commune.lifetime(of: predecessor, in: kind.register)?.to,
      last < date.adding(days: -1)
    {
      return [.date(last), .date(date)]
    }
    if let first = commune.lifetime(of: successor, in: kind.register)?.from, first > date {
      return [.date(date.adding(days: -1)), .date(first)]
    }
    return nil
  }

  /// A unit that goes over as a whole and still exists afterwards: the unit and its last day.
  func overlap(in commune: Commune) -> [Issue.Argument]? {
    guard let date, let kind, let predecessor, portion == .whole,
      let life = commune.lifetime(of: predecessor, in: kind.register)
    else { return nil }
    if let last = life.to, last < date { return nil }
    return [.record(kind.register, predecessor), .date(date)]
  }
}

extension Commune {
  /// When a unit, organisation or group exists; nil for registers whose records do not come and go.
  package func lifetime(of id: RecordID, in register: RegisterKey) -> Period? {
    switch register {
    case .administrativeUnits: self.administrativeUnits[ID(id)]?.period
    case .residenceUnits: self.residenceUnits[ID(id)]?.period
    case .groups: self.groups[ID(id)].map { Period(from: $0.founded, to: $0.dissolved) }
    case .partyOrganisations:
      self.partyOrganisations[ID(id)].map { Period(from: $0.founded, to: $0.dissolved) }
    default: nil
    }
  }
}
