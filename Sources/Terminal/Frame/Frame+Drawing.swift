package import VietnameseText

extension Frame {
  /// Writes text on one row and returns how many columns it took.
  ///
  /// The text is cut between graphemes to the width and to the frame, an ellipsis in the place of
  /// what is missing; control characters are shown harmless. With a width the whole width is
  /// painted, so that a column of a table is written in one call.
  @discardableResult
  package mutating func write(
    _ text: String, at position: Position, style: Style = .plain, width: Int? = nil,
    alignment: TextAlignment = .leading
  ) -> Int {
    guard (0..<size.rows).contains(position.row) else { return 0 }
    let room = min(width ?? Int.max, size.columns - position.column)
    guard room > 0 else { return 0 }
    let fitted = FittedText(text, room: room)
    let spare = width == nil ? 0 : room - fitted.columns
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: spare
      case .center: spare / 2
      }
    var column = position.column
    func isVisible(_ columns: Int) -> Bool { column >= 0 && column + columns <= size.columns }
    for _ in 0..<before {
      if isVisible(1) { place(" ", columns: 1, row: position.row, column: column, style: style) }
      column += 1
    }
    for (character, columns) in fitted.characters {
      if isVisible(columns) {
        place(character, columns: columns, row: position.row, column: column, style: style)
      }
      column += columns
    }
    for _ in 0..<spare - before {
      if isVisible(1) { place(" ", columns: 1, row: position.row, column: column, style: style) }
      column += 1
    }
    return column - position.column
  }

  /// Paints a rectangle with one character of one column.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let visible = rect.intersection(size.rect)
    for row in visible.rowRange {
      for column in visible.columnRange {
        place(character, columns: 1, row: row, column: column, style: style)
      }
    }
  }

  /// Changes the meaning of what is already written.
  ///
  /// Inside a selection matches and figures stay what they are, as their selected variants.
  package mutating func restyle(_ rect: Rect, style: Style) {
    let visible = rect.intersection(size.rect)
    for row in visible.rowRange {
      for column in visible.columnRange {
        restyle(row: row, column: column) { style == .selected ? $0.whenSelected : style }
      }
    }
  }

  /// Draws a horizontal line up to, not including, a column; to the edge without one.
  package mutating func rule(row: Int, from: Int = 0, to: Int? = nil) {
    let end = to ?? size.columns
    fill(Rect(row: row, column: from, rows: 1, columns: end - from), with: "─", style: .rule)
  }

  /// Draws a vertical line.
  package mutating func verticalRule(column: Int, rows: Range<Int>) {
    fill(
      Rect(row: rows.lowerBound, column: column, rows: rows.count, columns: 1), with: "│",
      style: .rule)
  }

  /// Copies a frame into this one, cut at the edges, as for a panel; the cursor stays.
  package mutating func draw(_ other: Frame, at origin: Position) {
    for row in 0..<other.size.rows where (0..<size.rows).contains(row + origin.row) {
      for column in 0..<other.size.columns {
        let glyph = other[Position(row: row, column: column)]
        let next = other[Position(row: row, column: column + 1)]
        let columns = next.isContinuation ? 2 : 1
        let target = column + origin.column
        guard !glyph.isContinuation, target >= 0, target + columns <= size.columns else { continue }
        place(
          glyph.character, columns: columns, row: row + origin.row, column: target,
          style: glyph.style)
      }
    }
  }
}
