extension AlertRule {
  /// A4: a cell or group has not met this month as often as it should, and its day has passed.
  static let noMeetingThisMonth: [AlertRule] = [
    AlertRule(
      "A4", .notice, phrase: "A4.cells", of: \.partyOrganisations,
      remedy: .add(.meetings, field: "cell"), watching: [.referring(.meetings, field: "cell")]
    ) { cell, circumstances in
      cell.isCell && cell.exists(on: circumstances.today)
        ? circumstances.findingOfTooFewMeetings(.cell, cell.recordID) : nil
    },
    AlertRule(
      "A4", .notice, phrase: "A4.groups", of: \.groups,
      remedy: .add(.meetings, field: "group"), watching: [.referring(.meetings, field: "group")]
    ) { group, circumstances in
      group.exists(on: circumstances.today)
        ? circumstances.findingOfTooFewMeetings(.group, group.recordID) : nil
    },
  ]
}

extension Circumstances {
  fileprivate func findingOfTooFewMeetings(_ body: MeetingBody, _ host: RecordID) -> AlertFinding? {
    let month = Period.month(containing: today)
    guard let wanted = body.monthlyLimit.flatMap({ value(of: $0, on: today) }) else { return nil }
    let dates = commune.related(\.meetings, body.rawValue, to: host) { $0.date }
      .filter(month.contains)
    let held = dates.count { $0 <= today }
    // What is entered for a later day of the month is no omission before that day.
    guard dates.count < wanted, hasPassed(meetingDay(body, host), of: month) else { return nil }
    return AlertFinding(due: month.to, [.integer(held), .integer(wanted)])
  }

  /// Whether the usual day of a month is over; for those without one a day of the month is set.
  private func hasPassed(_ usual: Int?, of month: Period) -> Bool {
    if let day = usual.flatMap(month.day) { return day < today }
    guard let late = value(of: .meetingsLateFromDay, on: today).flatMap(month.day) else {
      return false
    }
    return late <= today
  }
}
