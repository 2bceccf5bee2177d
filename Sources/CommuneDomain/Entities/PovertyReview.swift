/// How a household stood at the poverty review of a year, and what had changed since the one before.
package struct PovertyReview: Entity {
  package let id: ID<Self>
  package var household: ID<Household>?
  package var year: Int?
  package var status: PovertyStatus?
  package var change: PovertyChange?
  package var lacking: Int?
  package var decision = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let household = household.flatMap { commune.households[$0]?.title(in: commune) } ?? ""
    return [household, year.map { String($0) } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  package static let schema = Schema<PovertyReview>(
    .povertyReviews,
    fields: [
      .reference("household", \.household, to: .households).required().column().searched(),
      .integer("year", \.year, in: 2000...2100).required().persistent().column(),
      .choice("status", \.status).required().persistent().column(),
      .choice("change", \.change).column(),
      .integer("lacking", \.lacking, in: 0...12).column(),
      .text("decision", \.decision, .line(60)).persistent(),
    ],
    rules: [
      .hard("reviewedTwice", at: "year") { review, circumstances in
        review.others(in: circumstances.commune).first { $0.year == review.year }
          .map { [.record(.povertyReviews, $0.recordID)] }
      },
      .soft("lackingAgainstStatus", at: "lacking", under: .povertyIndicators) {
        review, circumstances in
        guard let lacking = review.lacking, let year = review.year,
          let least = circumstances.value(
            of: .povertyIndicators,
            on: CalendarDate(year: year, month: 12, day: 31)
              ?? circumstances.today)
        else { return nil }
        let isRight =
          switch review.status {
          case .poor: lacking >= least
          case .nearPoor: lacking < least
          default: true
          }
        return isRight ? nil : [.integer(lacking), .integer(least)]
      },
      .soft("povertyDiffers", at: "status") { review, circumstances in
        guard let household = review.household.flatMap({ circumstances.commune.households[$0] }),
          let status = review.status, let kept = household.poverty, kept != status,
          let year = review.year, household.povertyYear.map({ $0 <= year }) ?? true,
          !review.others(in: circumstances.commune).contains(where: { ($0.year ?? 0) > year })
        else { return nil }
        return [.record(.households, household.recordID)]
      },
    ])

  private func others(in commune: Commune) -> [PovertyReview] {
    guard let household else { return [] }
    return commune.related(\.povertyReviews, "household", to: household.raw)
      .filter { $0.id != id }
  }
}

extension RegisterKey {
  package static let povertyReviews = RegisterKey("poverty-reviews")
}

/// What became of a household on the list since the review before.
package enum PovertyChange: String, Choice {
  case unchanged, arisen, relapsed, escaped
  case movedIn = "moved-in"
  case movedAway = "moved-away"
}
