extension Figures {
  /// The meetings of the cell or group that an assignment is for, while it holds, up to today and
  /// the latest first; empty for the levels that do not meet.
  package func meetings(under assignment: Assignment) -> [Meeting] {
    guard let level = assignment.level, level == .cell || level == .group,
      let target = assignment.target
    else { return [] }
    return commune.related(\.meetings, level.field, to: target)
      .filter { meeting in
        meeting.host?.id == target
          && meeting.date.map { $0 <= today && assignment.period.contains($0) } ?? false
      }
      .sorted { ($0.date ?? today, $0.recordID) > ($1.date ?? today, $1.recordID) }
  }

  /// The latest meetings in a row that the cadre of an assignment was absent from, the latest first.
  /// Meetings where nothing was recorded of the cadre say neither.
  package func absencesInARow(under assignment: Assignment) -> RecordSet {
    guard let person = assignment.person?.raw else { return RecordSet(.meetings, []) }
    let recorded = meetings(under: assignment).filter { $0.cadres[person] != nil }
    return RecordSet(
      .meetings, recorded.prefix { $0.cadres[person] != .present }.map(\.recordID))
  }
}
