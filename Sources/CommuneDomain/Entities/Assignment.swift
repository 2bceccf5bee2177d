/// A cadre who looks after a cell, a residence unit, a group or a household, by decision, from a day.
package struct Assignment: Entity {
  package let id: ID<Self>
  package var person: ID<Person>?
  package var level: AssignmentLevel?
  package var cell: ID<PartyOrganisation>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var group: ID<SelfManagedGroup>?
  package var household: ID<Household>?
  package var administrativeUnit: ID<AdministrativeUnit>?
  package var region = ""
  package var decision = ""
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var endReason: AssignmentEndReason?
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let person = person.flatMap { commune.people[$0]?.name } ?? ""
    guard let target, let level else { return person }
    return "\(person) – \(commune.title(of: target, in: level.register))"
  }

  package static let schema = Schema<Assignment>(
    .assignments,
    fields: [
      .reference("person", \.person, to: .people).required().column().searched(),
      .choice("level", \.level).required().persistent().column(),
      .reference("cell", \.cell, to: .partyOrganisations).required().column().sharingColumn(
        "target"
      ).searched()
        .applies { $0.level == .cell },
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().column()
        .sharingColumn("target")
        .searched().applies { $0.level == .residenceUnit },
      .reference("group", \.group, to: .groups).required().column().sharingColumn("target")
        .searched()
        .applies { $0.level == .group },
      .reference("household", \.household, to: .households).required().column().sharingColumn(
        "target"
      ).searched()
        .applies { $0.level == .household },
      .reference("administrative-unit", \.administrativeUnit, to: .administrativeUnits).required()
        .column().sharingColumn("target").searched()
        .applies { $0.level == .administrativeUnit },
      .text("decision", \.decision, .line(60)).persistent().column().searched(),
      .date("from", \.from).required().persistent().initially(.today).column(),
      .date("to", \.to).column(),
      .choice("end-reason", \.endReason).applies { $0.to != nil },
      .text("remarks", \.remarks, .paragraph(300)),
      .text("region", \.region, .line(80)).persistent().searched(),
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { assignment, _ in
        dates(assignment.from, inOrderWith: assignment.to)
      },
      .hard("assignedTwice", at: "person") { assignment, circumstances in
        guard let person = assignment.person, let target = assignment.target else { return nil }
        return circumstances.commune.related(\.assignments, "person", to: person.raw)
          .first { other in
            other.id != assignment.id && other.target == target
              && other.period.overlaps(assignment.period)
          }
          .flatMap { other in other.from.map { [.date($0)] } }
      },
      .hard("assignedToClosedUnit", at: "from") { assignment, circumstances in
        guard let level = assignment.level, let target = assignment.target,
          let from = assignment.from,
          let last = circumstances.commune.lastDay(of: target, in: level.register, before: from)
        else { return nil }
        return [.record(level.register, target), .date(last)]
      },
      .soft("coverGap", at: "from") { assignment, circumstances in
        assignment.gapBefore(in: circumstances.commune).map { [.date($0.from), .date($0.to)] }
      },
      .soft("endWithoutReason", at: "end-reason") { assignment, _ in
        assignment.to != nil && assignment.endReason == nil ? [] : nil
      },
      .soft("assigneeGone", at: "person") { assignment, circumstances in
        guard let person = assignment.person.flatMap({ circumstances.commune.people[$0] }),
          assignment.isInForce(on: circumstances.today),
          !person.isPresent(on: circumstances.today)
        else { return nil }
        return [.record(.people, person.recordID)]
      },
      .soft("reassignedEarly", at: "from") { assignment, circumstances in
        assignment.tenureCutShort(in: circumstances)
      },
    ])

  package var period: Period { Period(from: from, to: to) }

  /// Whether the assignment holds on a day, whatever became of its person.
  package func isInForce(on day: CalendarDate) -> Bool {
    from != nil && period.contains(day)
  }

  /// What is looked after.
  package var target: RecordID? {
    switch level {
    case .cell: cell?.raw
    case .residenceUnit: residenceUnit?.raw
    case .group: group?.raw
    case .household: household?.raw
    case .administrativeUnit: administrativeUnit?.raw
    case nil: nil
    }
  }

  /// Puts a record under this assignment's care.
  package mutating func look(after target: RecordID, at level: AssignmentLevel) {
    self.level = level
    cell = level == .cell ? ID(target) : nil
    residenceUnit = level == .residenceUnit ? ID(target) : nil
    group = level == .group ? ID(target) : nil
    household = level == .household ? ID(target) : nil
    administrativeUnit = level == .administrativeUnit ? ID(target) : nil
  }
}

extension RegisterKey {
  package static let assignments = RegisterKey("assignments")
}

/// What a cadre is assigned to.
package enum AssignmentLevel: String, Choice {
  case cell
  case residenceUnit = "residence-unit"
  case group
  case household
  /// A commune or ward, looked after from above (article 1.11).
  case administrativeUnit = "administrative-unit"

  /// Where the records of this level are kept.
  package var register: RegisterKey {
    switch self {
    case .cell: .partyOrganisations
    case .residenceUnit: .residenceUnits
    case .group: .groups
    case .household: .households
    case .administrativeUnit: .administrativeUnits
    }
  }

  /// The field of an assignment that refers to them.
  package var field: String { rawValue }
}

/// Why an assignment ended.
package enum AssignmentEndReason: String, Choice {
  case transferred, retired, replaced, completed, deceased, other
}
