extension AlertRule {
  /// A1: nobody looks after a group, residence unit, cell or poor household (fixture F12).
  static let nobodyAssigned: [AlertRule] = [
    AlertRule(
      "A1", .urgent, phrase: "A1.groups", of: \.groups, remedy: .assign(.group),
      watching: assignmentsOf(.group)
    ) { group, circumstances in
      group.exists(on: circumstances.today)
        ? circumstances.findingOfNobody(.group, group.recordID) : nil
    },
    AlertRule(
      "A1", .urgent, phrase: "A1.residence-units", of: \.residenceUnits,
      remedy: .assign(.residenceUnit), watching: assignmentsOf(.residenceUnit)
    ) { unit, circumstances in
      unit.exists(on: circumstances.today)
        ? circumstances.findingOfNobody(.residenceUnit, unit.recordID) : nil
    },
    AlertRule(
      "A1", .urgent, phrase: "A1.cells", of: \.partyOrganisations, remedy: .assign(.cell),
      watching: assignmentsOf(.cell)
    ) { cell, circumstances in
      cell.isCell && cell.exists(on: circumstances.today)
        ? circumstances.findingOfNobody(.cell, cell.recordID) : nil
    },
    AlertRule(
      "A1", .urgent, phrase: "A1.households", of: \.households, remedy: .assign(.household),
      watching: assignmentsOf(.household),
      among: \.poorHouseholds
    ) { household, circumstances in
      household.isPoor ? circumstances.findingOfNobody(.household, household.recordID) : nil
    },
  ]

  /// The assignments of a level, and the people who act under them.
  private static func assignmentsOf(_ level: AssignmentLevel) -> [AlertWatch] {
    [
      .referring(.assignments, field: level.field),
      .through(.people) { person, _, commune in
        commune.related(\.assignments, "person", to: person)
          .filter { $0.level == level }.compactMap(\.target)
      },
    ]
  }
}

extension Circumstances {
  /// The households on the list of poor ones.
  var poorHouseholds: [RecordID] { AssignmentLevel.household.units(in: commune, on: today) }

  fileprivate func findingOfNobody(_ level: AssignmentLevel, _ unit: RecordID) -> AlertFinding? {
    let isCovered = commune.related(\.assignments, level.field, to: unit).contains {
      $0.level == level && $0.isActive(on: today, in: commune)
    }
    return isCovered ? nil : AlertFinding()
  }
}
