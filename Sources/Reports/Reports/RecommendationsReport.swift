internal import CommuneDomain
internal import Localization

extension Report {
  /// R11: the register of recommendations of a period, without a word of who raised them.
  static let recommendations = Report(
    name: "recommendations", code: "R11", periodKinds: [.quarter, .month, .year],
    needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("recommendations", code: "R11", context)
    let figures = draft.figures.recommendations(in: draft.period)
    draft.table(draft.totals(figures))
    draft.heading(draft.word("list"))
    draft.table(draft.list(figures))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func totals(_ figures: RecommendationFigures) -> ReportTable {
    let answered = figures.answered.count
    return ReportTable(
      name: "totals",
      columns: [column("figure", from: 16, to: 40), numbers("count"), numbers("share")],
      rows: [
        [named("carried-over"), cell(figures.carriedOver), .blank],
        [named("received"), cell(figures.received), .blank],
        [
          named("answered"), cell(figures.answered),
          cell(answered, of: figures.all.count, figures.answered),
        ],
        [
          named("answered-on-time"), cell(figures.answeredOnTime),
          cell(figures.answeredOnTime.count, of: answered, figures.answeredOnTime),
        ],
        [
          named("open"), cell(figures.open),
          cell(figures.open.count, of: figures.all.count, figures.open),
        ],
        [named("overdue"), cell(figures.overdue), .blank],
      ])
  }

  private func named(_ figure: String) -> Cell { Cell(word(figure), value: .text(figure)) }

  fileprivate func list(_ figures: RecommendationFigures) -> ReportTable {
    let end = min(period.to ?? today, today)
    let overdue = Set(figures.overdue.ids)
    let all = figures.all.ids.compactMap { commune.recommendations[ID($0)] }
      .sorted { ($0.received ?? end, $0.code) < ($1.received ?? end, $1.code) }
    return ReportTable(
      name: "list",
      columns: [
        column("code", from: 12, to: 14), numbers("received-on", priority: 2),
        column("source", from: 8, to: 14, priority: 6), column("matter", from: 12, to: 44),
        column("office", from: 8, to: 20, priority: 3), numbers("due"),
        numbers("resolved", priority: 5), numbers("answered-on", priority: 4),
        numbers("late", priority: 1),
      ],
      rows: all.map { recommendation in
        let late = recommendation.due.map { end.dayNumber - $0.dayNumber } ?? 0
        return [
          Cell(
            recommendation.code, value: .text(recommendation.code),
            records: RecordSet(.recommendations, [recommendation.recordID])),
          cell(recommendation.received),
          cell(recommendation.source, .recommendations, "source"),
          cell(recommendation.matter),
          cell(recommendation.office),
          cell(recommendation.due),
          cell(recommendation.resolved),
          cell(recommendation.answered),
          overdue.contains(recommendation.recordID) ? cell(late) : .blank,
        ]
      })
  }
}
