extension AlertRule {
  /// A41: an inspection of the year's programme is due soon, or was, and has not begun (article 2.7).
  static let inspectionsNotCarriedOut = AlertRule(
    "A41", .notice, of: \.inspections, remedy: .complete(field: "from")
  ) {
    inspection, circumstances in
    let today = circumstances.today
    guard let year = inspection.programmeYear, inspection.from == nil,
      inspection.conclusion == nil,
      let due = inspection.due ?? CalendarDate(year: year, month: 12, day: 31),
      let days = circumstances.value(of: .inspectionWarningDays, on: today),
      due.dayNumber - today.dayNumber <= days
    else { return nil }
    return AlertFinding(due: due, [.date(due)])
  }
}
