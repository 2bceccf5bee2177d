extension UnitChangePlanner {
  /// Gives records their new names, and finds those that would share one with another: two groups of a
  /// residence unit, two residence units of a commune, two cells of the book.
  mutating func rename(on date: CalendarDate) {
    for id in unitChange.names.keys.sorted() {
      guard let register = registerOfNamed(id), let name = unitChange.names[id],
        let old = commune.record(id, in: register)?.value(of: "name"), old != .text(name),
        !name.isEmpty
      else { continue }
      plan.change.operations.append(
        .set(register, id, field: "name", old: old, new: .text(name)))
    }
    findClashes(on: date)
  }

  /// The register of a record that goes over, or of a cell of a residence unit that does.
  private func registerOfNamed(_ id: RecordID) -> RegisterKey? {
    [RegisterKey.partyOrganisations, .groups, .residenceUnits]
      .first { commune.record(id, in: $0) != nil }
  }

  private mutating func findClashes(on date: CalendarDate) {
    var after = commune
    guard (try? after.apply(plan.change)) != nil else { return }
    let closing = Set(unitChange.predecessors.filter { $0.portion == .whole }.map(\.unit))
    let going = Set(plan.items.map(\.id)).union(plan.successors)
    let cells = cellsConcerned(by: going)
    findClashes(in: after.partyOrganisations, .partyOrganisations, cells) { cell in
      cell.isCell && cell.exists(on: date) ? NamedPlace(name: cell.name, place: nil) : nil
    }
    findClashes(in: after.groups, .groups, going) { group in
      group.exists(on: date)
        ? NamedPlace(name: group.name, place: group.residenceUnit?.raw) : nil
    }
    findClashes(in: after.residenceUnits, .residenceUnits, going) { unit in
      unit.exists(on: date) && !closing.contains(unit.recordID)
        ? NamedPlace(name: unit.name, place: unit.unit?.raw) : nil
    }
  }

  /// The cells that go over, or belong to a residence unit that does.
  private func cellsConcerned(by going: Set<RecordID>) -> Set<RecordID> {
    let belonging = commune.partyOrganisations.filter { cell in
      cell.residenceUnit.map { going.contains($0.raw) } ?? false
    }
    return going.union(belonging.map(\.recordID))
  }

  private mutating func findClashes<Record: Entity>(
    in records: Table<Record>, _ register: RegisterKey, _ concerned: Set<RecordID>,
    name: (Record) -> NamedPlace?
  ) {
    var holders: [NamedPlace: [RecordID]] = [:]
    for record in records {
      if let name = name(record) { holders[name, default: []].append(record.recordID) }
    }
    let shared = holders.filter {
      $0.value.count > 1 && !$0.value.allSatisfy { !concerned.contains($0) }
    }
    for (name, ids) in shared.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let moved = ids.last(where: concerned.contains),
        let other = ids.first(where: { $0 != moved })
      else { continue }
      plan.clashes.append(
        UnitChangePlan.NameClash(register: register, moved: moved, other: other, name: name.name))
    }
  }
}

/// A name within the place where it may stand once only.
private struct NamedPlace: Hashable {
  let name: String
  let place: RecordID?
}
