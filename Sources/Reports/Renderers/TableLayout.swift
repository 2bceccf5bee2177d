internal import VietnameseText

/// Which columns of a table fit on the page, and how wide each is.
struct TableLayout {
  /// Positions of the columns shown.
  private(set) var columns: [Int]
  /// Their widths.
  private(set) var widths: [Int]
  private(set) var gap: Int
  /// The titles of the columns left out.
  let dropped: [String]

  init(_ table: ReportTable, width: Int) {
    let needs = table.columns.indices.map { Need(table, column: $0) }
    var shown = Array(table.columns.indices)
    func total(_ widths: (Need) -> Int, gap: Int) -> Int {
      shown.reduce(0) { $0 + widths(needs[$1]) } + gap * max(0, shown.count - 1)
    }
    while shown.count > 1, total(\.least, gap: 1) > width {
      guard
        let last = shown.indices.max(by: { left, right in
          let (left, right) = (shown[left], shown[right])
          return (table.columns[left].priority, left) < (table.columns[right].priority, right)
        }), table.columns[shown[last]].priority > 0
      else { break }
      shown.remove(at: last)
    }
    gap = total(\.least, gap: 2) <= width ? 2 : 1
    widths = shown.map { needs[$0].wanted }
    columns = shown
    dropped = table.columns.indices.filter { !shown.contains($0) }.map { table.columns[$0].title }
    narrow(to: width, needs)
  }

  var width: Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) }

  /// Takes the excess from the widest columns that have width to give; when none has, from the
  /// widest of all.
  private mutating func narrow(to limit: Int, _ needs: [Need]) {
    while width > limit {
      let able = widths.indices.filter { widths[$0] > needs[columns[$0]].least }
      let candidates = able.isEmpty ? Array(widths.indices) : able
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1 else {
        return
      }
      widths[widest] -= 1
    }
  }

  /// The widths that a column can do with.
  private struct Need {
    let least: Int
    let wanted: Int

    init(_ table: ReportTable, column position: Int) {
      let column = table.columns[position]
      let cells = (table.rows + table.footer).compactMap { row in
        row.indices.contains(position) ? row[position].text.columns : nil
      }
      let widest = cells.max() ?? 0
      let titleWord = column.title.split(separator: " ").map { String($0).columns }.max() ?? 0
      if column.alignment == .trailing {
        least = max(widest, titleWord)
        wanted = max(least, min(column.title.columns, column.idealWidth))
      } else {
        least = max(titleWord, min(column.minimumWidth, max(widest, 1)))
        wanted = max(least, min(column.idealWidth, max(widest, column.title.columns)))
      }
    }
  }
}
