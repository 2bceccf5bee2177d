internal import CommuneDomain

/// A meeting before it is given its place in the order of days.
struct PlannedMeeting: Sendable {
  let day: CalendarDate
  let body: MeetingBody
  /// The position among the cells or groups.
  let host: Int
  /// 0 is this month, -1 the last one.
  let month: Int
}
