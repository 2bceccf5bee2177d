extension Succession {
  /// Another record of the same two on the same day.
  func twin(in commune: Commune) -> Succession? {
    guard let kind, let predecessor, let successor, let date else { return nil }
    return commune.related(\.successions, kind.fromField, to: predecessor)
      .first { $0.id != id && $0.successor == successor && $0.date == date }
  }

  /// The days on which neither the old unit nor the new one exists: the last day of the one and the
  /// first of the other.
  ///
  /// - Parameter edited: A unit whose days are about to be others than those in the book.
  func gap(in commune: Commune, with edited: (id: RecordID, life: Period)? = nil)
    -> [Issue.Argument]?
  {
    guard let date, let kind, let predecessor, let successor else { return nil }
    func lifetime(of id: RecordID) -> Period? {
      edited?.id == id ? edited?.life : commune.lifetime(of: id, in: kind.register)
    }
    if let last = lifetime(of: predecessor)?.to,
      last < date.adding(days: -1)
    {
      return [.date(last), .date(date)]
    }
    if let first = lifetime(of: successor)?.from, first > date {
      return [.date(date.adding(days: -1)), .date(first)]
    }
    return nil
  }

  /// A unit that goes over as a whole and still exists afterwards: the unit and its last day.
  func overlap(in commune: Commune, with edited: (id: RecordID, life: Period)? = nil)
    -> [Issue.Argument]?
  {
    guard let date, let kind, let predecessor, portion == .whole,
      let life = edited?.id == predecessor
        ? edited?.life : commune.lifetime(of: predecessor, in: kind.register)
    else { return nil }
    if let last = life.to, last < date { return nil }
    return [.record(kind.register, predecessor), .date(date)]
  }
}

extension Succession {
  /// What else takes over from the same unit on the same day, where one of the two says that it is the whole.
  func rival(in commune: Commune) -> Succession? {
    guard let kind, let predecessor, let date else { return nil }
    return commune.related(\.successions, kind.fromField, to: predecessor).first { other in
      other.id != id && other.date == date && other.successor != successor
        && (portion == .whole || other.portion == .whole)
    }
  }
}

/// A unit whose days are edited must still fit what it took over from and what took over from it.
protocol SucceedingUnit: Entity {
  var period: Period { get }
}

extension SucceedingUnit {
  static var successionRules: [RecordRule<Self>] {
    [
      .hard("unitGap", at: "valid-to") { unit, circumstances in
        unit.successions(in: circumstances.commune).lazy
          .compactMap { $0.gap(in: circumstances.commune, with: (unit.recordID, unit.period)) }
          .first
      },
      .hard("unitOverlap", at: "valid-to") { unit, circumstances in
        unit.successions(in: circumstances.commune).lazy
          .compactMap { $0.overlap(in: circumstances.commune, with: (unit.recordID, unit.period)) }
          .first
      },
    ]
  }

  private func successions(in commune: Commune) -> [Succession] {
    commune.successionsFrom(recordID, in: Self.schema.key)
      + commune.successionsInto(recordID, in: Self.schema.key)
  }
}

extension AdministrativeUnit: SucceedingUnit {}
extension ResidenceUnit: SucceedingUnit {}

extension Commune {
  /// The last day of a unit, where it is over on a day.
  package func lastDay(of id: RecordID, in register: RegisterKey, before day: CalendarDate)
    -> CalendarDate?
  {
    lifetime(of: id, in: register)?.to.flatMap { $0 < day ? $0 : nil }
  }

  /// How many records of a register count on a day: of units, groups and cells those that exist.
  package func count(of register: RegisterKey, existingOn day: CalendarDate) -> Int {
    guard SuccessionKind(register) != nil else { return count(of: register) }
    return ids(in: register).count { lifetime(of: $0, in: register)?.contains(day) ?? true }
  }

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
