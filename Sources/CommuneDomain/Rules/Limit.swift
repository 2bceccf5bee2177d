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
  /// Days of a month on which the secretary receives citizens.
  case receptionDaysPerMonth = "reception.days-per-month"
  /// Working days until what was said in a dialogue must be answered.
  case opinionWorkingDays = "dialogue.answer-working-days"
  /// The day of the following month by which the report of a period is owed.
  case reportDueDay = "report.due-day"

  /// Whether the value is a share, such as two thirds, and not a number of its own.
  package var isShare: Bool {
    switch self {
    case .admissionVotes: true
    default: false
    }
  }
}
