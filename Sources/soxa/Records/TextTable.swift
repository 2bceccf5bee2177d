import VietnameseText

/// Rows of text under headings, aligned by terminal columns.
struct TextTable {
  struct Column {
    let title: String
    var alignment = TextAlignment.leading
  }

  let columns: [Column]
  private var rows: [[String]] = []
  /// No column is wider.
  private let widest: Int

  init(_ columns: [Column], widest: Int = 48) {
    self.columns = columns
    self.widest = widest
  }

  mutating func append(_ cells: [String]) {
    rows.append(cells.map(\.displaySafe))
  }

  /// The table with a line under its headings.
  var text: String {
    let widths = columns.indices.map { index in
      let cells = rows.map { $0[index].columns } + [columns[index].title.columns]
      return min(widest, cells.max() ?? 0)
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([columns.map(\.title), rule] + rows).map { line($0, widths) }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      line += cell.padded(to: widths[index], alignment: columns[index].alignment)
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
