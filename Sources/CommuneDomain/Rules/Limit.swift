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
  /// The day of a month from which a unit without a usual day that has not met is spoken of.
  case meetingsLateFromDay = "meeting.late-from-day"
  /// The share of a cell's official members that must vote for an admission.
  case admissionVotes = "admission.votes"
  /// Years of age from which somebody may be admitted.
  case admissionLeastAge = "admission.least-age"
  /// Years of age beyond which the consent of the province is needed.
  case admissionMostAge = "admission.most-age"
  /// How age is counted: 0 to the day, 1 by months, in which whoever is born in August is a year older
  /// from 1 August.
  case admissionAgeByMonth = "admission.age-by-month"
  /// Months for which whoever introduces a candidate must have been an official member.
  case introducerMonths = "admission.introducer-months"
  /// Working days after the decision within which the ceremony is held.
  case ceremonyWorkingDays = "admission.ceremony-working-days"
  /// Days after which a case that has not moved on is called stuck.
  case stuckDays = "admission.stuck-days"
  /// Months after leaving before somebody may be admitted again.
  case readmissionMonths = "readmission.months"
  /// Months after a criminal record was cleared before somebody may be admitted again.
  case readmissionClearedMonths = "readmission.cleared-months"
  /// How many times somebody may be admitted again.
  case readmissionTimes = "readmission.times"
  /// Months for which the certificate of the class on the Party is valid.
  case certificateMonths = "certificate.months"
  /// Days before the end of a certificate at which it is spoken of.
  case certificateWarningDays = "certificate.warning-days"
  /// Months of probation.
  case probationMonths = "probation.months"
  /// Working days after the probation within which the cell considers recognition.
  case reviewWorkingDays = "probation.review-working-days"
  /// Days before the end of a probation at which it is first spoken of.
  case probationWarningDays = "probation.warning-days"
  /// Days before the end of a probation at which it is urgent.
  case probationUrgentDays = "probation.urgent-days"
  /// Months of probation after which the class for new members should have been attended.
  case newMemberClassMonths = "probation.class-months"
  /// Official members that a cell has at least.
  case cellLeastMembers = "cell.least-official-members"
  /// The share of those who should attend of whom more come to a good meeting of a cell.
  case cellAttendanceShare = "cell.attendance-share"
  /// How often in a row a member may be excused from the meetings of the cell.
  case cellExcusedInARow = "cell.excused-in-a-row"
  /// The share of a cell's official members of whom more must vote for a resolution.
  case cellResolution = "cell.resolution"
  /// The share of those summoned without whom a congress or election is not valid.
  case cellQuorum = "cell.quorum"
  /// Months after which a cell that its cadres have not attended is spoken of.
  case cellMonthsWithoutCadre = "cell.months-without-cadre"
  /// Official members from which a cell has a committee of its own.
  case cellCommitteeMembers = "cell.committee-members"
  /// Years without recruits after which a cell is counted among those to be watched.
  case cellWatchYears = "cell.watch-years-without-recruits"
  /// Years without recruits after which it is urgent.
  case cellUrgentYears = "cell.urgent-years-without-recruits"
  /// Years after which a cell that has admitted nobody is spoken of.
  case cellYearsWithoutRecruits = "cell.years-without-recruits"
  /// Months of unpaid dues in a year at which removal is to be considered.
  case unpaidDuesMonths = "dues.unpaid-months"
  /// Months of absence without reason in a year at which removal is to be considered.
  case absentMonths = "members.absent-months"
  /// Digits of a member's card number.
  case cardDigits = "members.card-digits"
  /// Years of the first badge.
  case badgeFirstYears = "badge.first-years"
  /// Years of the second badge; the later ones follow in equal steps.
  case badgeSecondYears = "badge.second-years"
  /// Years from one badge to the next, after the second.
  case badgeStepYears = "badge.step-years"
  /// Years of the last badge.
  case badgeLastYears = "badge.last-years"
  /// Months by which a badge may be awarded early to somebody gravely ill.
  case badgeEarlyMonths = "badge.early-months"
  /// The badge, in years, from which it may be awarded earlier still.
  case badgeLongYears = "badge.long-years"
  /// Months by which those badges may be awarded early.
  case badgeLongEarlyMonths = "badge.long-early-months"
  /// The occasions of a year on which badges are awarded, each as month × 100 + day: 203 is 3 February.
  case badgeOccasion1 = "badge.occasion-1"
  case badgeOccasion2 = "badge.occasion-2"
  case badgeOccasion3 = "badge.occasion-3"
  case badgeOccasion4 = "badge.occasion-4"
  /// The share of organisations that should be "good" or better, and more than that.
  case goodOrganisationShare = "classification.organisation-share"
  /// The share of members who should be "good" or better, at least.
  case goodMemberShare = "classification.member-share"
  /// Months after their admission within which members are not classified.
  case classificationNewMonths = "classification.new-member-months"
  /// Days before the meeting by which the plan of the election of a head is made.
  case headElectionPlanDays = "head-election.plan-days"
  /// Days before the meeting by which the team for the election of a head is set up.
  case headElectionTeamDays = "head-election.team-days"
  /// Monthly income a head, in đồng, up to which a household in a commune may be poor.
  case povertyRuralIncome = "poverty.rural-income"
  /// Monthly income a head, in đồng, up to which a household in a ward may be poor.
  case povertyUrbanIncome = "poverty.urban-income"
  /// How many indicators a household lacks that is poor and not near-poor.
  case povertyIndicators = "poverty.indicators"
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
  /// Months after which the conditions of a head who is no member are looked at again.
  case headReviewMonths = "head-review.months"
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
  /// Absences in a row of a cadre from the meetings of the unit assigned.
  case cadreAbsencesInARow = "cadre.absences-in-a-row"
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
  /// Days by which these periods may be extended once.
  case dataRequestExtensionDays = "data-request.extension-days"
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
  /// Days of a month on which the secretary receives citizens.
  case receptionDaysPerMonth = "reception.days-per-month"
  /// The day of a month from which too few days of receiving citizens are spoken of.
  case receptionLateFromDay = "reception.late-from-day"
  /// Months for which something to be done may be put off at most.
  case snoozeMonths = "snooze.months"
  /// Working days until what was said in a dialogue must be answered.
  case opinionWorkingDays = "dialogue.answer-working-days"
  /// Days before the last day of a unit at which it is told that nothing takes over from it.
  case unitEndWarningDays = "unit.end-warning-days"
  /// The day of the following month by which the report of a period is owed.
  case reportDueDay = "report.due-day"

  /// Whether the value is a share, such as two thirds, and not a number of its own.
  package var isShare: Bool {
    switch self {
    case .admissionVotes: true
    case .headElectionAttendance, .headElectionVotes, .headsMemberShare, .excellentCap: true
    case .cellAttendanceShare, .cellQuorum, .cellResolution: true
    case .goodOrganisationShare, .goodMemberShare: true
    default: false
    }
  }
}
