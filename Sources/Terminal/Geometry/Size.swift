/// How many rows and columns a screen or a part of it has.
package struct Size: Hashable, Sendable {
  /// Lines of text.
  package var rows: Int
  /// Columns of text; a wide character takes two.
  package var columns: Int

  /// A size that is never negative.
  package init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The rectangle of this size in the top left corner.
  package var rect: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }
}
