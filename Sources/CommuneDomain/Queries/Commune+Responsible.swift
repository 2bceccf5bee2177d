extension Commune {
  /// The people to whom a record is of concern on a day: those who look after it, or after the household,
  /// group, residence unit or cell that it names, those whom it names itself, and a person for himself.
  package func responsible(for id: RecordID, in register: RegisterKey, on day: CalendarDate)
    -> Set<RecordID>
  {
    var people: Set<RecordID> = []
    var seen: Set<RecordID> = []
    gather(id, register, day, named: true, into: &people, seen: &seen)
    return people
  }

  /// Follows the record, then the places that it names, to their own places; nobody whom a place names
  /// counts, such as the head of a unit for each of its households.
  private func gather(
    _ id: RecordID, _ register: RegisterKey, _ day: CalendarDate, named: Bool,
    into people: inout Set<RecordID>, seen: inout Set<RecordID>
  ) {
    guard seen.insert(id).inserted, let description = Self.register(register) else { return }
    if named, register == .people { people.insert(id) }
    if let level = AssignmentLevel.allCases.first(where: { $0.register == register }) {
      for assignment in related(\.assignments, level.field, to: id)
      where assignment.level == level && assignment.isActive(on: day, in: self) {
        if let person = assignment.person { people.insert(person.raw) }
      }
    }
    for field in description.fields {
      guard case .reference(let target) = field.kind,
        let referred = description.value(of: field.key, in: id, of: self)?.reference
      else { continue }
      if target == .people {
        if named { people.insert(referred) }
      } else if Self.placeRegisters.contains(target) {
        gather(referred, target, day, named: false, into: &people, seen: &seen)
      } else if Self.mattersOfOthers.contains(target), named {
        gather(referred, target, day, named: true, into: &people, seen: &seen)
      }
    }
  }

  /// Those of the records that are of concern to a person on a day, in the order given; what is true of a
  /// place is worked out once for all records that name it.
  package func concerns(
    of person: RecordID, among ids: [RecordID], in register: RegisterKey, on day: CalendarDate
  ) -> [RecordID] {
    guard let description = Self.register(register) else { return [] }
    let targets = description.fields.compactMap { field -> (key: String, RegisterKey)? in
      if case .reference(let target) = field.kind { (field.key, target) } else { nil }
    }
    if targets.contains(where: { Self.mattersOfOthers.contains($0.1) }) {
      return ids.filter { responsible(for: $0, in: register, on: day).contains(person) }
    }
    var isOwn = register == .people ? Set([person]) : []
    for assignment in related(\.assignments, "person", to: person)
    where assignment.isActive(on: day, in: self) {
      if assignment.level?.register == register, let place = assignment.target {
        isOwn.insert(place)
      }
    }
    var places: [RecordID: Bool] = [:]
    let columns = targets.filter { $0.1 == .people || Self.placeRegisters.contains($0.1) }
      .map { key, target in (target, description.values(of: key, in: ids, of: self)) }
    return ids.indices.filter { row in
      isOwn.contains(ids[row])
        || columns.contains { target, values in
          guard let referred = values[row]?.reference else { return false }
          if target == .people { return referred == person }
          if let known = places[referred] { return known }
          var people: Set<RecordID> = []
          var seen: Set<RecordID> = []
          gather(referred, target, day, named: false, into: &people, seen: &seen)
          places[referred] = people.contains(person)
          return people.contains(person)
        }
    }.map { ids[$0] }
  }

  /// Whether records of a register can be of concern to somebody more than to others.
  package static func isOfConcern(_ register: RegisterKey) -> Bool {
    guard register != .people, let description = Self.register(register) else {
      return false
    }
    return AssignmentLevel.allCases.contains { $0.register == register }
      || description.fields.contains { field in
        if case .reference(let target) = field.kind {
          target == .people || placeRegisters.contains(target) || mattersOfOthers.contains(target)
        } else {
          false
        }
      }
  }

  /// Who looks after the whole commune is not asked about each of its households.
  private static let placeRegisters = Set(
    AssignmentLevel.allCases.filter { $0 != .administrativeUnit }.map(\.register))

  /// What a record is part of and who answers for it: an opinion is heard in a dialogue, and answered
  /// under a recommendation.
  private static let mattersOfOthers: Set<RegisterKey> = [.dialogues, .recommendations]
}

extension Alert {
  /// The part of the alert that is of concern to a person; nil when nothing is.
  package func concerning(_ person: RecordID, in commune: Commune, on day: CalendarDate) -> Alert? {
    let places = ids.indices.filter { place in
      commune.responsible(for: ids[place], in: register, on: day).contains(person)
    }
    guard places.count != ids.count else { return self }
    guard !places.isEmpty else { return nil }
    let findings = places.compactMap {
      self.findings.indices.contains($0) ? self.findings[$0] : nil
    }
    return Alert(
      rule: rule, severity: severity, phrase: phrase,
      arguments: ids.count == 1 ? arguments : [.integer(places.count)], register: register,
      ids: places.map { ids[$0] }, findings: findings, due: findings.first?.due, remedy: remedy)
  }
}
