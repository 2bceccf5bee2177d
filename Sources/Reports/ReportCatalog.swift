/// Every report that the program can make, in the order in which menus list them.
package enum ReportCatalog {
  package static let all: [Report] = [
    .assignments,
    .recommendations,
    .visits,
    .meetings,
    .quarterlySummary,
    .dialogues,
    .reportDuties,
    .controlTotals,
    .classifications,
    .unitHeads,
    .targets,
    .inspections,
    .housing,
    .housingPublic,
    .poorHouseholds,
    .poorHouseholdsPublic,
    .householdSheet,
    .retention,
    .check,
    .members,
    .admissions,
    .probation,
    .membership,
    .classes,
    .badges,
    .cells,
    .keyPosts,
    .handover,
  ]

  /// The report of that machine name or code.
  package static func report(named name: String) -> Report? {
    all.first { $0.name == name || $0.code.lowercased() == name.lowercased() }
  }
}
