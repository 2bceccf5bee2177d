extension AlertRule {
  /// A12: a head is no member, and nobody has looked of late whether the conditions are met (article
  /// 3.10); a look that is too long ago counts no more.
  static let headsNotMembers = AlertRule(
    "A12", .notice, phrase: "A12.members", of: \.headTerms,
    remedy: .add(.headReviews, field: "term"),
    watching: [
      .referring(.headReviews, field: "term"),
      .through(.people) { person, _, commune in
        commune.terms(of: person)
      },
      .sharing(.members, field: "person", as: "person"),
      .through(.membershipEvents) { event, values, commune in
        let members =
          values.filter { $0.field == "member" }.compactMap(\.value.reference)
          + [commune.membershipEvents[ID(event)]?.member?.raw].compactMap(\.self)
        return members.compactMap { commune.members[ID($0)]?.person?.raw }
          .flatMap { commune.terms(of: $0) }
      },
    ]
  ) { term, circumstances in
    guard term.isInForce(on: circumstances.today), term.person != nil,
      !term.isMember(in: circumstances), !circumstances.isReviewed(term)
    else { return nil }
    return AlertFinding(
      term.residenceUnit.map { [.record(.residenceUnits, $0.raw)] } ?? [])
  }
}

extension Circumstances {
  /// Whether the conditions were looked at within the months after which they are looked at again.
  fileprivate func isReviewed(_ term: HeadTerm) -> Bool {
    let days = commune.related(\.headReviews, "term", to: term.recordID).compactMap(\.date)
    guard let latest = days.max() else { return false }
    guard let months = value(of: .headReviewMonths, on: today) else { return true }
    return latest.adding(months: months) > today
  }
}

extension Commune {
  /// The terms in which a person leads somewhere.
  fileprivate func terms(of person: RecordID) -> [RecordID] {
    records(in: .headTerms, where: "person", equals: .reference(person))
  }
}
