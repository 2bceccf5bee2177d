extension AlertRule {
  /// Article 1.14: a cell that holds its title was last classified "completed" or lower.
  static let titlesAtRisk = AlertRule(
    "1.14", .notice, of: \.titles,
    watching: [
      .sharing(.titles, field: "cell", as: "cell"),
      .sharing(.classifications, field: "organisation", as: "cell"),
    ]
  ) { title, circumstances in
    guard title.state == .won || title.state == .kept, let cell = title.cell,
      let year = title.year, year >= circumstances.today.year - 1
    else { return nil }
    let commune = circumstances.commune
    let isFollowed = commune.related(\.titles, "cell", to: cell.raw)
      .contains { ($0.year ?? year) > year }
    let last = commune.related(\.classifications, "organisation", to: cell.raw)
      .filter { $0.subject == .organisation && ($0.year ?? 0) >= year }
      .max { left, right in
        let (before, after) = (left.span?.to?.dayNumber ?? 0, right.span?.to?.dayNumber ?? 0)
        return (before, left.recordID) < (after, right.recordID)
      }
    guard !isFollowed, let level = last?.level, !level.isGoodOrBetter else { return nil }
    return AlertFinding([.value(.choice(level.rawValue))])
  }
}
