internal import CommuneDomain
internal import Localization

extension Report {
  /// How long the records of each register are kept, and which have been kept longer.
  static let retention = Report(
    name: "retention", code: "LT", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("retention", code: "LT", context)
    let found = Retention.all.map { rule in (rule, rule.expired(in: context.circumstances)) }
    draft.table(draft.periods(found))
    draft.heading(draft.word("list"))
    draft.table(draft.expired(found))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate typealias Found = (rule: Retention, expired: [Retention.Expired])

  fileprivate func periods(_ found: [Found]) -> ReportTable {
    ReportTable(
      name: "periods",
      columns: [
        column("register", from: 12, to: 26), numbers("months"),
        column("basis", from: 10, to: 30, priority: 2), numbers("records"), numbers("expired"),
      ],
      rows: found.map { rule, expired in
        let row = context.circumstances.row(of: rule.limit, on: today)
        return [
          Cell(phrases.name(of: rule.register), value: .text(rule.register.rawValue)),
          row.map { cell($0.value) } ?? .blank,
          row.map { cell(phrases.basis(of: $0)) } ?? .blank,
          cell(commune.count(of: rule.register)),
          cell(RecordSet(rule.register, expired.map(\.id))),
        ]
      })
  }

  fileprivate func expired(_ found: [Found]) -> ReportTable {
    ReportTable(
      name: "expired",
      columns: [
        column("register", from: 10, to: 22, priority: 1), column("record", from: 12, to: 36),
        numbers("closed", priority: 2), numbers("kept-until"),
      ],
      rows: found.flatMap { rule, expired in
        expired.map { record in
          let title = phrases.title(of: record.id, in: rule.register, of: commune) ?? ""
          return [
            cell(phrases.name(of: rule.register)),
            Cell(
              title, value: .text(title), records: RecordSet(rule.register, [record.id])),
            cell(record.closed), cell(record.keptUntil),
          ]
        }
      })
  }
}
