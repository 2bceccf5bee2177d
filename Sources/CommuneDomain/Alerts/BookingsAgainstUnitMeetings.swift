extension AlertRule {
  /// A5: something is booked on the day on which a cell or group meets whose cadre is needed at both
  /// (article 1.4).
  static let bookingsAgainstUnitMeetings = AlertRule(
    "A5", .notice, phrase: "A5.clash", of: \.bookings, remedy: .complete(field: "date"),
    watching: [
      .everything(in: .assignments), .everything(in: .appointments), .everything(in: .meetings),
      .everything(in: .partyOrganisations), .everything(in: .groups), .everything(in: .people),
    ]
  ) { booking, circumstances in
    guard let date = booking.date, date >= circumstances.today,
      let clash = circumstances.unitMeeting(against: booking)
    else { return nil }
    return AlertFinding(due: date, clash.arguments)
  }
}
