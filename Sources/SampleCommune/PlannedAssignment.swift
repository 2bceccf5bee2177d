internal import CommuneDomain

/// An assignment before it is given its place in the order of days.
struct PlannedAssignment: Sendable {
  /// The position among the commune's people.
  let person: Int
  let level: AssignmentLevel
  let target: RecordID
  var from: CalendarDate
  var to: CalendarDate?
  var endReason: AssignmentEndReason?

  /// Who looked after the same until the day before.
  func predecessor(_ person: Int, months: Int, _ reason: AssignmentEndReason)
    -> PlannedAssignment
  {
    let end = from.adding(days: -1)
    return PlannedAssignment(
      person: person, level: level, target: target, from: end.adding(months: -months), to: end,
      endReason: reason)
  }
}
