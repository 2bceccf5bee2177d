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
  /// Working days until whoever asks about his data is answered.
  case dataRequestReplyWorkingDays = "data-request.reply-working-days"
  /// Days until he has seen his data.
  case dataRequestAccessDays = "data-request.access-days"
  /// Days until they are corrected.
  case dataRequestCorrectDays = "data-request.correct-days"
  /// Days until they are erased.
  case dataRequestEraseDays = "data-request.erase-days"
  /// Days until they are no longer used.
  case dataRequestObjectDays = "data-request.object-days"
  /// Days without anything seen to move after which a house stands still.
  case housingIdleDays = "housing.idle-days"
  /// Support for a new house, in đồng.
  case housingNewSupport = "housing.new-support"
  /// Support for a repair, in đồng.
  case housingRepairSupport = "housing.repair-support"
  /// Months that a visit is kept after its day.
  case retentionVisitMonths = "retention.visits.months"
  /// Months that a need is kept after it was closed.
  case retentionNeedMonths = "retention.needs.months"
  /// Months that a recommendation is kept after it was answered.
  case retentionRecommendationMonths = "retention.recommendations.months"
  /// Months that a request about data is kept after it was done.
  case retentionDataRequestMonths = "retention.data-requests.months"
  /// Months that the log of accesses is kept.
  case retentionAccessMonths = "retention.accesses.months"

  /// Whether the value is a share, such as two thirds, and not a number of its own.
  package var isShare: Bool {
    switch self {
    case .admissionVotes: true
    default: false
    }
  }
}
