extension AlertRule {
  /// A8: a probation is nearly over, is over soon, or is over and waits for recognition (fixture F14).
  static let probationEnding: [AlertRule] = [
    AlertRule("A8", .urgent, phrase: "A8.window", of: \.members, remedy: .guide) {
      member, circumstances in
      guard let (end, left) = member.probationLeft(in: circumstances), left < 0,
        let last = member.joined.flatMap({ circumstances.reviewEnd(after: $0) })
      else { return nil }
      return AlertFinding(due: last, [.date(end), .date(last)])
    },
    AlertRule("A8", .urgent, phrase: "A8.soon", of: \.members, remedy: .guide) {
      member, circumstances in
      guard let (end, left) = member.probationLeft(in: circumstances), left >= 0,
        let urgent = circumstances.value(of: .probationUrgentDays, on: circumstances.today),
        left <= urgent
      else { return nil }
      return AlertFinding(due: end, [.integer(left)])
    },
    AlertRule("A8", .notice, phrase: "A8.ending", of: \.members, remedy: .guide) {
      member, circumstances in
      guard let (end, left) = member.probationLeft(in: circumstances),
        let urgent = circumstances.value(of: .probationUrgentDays, on: circumstances.today),
        let warning = circumstances.value(of: .probationWarningDays, on: circumstances.today),
        left > urgent, left <= warning
      else { return nil }
      return AlertFinding(due: end, [.integer(left)])
    },
  ]
}

extension Member {
  /// The end of the probation and the days until then.
  fileprivate func probationLeft(in circumstances: Circumstances) -> (CalendarDate, Int)? {
    probationEnd(in: circumstances).map { ($0, $0.dayNumber - circumstances.today.dayNumber) }
  }
}
