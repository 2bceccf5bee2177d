/// The constants that rules ask for, by their code in the table.
package enum Limit: String, Choice {
  /// Months that an assignment should last at least.
  case assignmentMinimumMonths = "assignment.minimum-months"
  /// Working days until a recommendation must be answered.
  case recommendationWorkingDays = "recommendation.working-days"
  /// How many times a year's quarter a poor household is visited at least.
  case poorHouseholdVisitsPerQuarter = "poor-household.visits-per-quarter"
  /// Meetings of a cell each month.
  case cellMeetingsPerMonth = "cell.meetings-per-month"
  /// Meetings of a group each month.
  case groupMeetingsPerMonth = "group.meetings-per-month"
  /// The share of a cell's official members that must vote for an admission.
  case admissionVotes = "admission.votes"
  /// Posts of a unit that are planned as key posts.
  case keyPostsPerUnit = "unit.key-posts"
  /// The share of the households that must be more than represented when a head is elected.
  case headElectionAttendance = "head-election.attendance"
  /// The share of the households whose votes a head must have more than.
  case headElectionVotes = "head-election.votes"
  /// Months that a head's term lasts at most.
  case headTermMonths = "head-term.months"
  /// Days before the end of a head's term at which it is told.
  case headTermWarningDays = "head-term.warning-days"
  /// The share of heads who should be members, and more than that.
  case headsMemberShare = "heads.member-share"
  /// The least points for "excellent".
  case excellentPoints = "classification.excellent-points"
  /// The least points for "good".
  case goodPoints = "classification.good-points"
  /// The least points for "completed".
  case completedPoints = "classification.completed-points"
  /// How many may be "excellent", as a share of those that are "good".
  case excellentCap = "classification.excellent-cap"
  /// By how many percent a target may stay behind its plan before it is told.
  case targetBehindPercent = "target.behind-percent"
  /// Days before an inspection of the programme is due at which it is told.
  case inspectionWarningDays = "inspection.warning-days"

  /// Whether the value is a share, such as two thirds, and not a number of its own.
  package var isShare: Bool {
    switch self {
    case .admissionVotes: true
    case .headElectionAttendance, .headElectionVotes, .headsMemberShare, .excellentCap: true
    default: false
    }
  }
}
