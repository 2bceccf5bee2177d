import CommuneDomain
import JSONStore
import Localization
import Reports
import VietnameseText

/// Records of a register as `list` writes them.
struct RecordTable {
  let book: Book
  let register: any RegisterDescribing
  let ids: [RecordID]
  /// Whether whole identity numbers are given.
  var isRevealing = false

  func text(_ format: ListFormat) -> String {
    switch format {
    case .table: table
    case .json: ids.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    case .jsonl: lines.map { $0 + "\n" }.joined()
    case .csv: csv
    }
  }

  private var records: [any Entity] {
    ids.compactMap { book.commune.record($0, in: register.key) }
      .map { isRevealing ? $0 : book.masked($0) }
  }

  private var lines: [String] {
    let writer = RecordJSON()
    return records.map { writer.line(for: $0) }
  }

  /// The columns that the screens start with; the identifier where there is no shorter name.
  private var table: String {
    let fields = (register.fields + register.derived).filter(\.isColumn)
    let circumstances = book.circumstances
    let hasCode = register.fields.contains { $0.kind == .text(.code) }
    var table = TextTable(
      (hasCode ? [] : [TextTable.Column(title: "id")])
        + fields.map { field in
          TextTable.Column(
            title: book.phrases.columnLabel(register.key, field.key),
            alignment: field.kind.isNumber ? .trailing : .leading)
        })
    for record in records {
      table.append(
        (hasCode ? [] : [record.recordID.description])
          + fields.map { field in
            book.phrases.text(
              of: record.value(of: field.key, in: circumstances), field, in: record,
              book.commune, revealing: true)
          })
    }
    return table.text
  }

  private var csv: String { RecordCSV().text(records, of: register) }
}

extension FieldKind {
  /// Whether values stand at the right of their column.
  var isNumber: Bool {
    switch self {
    case .integer, .hundredths, .amount: true
    default: false
    }
  }
}
