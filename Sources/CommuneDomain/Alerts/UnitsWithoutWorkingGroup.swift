extension AlertRule {
  /// A43: working groups are set up for units, and one is left out (article 4.4).
  static let unitsWithoutWorkingGroup: [AlertRule] = [
    AlertRule(
      "A43", .notice, phrase: "A43.residence-units", of: \.residenceUnits,
      remedy: .add(.workingGroups, field: "residence-unit"),
      watching: [.everything(in: .workingGroups)]
    ) { unit, circumstances in
      unit.exists(on: circumstances.today)
        ? circumstances.findingOfNoWorkingGroup(.residenceUnit, unit.recordID) : nil
    },
    AlertRule(
      "A43", .notice, phrase: "A43.administrative-units", of: \.administrativeUnits,
      remedy: .add(.workingGroups, field: "unit"), watching: [.everything(in: .workingGroups)]
    ) { unit, circumstances in
      unit.isCommune && unit.period.contains(circumstances.today)
        ? circumstances.findingOfNoWorkingGroup(.administrativeUnit, unit.recordID) : nil
    },
  ]
}

extension AdministrativeUnit {
  /// Whether it is a commune, ward or special zone.
  package var isCommune: Bool {
    kind == .commune || kind == .ward || kind == .specialZone
  }
}

extension Circumstances {
  fileprivate func findingOfNoWorkingGroup(_ level: WorkingGroupLevel, _ unit: RecordID)
    -> AlertFinding?
  {
    // Where no group was set up at all, none is missing anywhere.
    let areSetUp = commune.workingGroups.contains {
      $0.level == level && $0.period.contains(today)
    }
    guard areSetUp else { return nil }
    let hasOne = commune.related(\.workingGroups, level.field, to: unit)
      .contains { $0.level == level && $0.period.contains(today) }
    return hasOne ? nil : AlertFinding()
  }
}
