extension Frame {
  /// The screen as plain lines without trailing blanks, for golden files and for the clipboard.
  package var text: String {
    (0..<size.rows).map { row in
      var line = ""
      for glyph in self[row: row] where !glyph.isContinuation { line.append(glyph.character) }
      while line.last == " " { line.removeLast() }
      return line
    }
    .joined(separator: "\n")
  }

  /// The text, then one line `row:column+length style` for every run that is not plain, then the
  /// place of the cursor.
  package var styledText: String {
    var lines = [text]
    for row in 0..<size.rows {
      var column = 0
      for run in self[row: row].split(whenStyleChanges: ()) {
        if run.style != .plain { lines.append("\(row):\(column)+\(run.length) \(run.style)") }
        column += run.length
      }
    }
    if let cursor { lines.append("cursor \(cursor.row):\(cursor.column)") }
    return lines.joined(separator: "\n")
  }
}

extension ArraySlice<Glyph> {
  /// The lengths of neighbouring glyphs that share a style.
  fileprivate func split(whenStyleChanges: Void) -> [(style: Style, length: Int)] {
    var runs: [(style: Style, length: Int)] = []
    for glyph in self {
      if let last = runs.last, last.style == glyph.style {
        runs[runs.count - 1].length += 1
      } else {
        runs.append((glyph.style, 1))
      }
    }
    return runs
  }
}
