/// Puts the operations of a change of units together, one kind of record after the other.
struct UnitChangePlanner {
  let unitChange: UnitChange
  let commune: Commune
  var plan = UnitChangePlan()
  /// Where each record goes whose place is known.
  private var placed: [RecordID: UnitChange.Place] = [:]
  /// Everything that goes over or is still to be placed.
  private var known: Set<RecordID> = []
  /// The persons at work in each new unit: who looks after it and holds a post there.
  private var atWork: [Work: RecordID] = [:]

  /// A piece of work that only one record may stand for.
  private enum Work: Hashable {
    case assignment(person: RecordID, unit: RecordID)
    case post(Post, unit: RecordID)
    case term(HeadRole, unit: RecordID)
    case group(team: String, unit: RecordID)
  }

  init(_ unitChange: UnitChange, _ commune: Commune) {
    self.unitChange = unitChange
    self.commune = commune
  }

  private var register: RegisterKey { unitChange.kind.register }

  // MARK: Units

  mutating func makeSuccessors(from date: CalendarDate, _ newID: () -> RecordID) {
    for (place, successor) in unitChange.successors.enumerated() {
      if let existing = successor.existing {
        plan.successors.append(existing)
        continue
      }
      let unit = newUnit(successor, isFirst: place == 0, from: date, newID())
      plan.successors.append(unit.recordID)
      plan.change = plan.change + .creating(unit)
    }
  }

  private func newUnit(
    _ successor: UnitChange.Successor, isFirst: Bool, from date: CalendarDate, _ id: RecordID
  ) -> any Entity {
    let old = unitChange.predecessors.map(\.unit)
    switch unitChange.kind {
    case .administrativeUnit:
      let model = old.compactMap { commune.administrativeUnits[ID($0)] }.first
      var unit = AdministrativeUnit(id: ID(id))
      unit.code = successor.code
      unit.name = successor.name
      unit.kind = AdministrativeUnitKind(rawValue: successor.kind) ?? model?.kind
      unit.parent = model?.parent
      unit.validFrom = date
      unit.legalBasis = unitChange.legalBasis
      return unit
    default:
      let models = old.compactMap { commune.residenceUnits[ID($0)] }
      var unit = ResidenceUnit(id: ID(id))
      unit.code = successor.code
      unit.name = successor.name
      unit.kind = ResidenceUnitKind(rawValue: successor.kind) ?? models.first?.kind
      unit.unit = models.first?.unit
      unit.head = isFirst ? models.compactMap(\.head).first : nil
      unit.validFrom = date
      return unit
    }
  }

  mutating func close(before date: CalendarDate) {
    for predecessor in unitChange.predecessors where predecessor.portion == .whole {
      let id = predecessor.unit
      guard let record = commune.record(id, in: register) else { continue }
      let old = record.value(of: "valid-to")
      let new = FieldValue.date(date.adding(days: -1))
      if old != new {
        plan.change.operations.append(
          .set(register, id, field: "valid-to", old: old, new: new))
      }
      plan.closed.append(id)
    }
  }

  mutating func writeSuccessions(on date: CalendarDate, _ newID: () -> RecordID) {
    for predecessor in unitChange.predecessors {
      for successor in plan.successors {
        var succession = Succession(id: ID(newID()))
        succession.passes(from: predecessor.unit, to: successor, of: unitChange.kind)
        succession.change = unitChange.form
        // Of several that take over, none is the whole of it.
        succession.portion = plan.successors.count > 1 ? .part : predecessor.portion
        succession.date = date
        succession.legalBasis = unitChange.legalBasis
        plan.change = plan.change + .creating(succession)
      }
    }
  }

  // MARK: What follows them

  mutating func move(
    _ following: FollowingRecords, on date: CalendarDate, _ newID: () -> RecordID
  ) {
    for predecessor in unitChange.predecessors {
      let ids = commune.records(
        in: following.register, where: following.field, equals: .reference(predecessor.unit))
      for id in ids where following.isAlive(id, commune, date) {
        let (place, isChosen) = place(of: id, following, predecessor)
        plan.items.append(
          UnitChangePlan.Item(
            register: following.register, id: id, predecessor: predecessor.unit, place: place,
            isChosen: isChosen))
        known.insert(id)
        placed[id] = place
        guard case .successor(let index) = place, plan.successors.indices.contains(index) else {
          continue
        }
        let unit = plan.successors[index]
        if case .work = following.manner, hasBegun(id, following, before: date) {
          if !end(id, following, in: unit, before: date) {
            finish(id, in: following.register, before: date)
            goOn(with: id, following, in: unit, from: date, newID())
          }
        } else {
          plan.change.operations.append(
            .set(
              following.register, id, field: following.field, old: .reference(predecessor.unit),
              new: .reference(unit)))
        }
        if predecessor.portion == .whole, following.isDoneInEachPart {
          for (place, unit) in plan.successors.enumerated() where place != index {
            goOn(with: id, following, in: unit, from: date, newID())
          }
        }
      }
    }
  }

  // MARK: Work that goes on

  private func hasBegun(_ id: RecordID, _ following: FollowingRecords, before date: CalendarDate)
    -> Bool
  {
    guard case .date(let from)? = commune.record(id, in: following.register)?.value(of: "from")
    else { return false }
    return from < date
  }

