extension AlertRule {
  /// A14: a declared total differs from what the book counts (fixture F01).
  static let controlTotalsDiffer = AlertRule(
    "A14", .urgent, of: \.controlTotals, isLinePerRecord: true,
    remedy: .complete(field: "declared"),
    watching: [.everything(in: .controlTotals)] + totalsOfWhatIsCounted
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

  /// The totals of figures that count records of a register, when one of those changes.
  private static let totalsOfWhatIsCounted: [AlertWatch] =
    Set(ControlFigure.allCases.flatMap(\.registers)).map { register in
      .through(register) { _, values, commune in
        let telling = ControlFigure.fieldsThatTell[register]
        guard telling.map({ telling in values.contains { telling.contains($0.field) } }) ?? true
        else { return [] }
        return commune.controlTotals.filter { $0.figure?.registers.contains(register) ?? false }
          .map(\.recordID)
      }
    }
}
