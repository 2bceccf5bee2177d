import CommuneDomain
import TestSupport
import Testing

/// The calendar, receptions, dialogues, reports and directives through their registers.
struct CalendarTests {
  static let date = SmallCommune.date

  // MARK: - Bookings

  /// Fixture F11: day, exception, reason, whether the booking is refused.
  static let keptDays: [(String, BookingException?, String, Bool)] = [
    ("2026-03-09", nil, "", true), ("2026-06-15", nil, "", true),
    ("2026-03-09", .provincial, "Họp trực tuyến khẩn của tỉnh", false),
    ("2026-06-15", .provincial, "Công điện của tỉnh", false),
    ("2026-03-09", .emergency, "Cháy rừng", true), ("2026-03-10", nil, "", false),
    ("2025-12-09", nil, "", false),
  ]

  @Test func aBookingOnAKeptDayIsRefusedUnlessTheProvinceCalls() {
    var small = SmallCommune()
    small.keepDaysOfKeptDays()
    for (day, exception, reason, isRefused) in Self.keptDays {
      var booking = Booking(id: ID(SmallCommune.id(211)))
      booking.subject = "Họp Đảng ủy"
      booking.kind = .meeting
      booking.host = .committee
      booking.date = Self.date(day)
      booking.from = "08:00"
      booking.exception = exception
      booking.reason = reason
      let hard = booking.issues(in: small.circumstances).filter { $0.severity == .hard }
      #expect(hard.map(\.rule) == (isRefused ? ["bookedOnKeptDay"] : []), "\(day) \(reason)")
    }
  }

  @Test func anExceptionWithoutAReasonIsRefused() {
    var small = SmallCommune()
    small.keepDaysOfKeptDays()
    var booking = Booking(id: ID(SmallCommune.id(211)))
    booking.subject = "Họp Đảng ủy"
    booking.kind = .meeting
    booking.host = .committee
    booking.date = Self.date("2026-03-09")
    booking.from = "08:00"
    booking.exception = .provincial
    let fields = booking.issues(in: small.circumstances).filter { $0.severity == .hard }
      .map(\.field)
    #expect(Set(fields) == ["reason", "date"])
  }

  @Test func aWeeklyRuleKeepsItsWeekday() {
    var small = SmallCommune()
    small.add(CalendarRule.self, 203) {
      $0.repetition = .weekly
      $0.weekday = .thursday
      $0.purpose = .reception
      $0.validFrom = Self.date("2026-01-01")
      $0.validTo = Self.date("2026-11-30")
    }
    func keeps(_ day: String) -> Bool {
      !small.circumstances.rules(keeping: Self.date(day)).isEmpty
    }
    #expect(keeps("2026-11-19") && keeps("2026-11-26"))
    #expect(!keeps("2026-11-20") && !keeps("2026-12-03"))
  }

  @Test func aMeetingEnteredForTheMonthTakesThePlaceOfTheUsualDay() {
    var small = SmallCommune()
    small.change(\.groups, 11) { $0.meetingDay = 5 }
    small.add(Meeting.self, 204) {
      $0.body = .group
      $0.group = ID(SmallCommune.id(11))
      $0.date = Self.date("2026-12-07")
    }
    func clash(_ day: String) -> UnitMeetingClash? {
      var booking = Booking(id: ID(SmallCommune.id(211)))
      booking.date = Self.date(day)
      booking.chair = ID(SmallCommune.id(21))
      return small.circumstances.unitMeeting(against: booking)
    }
    #expect(clash("2026-12-05") == nil)
    #expect(clash("2026-12-07")?.unit == SmallCommune.id(11))
  }

  // MARK: - Meetings

  /// Story 5: 23 should attend, 20 are there, 2 excused, 1 without a reason.
  @Test func theMeetingOfTheStoryIsSavedWithAFlag() {
    let small = SmallCommune()
    let meeting = small.commune.meetings[ID(SmallCommune.id(53))]
    #expect(meeting?.issues(in: small.circumstances).map(\.rule) == ["absentWithoutReason"])
    let participation = Participation(meeting.map { [$0] } ?? [])
    #expect(participation.present * 10_000 / participation.required == 8_695)
    #expect(participation.unrecorded.isEmpty)
  }

