extension AlertRule {
  /// A19: nobody has visited a poor household this quarter as often as it should be.
  static let poorHouseholdsNotVisited = AlertRule(
    "A19", .notice, of: \.households, remedy: .add(.visits, field: "household"),
    watching: [.referring(.visits, field: "household")],
    among: \.poorHouseholds
  ) { household, circumstances in
    let quarter = Period.quarter(containing: circumstances.today)
    guard household.isPoor,
      let wanted = circumstances.value(
        of: .poorHouseholdVisitsPerQuarter, on: circumstances.today)
    else { return nil }
    let visits = circumstances.commune.related(\.visits, "household", to: household.recordID)
      .count { visit in visit.date.map(quarter.contains) ?? false }
    return visits < wanted
      ? AlertFinding(due: quarter.to, [.integer(visits), .integer(wanted)]) : nil
  }
}
