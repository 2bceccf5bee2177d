/// A badge for years in the Party: proposed for an occasion, and then awarded by decision.
package struct Badge: Entity {
  package let id: ID<Self>
  package var member: ID<Member>?
  package var years: Int?
  package var occasion: CalendarDate?
  package var isEarly = false
  package var decision = ""
  package var awarded: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = member.flatMap { commune.members[$0]?.shortTitle(in: commune) } ?? ""
    return [name, years.map { String($0) } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  package static let schema = Schema<Badge>(
    .badges,
    fields: [
      .reference("member", \.member, to: .members).required().column().searched(),
      .integer("years", \.years, in: 30...100).required().column(),
      .date("occasion", \.occasion).required().persistent().column(),
      .flag("early", \.isEarly),
      .text("decision", \.decision, .line(60)).persistent().column().searched(),
      .date("awarded", \.awarded).persistent().column(),
    ],
    rules: [
      .hard("badgeTwice", at: "years") { badge, circumstances in
        guard let member = badge.member, let years = badge.years else { return nil }
        return circumstances.commune.related(\.badges, "member", to: member.raw)
          .first { $0.id != badge.id && $0.years == years }
          .map { [.record(.badges, $0.recordID)] }
      },
      .hard("dateInFuture", at: "awarded") { future($0.awarded, $1) },
      .soft("badgeYearsNotFull", at: "years") { badge, circumstances in
        guard let years = badge.years, let occasion = badge.occasion, !badge.isEarly,
          let member = badge.member.flatMap({ circumstances.commune.members[$0] }),
          let age = member.partyAge(on: occasion), age < years
        else { return nil }
        return [.integer(age), .date(occasion)]
      },
      .soft("badgeWithoutDecision", at: "decision") { badge, _ in
        badge.awarded != nil && badge.decision.isEmpty ? [] : nil
      },
    ],
    complete: { badge, circumstances in
      guard badge.years == nil,
        let due = badge.member.flatMap({ circumstances.commune.members[$0] })?
          .badgeDue(in: circumstances)
      else { return }
      badge.years = due.years
      badge.isEarly = due.isEarly
      badge.occasion = badge.occasion ?? due.occasion
    })
}

extension RegisterKey {
  package static let badges = RegisterKey("badges")
}
