internal import CommuneDomain
internal import Localization

extension Report {
  /// R4: declared totals against what the book counts (fixture F01).
  ///
  /// Cannot be made final while a difference has no note.
  static let controlTotals = Report(
    name: "control-totals", code: "R4", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("control-totals", code: "R4", context)
    let checks = draft.figures.controlChecks
    let silent = checks.filter(\.needsNote).map(\.total.recordID)
    if context.isFinal, !silent.isEmpty {
      throw .needsNote(RecordSet(.controlTotals, silent))
    }
    draft.table(draft.totals(checks))
    for check in checks where !check.agrees {
      let figure = draft.phrases.choice(.controlTotals, "figure", check.figure.rawValue)
      let note = check.total.note.isEmpty ? draft.word("no-note") : check.total.note
      draft.paragraph(draft.word("note-line", figure, note))
    }
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate func totals(_ checks: [ControlCheck]) -> ReportTable {
    ReportTable(
      name: "totals",
      columns: [
        column("figure", from: 12, to: 30), numbers("declared"), numbers("as-of", priority: 3),
        numbers("counted"), numbers("difference"), column("status", from: 8, to: 14),
        column("source", from: 8, to: 24, priority: 4),
      ],
      rows: checks.map { check in
        [
          Cell(
            phrases.choice(.controlTotals, "figure", check.figure.rawValue),
            value: .text(check.figure.rawValue)),
          Cell(
            declared(check), value: .integer(check.declared),
            records: RecordSet(.controlTotals, [check.total.recordID])),
          cell(check.total.asOf),
          cell(check.counted),
          Cell(signed(check.difference), value: .integer(check.difference)),
          Cell(
            word(check.agrees ? "agrees" : "differs"),
            value: .text(check.agrees ? "agrees" : "differs")),
          cell(check.total.source),
        ]
      })
  }

  /// The number as it was declared: "≥ 1.000" for more than, "≈ 18.377" for about.
  private func declared(_ check: ControlCheck) -> String {
    let number = phrases.number(check.declared)
    return switch check.total.qualifier {
    case .atLeast: "≥ \(number)"
    case .about: "≈ \(number)"
    case .exact, nil: number
    }
  }

  private func signed(_ number: Int) -> String {
    (number > 0 ? "+" : "") + phrases.number(number)
  }
}
