/// A declared total beside what the book counts on the day for which it was declared.
package struct ControlCheck: Equatable, Sendable {
  package let total: ControlTotal
  package let figure: ControlFigure
  package let declared: Int
  package let counted: RecordSet

  /// Counted minus declared.
  package var difference: Int { counted.count - declared }

  /// Whether the two agree, as exactly as the total was declared.
  package var agrees: Bool {
    (total.qualifier ?? .exact).accepts(counted.count, for: declared)
  }

  /// Whether the two differ and nobody has said why; a report with such a total cannot be final.
  package var needsNote: Bool { !agrees && total.note.isEmpty }
}

extension Qualifier {
  /// Whether a count bears out a declared number: "about 1,000" allows for 2 %.
  package func accepts(_ counted: Int, for declared: Int) -> Bool {
    switch self {
    case .exact: counted == declared
    case .atLeast: counted >= declared
    case .about: abs(counted - declared) * 100 <= declared * 2
    }
  }
}

extension Figures {
  /// The newest declared total of each figure, in the order in which figures are listed.
  package var controlChecks: [ControlCheck] {
    ControlFigure.allCases.compactMap { newestTotal(of: $0).flatMap(check) }
  }

  /// Whether no newer total of the same figure stands in the place of this one.
  func isNewest(_ total: ControlTotal) -> Bool {
    total.figure.map { newestTotal(of: $0)?.id == total.id } ?? false
  }

  /// Of those that were declared for the same day, the one entered last.
  private func newestTotal(of figure: ControlFigure) -> ControlTotal? {
    var newest: ControlTotal?
    for total in commune.controlTotals where total.figure == figure && total.declared != nil {
      guard let day = total.asOf else { continue }
      if let known = newest?.asOf, day < known { continue }
      newest = total
    }
    return newest
  }

  private func check(_ total: ControlTotal) -> ControlCheck? {
    guard let figure = total.figure, let declared = total.declared else { return nil }
    return ControlCheck(
      total: total, figure: figure, declared: declared,
      counted: figure.count(in: commune, on: total.asOf ?? today))
  }
}
