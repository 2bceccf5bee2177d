internal import CommuneDomain

/// Writes a document for other programs: English keys, exact values, and with each figure the
/// records that it counts.
package struct JSONRenderer: Sendable {
  package init() {}

  package func text(_ document: Document) -> String {
    let seal = document.seal.map { seal in
      [
        (
          "seal",
          JSONText.object([
            ("date", .string(seal.date.description)), ("mark", .string(seal.mark)),
          ])
        )
      ]
    }
    let json = JSONText.object(
      [
        ("report", .string(document.name)),
        ("code", .string(document.code)),
        ("title", .string(document.title)),
        ("subtitle", .string(document.subtitle)),
        ("date", .string(document.date.description)),
        ("period", document.period.map(period) ?? .null),
        ("subject", document.subject.map { .object(members($0)) } ?? .null),
        ("blocks", .rows(document.blocks.map(block))),
      ] + (seal ?? []))
    var text = ""
    json.write(to: &text)
    return text + "\n"
  }

  private func period(_ period: ReportPeriod) -> JSONText {
    .object([
      ("name", .string(period.description)),
      ("from", .string(period.from.description)),
      ("to", .string(period.to.description)),
    ])
  }

  private func block(_ block: Document.Block) -> JSONText {
    switch block {
    case .heading(let text):
      .object([("type", .string("heading")), ("text", .string(text))])
    case .paragraph(let spans):
      .object([
        ("type", .string("paragraph")),
        ("text", .string(spans.map(\.text).joined())),
        ("figures", .object(spans.compactMap(figure))),
      ])
    case .table(let table):
      .object([
        ("type", .string("table")),
        ("name", .string(table.name)),
        ("columns", .list(table.columns.map(column))),
        ("rows", .rows(table.rows.map { row($0, of: table) })),
        ("footer", .rows(table.footer.map { row($0, of: table) })),
      ])
    case .lines(let count):
      .object([("type", .string("lines")), ("count", .integer(count))])
    }
  }

  private func column(_ column: ReportTable.Column) -> JSONText {
    .object([("key", .string(column.key)), ("title", .string(column.title))])
  }

  private func row(_ cells: [ReportTable.Cell], of table: ReportTable) -> JSONText {
    .object(
      zip(table.columns, cells).map { column, cell in
        (column.key, figure(cell.value, cell.records))
      })
  }

  private func figure(_ span: Document.Span) -> (String, JSONText)? {
    span.key.map { ($0, figure(span.value, span.records)) }
  }

  private func figure(_ value: MachineValue, _ records: RecordSet?) -> JSONText {
    .object([("value", self.value(value))] + (records.map(members) ?? []))
  }

  private func members(_ records: RecordSet) -> [(String, JSONText)] {
    [
      ("register", .string(records.register.rawValue)),
      ("ids", .list(records.ids.map { .string($0.description) })),
    ]
  }

  private func value(_ value: MachineValue) -> JSONText {
    switch value {
    case .none: .null
    case .integer(let number): .integer(number)
    case .ratio(let part, let whole):
      .object([("part", .integer(part)), ("of", .integer(whole))])
    case .hundredths(let number): .hundredths(number)
    case .date(let date): .string(date.description)
    case .text(let text): .string(text)
    }
  }
}
