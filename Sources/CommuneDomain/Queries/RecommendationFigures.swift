/// What became of recommendations in a period, as things stood at its end or stand today.
///
/// `carriedOver` + `received` = `answered` + `open`; a recommendation answered after the period is
/// open in it, so that the figures of a past period no longer change.
package struct RecommendationFigures: Hashable, Sendable {
  /// Received earlier and not answered when the period began.
  package let carriedOver: RecordSet
  package let received: RecordSet
  package let answered: RecordSet
  /// Of those answered: by their due day, or without one.
  package let answeredOnTime: RecordSet
  package let open: RecordSet
  /// Of those open: past their due day.
  package let overdue: RecordSet

  package init(
    _ recommendations: some Sequence<Recommendation>, in period: Period, on day: CalendarDate
  ) {
    let end = min(period.to ?? day, day)
    let known = recommendations.filter { recommendation in
      recommendation.received.map { $0 <= end } ?? false
    }
    let received = known.filter { period.contains($0.received) }
    let carriedOver = known.filter { recommendation in
      !period.contains(recommendation.received)
        && !recommendation.isAnswered(before: period.from)
    }
    let all = carriedOver + received
    let answered = all.filter { $0.isAnswered(by: end) }
    let open = all.filter { !$0.isAnswered(by: end) }
    self.carriedOver = Self.set(carriedOver)
    self.received = Self.set(received)
    self.answered = Self.set(answered)
    self.open = Self.set(open)
    answeredOnTime = Self.set(answered.filter(\.isAnsweredOnTime))
    overdue = Self.set(open.filter { $0.due.map { $0 < end } ?? false })
  }

  /// All of the period: carried over and received.
  package var all: RecordSet {
    RecordSet(.recommendations, carriedOver.ids + received.ids)
  }

  private static func set(_ recommendations: [Recommendation]) -> RecordSet {
    RecordSet(.recommendations, recommendations.map(\.recordID))
  }
}

extension Recommendation {
  /// Whether the answer came by its due day, or needed not come by any.
  package var isAnsweredOnTime: Bool {
    guard let answered else { return false }
    return due.map { answered <= $0 } ?? true
  }

  fileprivate func isAnswered(by day: CalendarDate) -> Bool {
    answered.map { $0 <= day } ?? false
  }

  fileprivate func isAnswered(before day: CalendarDate?) -> Bool {
    guard let answered, let day else { return false }
    return answered < day
  }
}

extension Figures {
  /// What became of all recommendations in a period.
  package func recommendations(in period: Period) -> RecommendationFigures {
    RecommendationFigures(commune.recommendations, in: period, on: today)
  }
}
