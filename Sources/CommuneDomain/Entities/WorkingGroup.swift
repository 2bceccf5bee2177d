/// A working group's duty towards one unit: who guides and inspects it, and whether they have been there
/// (articles 3.5 and 4.4). A group with several units has a record for each.
package struct WorkingGroup: Entity {
  package let id: ID<Self>
  package var team = ""
  package var leader: ID<Person>?
  package var level: WorkingGroupLevel?
  package var unit: ID<AdministrativeUnit>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var decision = ""
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var worked: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let place = place.flatMap { place in
      level.map { commune.title(of: place, in: $0.register) }
    }
    return [team, place].compactMap(\.self).joined(separator: " – ")
  }

  package static let schema = Schema<WorkingGroup>(
    .workingGroups,
    fields: [
      .text("team", \.team, .line(80)).required().persistent().column().searched(),
      .reference("leader", \.leader, to: .people).persistent().column().searched(),
      .choice("level", \.level).required().persistent(),
      .reference("unit", \.unit, to: .administrativeUnits).required().column()
        .sharingColumn("place").searched().applies { $0.level == .administrativeUnit },
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().column()
        .sharingColumn("place").searched().applies { $0.level == .residenceUnit },
      .text("decision", \.decision, .line(60)).persistent(),
      .date("from", \.from).required().initially(.today).persistent().column(),
      .date("to", \.to).persistent(),
      .date("worked", \.worked).column(),
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { group, _ in dates(group.from, inOrderWith: group.to)
      },
      .hard("dateInFuture", at: "worked") { group, circumstances in
        group.worked.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("sameTeamTwice", at: "team") { group, circumstances in
        group.others(in: circumstances.commune).first { $0.team == group.team }
          .map { [.record(.workingGroups, $0.recordID)] }
      },
      .soft("unitOfTwoTeams", at: "team") { group, circumstances in
        group.others(in: circumstances.commune).first { $0.team != group.team }
          .map { [.text($0.team)] }
      },
    ])

  package var period: Period { Period(from: from, to: to) }

  /// The unit that the group is responsible for.
  package var place: RecordID? {
    switch level {
    case .administrativeUnit: unit?.raw
    case .residenceUnit: residenceUnit?.raw
    case nil: nil
    }
  }

  /// Those responsible for the same unit at the same time.
  private func others(in commune: Commune) -> [WorkingGroup] {
    guard let place, let level else { return [] }
    return commune.related(\.workingGroups, level.field, to: place)
      .filter { $0.id != id && $0.period.overlaps(period) }
  }
}

extension RegisterKey {
  package static let workingGroups = RegisterKey("working-groups")
}

/// What a working group is responsible for.
package enum WorkingGroupLevel: String, Choice {
  case administrativeUnit = "administrative-unit"
  case residenceUnit = "residence-unit"

  /// Where such units are kept.
  package var register: RegisterKey {
    switch self {
    case .administrativeUnit: .administrativeUnits
    case .residenceUnit: .residenceUnits
    }
  }

  /// The field of a working group that refers to them.
  package var field: String {
    switch self {
    case .administrativeUnit: "unit"
    case .residenceUnit: "residence-unit"
    }
  }
}
