extension AlertRule {
  /// Article 4.1: key posts are planned, and a unit has more or fewer of them than it should, or none.
  static let keyPostsOfUnits = AlertRule(
    "4.1", .notice, of: \.administrativeUnits, remedy: .add(.posts, field: "unit"),
    watching: [.everything(in: .posts)]
  ) { unit, circumstances in
    // Where no key post is planned at all, none is missing anywhere.
    guard unit.isCommune, unit.period.contains(circumstances.today),
      circumstances.commune.count(of: .posts, having: "key") > 0,
      let wanted = circumstances.value(of: .keyPostsPerUnit, on: circumstances.today)
    else { return nil }
    let planned = circumstances.figures.keyPosts(of: unit.id).plannedHolders
    return planned == wanted ? nil : AlertFinding([.integer(planned), .integer(wanted)])
  }
}
