extension AlertRule {
  /// A12: a head is no member, and nobody has looked yet whether the conditions are met (article 3.10).
  static let headsNotMembers = AlertRule(
    "A12", .notice, phrase: "A12.members", of: \.headTerms,
    remedy: .add(.headReviews, field: "term"),
    watching: [
      .referring(.headReviews, field: "term"),
      .through(.people) { person, _, commune in
        commune.records(in: .headTerms, where: "person", equals: .reference(person))
      },
    ]
  ) { term, circumstances in
    guard term.isInForce(on: circumstances.today), term.person != nil,
      !term.isMember(in: circumstances),
      circumstances.commune.related(\.headReviews, "term", to: term.recordID).isEmpty
    else { return nil }
    return AlertFinding(
      term.residenceUnit.map { [.record(.residenceUnits, $0.raw)] } ?? [])
  }
}
