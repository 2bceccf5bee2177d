/// A place on the screen, counted from the top left corner, which is 0, 0.
package struct Position: Hashable, Sendable {
  /// Lines below the top one.
  package var row: Int
  /// Columns to the right of the first one.
  package var column: Int

  /// The place at this row and column, which may lie outside any screen.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
