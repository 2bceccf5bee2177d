internal import CommuneDomain

extension CommuneBuilder {
  /// Cadres for every cell, every residence unit, all groups but three, and most poor households.
  mutating func assignCadres() {
    var random = random(for: "assignments")
    var planned: [PlannedAssignment] = []
    let staff = cadres.prefix(size.staff)
    for cell in cells.indices {
      let person = staff[(cell * 5 + 3) % staff.count]
      planned.append(planAssignment(person, .cell, cells[cell].id.raw, &random))
    }
    for unit in units.indices {
      let person = staff[(unit * 3 + 8) % staff.count]
      planned.append(planAssignment(person, .residenceUnit, units[unit].id.raw, &random))
    }
    planGroups(&planned, &random)
    planHouseholds(&planned, &random)

    // Not by day alone: which of two of the same day comes first must not depend on the sort.
    let order = planned.indices.sorted {
      (planned[$0].from, $0) < (planned[$1].from, $1)
    }
    var identifiers = identifiers(for: .assignments)
    for (number, position) in order.enumerated() {
      let plan = planned[position]
      var assignment = Assignment(
        id: identifiers.next(on: max(plan.from, opening.adding(days: 10))))
      assignment.person = people[plan.person].id
      assignment.look(after: plan.target, at: plan.level)
      assignment.from = plan.from
      assignment.to = plan.to
      assignment.endReason = plan.endReason
      assignment.decision = "\(number + 1)-QĐ/ĐU"
      commune.assignments.insert(assignment)
    }
  }

  private func planAssignment(
    _ person: Int, _ level: AssignmentLevel, _ target: RecordID,
    _ random: inout SeededGenerator
  ) -> PlannedAssignment {
    let months = random.number(in: 2...60)
    let from = today.adding(months: -months).adding(days: -random.below(25))
    return PlannedAssignment(person: person, level: level, target: target, from: from)
  }

  /// Groups that nobody looks after: one never had anyone, one lost its cadre, one's was transferred.
  private var uncovered: (never: Int, left: Int, transferred: Int) {
    size.groups >= 88 ? (6, 32, 87) : (1, 3, 5)
  }

  private mutating func planGroups(
    _ planned: inout [PlannedAssignment], _ random: inout SeededGenerator
  ) {
    let uncovered = uncovered
    let tenureSought = limits.value(.assignmentMinimumMonths, on: today) ?? 0
    let early = size.groups >= 88 ? 19 : 7
    // Tổ 12 goes to Trần Thị Mai.
    let shift = StaffPost.guide + cadres.count - 11 % cadres.count
    for group in groups.indices {
      let target = groups[group].id.raw
      let person = cadres[(group + shift) % cadres.count]
      switch group {
      case uncovered.never: continue
      case uncovered.left:
        planned.append(
          PlannedAssignment(
            person: personWhoLeft, level: .group, target: target,
            from: today.adding(months: -18)))
        continue
      case uncovered.transferred:
        planned.append(
          PlannedAssignment(
            person: person, level: .group, target: target, from: today.adding(months: -31),
            to: today.adding(days: -12), endReason: .transferred))
        continue
      default: break
      }
      var current = planAssignment(person, .group, target, &random)
      if group == 11 { current.from = today.adding(months: -26) }
      let before = cadres[(group + shift + cadres.count / 2) % cadres.count]
      if group == early {
        current.from = today.adding(months: -3)
        planned.append(current.predecessor(before, months: 7, .replaced))
      } else if isSpread(group, choosing: size.endedAssignments, of: size.groups) {
        let reason: AssignmentEndReason = random.pick([
          .retired, .replaced, .transferred, .completed, .other,
        ])
        let months = tenureSought + random.number(in: 2...30)
        planned.append(current.predecessor(before, months: months, reason))
      }
      planned.append(current)
    }
    planPredecessorWhoDied(&planned)
  }

  /// One residence unit was looked after by someone who died.
  private func planPredecessorWhoDied(_ planned: inout [PlannedAssignment]) {
    let unit = units[units.count - 1].id.raw
    guard let position = planned.firstIndex(where: { $0.target == unit }) else { return }
    let day = people[personWhoDied].statusSince ?? today
    planned[position].from = day.adding(days: 5)
    planned.append(
      PlannedAssignment(
        person: personWhoDied, level: .residenceUnit, target: unit,
        from: day.adding(months: -29), to: day, endReason: .deceased))
  }

  /// About three of four poor households have someone of their own.
  private mutating func planHouseholds(
    _ planned: inout [PlannedAssignment], _ random: inout SeededGenerator
  ) {
    var poor = 0
    for household in households.indices where households[household].isPoor {
      poor += 1
      guard poor % 4 != 3 else { continue }
      let person = random.pick(cadres)
      assigneeOfHousehold[household] = person
      planned.append(
        PlannedAssignment(
          person: person, level: .household, target: households[household].id.raw,
          from: today.adding(days: -random.number(in: 60...900))))
    }
  }
}
