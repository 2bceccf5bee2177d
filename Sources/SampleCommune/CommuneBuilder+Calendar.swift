internal import CommuneDomain

extension CommuneBuilder {
  /// The 9th and the 15th are kept for units; two bookings a week keep clear of that, but for one
  /// that the province called.
  mutating func bookTheCalendar() {
    keepDays()
    let circumstances = Circumstances(commune: commune, limits: limits, today: today)
    var bookings = (-6...6).flatMap { week in
      [
        booking(week, isMorning: true, in: circumstances),
        booking(week, isMorning: false, in: circumstances),
      ]
    }
    bookings.append(provincialBooking())
    bookings.sort { ($0.date ?? today, $0.from) < ($1.date ?? today, $1.from) }
    var identifiers = identifiers(for: .bookings)
    for planned in bookings {
      let day = (planned.date ?? today).adding(days: -7)
      var booking = Booking(id: identifiers.next(on: day))
      for field in planned.assignments { try? booking.set(field.field, to: field.value) }
      commune.bookings.insert(booking)
    }
  }

  private mutating func keepDays() {
    var identifiers = identifiers(for: .calendarRules)
    for day in [9, 15] {
      var rule = CalendarRule(id: identifiers.next(on: opening))
      rule.name = "Ngày \(day) dành cho chi bộ, tổ"
      rule.repetition = .monthly
      rule.day = day
      rule.purpose = .units
      rule.admitsProvincial = true
      rule.legalBasis = "Quy chế làm việc của Đảng ủy phường"
      rule.validFrom = opening
      commune.calendarRules.insert(rule)
    }
  }

  /// A booking of a week counted from this one, on a day that gets in nobody's way.
  private func booking(_ week: Int, isMorning: Bool, in circumstances: Circumstances) -> Booking {
    let place = week + 6
    let matter = Self.bookedMatters[(isMorning ? place : place + 5) % Self.bookedMatters.count]
    var booking = Booking(id: ID(committee.id.raw))
    booking.subject = matter.subject
    booking.kind = matter.kind
    booking.host = matter.host
    booking.agency = matter.agency
    booking.from = isMorning ? "08:00" : "14:00"
    booking.to = isMorning ? "10:30" : "16:30"
    booking.place = "Hội trường UBND phường"
    booking.chair = people[cadres[matter.chair]].id
    booking.firstAttendee = people[cadres[6 + place % 5]].id
    var day = today.adding(days: week * 7 + (isMorning ? 1 : 4))
    for _ in 0..<21 {
      booking.date = day
      if limits.isWorkingDay(day), isInNobodysWay(booking, in: circumstances) { return booking }
      day = day.adding(days: 1)
    }
    booking.chair = nil
    booking.firstAttendee = nil
    return booking
  }

  private func isInNobodysWay(_ booking: Booking, in circumstances: Circumstances) -> Bool {
    booking.issues(in: circumstances).isEmpty
  }

  /// The province called a meeting on the last kept day before today.
  private func provincialBooking() -> Booking {
    var booking = Booking(id: ID(committee.id.raw))
    booking.subject = "Họp trực tuyến với tỉnh về phòng, chống bão"
    booking.kind = .meeting
    booking.host = .province
    let ninth = firstOfMonth.adding(days: 8)
    booking.date = ninth < today ? ninth : ninth.adding(months: -1)
    booking.exception = .provincial
    booking.reason = "Công điện khẩn của tỉnh"
    booking.from = "19:00"
    booking.to = "20:30"
    booking.place = "Phòng họp trực tuyến"
    return booking
  }

  private struct BookedMatter: Sendable {
    let subject: String
    let kind: BookingKind
    let host: BookingHost
    var agency = ""
    /// Where the chair stands among the cadres.
    let chair: Int
  }

  private static let bookedMatters = [
    BookedMatter(
      subject: "Họp Ban Thường vụ Đảng ủy", kind: .meeting, host: .committee, chair: 0),
    BookedMatter(subject: "Giao ban UBND", kind: .meeting, host: .peoplesCommittee, chair: 2),
    BookedMatter(
      subject: "Tập huấn chữ ký số", kind: .training, host: .agency,
      agency: "Trung tâm Phục vụ hành chính công", chair: 3),
    BookedMatter(
      subject: "Hội nghị sơ kết xóa nhà tạm", kind: .conference, host: .front, chair: 11),
    BookedMatter(
      subject: "Giám sát vệ sinh môi trường", kind: .workVisit, host: .peoplesCouncil, chair: 1),
    BookedMatter(
      subject: "Họp Hội Phụ nữ", kind: .meeting, host: .organisation, agency: "Hội Phụ nữ",
      chair: 4),
    BookedMatter(
      subject: "Hội nghị Ban Chấp hành Đảng bộ", kind: .conference, host: .committee, chair: 0),
  ]
}
