/// A day on which a leader receives citizens: who, where, how many came with how many matters.
package struct ReceptionDay: Entity {
  package let id: ID<Self>
  package var date: CalendarDate?
  package var host: ID<Person>?
  package var post: ReceptionPost?
  package var place = ""
  package var received: Int?
  package var matters: Int?
  package var settled: Int?
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let host = host.flatMap { commune.people[$0]?.name } ?? ""
    return "\(host) \(date?.description ?? "")"
  }

  private static let fields: [Field<ReceptionDay>] = [
    .date("date", \.date).required().initially(.today).column(),
    .reference("host", \.host, to: .people).required().persistent().column().searched(),
    .choice("post", \.post).required().persistent().column(),
    .text("place", \.place).persistent().column(),
    .integer("received", \.received, in: 0...5000).column(),
    .integer("matters", \.matters, in: 0...5000).column(),
    .integer("settled", \.settled, in: 0...5000).column(),
    .text("remarks", \.remarks, .paragraph(300)),
  ]

  package static let schema = Schema<ReceptionDay>(
    .receptionDays,
    fields: fields,
    derived: [
      DerivedField("recommendations", .integer(0...5000)) { day, circumstances in
        .integer(
          circumstances.commune.related(\.recommendations, "reception", to: day.recordID).count)
      }
    ],
    rules: [
      .hard("countedBeforeItsDay", at: "received") { day, circumstances in
        guard let date = day.date, date > circumstances.today, day.received != nil else {
          return nil
        }
        return [.date(date)]
      },
      .hard("settledAboveMatters", at: "settled") { day, _ in
        guard let settled = day.settled, let matters = day.matters, settled > matters else {
          return nil
        }
        return [.integer(settled), .integer(matters)]
      },
      .hard("receptionTwice", at: "date") { day, circumstances in
        guard let date = day.date, let host = day.host else { return nil }
        return circumstances.commune.related(\.receptionDays, "host", to: host.raw)
          .first { $0.id != day.id && $0.date == date }
          .map { _ in [.record(.people, host.raw), .date(date)] }
      },
    ],
    complete: { day, circumstances in
      if day.post == nil { day.post = day.host.flatMap(circumstances.receptionPost) }
    })
}

extension RegisterKey {
  package static let receptionDays = RegisterKey("reception-days")
}

/// As what a leader receives citizens.
package enum ReceptionPost: String, Choice {
  case secretary
  case committeeChair = "peoples-committee-chair"
  case councilChair = "council-chair"
  case deputy, other
}

extension Circumstances {
  /// As what somebody receives citizens today, by the posts held.
  func receptionPost(of person: ID<Person>) -> ReceptionPost? {
    let posts = commune.related(\.appointments, "person", to: person.raw)
      .filter { $0.period.contains(today) }.compactMap(\.post)
    if posts.contains(.committeeSecretary) { return .secretary }
    if posts.contains(.committeeChair) { return .committeeChair }
    if posts.contains(.councilChair) { return .councilChair }
    if posts.contains(.committeeDeputy) || posts.contains(.committeeViceChair) { return .deputy }
    return nil
  }
}
