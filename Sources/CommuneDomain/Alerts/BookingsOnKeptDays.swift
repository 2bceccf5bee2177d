extension AlertRule {
  /// A5: something is booked on a day kept for something else, without an exception that is
  /// admitted (fixture F11).
  static let bookingsOnKeptDays = AlertRule(
    "A5", .notice, of: \.bookings, remedy: .complete(field: "date"),
    watching: [.everything(in: .calendarRules)]
  ) { booking, circumstances in
    guard let date = booking.date, date >= circumstances.today,
      let rule = circumstances.rule(against: booking)
    else { return nil }
    return AlertFinding(due: date, [.text(rule.name)])
  }
}