  @Test func theYearIsLaidOutOnTheUsualDaysOffHolidaysAndKeptDays() {
    var small = SmallCommune()
    small.circumstances.limits = LimitTable(
      rows: SmallCommune.limits.rows, holidays: [Self.date("2027-01-01")])
    small.change(\.groups, 11) { $0.meetingDay = 1 }
    small.change(\.groups, 12) { $0.meetingDay = 31 }
    small.change(\.partyOrganisations, 5) { $0.meetingDay = 3 }
    small.add(CalendarRule.self, 203) {
      $0.repetition = .monthly
      $0.day = 3
      $0.purpose = .committee
      $0.validFrom = Self.date("2027-05-01")
    }
    let plan = MeetingPlan(year: 2027, in: small.circumstances)
    #expect(plan.entries.count == 36)
    #expect(plan.withoutDay.map(\.unit) == [SmallCommune.id(6), SmallCommune.id(13)])
    #expect(plan.withoutDay.map(\.body) == [.cell, .group])
    let moved = plan.moved.map { "\($0.movedFrom.map(\.description) ?? "") \($0.date)" }
    #expect(
      moved == [
        "2027-01-01 2027-01-02", "2027-05-03 2027-05-04", "2027-06-03 2027-06-04",
        "2027-07-03 2027-07-04", "2027-08-03 2027-08-04", "2027-09-03 2027-09-04",
        "2027-10-03 2027-10-04", "2027-11-03 2027-11-04", "2027-12-03 2027-12-04",
      ])
    #expect(plan.entries.contains { $0.date == Self.date("2027-02-28") })
    #expect(MeetingPlan(year: 2026, in: small.circumstances).entries.count == 4)
    let marked = MeetingPlan(
      year: 2027, units: [SmallCommune.id(11)], in: small.circumstances)
    #expect(marked.entries.count == 12)
  }

  @Test func meetingsLaidOutAreOneChangeAndRaiseAndCountNothing() throws {
    var small = SmallCommune()
    small.change(\.groups, 12) { $0.meetingDay = 28 }
    let before = small.circumstances
    var number: UInt64 = 300
    let change = MeetingPlan(year: 2026, in: before).change(in: before) {
      number += 1
      return ID(SmallCommune.id(number))
    }
    #expect(change.operations.count == 2)
    try small.commune.apply(change)
    let after = small.circumstances
    for id in after.commune.meetings.ids.filter({ $0 > SmallCommune.id(300) }) {
      let meeting = try #require(after.commune.meetings[ID(id)])
      #expect(meeting.issues(in: after) == [])
      #expect(meeting.required == nil && !meeting.isAttendanceRecorded)
    }
    #expect(after.alerts == before.alerts)
    #expect(after.figures.month == before.figures.month)
    try small.commune.apply(change.inverse)
    #expect(small.commune.meetings.ids == before.commune.meetings.ids)
  }

  @Test func anotherLayingOutFindsNothingLeftToDo() throws {
    var small = SmallCommune()
    small.change(\.groups, 12) { $0.meetingDay = 28 }
    var number: UInt64 = 300
    let change = MeetingPlan(year: 2026, in: small.circumstances)
      .change(in: small.circumstances) {
        number += 1
        return ID(SmallCommune.id(number))
      }
    try small.commune.apply(change)
    #expect(MeetingPlan(year: 2026, in: small.circumstances).entries == [])
  }

  // MARK: - Dialogues

  /// Fixture F09: 126 dialogues with 1,635 opinions, 13,0 each.
  @Test func aHundredAndTwentySixDialoguesHadThirteenOpinionsEach() {
    var small = SmallCommune()
    for number: UInt64 in 1000..<1126 {
      small.add(Dialogue.self, number) {
        $0.date = Self.date("2026-05-01")
        $0.subject = "Đối thoại"
        $0.chair = ID(SmallCommune.id(24))
      }
    }
    for number: UInt64 in 2000..<3635 {
      small.add(Opinion.self, number) {
        $0.dialogue = ID(SmallCommune.id(1000 + number % 126))
        $0.content = "Ý kiến"
        $0.answered = Self.date("2026-05-08")
      }
    }
    let figures = small.circumstances.figures
    let year = Period.year(containing: SmallCommune.today)
    let dialogues = figures.dialogues(in: year)
    let opinions = dialogues.map { figures.opinions(of: $0.id) }
    #expect(dialogues.count == 126)
    let count = opinions.map(\.all.count).reduce(0, +)
    #expect(count == 1_635)
    #expect((count * 20 + 126) / 252 == 130)
    #expect(opinions.allSatisfy { $0.open.isEmpty })
  }

  @Test func anOpinionBecomesARecommendationInOneChangeAndIsAnsweredWithIt() throws {
    var small = SmallCommune()
    small.holdDialogue(on: "2026-11-02")
    small.add(Opinion.self, 241) {
      $0.dialogue = ID(SmallCommune.id(240))
      $0.content = "Đường ngõ 5 ngập"
      $0.area = .infrastructure
    }
    let opinion = try #require(small.commune.opinions[ID(SmallCommune.id(241))])
    let completed = opinion.completed(in: small.circumstances)
    #expect(completed.due == Self.date("2026-11-16"))
    #expect(completed.state(in: small.circumstances) == .overdue)
    let change = opinion.raise(as: ID(SmallCommune.id(242)), in: small.circumstances)
    try small.commune.apply(change)
    let made = try #require(small.commune.recommendations[ID(SmallCommune.id(242))])
    #expect(made.matter == "Đường ngõ 5 ngập")
    #expect(made.source == .dialogue && made.code == "KN-2026-0005")
    #expect(made.received == Self.date("2026-11-02"))
    #expect(made.issues(in: small.circumstances).filter { $0.severity == .hard } == [])
    small.change(\.recommendations, 242) { $0.answered = SmallCommune.today }
    let linked = try #require(small.commune.opinions[opinion.id])
    #expect(linked.state(in: small.circumstances) == .answered)
    try small.commune.apply(Change.from(linked, to: opinion))
  }

  // MARK: - Reports

  /// Fixture F22 and story 8: of seven reports due for the first quarter, five were sent.
  @Test func fiveOfSevenReportsOfTheFirstQuarterWereSent() {
    var small = SmallCommune()
    for number: UInt64 in 250..<257 {
      small.add(ReportDuty.self, number) {
        $0.name = "Báo cáo \(number - 249)"
        $0.periodKind = number == 256 ? .firstQuarter : .quarter
        $0.receiver = "Tỉnh ủy"
        $0.unit = "Văn phòng"
        $0.from = Self.date("2026-01-01")
        $0.to = Self.date("2026-03-31")
      }
    }
    for number: UInt64 in 250..<255 {
      small.send(number + 20, of: number, for: "2026-03-31", on: "2026-04-04")
    }
    let quarter = Period.quarter(containing: Self.date("2026-02-01"))
    let owed = small.circumstances.figures.reportsOwed(in: quarter)
    #expect(owed.count == 7)
    #expect(owed.count(where: \.isSent) == 5)
    #expect(owed.allSatisfy { $0.due == Self.date("2026-04-05") })
    let late = owed.filter { $0.isOverdue(on: small.circumstances.today) }
    #expect(
      late.compactMap { small.commune.reportDuties[$0.duty]?.name } == [
        "Báo cáo 6", "Báo cáo 7",
      ])
    let alert = small.circumstances.alerts.first { $0.rule == "A7" }
    #expect(alert?.ids == [SmallCommune.id(255), SmallCommune.id(256)])
  }

  /// Kind, from, to: the ends of its periods between these days.
  static let periods: [(ReportPeriodKind, String, String, [String])] = [
    (.month, "2026-01-15", "2026-03-30", ["2026-01-31", "2026-02-28"]),
    (.quarter, "2026-01-15", "2026-09-30", ["2026-03-31", "2026-06-30", "2026-09-30"]),
    (.firstQuarter, "2026-01-01", "2027-04-01", ["2026-03-31", "2027-03-31"]),
    (.sixMonths, "2026-01-01", "2026-12-31", ["2026-06-30"]),
    (.nineMonths, "2026-01-01", "2026-12-31", ["2026-09-30"]),
    (.year, "2026-01-01", "2026-12-30", []), (.year, "2026-01-01", "2026-12-31", ["2026-12-31"]),
  ]

  @Test(arguments: periods) func eachKindOfReportHasItsPeriods(
    _ kind: ReportPeriodKind, _ from: String, _ to: String, _ ends: [String]
  ) {
    var duty = ReportDuty(id: ID(SmallCommune.id(250)))
    duty.periodKind = kind
    duty.from = Self.date("2026-01-10")
    let periods = duty.periods(endingFrom: Self.date(from), to: Self.date(to))
    #expect(periods.compactMap(\.to).map(\.description) == ends)
  }

  @Test func aReportSentIsForTheFirstPeriodStillOwed() {
    var small = SmallCommune()
    small.oweQuarterlyReport()
    small.send(251, of: 250, for: "2026-03-31", on: "2026-04-03")
    var issue = ReportIssue(id: ID(SmallCommune.id(252)))
    issue.duty = ID(SmallCommune.id(250))
    #expect(issue.completed(in: small.circumstances).periodEnd == Self.date("2026-06-30"))
    small.change(\.reportDuties, 250) { $0.dueDay = 31 }
    let owed = small.circumstances.figures.reportsOwed(in: .year(containing: SmallCommune.today))
    #expect(owed.map(\.due) == ["2026-04-30", "2026-07-31", "2026-10-31"].map(Self.date))
  }

  // MARK: - Working days

  @Test func aSaturdayThatIsWorkedInsteadCounts() {
    let limits = LimitTable(
      rows: [], holidays: [Self.date("2026-01-02")], workingDays: [Self.date("2026-01-10")])
    let thursday = Self.date("2026-01-08")
    #expect(limits.day(after: thursday, workingDays: 2) == Self.date("2026-01-10"))
    #expect(limits.day(after: thursday, workingDays: 3) == Self.date("2026-01-12"))
    #expect(!limits.isWorkingDay(Self.date("2026-01-02")))
    #expect(!limits.isWorkingDay(Self.date("2026-01-11")))
  }
}
