package import CommuneDomain

/// A ward of two residential groups with a handful of invented people, small enough to know by
/// heart; today is Friday 20/11/2026.
package struct SmallCommune: Sendable {
  package var circumstances: Circumstances
  package let identity = BookIdentity(name: "Phường Minh Họa", code: "99901")

  package static let today = date("2026-11-20")

  package init(limits: LimitTable = Self.limits) {
    circumstances = Circumstances(commune: Commune(), limits: limits, today: Self.today)
    fill()
  }

  package var commune: Commune {
    get { circumstances.commune }
    set { circumstances.commune = newValue }
  }

  /// The identifier with that number; records of the small commune are numbered by register.
  package static func id(_ number: UInt64) -> RecordID {
    RecordID(milliseconds: 1_700_000_000_000, random: (0, number))
  }

  /// A date from ISO 8601; the first day there is when the text is no date.
  package static func date(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: .min)
  }

  /// The constants that alerts ask for, in round numbers.
  package static let limits = LimitTable(
    rows: shares
      + [
        (Limit.assignmentMinimumMonths, 24), (.recommendationWorkingDays, 10),
        (.poorHouseholdVisitsPerQuarter, 1), (.cellMeetingsPerMonth, 1),
        (.groupMeetingsPerMonth, 1),
        (.admissionLeastAge, 18),
        (.admissionMostAge, 60),
        (.introducerMonths, 12),
        (.ceremonyWorkingDays, 30),
        (.stuckDays, 90),
        (.readmissionMonths, 36),
        (.readmissionTimes, 1),
        (.readmissionClearedMonths, 60),
        (.admissionAgeByMonth, 0),
        (.certificateMonths, 60),
        (.certificateWarningDays, 90),
        (.probationMonths, 12),
        (.reviewWorkingDays, 30),
        (.probationWarningDays, 60),
        (.probationUrgentDays, 30),
        (.newMemberClassMonths, 9),
        (.cellLeastMembers, 3),
        (.cellYearsWithoutRecruits, 3),
        (.unpaidDuesMonths, 3),
        (.absentMonths, 3),
        (.cardDigits, 8),
        (.badgeFirstYears, 30),
        (.badgeSecondYears, 40),
        (.badgeStepYears, 5),
        (.badgeLastYears, 90),
        (.badgeEarlyMonths, 12),
        (.badgeLongYears, 70),
        (.badgeLongEarlyMonths, 24),
        (.badgeOccasion1, 203),
        (.badgeOccasion2, 519),
        (.badgeOccasion3, 902),
        (.badgeOccasion4, 1107),
        (.keyPostsPerUnit, 3), (.headTermMonths, 60), (.headTermWarningDays, 90),
        (.headReviewMonths, 12),
        (.excellentPoints, 90), (.goodPoints, 70), (.completedPoints, 50),
        (.targetBehindPercent, 10), (.inspectionWarningDays, 30),
        (.cadreAbsencesInARow, 2),
        (.dataRequestReplyWorkingDays, 2), (.dataRequestAccessDays, 10),
        (.dataRequestCorrectDays, 10), (.dataRequestEraseDays, 20),
        (.dataRequestObjectDays, 15), (.dataRequestExtensionDays, 15),
        (.unitEndWarningDays, 30), (.housingIdleDays, 14),
        (.housingNewSupport, 60_000_000), (.housingRepairSupport, 30_000_000),
        (.retentionVisitMonths, 24), (.retentionNeedMonths, 24),
        (.retentionRecommendationMonths, 60), (.retentionDataRequestMonths, 60),
        (.retentionAccessMonths, 60),
        (.receptionDaysPerMonth, 2), (.opinionWorkingDays, 10), (.reportDueDay, 5),
        (.cellExcusedInARow, 3), (.cellCommitteeMembers, 9), (.cellMonthsWithoutCadre, 3),
        (.cellWatchYears, 2),
        (.cellUrgentYears, 5), (.classificationNewMonths, 6), (.headElectionPlanDays, 20),
        (.headElectionTeamDays, 10), (.povertyIndicators, 3),
        (.povertyRuralIncome, 1_500_000), (.povertyUrbanIncome, 2_000_000),
        (.meetingsLateFromDay, 15), (.receptionLateFromDay, 15), (.snoozeMonths, 3),
      ].map { limit, value in
        LimitTable.Row(
          code: limit.rawValue, value: value, outOf: nil, legalBasis: "local decision",
          validFrom: date("2020-01-01"), validTo: nil, isVerified: false)
      },
    holidays: [],
    identityPlaces: [1, 8, 79, 96].map { code in
      IdentityPlace(
        code: code, name: "Tỉnh \(code)", legalBasis: "local decision",
        validFrom: date("2016-01-01"))
    })

  private static let shares = [
    (Limit.admissionVotes, 2, 3),
    (.headElectionAttendance, 1, 2), (.headElectionVotes, 1, 2),
    (.headsMemberShare, 90, 100), (.excellentCap, 20, 100), (.cellAttendanceShare, 85, 100),
    (.cellQuorum, 2, 3), (.cellResolution, 1, 2),
    (.goodOrganisationShare, 86, 100), (.goodMemberShare, 90, 100),
  ].map { limit, value, outOf in
    LimitTable.Row(
      code: limit.rawValue, value: value, outOf: outOf, legalBasis: "local decision",
      validFrom: date("2000-01-01"), validTo: nil, isVerified: false)
  }

  /// Puts a record in, after its fields are filled.
  @discardableResult
  package mutating func add<Record: Entity>(
    _ type: Record.Type, _ number: UInt64, _ fill: (inout Record) -> Void
  ) -> ID<Record> {
    var record = Record(id: ID(Self.id(number)))
    fill(&record)
    try? commune.apply(.creating(record))
    return record.id
  }

  /// Changes a record that is there.
  package mutating func change<Record: Entity>(
    _ table: WritableKeyPath<CommuneTables, Table<Record>>, _ number: UInt64,
    _ change: (inout Record) -> Void
  ) {
    guard let old = commune[dynamicMember: table][ID(Self.id(number))] else { return }
    var new = old
    change(&new)
    try? commune.apply(.from(old, to: new))
  }
}
