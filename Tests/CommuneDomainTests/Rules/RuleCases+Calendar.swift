import CommuneDomain
import TestSupport

extension RuleCase {
  /// The calendar, meetings, receptions, dialogues, reports and directives.
  static let calendar: [RuleCase] = meetings + kept + booked + heard + owed + directed

  private static let meetings: [RuleCase] = [
    of("attendanceSumDiffers", Meeting.self) {
      $0.required = 23
      $0.present = 20
      $0.excused = 2
      $0.unexcused = 0
    } accepted: {
      $0.required = 23
      $0.present = 20
      $0.excused = 2
      $0.unexcused = 1
    },
    of("attendanceBeforeMeeting", Meeting.self) {
      $0.date = day("2026-11-21")
      $0.present = 3
    } accepted: {
      $0.date = SmallCommune.today
      $0.present = 3
    },
    of("draftAfterMeeting", Meeting.self) {
      $0.date = day("2026-11-10")
      $0.draftSent = day("2026-11-11")
    } accepted: {
      $0.date = day("2026-11-10")
      $0.draftSent = day("2026-11-10")
    },
  ]

  private static let kept: [RuleCase] = [
    of("endBeforeBeginning", CalendarRule.self) {
      $0.validFrom = day("2026-01-02")
      $0.validTo = day("2026-01-01")
    } accepted: {
      $0.validFrom = day("2026-01-02")
      $0.validTo = day("2026-01-02")
    },
    of("calendarRuleTwice", CalendarRule.self) {
      $0.keepDaysOfKeptDays()
    } refused: {
      $0.repetition = .monthly
      $0.day = 9
      $0.purpose = .units
      $0.validFrom = day("2027-01-01")
    } accepted: {
      $0.repetition = .monthly
      $0.day = 10
      $0.purpose = .units
      $0.validFrom = day("2027-01-01")
    },
  ]

  private static let booked: [RuleCase] = [
    of("bookedOnKeptDay", Booking.self) {
      $0.keepDaysOfKeptDays()
    } refused: {
      $0.date = day("2026-03-09")
      $0.kind = .meeting
      $0.host = .committee
    } accepted: {
      $0.date = day("2026-03-09")
      $0.kind = .unitMeeting
      $0.host = .cell
    },
    of("timeOutOfOrder", Booking.self) {
      $0.from = "08:00"
      $0.to = "08:00"
    } accepted: {
      $0.from = "08:00"
      $0.to = "08:01"
    },
    of("placeTaken", Booking.self) {
      $0.bookHall()
    } refused: {
      $0.date = day("2026-12-01")
      $0.from = "09:59"
      $0.place = "hội trường"
    } accepted: {
      $0.date = day("2026-12-01")
      $0.from = "10:00"
      $0.place = "Hội trường"
    },
    of("personBookedTwice", Booking.self, soft: true) {
      $0.bookHall()
    } refused: {
      $0.date = day("2026-12-01")
      $0.from = "07:00"
      $0.to = "09:00"
      $0.firstAttendee = ID(SmallCommune.id(21))
    } accepted: {
      $0.date = day("2026-12-01")
      $0.from = "07:00"
      $0.to = "08:00"
      $0.firstAttendee = ID(SmallCommune.id(21))
    },
    of("meetsUnitMeeting", Booking.self, soft: true) {
      $0.change(\.groups, 11) { $0.meetingDay = 5 }
    } refused: {
      $0.date = day("2026-12-05")
      $0.firstAttendee = ID(SmallCommune.id(21))
    } accepted: {
      $0.date = day("2026-12-06")
      $0.firstAttendee = ID(SmallCommune.id(21))
    },
  ]

  private static let heard: [RuleCase] = [
    of("countedBeforeItsDay", ReceptionDay.self) {
      $0.date = day("2026-11-21")
      $0.received = 0
    } accepted: {
      $0.date = SmallCommune.today
      $0.received = 0
    },
    of("settledAboveMatters", ReceptionDay.self) {
      $0.matters = 3
      $0.settled = 4
    } accepted: {
      $0.matters = 3
      $0.settled = 3
    },
    of("receptionTwice", ReceptionDay.self) {
      $0.receive(on: "2026-11-04", number: 231)
    } refused: {
      $0.date = day("2026-11-04")
      $0.host = ID(SmallCommune.id(24))
    } accepted: {
      $0.date = day("2026-11-04")
      $0.host = ID(SmallCommune.id(21))
    },
    of("countedBeforeItsDay", Dialogue.self) {
      $0.date = day("2026-11-21")
      $0.people = 90
    } accepted: {
      $0.date = SmallCommune.today
      $0.people = 90
    },
    of("answerBeforeDialogue", Opinion.self) {
      $0.holdDialogue(on: "2026-11-02")
    } refused: {
      $0.dialogue = ID(SmallCommune.id(240))
      $0.answered = day("2026-11-01")
    } accepted: {
      $0.dialogue = ID(SmallCommune.id(240))
      $0.answered = day("2026-11-02")
    },
    of("dateInFuture", Opinion.self) {
      $0.answered = day("2026-11-21")
    } accepted: {
      $0.answered = SmallCommune.today
    },
    of("endBeforeBeginning", Opinion.self) {
      $0.holdDialogue(on: "2026-11-02")
    } refused: {
      $0.dialogue = ID(SmallCommune.id(240))
      $0.due = day("2026-11-01")
    } accepted: {
      $0.dialogue = ID(SmallCommune.id(240))
      $0.due = day("2026-11-02")
    },
  ]

