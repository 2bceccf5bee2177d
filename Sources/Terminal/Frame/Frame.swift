/// A whole screen as a value: glyphs, and the place of the cursor.
package struct Frame: Sendable, Equatable {
  /// Rows and columns, fixed for the life of the frame.
  package let size: Size
  /// Where the real cursor stands, so that screen readers follow; nil hides it.
  package var cursor: Position?

  /// All rows one after the other.
  private(set) var glyphs: [Glyph]

  /// An empty screen.
  package init(size: Size) {
    self.size = size
    glyphs = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The glyph at a place; blank outside the frame.
  package subscript(position: Position) -> Glyph {
    guard size.rect.contains(position) else { return .blank }
    return glyphs[position.row * size.columns + position.column]
  }

  /// The glyphs of one row.
  subscript(row row: Int) -> ArraySlice<Glyph> {
    glyphs[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts a character of one or two columns at a place, which must have that room.
  mutating func place(_ character: Character, columns: Int, row: Int, column: Int, style: Style) {
    let index = row * size.columns + column
    freeHalves(from: index, columns: columns, row: row)
    glyphs[index] = Glyph(character, style)
    if columns == 2 { glyphs[index + 1] = .continuation(style) }
  }

  /// Changes the meaning of a glyph and leaves its character.
  mutating func restyle(row: Int, column: Int, with style: (Style) -> Style) {
    let index = row * size.columns + column
    glyphs[index].style = style(glyphs[index].style)
  }

  /// Blanks what remains of wide characters that are overwritten by half.
  private mutating func freeHalves(from index: Int, columns: Int, row: Int) {
    if glyphs[index].isContinuation { glyphs[index - 1].character = " " }
    let next = index + columns
    if next < (row + 1) * size.columns, glyphs[next].isContinuation {
      glyphs[next].character = " "
    }
  }
}
