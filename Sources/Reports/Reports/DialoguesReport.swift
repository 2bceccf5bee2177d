internal import CommuneDomain
internal import Localization

extension Report {
  /// R12: dialogues with residents and receptions of citizens in a period, with what became of what
  /// was said (fixture F09).
  static let dialogues = Report(
    name: "dialogues", code: "R12", periodKinds: [.quarter, .month, .year], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("dialogues", code: "R12", context)
    let dialogues = draft.figures.dialogues(in: draft.period)
    let days = draft.figures.receptionDays(in: draft.period)
    draft.table(draft.totals(dialogues, days))
    draft.heading(draft.word("dialogues"))
    draft.table(draft.list(dialogues))
    draft.heading(draft.word("receptions"))
    draft.table(draft.list(days))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func totals(_ dialogues: [Dialogue], _ days: [ReceptionDay]) -> ReportTable {
    let opinions = figures.opinions(dialogues.flatMap(opinions))
    let raised = days.flatMap(recommendations)
    let answered = raised.filter(\.isAnswered)
    let average = phrases.average(opinions.all.count, over: dialogues.count, decimals: 1)
    return ReportTable(
      name: "totals",
      columns: [column("figure", from: 16, to: 40), numbers("count"), numbers("share")],
      rows: [
        [named("held"), cell(RecordSet(.dialogues, dialogues.map(\.recordID))), .blank],
        [named("people"), cell(dialogues.reduce(0) { $0 + ($1.people ?? 0) }), .blank],
        [named("opinions"), cell(opinions.all), .blank],
        [
          named("average"),
          Cell(
            average,
            value: dialogues.isEmpty
              ? .none : .ratio(opinions.all.count, of: dialogues.count)), .blank,
        ],
        [
          named("answered"), cell(opinions.answered),
          cell(opinions.answered.count, of: opinions.all.count, opinions.answered),
        ],
        [named("open"), cell(opinions.open), .blank],
        [named("overdue"), cell(opinions.overdue), .blank],
        [named("reception-days"), cell(RecordSet(.receptionDays, days.map(\.recordID))), .blank],
        [named("received"), cell(days.reduce(0) { $0 + ($1.received ?? 0) }), .blank],
        [named("matters"), cell(days.reduce(0) { $0 + ($1.matters ?? 0) }), .blank],
        [named("settled"), cell(days.reduce(0) { $0 + ($1.settled ?? 0) }), .blank],
        [
          named("recommendations"),
          cell(RecordSet(.recommendations, raised.map(\.recordID))), .blank,
        ],
        [
          named("recommendations-answered"),
          cell(RecordSet(.recommendations, answered.map(\.recordID))),
          cell(
            answered.count, of: raised.count,
            RecordSet(.recommendations, answered.map(\.recordID))),
        ],
      ])
  }

  private func named(_ figure: String) -> Cell { Cell(word(figure), value: .text(figure)) }

  private func opinions(of dialogue: Dialogue) -> [Opinion] {
    commune.related(\.opinions, "dialogue", to: dialogue.recordID)
  }

  private func recommendations(of day: ReceptionDay) -> [Recommendation] {
    commune.related(\.recommendations, "reception", to: day.recordID)
  }

  fileprivate func list(_ dialogues: [Dialogue]) -> ReportTable {
    ReportTable(
      name: "dialogues",
      columns: [
        rowNumbers, numbers("date"), column("subject", from: 10, to: 30, priority: 3),
        column("chair", from: 10, to: 24, priority: 2), numbers("people", priority: 4),
        numbers("opinions"), numbers("answered", priority: 1), numbers("open"),
      ],
      rows: dialogues.enumerated().map { row, dialogue in
        let opinions = figures.opinions(of: dialogue.id)
        return [
          cell(row + 1),
          Cell(
            dialogue.date.map(phrases.date) ?? "",
            value: dialogue.date.map { .date($0) } ?? .none,
            records: RecordSet(.dialogues, [dialogue.recordID])),
          cell(dialogue.subject), cell(personName(dialogue.chair)),
          dialogue.people.map { cell($0) } ?? .blank, cell(opinions.all),
          cell(opinions.answered), cell(opinions.open),
        ]
      })
  }

  fileprivate func list(_ days: [ReceptionDay]) -> ReportTable {
    ReportTable(
      name: "receptions",
      columns: [
        rowNumbers, numbers("date"), column("host", from: 10, to: 24),
        column("post", from: 8, to: 20, priority: 3), numbers("received", priority: 2),
        numbers("matters"), numbers("settled", priority: 4),
        numbers("recommendations", priority: 5),
      ],
      rows: days.enumerated().map { row, day in
        [
          cell(row + 1),
          Cell(
            day.date.map(phrases.date) ?? "", value: day.date.map { .date($0) } ?? .none,
            records: RecordSet(.receptionDays, [day.recordID])),
          cell(personName(day.host)), cell(day.post, .receptionDays, "post"),
          day.received.map { cell($0) } ?? .blank, day.matters.map { cell($0) } ?? .blank,
          day.settled.map { cell($0) } ?? .blank,
          cell(RecordSet(.recommendations, recommendations(of: day).map(\.recordID))),
        ]
      })
  }
}
