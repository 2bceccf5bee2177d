internal import CommuneDomain
internal import Localization

extension Report {
  /// R7: the reports owed in a period, those sent, and reminders for those that are late
  /// (fixture F22).
  static let reportDuties = Report(
    name: "report-duties", code: "R7-BC", periodKinds: [.quarter, .month, .year],
    needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("report-duties", code: "R7-BC", context)
    let owed = draft.figures.reportsOwed(in: draft.period)
    let late = owed.filter { $0.isOverdue(on: draft.today) }
    draft.table(draft.totals(owed, late))
    draft.heading(draft.word("list"))
    draft.table(draft.list(owed))
    if !late.isEmpty { draft.heading(draft.word("reminders")) }
    for report in late { draft.paragraph(draft.reminder(of: report)) }
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func totals(_ owed: [OwedReport], _ late: [OwedReport]) -> ReportTable {
    let sent = RecordSet(.reportIssues, owed.compactMap { $0.issue?.raw })
    return ReportTable(
      name: "totals",
      columns: [column("figure", from: 16, to: 40), numbers("count"), numbers("share")],
      rows: [
        [named("owed"), cell(owed.count, duties(of: owed)), .blank],
        [named("sent"), cell(sent), cell(sent.count, of: owed.count, sent)],
        [named("overdue"), cell(late.count, duties(of: late)), .blank],
      ])
  }

  private func named(_ figure: String) -> Cell { Cell(word(figure), value: .text(figure)) }

  /// Each duty once, though it may be owed for several periods.
  private func duties(of reports: [OwedReport]) -> RecordSet {
    var seen: Set<RecordID> = []
    return RecordSet(.reportDuties, reports.map(\.duty.raw).filter { seen.insert($0).inserted })
  }

  fileprivate func list(_ owed: [OwedReport]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("report", from: 12, to: 32),
        column("whose", from: 8, to: 24, priority: 2),
        column("receiver", from: 8, to: 24, priority: 5), numbers("period-end", priority: 3),
        numbers("due"), numbers("sent-on"), numbers("number", priority: 4),
        numbers("late", priority: 1),
      ],
      rows: owed.enumerated().map { row, report in
        let duty = commune.reportDuties[report.duty]
        let issue = report.issue.flatMap { commune.reportIssues[$0] }
        let name = duty?.name ?? ""
        return [
          cell(row + 1),
          Cell(name, value: .text(name), records: RecordSet(.reportDuties, [report.duty.raw])),
          cell(duty?.whose(in: commune) ?? ""), cell(duty?.receiver ?? ""),
          cell(report.period.to), cell(report.due), cell(issue?.sent), cell(issue?.number ?? ""),
          report.isOverdue(on: today)
            ? cell(today.dayNumber - report.due.dayNumber) : .blank,
        ]
      })
  }

  fileprivate func reminder(of report: OwedReport) -> String {
    let duty = commune.reportDuties[report.duty]
    return word(
      "reminder", duty?.whose(in: commune) ?? "", duty?.name ?? "",
      report.period.to.map(phrases.date) ?? "", phrases.date(report.due))
  }
}
