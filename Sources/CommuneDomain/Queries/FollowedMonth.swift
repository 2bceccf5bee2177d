/// The figures of the running month, kept up to date change by change: a save reads the records that it
/// touches and no others.
package struct FollowedMonth: Sendable {
  /// What a meeting of a group this month adds to the figures.
  private struct Held: Sendable {
    let host: RecordID
    let present: Int
    /// Nil where nobody recorded who came.
    let expected: Int?
  }

  private var meetings: [RecordID: Held] = [:]
  /// Recommendations received this month or not answered before it.
  private var recommendations: [RecordID: Recommendation] = [:]
  private var groups: RecordSet?
  private var seen: ChangeTrail?
  private var today: CalendarDate?
  /// How many records were looked at since this was made.
  package private(set) var readCount = 0
  package private(set) var figures: MonthFigures?

  package init() {}

  /// The figures, after a look at what has changed since the last time.
  @discardableResult
  package mutating func follow(_ circumstances: Circumstances) -> MonthFigures {
    let commune = circumstances.commune
    let trail = commune.trail
    defer {
      seen = trail
      today = circumstances.today
    }
    if let seen, today == circumstances.today, let steps = trail.steps(since: seen) {
      if let figures, !steps.contains(where: { Self.registers.contains($0.register) }) {
        return figures
      }
      for step in steps { follow(step, circumstances) }
    } else {
      readMeetings(circumstances)
      readRecommendations(circumstances)
      groups = nil
    }
    let counted = counted(circumstances)
    figures = counted
    return counted
  }

  private static let registers: Set<RegisterKey> = [
    .meetings, .recommendations, .groups, .localRules,
  ]

  private mutating func follow(_ step: ChangeTrail.Step, _ circumstances: Circumstances) {
    switch step {
    case .whole(.meetings): readMeetings(circumstances)
    case .whole(.recommendations): readRecommendations(circumstances)
    case .operation(let operation) where operation.register == .meetings:
      read(circumstances.commune.meetings[ID(operation.record)], operation.record, circumstances)
    case .operation(let operation) where operation.register == .recommendations:
      read(
        circumstances.commune.recommendations[ID(operation.record)], operation.record,
        circumstances)
    default:
      if step.register == .groups { groups = nil }
    }
  }

  private mutating func readMeetings(_ circumstances: Circumstances) {
    meetings = [:]
    for meeting in circumstances.commune.meetings { read(meeting, meeting.recordID, circumstances) }
  }

  private mutating func readRecommendations(_ circumstances: Circumstances) {
    recommendations = [:]
    for recommendation in circumstances.commune.recommendations {
      read(recommendation, recommendation.recordID, circumstances)
    }
  }

  private mutating func read(_ meeting: Meeting?, _ id: RecordID, _ circumstances: Circumstances) {
    readCount += 1
    let month = Period.month(containing: circumstances.today)
    guard let meeting, meeting.body == .group, let date = meeting.date,
      date <= circumstances.today, month.contains(date), let host = meeting.host?.id
    else {
      meetings[id] = nil
      return
    }
    meetings[id] = Held(
      host: host, present: meeting.count(.present),
      expected: meeting.isAttendanceRecorded ? meeting.expected : nil)
  }

  private mutating func read(
    _ recommendation: Recommendation?, _ id: RecordID, _ circumstances: Circumstances
  ) {
    readCount += 1
    guard let recommendation,
      recommendation.concerns(.month(containing: circumstances.today))
    else {
      recommendations[id] = nil
      return
    }
    recommendations[id] = recommendation
  }

  private mutating func counted(_ circumstances: Circumstances) -> MonthFigures {
    let today = circumstances.today
    let held = Dictionary(grouping: meetings.values, by: \.host).mapValues(\.count)
    let hosts = groups ?? MeetingBody.group.hosts(in: circumstances.commune, on: today)
    groups = hosts
    let met = circumstances.value(of: .groupMeetingsPerMonth, on: today).map { wanted in
      Share(RecordSet(.groups, hosts.ids.filter { (held[$0] ?? 0) >= wanted }), of: hosts)
    }
    let recorded = meetings.filter { $0.value.expected != nil }
    let known = recommendations.keys.sorted().compactMap { recommendations[$0] }
    let figures = RecommendationFigures(
      known, in: .month(containing: today), on: today)
    return MonthFigures(
      groupsMet: met,
      participation: Participation(
        present: recorded.values.reduce(0) { $0 + $1.present },
        required: recorded.values.reduce(0) { $0 + ($1.expected ?? 0) },
        recorded: RecordSet(.meetings, recorded.keys.sorted()),
        unrecorded: RecordSet(
          .meetings, meetings.keys.filter { recorded[$0] == nil }.sorted())),
      answered: Share(figures.answered, of: figures.all))
  }
}

extension Recommendation {
  /// Whether it was received in a month or was still open when that began.
  fileprivate func concerns(_ month: Period) -> Bool {
    if month.contains(received) { return true }
    guard let answered, let begin = month.from else { return true }
    return answered >= begin
  }
}
