/// How an organisation, member, collective or individual was classified in a quarter, year or term
/// (Regulation 366-QĐ/TW: points up to 100, four levels).
package struct Classification: Entity {
  package let id: ID<Self>
  package var period: ClassificationPeriod?
  package var year: Int?
  package var quarter: Int?
  package var subject: ClassificationSubject?
  package var organisation: ID<PartyOrganisation>?
  package var person: ID<Person>?
  package var collective = ""
  package var selfScore: Int?
  package var points: Int?
  package var level: ClassificationLevel?
  package var decision = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let isOfQuarter = period == .quarter
    let when = [isOfQuarter ? quarter.map { "Q\($0)" } : nil, year.map { String($0) }]
      .compactMap(\.self).joined(separator: "/")
    return [subjectName(in: commune) ?? "", when].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What who was classified is called.
  package func subjectName(in commune: Commune) -> String? {
    switch subject {
    case .organisation: organisation.flatMap { commune.partyOrganisations[$0]?.name }
    case .member, .individual: person.flatMap { commune.people[$0]?.name }
    case .collective, nil: collective
    }
  }

  package static let schema = Schema<Classification>(
    .classifications, fields: fields,
    rules: [
      .hard("periodInFuture", at: "year") { classification, circumstances in
        guard let first = classification.span?.from, first > circumstances.today else { return nil }
        return [.date(first)]
      },
      .hard("classifiedTwice", at: "level") { classification, circumstances in
        classification.others(in: circumstances.commune).first
          .map { [.record(.classifications, $0.recordID)] }
      },
      .soft("classifiedTooNew", at: "person", under: .classificationNewMonths) {
        classification, circumstances in
        guard classification.subject == .member, let end = classification.span?.to,
          let months = circumstances.value(
            of: .classificationNewMonths, on: classification.day(in: circumstances)),
          let joined = classification.memberRecord(in: circumstances.commune)?.joined,
          joined.adding(months: months) > end
        else { return nil }
        return [.date(joined), .integer(months)]
      },
      .soft("classifiedThoughExempt", at: "person") { classification, circumstances in
        guard classification.subject == .member, let end = classification.span?.to,
          let member = classification.memberRecord(in: circumstances.commune),
          let from = member.exemptFrom,
          Period(from: from, to: member.exemptTo).contains(min(end, circumstances.today))
        else { return nil }
        return [.date(from)]
      },
      .hard("notAMember", at: "person") { classification, circumstances in
        guard classification.subject == .member, let person = classification.person,
          let first = classification.span?.from, first <= circumstances.today,
          !circumstances.commune.isMember(person: person, on: first)
        else { return nil }
        return circumstances.notAMember(person, around: classification.day(in: circumstances))
      },
      pointsBelow(.excellent, .excellentPoints),
      pointsBelow(.good, .goodPoints),
      pointsBelow(.completed, .completedPoints),
      .soft("levelBelowPoints", at: "level", under: .goodPoints) { classification, circumstances in
        guard let points = classification.points, let level = classification.level,
          let good = circumstances.value(
            of: .goodPoints, on: classification.day(in: circumstances)),
          points >= good * 100, level == .completed || level == .failed
        else { return nil }
        return [.value(.choice(level.rawValue)), .integer(good)]
      },
    ])

  /// Members, and those who hold a post, are classified; others who live here are not.
  private static let isClassified: @Sendable (RecordID, Circumstances) -> Bool = {
    isMember($0, $1) || !($1.commune.people[ID($0)]?.position.isEmpty ?? true)
  }

  private static let fields: [Field<Classification>] = [
    .choice("period", \.period).required().persistent()
      .initially(.value(.choice(ClassificationPeriod.year.rawValue))).column(),
    .integer("year", \.year, in: 1975...2200).required().persistent().column(),
    .integer("quarter", \.quarter, in: 1...4).required().persistent()
      .column().applies { $0.period == .quarter },
    .choice("subject", \.subject).required().persistent().column(),
    .reference("organisation", \.organisation, to: .partyOrganisations).required().column()
      .sharingColumn("who").searched().applies { $0.subject == .organisation },
    .reference("person", \.person, to: .people).required().column().sharingColumn("who")
      .searched().offering(isClassified)
      .applies { $0.subject == .member || $0.subject == .individual },
    .text("collective", \.collective, .line(80)).required().column().sharingColumn("who")
      .searched().applies { $0.subject == .collective },
    .choice("level", \.level).required().column(),
    .hundredths("points", \.points, in: 0...100_00).column(),
    .hundredths("self-score", \.selfScore, in: 0...100_00),
    .text("decision", \.decision, .line(60)).persistent(),
  ]

  private static func pointsBelow(_ level: ClassificationLevel, _ limit: Limit)
    -> RecordRule<Classification>
  {
    .soft("pointsBelowLevel", at: "points", under: limit) { classification, circumstances in
      guard classification.level == level, let points = classification.points,
        let least = circumstances.value(of: limit, on: classification.day(in: circumstances)),
        points < least * 100
      else { return nil }
      return [.integer(least)]
    }
  }

  /// The days of which the classification speaks; of a term only its last year is kept.
  package var span: Period? {
    guard let year, let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
    guard period == .quarter else { return .year(containing: first) }
    return quarter.map { .quarter(containing: first.adding(months: 3 * $0 - 3)) }
  }

  /// By which day's limits it is judged.
  private func day(in circumstances: Circumstances) -> CalendarDate {
    min(span?.to ?? circumstances.today, circumstances.today)
  }

  /// The record of the member who was classified.
  private func memberRecord(in commune: Commune) -> Member? {
    person.flatMap { commune.related(\.members, "person", to: $0.raw).last }
  }

  /// Whether another one speaks of the same period.
  package func isOfSamePeriod(as other: Classification) -> Bool {
    period == other.period && year == other.year
      && (period != .quarter || quarter == other.quarter)
  }

  /// Others of the same subject and period; nobody stands in two levels (article 1.16).
  private func others(in commune: Commune) -> [Classification] {
    let same: [Classification] =
      switch subject {
      case .organisation:
        organisation.map { commune.related(\.classifications, "organisation", to: $0.raw) } ?? []
      case .member, .individual:
        person.map { commune.related(\.classifications, "person", to: $0.raw) } ?? []
      case .collective:
        commune.records(in: .classifications, where: "collective", equals: .text(collective))
          .compactMap { commune.classifications[ID($0)] }
      case nil: []
      }
    return same.filter { $0.id != id && $0.subject == subject && $0.isOfSamePeriod(as: self) }
  }
}

extension RegisterKey {
  package static let classifications = RegisterKey("classifications")
}

package enum ClassificationPeriod: String, Choice {
  case quarter, year, term
}

package enum ClassificationSubject: String, Choice {
  case organisation, member, collective, individual
}

/// The four levels, the best first.
package enum ClassificationLevel: String, Choice {
  case excellent, good, completed, failed

  /// "Hoàn thành tốt" or better.
  package var isGoodOrBetter: Bool { self == .excellent || self == .good }
}