  private static let owed: [RuleCase] = [
    of("endBeforeBeginning", ReportDuty.self) {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-01")
    } accepted: {
      $0.from = day("2026-01-02")
      $0.to = day("2026-01-02")
    },
    of("reportDutyTwice", ReportDuty.self) {
      $0.oweQuarterlyReport()
    } refused: {
      $0.name = "Báo cáo quý"
      $0.periodKind = .quarter
      $0.receiver = "Tỉnh ủy"
      $0.unit = "Văn phòng"
      $0.from = day("2026-06-01")
    } accepted: {
      $0.name = "Báo cáo quý"
      $0.periodKind = .quarter
      $0.receiver = "Tỉnh ủy"
      $0.unit = "Ban Xây dựng Đảng"
      $0.from = day("2026-06-01")
    },
    of("reportOfNobody", ReportDuty.self, soft: true) { _ in
    } accepted: {
      $0.unit = "Văn phòng"
    },
    of("notEndOfPeriod", ReportIssue.self) {
      $0.oweQuarterlyReport()
    } refused: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-02-28")
    } accepted: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-03-31")
    },
    of("reportSentTwice", ReportIssue.self) {
      $0.oweQuarterlyReport()
      $0.send(251, of: 250, for: "2026-03-31", on: "2026-04-03")
    } refused: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-03-31")
    } accepted: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-06-30")
    },
    of("reportBeforePeriod", ReportIssue.self) {
      $0.oweQuarterlyReport()
    } refused: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-06-30")
      $0.sent = day("2026-03-31")
    } accepted: {
      $0.duty = ID(SmallCommune.id(250))
      $0.periodEnd = day("2026-06-30")
      $0.sent = day("2026-04-01")
    },
    of("dateInFuture", ReportIssue.self) {
      $0.sent = day("2026-11-21")
    } accepted: {
      $0.sent = SmallCommune.today
    },
  ]

  private static let directed: [RuleCase] = [
    of("copyChanged", ReportPage.self) {
      $0.text = "Tổ tự quản đã họp: 97/117."
      $0.digest = ContentDigest(of: "Tổ tự quản đã họp: 96/117.").text
    } accepted: {
      $0.text = "Tổ tự quản đã họp: 96/117."
      $0.digest = ContentDigest(of: "Tổ tự quản đã họp: 96/117.").text
    },
    of("pageBeyondEnd", ReportPage.self) {
      $0.page = 3
      $0.pages = 2
    } accepted: {
      $0.page = 2
      $0.pages = 2
    },
    of("pageTwice", ReportPage.self) {
      $0.add(ReportPage.self, 932) {
        $0.issue = ID(SmallCommune.id(931))
        $0.page = 1
      }
    } refused: {
      $0.issue = ID(SmallCommune.id(931))
      $0.page = 1
    } accepted: {
      $0.issue = ID(SmallCommune.id(931))
      $0.page = 2
    },
    of("dateInFuture", ReportPage.self, at: "kept") {
      $0.kept = day("2026-11-21")
    } accepted: {
      $0.kept = day("2026-11-20")
    },
    of("endBeforeBeginning", Directive.self, at: "deadline") {
      $0.date = day("2026-01-02")
      $0.deadline = day("2026-01-01")
    } accepted: {
      $0.date = day("2026-01-02")
      $0.deadline = day("2026-01-02")
    },
    of("endBeforeBeginning", Directive.self, at: "from") {
      $0.kind = .programme
      $0.date = day("2011-02-10")
      $0.from = day("2026")
      $0.deadline = day("2025-12-31")
    } accepted: {
      $0.kind = .programme
      $0.date = day("2011-02-10")
      $0.from = day("2011")
      $0.deadline = day("2025-12-31")
    },
    of("ownDirective", Directive.self) {
      $0.parent = ID(SmallCommune.id(99))
    } accepted: {
      $0.number = "02-KH/ĐU"
    },
    of("directiveBeforeParent", Directive.self) {
      $0.issueDirective()
    } refused: {
      $0.parent = ID(SmallCommune.id(260))
      $0.date = day("2026-01-09")
    } accepted: {
      $0.parent = ID(SmallCommune.id(260))
      $0.date = day("2026-01-10")
    },
    of("directiveTwice", Directive.self) {
      $0.issueDirective()
    } refused: {
      $0.number = "01-NQ/TU"
      $0.issuer = "Tỉnh ủy"
      $0.date = day("2026-05-01")
    } accepted: {
      $0.number = "01-NQ/TU"
      $0.issuer = "Tỉnh ủy"
      $0.date = day("2027-05-01")
    },
    of("endBeforeBeginning", DirectiveTask.self, at: "due") {
      $0.issueDirective()
    } refused: {
      $0.directive = ID(SmallCommune.id(260))
      $0.due = day("2026-01-09")
    } accepted: {
      $0.directive = ID(SmallCommune.id(260))
      $0.due = day("2026-01-10")
    },
    of("endBeforeBeginning", DirectiveTask.self, at: "done") {
      $0.issueDirective()
    } refused: {
      $0.directive = ID(SmallCommune.id(260))
      $0.done = day("2026-01-09")
    } accepted: {
      $0.directive = ID(SmallCommune.id(260))
      $0.done = day("2026-01-10")
    },
    of("dateInFuture", DirectiveTask.self) {
      $0.done = day("2026-11-21")
    } accepted: {
      $0.done = SmallCommune.today
    },
    of("taskAfterDeadline", DirectiveTask.self, soft: true) {
      $0.issueDirective()
    } refused: {
      $0.directive = ID(SmallCommune.id(260))
      $0.due = day("2026-12-02")
    } accepted: {
      $0.directive = ID(SmallCommune.id(260))
      $0.due = day("2026-12-01")
    },
    of("taskOfNobody", DirectiveTask.self, soft: true) { _ in
    } accepted: {
      $0.unit = "Văn phòng"
    },
  ]
}
