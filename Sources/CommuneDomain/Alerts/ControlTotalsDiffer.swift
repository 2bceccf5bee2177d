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
    guard let check = circumstances.figures.controlCheck(of: total), !check.agrees else {
      return nil
    }
    return AlertFinding([
      .integer(check.declared), .integer(check.counted.count),
      .value(.choice(check.figure.rawValue)),
    ])
  }
}
