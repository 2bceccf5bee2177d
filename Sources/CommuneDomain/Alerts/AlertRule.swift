/// A rule that finds what needs doing; each stands in a file of its own and in the list below.
package struct AlertRule: Sendable {
  package let code: String
  package let find: @Sendable (Circumstances) -> [Alert]

  /// Every rule, in the order in which the home screen lists what they find.
  package static let all: [AlertRule] = [
    .controlTotalsDiffer,
    .nobodyAssigned,
    .recommendationsOverdue,
    .reassignedEarly,
    .noMeetingThisMonth,
    .poorHouseholdsNotVisited,
  ]
}

extension Circumstances {
  /// What needs doing today, urgent first.
  package var alerts: [Alert] {
    let found = AlertRule.all.flatMap { $0.find(self) }
    return found.filter { $0.severity == .urgent } + found.filter { $0.severity == .notice }
  }
}
