extension AlertRule {
  /// Article 1.13: the draft agenda of a coming meeting was sent, and nobody has said anything to it.
  static let noAgendaFeedback = AlertRule(
    "1.13", .notice, of: \.meetings, remedy: .complete(field: "feedback")
  ) {
    meeting, circumstances in
    guard let sent = meeting.draftSent, meeting.feedback.isEmpty, let date = meeting.date,
      date >= circumstances.today
    else { return nil }
    return AlertFinding(due: date, [.date(sent)])
  }
}
