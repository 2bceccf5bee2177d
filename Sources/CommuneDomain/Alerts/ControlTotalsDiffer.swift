extension AlertRule {
  /// A14: a declared total differs from what the book counts (fixture F01).
  static let controlTotalsDiffer = AlertRule(
    "A14", .urgent, of: \.controlTotals, isLinePerRecord: true,
    watching: [
      .everything(in: .controlTotals), .everything(in: .partyOrganisations),
      .everything(in: .people), .everything(in: .residenceUnits), .everything(in: .groups),
      .everything(in: .households),
      .everything(in: .members), .everything(in: .membershipEvents),
    ]
  ) { total, circumstances in
    guard circumstances.figures.isNewest(total), let figure = total.figure,
      let declared = total.declared
    else { return nil }
    let counted = figure.number(
      in: circumstances.commune, on: total.asOf ?? circumstances.today)
    guard !(total.qualifier ?? .exact).accepts(counted, for: declared) else { return nil }
    return AlertFinding([
      .integer(declared), .integer(counted), .value(.choice(figure.rawValue)),
    ])
  }
}
