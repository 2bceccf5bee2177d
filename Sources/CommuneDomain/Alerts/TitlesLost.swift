extension AlertRule {
  /// A42: a cell has lost its title this year or last, and nothing is known of it since (article 1.14).
  static let titlesLost = AlertRule(
    "A42", .notice, of: \.titles,
    watching: [
      .sharing(.titles, field: "cell", as: "cell")
    ]
  ) { title, circumstances in
    guard title.state == .lost, let cell = title.cell, let year = title.year,
      year >= circumstances.today.year - 1
    else { return nil }
    let isFollowed = circumstances.commune.related(\.titles, "cell", to: cell.raw)
      .contains { ($0.year ?? year) > year }
    return isFollowed ? nil : AlertFinding([.text(String(year))])
  }
}
