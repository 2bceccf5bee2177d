extension Figures {
  /// The meetings of the cell or group that an assignment is for, while it holds, up to today and
  /// the latest first; empty for the levels that do not meet.
  package func meetings(under assignment: Assignment) -> [Meeting] {
    meetings(under: assignment) { $0 }
      .sorted { ($0.date ?? today, $0.recordID) > ($1.date ?? today, $1.recordID) }
  }

  /// What is read of each of them, in no order, where that is anything.
  private func meetings<Value>(
    under assignment: Assignment, reading get: (Meeting) -> Value?
  ) -> [Value] {
    guard let level = assignment.level, level == .cell || level == .group,
      let target = assignment.target
    else { return [] }
    let period = assignment.period
    return commune.related(\.meetings, level.field, to: target) { meeting in
      guard meeting.host?.id == target,
        meeting.date.map({ $0 <= today && period.contains($0) }) ?? false
      else { return nil }
      return get(meeting)
    }
  }

  /// The latest meetings in a row that the cadre of an assignment was absent from, the latest first.
  /// Meetings where nothing was recorded of the cadre say neither.
  package func absencesInARow(under assignment: Assignment) -> RecordSet {
    guard let person = assignment.person?.raw else { return RecordSet(.meetings, []) }
    let recorded = meetings(under: assignment) { meeting in
      meeting.cadres[person].map { (meeting.date ?? today, meeting.recordID, $0) }
    }
    .sorted { ($0.0, $0.1) > ($1.0, $1.1) }
    return RecordSet(.meetings, recorded.prefix { $0.2 != .present }.map(\.1))
  }
}
