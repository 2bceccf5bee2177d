import CommuneDomain
import TestSupport

/// What the tests of the calendar put into the small commune, under the numbers from 200 on.
extension SmallCommune {
  /// The 9th and the 15th of each month are kept for units; the province alone is excepted.
  mutating func keepDaysOfKeptDays() {
    for (number, day) in [(201, 9), (202, 15)] {
      add(CalendarRule.self, UInt64(number)) {
        $0.name = "Ngày \(day)"
        $0.repetition = .monthly
        $0.day = day
        $0.purpose = .units
        $0.admitsProvincial = true
        $0.legalBasis = "Quy chế làm việc"
        $0.validFrom = Self.date("2026-01-01")
      }
    }
  }

  /// The hall is taken on 01/12/2026 from 08:00 to 10:00 by a meeting of Trần Thị Mai's.
  mutating func bookHall() {
    add(Booking.self, 210) {
      $0.subject = "Giao ban"
      $0.kind = .meeting
      $0.host = .peoplesCommittee
      $0.date = Self.date("2026-12-01")
      $0.from = "08:00"
      $0.to = "10:00"
      $0.place = "Hội trường"
      $0.chair = ID(Self.id(21))
    }
  }

  /// Đỗ Thị Bắc is secretary of the commune's committee since the start of the year.
  mutating func appointSecretary() {
    add(Appointment.self, 230) {
      $0.person = ID(Self.id(24))
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = Self.date("2026-01-01")
    }
  }

  /// Decides a limit for the commune itself.
  mutating func decide(_ limit: Limit, _ value: Int) {
    add(LocalRule.self, 239) {
      $0.rule = limit
      $0.value = value
      $0.validFrom = Self.date("2026-01-01")
    }
  }

  /// Đỗ Thị Bắc receives citizens on a day.
  mutating func receive(on day: String, number: UInt64) {
    add(ReceptionDay.self, number) {
      $0.date = Self.date(day)
      $0.host = ID(Self.id(24))
      $0.post = .secretary
    }
  }

  mutating func holdDialogue(on day: String) {
    add(Dialogue.self, 240) {
      $0.date = Self.date(day)
      $0.subject = "Đối thoại quý"
      $0.chair = ID(Self.id(24))
    }
  }

  /// A report is owed for each quarter of 2026 from the first on.
  mutating func oweQuarterlyReport() {
    add(ReportDuty.self, 250) {
      $0.name = "Báo cáo quý"
      $0.periodKind = .quarter
      $0.receiver = "Tỉnh ủy"
      $0.unit = "Văn phòng"
      $0.from = Self.date("2026-01-01")
    }
  }

  mutating func send(_ number: UInt64, of duty: UInt64, for end: String, on day: String) {
    add(ReportIssue.self, number) {
      $0.duty = ID(Self.id(duty))
      $0.periodEnd = Self.date(end)
      $0.sent = Self.date(day)
    }
  }

  mutating func issueDirective() {
    add(Directive.self, 260) {
      $0.number = "01-NQ/TU"
      $0.kind = .resolution
      $0.date = Self.date("2026-01-10")
      $0.issuer = "Tỉnh ủy"
      $0.subject = "Về sinh hoạt chi bộ"
      $0.deadline = Self.date("2026-12-01")
    }
  }
}
