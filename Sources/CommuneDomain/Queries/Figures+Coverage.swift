internal import VietnameseText

extension AssignmentLevel {
  /// The records of this level that someone should look after on a day.
  ///
  /// Of the households these are the poor ones. A poor household is covered by an assignment of its
  /// own only, not by that of its group: "the commune knows each household" (article 1.1) is a
  /// level of its own, and a cadre of a group of thirty households answers for none by name.
  package func units(in commune: Commune, on day: CalendarDate) -> [RecordID] {
    switch self {
    case .cell:
      commune.partyOrganisations.filter { $0.isCell && $0.exists(on: day) }.map(\.recordID)
    case .residenceUnit: commune.residenceUnits.filter { $0.exists(on: day) }.map(\.recordID)
    case .group: commune.groups.filter { $0.exists(on: day) }.map(\.recordID)
    case .administrativeUnit:
      // Looked after from above; where nobody is, that is no concern of this book.
      commune.count(of: .assignments, having: "administrative-unit") == 0
        ? []
        : commune.administrativeUnits.filter { $0.isCommune && $0.period.contains(day) }
          .map(\.recordID)
    case .household:
      commune.records(
        in: .households, where: "poverty", equals: .choice(PovertyStatus.poor.rawValue))
    }
  }
}

extension Figures {
  /// The units of a level that someone looks after today, out of all that someone should.
  package func covered(_ level: AssignmentLevel) -> Share {
    let units = level.units(in: commune, on: today)
    var covered: Set<RecordID> = []
    for assignment in commune.assignments where assignment.level == level {
      if let target = assignment.target, assignment.isActive(on: today, in: commune) {
        covered.insert(target)
      }
    }
    return Share(
      RecordSet(level.register, units.filter(covered.contains)),
      of: RecordSet(level.register, units))
  }

  /// Who looks after each unit of a level; units without anybody first, then by title.
  package func coverage(_ level: AssignmentLevel) -> [Coverage] {
    coverage(level, of: level.units(in: commune, on: today))
  }

  /// Who looks after each of these units; units without anybody first, then by title.
  package func coverage(_ level: AssignmentLevel, of units: [RecordID]) -> [Coverage] {
    var byTarget: [RecordID: [Assignment]] = [:]
    for assignment in commune.assignments where assignment.level == level {
      if let target = assignment.target { byTarget[target, default: []].append(assignment) }
    }
    return units.map { coverage(of: $0, level, byTarget[$0] ?? []) }
      .map { (coverage: $0, key: CollationKey(text: commune.title(of: $0.unit, in: $0.register))) }
      .sorted { left, right in
        left.coverage.isCovered == right.coverage.isCovered
          ? left.key < right.key : right.coverage.isCovered
      }
      .map(\.coverage)
  }

  /// Households outside the list of poor ones that someone looks after all the same.
  package var otherHouseholdsCovered: [Coverage] {
    var others: Set<RecordID> = []
    for assignment in commune.assignments where assignment.level == .household {
      guard let id = assignment.household, let household = commune.households[id],
        !household.isPoor, assignment.isActive(on: today, in: commune)
      else { continue }
      others.insert(id.raw)
    }
    return coverage(.household, of: others.sorted())
  }

  private func coverage(of unit: RecordID, _ level: AssignmentLevel, _ assignments: [Assignment])
    -> Coverage
  {
    let holders = assignments.filter { $0.isActive(on: today, in: commune) }
      .sorted { ($0.from ?? today, $0.recordID) < ($1.from ?? today, $1.recordID) }
    return Coverage(
      unit: unit, level: level, holders: holders,
      vacancy: holders.isEmpty ? vacancy(assignments) : nil,
      households: households(of: unit, level))
  }

  private func vacancy(_ assignments: [Assignment]) -> Coverage.Vacancy {
    if let gone = assignments.first(where: { $0.isInForce(on: today) }) { return .personGone(gone) }
    let ended = assignments.filter { $0.to.map { $0 < today } ?? false }
    if let last = ended.max(by: { ($0.to ?? today) < ($1.to ?? today) }) { return .ended(last) }
    return assignments.first.map(Coverage.Vacancy.notBegun) ?? .neverAssigned
  }

  private func households(of unit: RecordID, _ level: AssignmentLevel) -> RecordSet? {
    guard level == .group || level == .residenceUnit else { return nil }
    return RecordSet(
      .households,
      commune.records(in: .households, where: level.field, equals: .reference(unit)))
  }
}
