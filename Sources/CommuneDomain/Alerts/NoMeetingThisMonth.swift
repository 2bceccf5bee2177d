extension AlertRule {
  /// A4: a cell or group has not met this month as often as it should.
  static let noMeetingThisMonth = AlertRule(code: "A4") { circumstances in
    let phrases: [(body: MeetingBody, phrase: String)] = [
      (.cell, "A4.cells"), (.group, "A4.groups"),
    ]
    let today = circumstances.today
    return phrases.compactMap { body, phrase in
      guard let missing = circumstances.figures.met(body, inMonthOf: today)?.rest,
        !missing.isEmpty
      else { return nil }
      return Alert(
        rule: "A4", severity: .notice, phrase: phrase,
        arguments: [.integer(missing.count)], register: body.register, ids: missing.ids,
        due: Period.month(containing: today).to)
    }
  }
}
