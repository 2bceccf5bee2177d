extension UnitChange {
  /// Works out what the change does to each record, and what speaks against it.
  ///
  /// - Parameters:
  ///   - newID: Gives identifiers to new units, successions and assignments.
  package func plan(in circumstances: Circumstances, newID: () -> RecordID) -> UnitChangePlan {
    var planner = UnitChangePlanner(self, circumstances.commune)
    planner.plan.problems = problems(in: circumstances.commune, today: circumstances.today)
    guard let date, !predecessors.isEmpty, !successors.isEmpty else { return planner.plan }
    planner.makeSuccessors(from: date, newID)
    for following in FollowingRecords.of(kind) { planner.move(following, on: date, newID) }
    planner.rename(on: date)
    planner.close(before: date)
    planner.writeSuccessions(on: date, newID)
    var plan = planner.plan
    let unplaced = plan.unplaced.count
    if unplaced > 0 { plan.problems.append(.init("unplaced", [.integer(unplaced)])) }
    if plan.problems.isEmpty { plan.issues = plan.change.newIssues(in: circumstances) }
    return plan
  }

  /// What is missing, and the days that would have no unit or two.
  private func problems(in commune: Commune, today: CalendarDate) -> [UnitChangePlan.Problem] {
    var found: [UnitChangePlan.Problem] = []
    // Records say where they belong now, so that they cannot go over before the day.
    if let date, date > today { found.append(.init("in-future", [.date(date), .date(today)])) }
    if date == nil { found.append(.init("no-date")) }
    if legalBasis.isEmpty { found.append(.init("no-legal-basis")) }
    found += problemsOfNumbers
    let old = Set(predecessors.map(\.unit))
    for (place, successor) in successors.enumerated() {
      if let existing = successor.existing {
        if old.contains(existing) {
          found.append(.init("own-successor", [.record(kind.register, existing)]))
        }
        found += problems(ofExisting: existing, in: commune)
      } else {
        if successor.code.isEmpty { found.append(.init("no-code", [.integer(place + 1)])) }
        if successor.name.isEmpty { found.append(.init("no-name", [.integer(place + 1)])) }
      }
    }
    for predecessor in predecessors {
      found += problems(ofOld: predecessor.unit, in: commune)
    }
    return found
  }

  private var problemsOfNumbers: [UnitChangePlan.Problem] {
    var problems: [UnitChangePlan.Problem] = []
    let (fewest, most) = numberOfPredecessors
    if predecessors.count < fewest || predecessors.count > most {
      problems.append(
        .init(
          fewest == most ? "one-predecessor" : "few-predecessors",
          [.integer(predecessors.count), .integer(fewest)]))
    }
    if form == .split, successors.count < 2, predecessors.allSatisfy({ $0.portion == .whole }) {
      problems.append(.init("few-successors", [.integer(successors.count)]))
    }
    if form != .split, successors.count != 1 {
      problems.append(.init("one-successor", [.integer(successors.count)]))
    }
    return problems
  }

  /// How many units may give way: a merger needs two at least, or one that joins an existing unit.
  private var numberOfPredecessors: (fewest: Int, most: Int) {
    guard form == .merge else { return (1, 1) }
    return (successors.contains { $0.existing != nil } ? 1 : 2, .max)
  }

  private func problems(ofExisting unit: RecordID, in commune: Commune)
    -> [UnitChangePlan.Problem]
  {
    guard let date, let life = commune.lifetime(of: unit, in: kind.register) else { return [] }
    if let first = life.from, first > date {
      return [
        .init("gap", [.date(date), .date(first.adding(days: -1)), .record(kind.register, unit)])
      ]
    }
    if let last = life.to, last < date {
      return [.init("closed-already", [.record(kind.register, unit), .date(last)])]
    }
    return []
  }

  private func problems(ofOld unit: RecordID, in commune: Commune) -> [UnitChangePlan.Problem] {
    guard let date, let life = commune.lifetime(of: unit, in: kind.register) else { return [] }
    if let last = life.to {
      let first = last.adding(days: 1)
      if first < date {
        return [
          .init("gap", [.date(first), .date(date.adding(days: -1)), .record(kind.register, unit)])
        ]
      }
      if first > date {
        return [.init("closed-already", [.record(kind.register, unit), .date(last)])]
      }
    }
    if let first = life.from, first >= date {
      return [.init("not-begun", [.record(kind.register, unit), .date(first)])]
    }
    return []
  }
}

extension Change {
  /// The hard rules that records touched by this change break afterwards and did not before.
  package func newIssues(in circumstances: Circumstances) -> [Issue] {
    var after = circumstances
    do {
      try after.commune.apply(self)
    } catch {
      return []
    }
    var seen: Set<RecordID> = []
    return operations.flatMap { operation -> [Issue] in
      guard seen.insert(operation.record).inserted else { return [] }
      let old = circumstances.commune.record(operation.record, in: operation.register)
      let known = Set((old?.issues(in: circumstances) ?? []).map(\.rule))
      let new = after.commune.record(operation.record, in: operation.register)
      return (new?.issues(in: after) ?? []).filter {
        $0.severity == .hard && !known.contains($0.rule)
      }
    }
  }
}
