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
      guard end < circumstances.today, !isPurged(id, in: circumstances.commune) else { return nil }
      return Expired(id: id, closed: day, keptUntil: end)
    }
    .sorted { ($0.keptUntil, $0.id) < ($1.keptUntil, $1.id) }
  }

  // MARK: - Taking out what was kept too long

  /// The change that takes the words out of records whose period has passed, and out of what is shown of
  /// their history: what is counted stays. Old entries of the log of accesses go altogether.
  ///
  /// - Parameter log: Who does it and why, without a record.
  package func change(
    purging expired: [Expired], log: AccessEntry, in commune: Commune, newID: () -> RecordID
  ) -> Change {
    guard register != .accesses else {
      let removed = expired.compactMap { commune.record($0.id, in: register) }
      return removed.isEmpty
        ? Change() : removed.reduce(Change()) { $0 + .removing($1) } + .creating(log)
    }
    let erasure = Erasure(marker: "–")
    return expired.reduce(Change()) { change, record in
      guard let old = commune.record(record.id, in: register) else { return change }
      var entry = AccessEntry(
        .erase, of: record.id, in: register, because: log.reason, by: log.by, id: newID(),
        field: Erasures.everything)
      entry.date = log.date
      entry.time = log.time
      return change + erasure.blanking(old, only: Erasures.everything) + .creating(entry)
    }
  }

  /// Whether nothing is left to take out. That something was erased is itself kept, since it is what hides
  /// the values in the history.
  private func isPurged(_ id: RecordID, in commune: Commune) -> Bool {
    register == .accesses
      ? commune.accesses[ID(id)]?.kind == .erase : commune.erasures(of: id).isEverything
  }
}
