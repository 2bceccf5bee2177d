internal import CommuneDomain
internal import Localization

extension Report {
  /// R16: classes of each kind, how often somebody took part, and how many of those trained were
  /// admitted (fixtures F08 and F09).
  static let classes = Report(
    name: "classes", code: "R16", periodKinds: [.year, .quarter], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("classes", code: "R16", context)
    draft.table(draft.classCounts())
    draft.heading(draft.word("recruits"))
    draft.table(draft.recruitCounts())
    draft.paragraph(draft.word("turns-note"))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func classCounts() -> ReportTable {
    let all = TrainingClassKind.allCases.map { ($0, figures.training($0, in: period)) }
    let classes = all.flatMap(\.1.classes.ids)
    return ReportTable(
      name: "classes",
      columns: [
        column("kind", from: 12, to: 30), numbers("count"), numbers("turns"), numbers("average"),
        numbers("persons", priority: 1),
      ],
      rows: all.filter { !$0.1.classes.isEmpty }.map { kind, figures in
        [
          cell(kind, .classes, "kind"), cell(figures.classes), cell(figures.turns),
          average(figures), figures.persons.isEmpty ? .blank : cell(figures.persons),
        ]
      },
      footer: [
        [
          cell(word("total")), cell(RecordSet(.classes, classes)),
          cell(all.reduce(0) { $0 + $1.1.turns }), .blank, .blank,
        ]
      ])
  }

  /// Turns to a class with one decimal: 215,4.
  private func average(_ figures: TrainingFigures) -> Cell {
    guard let tenths = figures.averageTenths else { return .blank }
    return Cell(
      phrases.decimal(tenths, decimals: 1),
      value: .ratio(figures.turns, of: figures.classes.count))
  }

  fileprivate func recruitCounts() -> ReportTable {
    let recruits = figures.recruits(in: period)
    return ReportTable(
      name: "recruits",
      columns: [column("figure", from: 16, to: 44), numbers("number"), numbers("share")],
      rows: [
        [cell(word("trained")), cell(recruits.trained), .blank],
        [
          cell(word("admitted")), cell(recruits.admitted),
          cell(recruits.admitted.count, of: recruits.trained),
        ],
        [
          cell(word("taught")), cell(recruits.taught),
          cell(recruits.taught, of: recruits.admitted.count),
        ],
        [cell(word("untaught")), cell(recruits.untaught), .blank],
      ])
  }
}
