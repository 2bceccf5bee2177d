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
    let columns = (register.fields + register.derived).filter(\.isColumn).columns
    let circumstances = book.circumstances
    let hasCode = register.fields.contains { $0.kind == .text(.code) }
    var table = TextTable(
      (hasCode ? [] : [TextTable.Column(title: "id")])
        + columns.map { fields in
          TextTable.Column(
            title: title(of: fields), alignment: fields[0].kind.isNumber ? .trailing : .leading)
        })
    for record in records {
      table.append(
        (hasCode ? [] : [record.recordID.description])
          + columns.map { fields in
            // Of fields that share a column only one applies.
            let field = fields.first { !record.value(of: $0.key, in: circumstances).isEmpty }
            return book.phrases.text(
              of: record.value(of: (field ?? fields[0]).key, in: circumstances), field ?? fields[0],
              in: record, book.commune, revealing: true)
          })
    }
    return table.text
  }

  private func title(of fields: [FieldDescription]) -> String {
    let shared = fields.count > 1 ? fields[0].sharedColumn : nil
    return book.phrases.columnLabel(register.key, shared ?? fields[0].key)
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
