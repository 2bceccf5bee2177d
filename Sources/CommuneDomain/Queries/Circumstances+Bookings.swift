internal import VietnameseText

/// What a booking gets in the way of.
extension Circumstances {
  /// The rule that keeps the day for something else, and admits no exception as the booking has it.
  package func rule(against booking: Booking) -> CalendarRule? {
    guard let date = booking.date else { return nil }
    return commune.calendarRules.first { rule in
      guard let purpose = rule.purpose, rule.keeps(date),
        !purpose.suits(booking.kind, of: booking.host)
      else { return false }
      return !rule.admits(booking.exception) || booking.reason.isEmpty
    }
  }

  /// The rules that keep a day, whatever for.
  package func rules(keeping date: CalendarDate) -> [CalendarRule] {
    commune.calendarRules.filter { $0.keeps(date) }
  }

  /// Another booking of the same place at the same time.
  func bookingInSamePlace(as booking: Booking) -> Booking? {
    let place = booking.place.folded
    guard !place.isEmpty else { return nil }
    return bookingsAtSameTime(as: booking).first { $0.place.folded == place }
  }

  /// Another booking at the same time that needs one of the same people, and who that is.
  func secondBooking(of booking: Booking) -> (Booking, ID<Person>)? {
    let others = bookingsAtSameTime(as: booking)
    guard !others.isEmpty else { return nil }
    let people = needed(at: booking)
    for other in others {
      let needed = Set(needed(at: other))
      if let person = people.first(where: needed.contains) { return (other, person) }
    }
    return nil
  }

  /// Who is needed at a booking: those who are named, then everybody of the circle on its day.
  package func needed(at booking: Booking) -> [ID<Person>] {
    var people = booking.people
    guard let circle = booking.circle, let date = booking.date else { return people }
    var known = Set(people)
    let members =
      circle == .cadres
      ? commune.assignments.lazy.filter {
        $0.level != .household && $0.isActive(on: date, in: commune)
      }.compactMap(\.person)
      : circle.posts.flatMap { post in
        commune.records(in: .appointments, where: "post", equals: .choice(post.rawValue))
          .compactMap { commune.appointments[ID($0)] }
          .filter { $0.period.contains(date) }
          .compactMap(\.person)
      }
    for person in members where known.insert(person).inserted { people.append(person) }
    return people
  }

  private func bookingsAtSameTime(as booking: Booking) -> [Booking] {
    guard let date = booking.date, let hours = booking.hours else { return [] }
    return commune.records(in: .bookings, where: "date", equals: .date(date))
      .compactMap { commune.bookings[ID($0)] }
      .filter { $0.id != booking.id && $0.hours.map(hours.overlaps) ?? false }
  }
}

/// A meeting of a cell or group on the day on which something else needs whoever looks after it.
package struct UnitMeetingClash: Hashable, Sendable {
  package let person: ID<Person>
  package let register: RegisterKey
  package let unit: RecordID

  var arguments: [Issue.Argument] { [.record(.people, person.raw), .record(register, unit)] }
}

extension Circumstances {
  /// The meeting of a cell or group that one of those needed at a booking looks after on its day
  /// (article 1.4: agencies keep clear of the days on which units meet).
  package func unitMeeting(against booking: Booking) -> UnitMeetingClash? {
    guard let date = booking.date, booking.kind != .unitMeeting else { return nil }
    for person in needed(at: booking) {
      for assignment in commune.related(\.assignments, "person", to: person.raw)
      where assignment.isActive(on: date, in: commune) {
        guard let level = assignment.level, let body = MeetingBody(rawValue: level.rawValue),
          let unit = assignment.target, meets(body, unit, on: date)
        else { continue }
        return UnitMeetingClash(person: person, register: body.register, unit: unit)
      }
    }
    return nil
  }

  /// Whether a cell or group meets on a day: as entered for that month, else on its usual day.
  func meets(_ body: MeetingBody, _ unit: RecordID, on date: CalendarDate) -> Bool {
    let month = Period.month(containing: date)
    let entered = commune.related(\.meetings, body.rawValue, to: unit).compactMap(\.date)
      .filter(month.contains)
    guard entered.isEmpty else { return entered.contains(date) }
    return meetingDay(body, unit).map { date == month.day($0) } ?? false
  }

  /// The usual day of a cell or group in the month of a day; nil where it has none.
  package func usualMeeting(of body: MeetingBody, _ unit: RecordID, inMonthOf day: CalendarDate)
    -> CalendarDate?
  {
    meetingDay(body, unit).flatMap(Period.month(containing: day).day)
  }

  /// The day of a month on which a cell or group usually meets.
  func meetingDay(_ body: MeetingBody, _ unit: RecordID) -> Int? {
    switch body {
    case .cell: commune.partyOrganisations[ID(unit)]?.meetingDay
    case .group: commune.groups[ID(unit)]?.meetingDay
    case .organisation: commune.partyOrganisations[ID(unit)]?.meetingDay
    case .residenceUnit: nil
    }
  }
}

extension Period {
  /// The day of that number in the month in which the period begins, or the last one it has.
  func day(_ number: Int) -> CalendarDate? {
    guard let from, let month = from.month else { return nil }
    let last = CalendarDate.days(inMonth: month, of: from.year)
    return CalendarDate(year: from.year, month: month, day: min(number, last))
  }
}
