/// A rectangle of screen, given by its top left corner and its extent.
package struct Rect: Hashable, Sendable {
  /// The first row.
  package var row: Int
  /// The first column.
  package var column: Int
  /// How many rows it has.
  package var rows: Int
  /// How many columns it has.
  package var columns: Int

  /// A rectangle whose extent is never negative.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// Whether it holds no glyph at all.
  package var isEmpty: Bool { rows == 0 || columns == 0 }

  /// Its extent without its place.
  package var size: Size { Size(rows: rows, columns: columns) }

  /// Its top left corner.
  package var origin: Position { Position(row: row, column: column) }

  /// The rows it covers, as indices.
  package var rowRange: Range<Int> { row..<row + rows }

  /// The columns it covers, as indices.
  package var columnRange: Range<Int> { column..<column + columns }

  /// Whether the position lies inside.
  package func contains(_ position: Position) -> Bool {
    rowRange.contains(position.row) && columnRange.contains(position.column)
  }

  /// The part that both rectangles cover; empty when they do not touch.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      rows: min(row + rows, other.row + other.rows) - top,
      columns: min(column + columns, other.column + other.columns) - left)
  }

  /// The same rectangle without some of its rows at the top and the bottom.
  package func trimmed(top: Int = 0, bottom: Int = 0) -> Rect {
    Rect(row: row + top, column: column, rows: rows - top - bottom, columns: columns)
  }

  /// Two neighbours: the first so many columns, and the rest after a gap for a vertical rule.
  package func split(columns first: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let left = Rect(row: row, column: column, rows: rows, columns: min(max(first, 0), columns))
    let used = min(left.columns + gap, columns)
    return (
      left, Rect(row: row, column: column + used, rows: rows, columns: columns - used)
    )
  }
}
