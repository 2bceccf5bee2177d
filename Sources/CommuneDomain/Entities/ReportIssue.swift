/// A report that was sent: for which period, when, under which number, with which figures.
package struct ReportIssue: Entity {
  package let id: ID<Self>
  package var duty: ID<ReportDuty>?
  package var periodEnd: CalendarDate?
  package var sent: CalendarDate?
  package var number = ""
  package var figures = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let duty = duty.flatMap { commune.reportDuties[$0]?.name } ?? ""
    return "\(duty) \(periodEnd?.description ?? "")"
  }

  private static let fields: [Field<ReportIssue>] = [
    .reference("duty", \.duty, to: .reportDuties).required().column().searched(),
    .date("period-end", \.periodEnd).required().persistent().column(),
    .date("sent", \.sent).required().initially(.today).column(),
    .text("number", \.number, .line(60)).column().searched(),
    .text("figures", \.figures, .paragraph(500)),
  ]

  package static let schema = Schema<ReportIssue>(
    .reportIssues,
    fields: fields,
    derived: [
      DerivedField("due", .date(.day), isColumn: true) { issue, circumstances in
        circumstances.due(of: issue).map(FieldValue.date) ?? .empty
      },
      DerivedField("copy", .text(.line(20))) { issue, circumstances in
        ReportCopy(of: issue.recordID, in: circumstances.commune)
          .map { .text($0.mark) } ?? .empty
      },
    ],
    rules: [
      .hard("notEndOfPeriod", at: "period-end") { issue, circumstances in
        guard let duty = issue.duty.flatMap({ circumstances.commune.reportDuties[$0] }),
          let end = issue.periodEnd, let kind = duty.periodKind, kind.period(endingOn: end) == nil
        else { return nil }
        return [.date(end)]
      },
      .hard("reportSentTwice", at: "period-end") { issue, circumstances in
        guard let duty = issue.duty, let end = issue.periodEnd else { return nil }
        return circumstances.commune.related(\.reportIssues, "duty", to: duty.raw)
          .first { $0.id != issue.id && $0.periodEnd == end }
          .flatMap { other in other.sent.map { [.date($0)] } }
      },
      .hard("reportBeforePeriod", at: "sent") { issue, circumstances in
        guard let duty = issue.duty.flatMap({ circumstances.commune.reportDuties[$0] }),
          let end = issue.periodEnd, let begin = duty.periodKind?.period(endingOn: end)?.from,
          let sent = issue.sent, sent < begin
        else { return nil }
        return [.date(sent), .date(begin)]
      },
      .hard("dateInFuture", at: "sent") { issue, circumstances in
        issue.sent.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
    ],
    complete: { issue, circumstances in
      guard issue.periodEnd == nil,
        let duty = issue.duty.flatMap({ circumstances.commune.reportDuties[$0] })
      else { return }
      issue.periodEnd = circumstances.nextReport(of: duty)?.period.to
    })
}

extension RegisterKey {
  package static let reportIssues = RegisterKey("report-issues")
}
