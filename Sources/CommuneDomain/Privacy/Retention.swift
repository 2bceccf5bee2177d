/// How long the records of a register are kept, and from which day on that counts.
package struct Retention: Sendable {
  package let register: RegisterKey
  package let limit: Limit
  /// The day on which a record was closed; nil while it is still in use.
  let closed: @Sendable (RecordID, Commune) -> CalendarDate?

  private init<Record: Entity>(
    _ table: any (WritableKeyPath<CommuneTables, Table<Record>> & Sendable), _ limit: Limit,
    closed: @escaping @Sendable (Record, Commune) -> CalendarDate?
  ) {
    let place = TablePlace(table)
    register = Record.schema.key
    self.limit = limit
    self.closed = { id, commune in
      commune[place][ID(id)].flatMap { closed($0, commune) }
    }
  }

  /// The registers with a period; all others are kept as long as the book.
  package static let all: [Retention] = [
    Retention(\.visits, .retentionVisitMonths) { visit, commune in
      let needs = commune.related(\.needs, "visit", to: visit.recordID)
      return needs.allSatisfy(\.isClosed)
        ? ([visit.date] + needs.map(\.closed)).compactMap(\.self).max() : nil
    },
    Retention(\.needs, .retentionNeedMonths) { need, _ in need.isClosed ? need.closed : nil },
    Retention(\.recommendations, .retentionRecommendationMonths) { recommendation, _ in
      recommendation.answered
    },
    Retention(\.dataRequests, .retentionDataRequestMonths) { request, _ in request.done },
    Retention(\.accesses, .retentionAccessMonths) { access, _ in access.date },
  ]

  /// A record whose period has passed.
  package struct Expired: Hashable, Sendable {
    package let id: RecordID
    package let closed: CalendarDate
    /// The last day on which it was to be kept.
    package let keptUntil: CalendarDate
  }

  /// The records that have been kept longer than they should be, the longest first; none while no period
  /// is set.
  package func expired(in circumstances: Circumstances) -> [Expired] {
    guard let months = circumstances.value(of: limit, on: circumstances.today) else { return [] }
    return circumstances.commune.ids(in: register).compactMap { id -> Expired? in
      guard let day = closed(id, circumstances.commune), day.isWholeDay else { return nil }
      let end = day.adding(months: months)
      return end < circumstances.today ? Expired(id: id, closed: day, keptUntil: end) : nil
    }
    .sorted { ($0.keptUntil, $0.id) < ($1.keptUntil, $1.id) }
  }
}
