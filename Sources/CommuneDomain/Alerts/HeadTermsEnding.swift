extension AlertRule {
  /// A12: a head's term ends soon, or has ended, and nobody was elected for the time after it.
  static let headTermsEnding = AlertRule(
    "A12", .notice, phrase: "A12.terms", of: \.headTerms,
    watching: [
      .sharing(.headTerms, field: "residence-unit", as: "residence-unit")
    ]
  ) { term, circumstances in
    let today = circumstances.today
    guard let to = term.to, let unit = term.residenceUnit,
      let days = circumstances.value(of: .headTermWarningDays, on: today),
      to.dayNumber - today.dayNumber <= days
    else { return nil }
    let isFollowed = circumstances.commune.related(\.headTerms, "residence-unit", to: unit.raw)
      .contains { other in
        other.role == term.role && other.id != term.id && other.from.map { $0 > to } ?? false
      }
    return isFollowed ? nil : AlertFinding(due: to, [.date(to)])
  }
}