  /// Work in the old unit ends the day before.
  private mutating func finish(_ id: RecordID, in register: RegisterKey, before date: CalendarDate)
  {
    guard let old = commune.record(id, in: register) else { return }
    var ended = old
    try? ended.set("to", to: .date(date.adding(days: -1)))
    if register == .assignments {
      try? ended.set("end-reason", to: .choice(AssignmentEndReason.completed.rawValue))
    }
    plan.change = plan.change + .from(old, to: ended)
  }

  /// The same work in a new unit from the day of the change.
  private mutating func goOn(
    with id: RecordID, _ following: FollowingRecords, in unit: RecordID, from date: CalendarDate,
    _ newID: RecordID
  ) {
    guard let old = commune.record(id, in: following.register),
      var next = Commune.register(following.register)?.blank(newID, today: date)
    else { return }
    for assignment in old.assignments {
      try? next.set(assignment.field, to: assignment.value)
    }
    try? next.set(following.field, to: .reference(unit))
    if case .date(let from) = old.value(of: "from") {
      try? next.set("from", to: .date(max(from, date)))
    }
    plan.change = plan.change + .creating(next)
  }

  private func place(
    of id: RecordID, _ following: FollowingRecords, _ predecessor: UnitChange.Predecessor
  ) -> (UnitChange.Place?, isChosen: Bool) {
    if unitChange.successors.count == 1, predecessor.portion == .whole {
      return (.successor(0), false)
    }
    switch following.manner {
    case .chosen: return (unitChange.places[id], true)
    case .with(let field):
      let leader = commune.record(id, in: following.register)?.value(of: field).reference
      if let leader, known.contains(leader) { return (placed[leader], false) }
      return (unitChange.places[id] ?? wayOfCell(id, following), true)
    case .work:
      let usual: UnitChange.Place = predecessor.portion == .part ? .stays : .successor(0)
      return (unitChange.places[id] ?? usual, false)
    }
  }

  /// Members without a household go with their cell when it belonged to the same unit.
  private func wayOfCell(_ id: RecordID, _ following: FollowingRecords) -> UnitChange.Place? {
    guard following.register == .people, let cell = commune.people[ID(id)]?.cell else { return nil }
    return placed[cell.raw]
  }

  /// Ends work that someone else goes on with in the new unit: the same cadre's second assignment, and
  /// the second holder of a post that only one may have. True when it was ended instead of moved.
  private mutating func end(
    _ id: RecordID, _ following: FollowingRecords, in unit: RecordID, before date: CalendarDate
  ) -> Bool {
    let work: Work
    let from: CalendarDate?
    switch following.register {
    case .assignments:
      guard let assignment = commune.assignments[ID(id)], let person = assignment.person else {
        return false
      }
      work = .assignment(person: person.raw, unit: unit)
      from = assignment.from
    case .appointments:
      guard let appointment = commune.appointments[ID(id)], let post = appointment.post,
        post.isSingle, !appointment.isConcurrent
      else { return false }
      work = .post(post, unit: unit)
      from = appointment.from
    case .headTerms:
      guard let term = commune.headTerms[ID(id)], let role = term.role else { return false }
      work = .term(role, unit: unit)
      from = term.from
    case .workingGroups:
      guard let group = commune.workingGroups[ID(id)] else { return false }
      work = .group(team: group.team, unit: unit)
      from = group.from
    default: return false
    }
    guard atWork[work] != nil || isDone(work, on: date) else {
      atWork[work] = id
      return false
    }
    guard from.map({ $0 < date }) ?? false else { return false }
    finish(id, in: following.register, before: date)
    plan.end(id, in: following.register)
    return true
  }

  /// Whether someone does the work already in a unit that existed before.
  private func isDone(_ work: Work, on day: CalendarDate) -> Bool {
    switch work {
    case .assignment(let person, let unit):
      commune.related(\.assignments, "residence-unit", to: unit)
        .contains { $0.person?.raw == person && $0.to == nil }
    case .post(let post, let unit):
      commune.related(\.appointments, "residence-unit", to: unit)
        .contains { $0.post == post && $0.to == nil && !$0.isConcurrent }
    case .term(let role, let unit):
      commune.related(\.headTerms, "residence-unit", to: unit)
        .contains { $0.role == role && ($0.to.map { day <= $0 } ?? true) }
    case .group(let team, let unit):
      commune.related(\.workingGroups, "residence-unit", to: unit)
        .contains { $0.team == team && $0.to == nil }
    }
  }
}

extension FollowingRecords {
  /// Whether whoever does the work in a unit that is split does it in each of its parts, until it is decided
  /// otherwise.
  fileprivate var isDoneInEachPart: Bool { register == .assignments || register == .workingGroups }
}

extension UnitChangePlan {
  mutating func end(_ id: RecordID, in register: RegisterKey) {
    let place = ended.firstIndex { $0.register == register }
    let ids = place.map { ended[$0].ids } ?? []
    let set = RecordSet(register, ids + [id])
    if let place { ended[place] = set } else { ended.append(set) }
  }
}
