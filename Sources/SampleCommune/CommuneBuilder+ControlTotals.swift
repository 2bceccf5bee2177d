internal import CommuneDomain

extension CommuneBuilder {
  /// Totals as declared: the year's report has two cells fewer than the book, the others agree.
  mutating func declareTotals() {
    var identifiers = identifiers(for: .controlTotals)
    let declared: [(ControlFigure, Int, String)] = [
      (.cells, size.cells - 2, "Báo cáo năm"),
      (.residenceUnits, size.residenceUnits, "Báo cáo năm"),
      (.groups, size.groups, "Báo cáo quý"),
      (.households, size.households, "Rà soát dân cư"),
      (.members, size.members, "Báo cáo năm"),
    ]
    for (figure, number, source) in declared {
      var total = ControlTotal(id: identifiers.next(on: firstOfMonth))
      total.figure = figure
      total.declared = number
      total.qualifier = .exact
      total.asOf = firstOfMonth
      total.source = source
      commune.controlTotals.insert(total)
    }
  }
}
