/// What a cell found about a head who is no member: whether the conditions are met, who helps, or which
/// other work is found (article 3.10). Of health only whether it suffices is kept.
package struct HeadReview: Entity {
  package let id: ID<Self>
  package var term: ID<HeadTerm>?
  package var date: CalendarDate?
  package var health: HealthSuffices?
  package var eligible: HeadEligibility?
  package var mentor: ID<Person>?
  package var awarenessClass = ""
  package var arrangement: HeadArrangement?
  package var conclusion = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    term.flatMap { commune.headTerms[$0]?.title(in: commune) } ?? ""
  }

  package static let schema = Schema<HeadReview>(
    .headReviews,
    fields: [
      .reference("term", \.term, to: .headTerms).required().column().searched(),
      .date("date", \.date).required().initially(.today).persistent().column(),
      .choice("health", \.health),
      .choice("eligible", \.eligible).required().column(),
      .reference("mentor", \.mentor, to: .people).column().searched().offering(isMember)
        .applies { $0.eligible == .eligible },
      .text("awareness-class", \.awarenessClass, .line(80)).column()
        .applies { $0.eligible == .eligible },
      .choice("arrangement", \.arrangement).column().applies { $0.eligible == .ineligible },
      .text("conclusion", \.conclusion, .line(160)),
    ],
    rules: [
      .hard("dateInFuture", at: "date") { review, circumstances in
        review.date.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("eligibleWithoutHealth", at: "eligible") { review, _ in
        review.eligible == .eligible && review.health == .insufficient ? [] : nil
      },
      .hard("mentorNotMember", at: "mentor") { review, circumstances in
        guard review.eligible == .eligible, let mentor = review.mentor,
          let day = review.date,
          !circumstances.commune.isMember(person: mentor, on: day)
        else { return nil }
        return [.record(.people, mentor.raw)]
      },
      .hard("mentorNotOfficial", at: "mentor") { review, circumstances in
        guard review.eligible == .eligible, let mentor = review.mentor, let day = review.date,
          circumstances.commune.isMember(person: mentor, on: day),
          circumstances.commune.isOfficial(person: mentor, around: day) == false
        else { return nil }
        return [.record(.people, mentor.raw), .date(day)]
      },
      .soft("reviewedHeadIsMember", at: "term") { review, circumstances in
        guard let person = review.term.flatMap({ circumstances.commune.headTerms[$0]?.person }),
          let day = review.date,
          circumstances.commune.isMember(person: person, on: day)
        else { return nil }
        return [.record(.people, person.raw)]
      },
      .soft("eligibleWithoutHelp", at: "mentor") { review, _ in
        let isHelped = review.mentor != nil && !review.awarenessClass.isEmpty
        return review.eligible == .eligible && !isHelped ? [] : nil
      },
      .soft("ineligibleWithoutWork", at: "arrangement") { review, _ in
        review.eligible == .ineligible && review.arrangement == nil ? [] : nil
      },
    ])
}

extension RegisterKey {
  package static let headReviews = RegisterKey("head-reviews")
}

package enum HeadEligibility: String, Choice {
  case eligible, ineligible
}

/// Whether somebody's health suffices; nothing else of it is kept.
package enum HealthSuffices: String, Choice {
  case sufficient, insufficient
}

/// What is arranged for a head who cannot be admitted.
package enum HeadArrangement: String, Choice {
  case otherWork = "other-work"
  case untilEndOfTerm = "until-end-of-term"
  case replaced
}
