/// Which working group is responsible for which unit on a day (article 4.4).
package struct WorkingGroupFigures: Hashable, Sendable {
  /// The units of each group.
  package let unitsOfTeam: [String: Set<RecordID>]
  package let unitsWithoutTeam: RecordSet
  package let unitsOfTwoTeams: RecordSet
  /// Units where a group has been, out of all.
  package let worked: Share

  /// The groups that have equally many units, the largest first: six with five units and four with four
  /// (fixture F10).
  package var teamsBySize: [(size: Int, teams: [String])] {
    Dictionary(grouping: unitsOfTeam.keys) { unitsOfTeam[$0]?.count ?? 0 }
      .sorted { $0.key > $1.key }
      .map { (size: $0.key, teams: $0.value.sorted()) }
  }
}

extension Figures {
  /// The working groups of a level, and the units that no group or two groups are responsible for.
  package func workingGroups(_ level: WorkingGroupLevel) -> WorkingGroupFigures {
    let groups = commune.workingGroups.filter {
      $0.level == level && $0.period.contains(today)
    }
    var teams: [RecordID: Set<String>] = [:]
    var units: [String: Set<RecordID>] = [:]
    for group in groups {
      guard let place = group.place else { continue }
      teams[place, default: []].insert(group.team)
      units[group.team, default: []].insert(place)
    }
    let existing =
      level == .residenceUnit
      ? commune.residenceUnits.filter { $0.exists(on: today) }.map(\.recordID)
      : commune.administrativeUnits.filter { $0.isCommune && $0.period.contains(today) }
        .map(\.recordID)
    let worked = Set(groups.filter { $0.worked != nil }.compactMap(\.place))
    let all = RecordSet(level.register, existing)
    return WorkingGroupFigures(
      unitsOfTeam: units,
      unitsWithoutTeam: RecordSet(level.register, existing.filter { teams[$0] == nil }),
      unitsOfTwoTeams: RecordSet(
        level.register, existing.filter { (teams[$0]?.count ?? 0) > 1 }),
      worked: Share(RecordSet(level.register, existing.filter(worked.contains)), of: all))
  }

  /// The key posts that are planned for a unit today.
  package func keyPosts(of unit: ID<AdministrativeUnit>) -> [PlannedPost] {
    commune.related(\.posts, "unit", to: unit.raw)
      .filter { $0.isKey && $0.period.contains(today) }
  }
}

extension [PlannedPost] {
  /// How many people these posts are planned for.
  package var plannedHolders: Int { reduce(0) { $0 + ($1.holders ?? 1) } }
}
