internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension TableScreen {
  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let width = drawPreview(in: &frame, body, session)
    let columns = RecordColumns(
      of: register, fields: columns, from: 3, width: width - 5, in: session)
    columns.drawHeadings(in: &frame, row: body.row, phrases: session.phrases, sorted: sort)
    let pageRows = body.rows - 2
    frame.rule(row: body.row + body.rows - 1)
    var list = list
    list.clamp(count: rows.count, page: pageRows)
    if rows.isEmpty {
      let words =
        session.phrases[
          description.count(in: session.commune) == 0 ? "table.empty" : "table.no-match"]
      for (offset, line) in words.lines(width: width - 4).enumerated() {
        frame.write(
          line, at: Position(row: body.row + 2 + offset, column: 3), style: .muted,
          width: width - 4)
      }
    }
    let circumstances = session.circumstances
    let search = query.map { SearchQuery($0.text) }
    for position in list.visible(count: rows.count, page: pageRows) {
      guard let record = session.commune.record(rows[position], in: register) else { continue }
      let row = body.row + 1 + position - list.top
      let isSelected = position == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      if marked.contains(rows[position]) {
        frame.write("*", at: Position(row: row, column: 1), style: .marked)
      }
      columns.draw(
        record, in: &frame, row: row, isSelected: isSelected, finding: search, session: session)
      if !record.issues(in: circumstances).isEmpty {
        frame.write("!", at: Position(row: row, column: width - 1), style: .warning)
      }
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  /// Shows the selected record beside the table where there is room, and says how wide the table is.
  private func drawPreview(in frame: inout Frame, _ body: Rect, _ session: Session) -> Int {
    guard body.columns >= RecordPreview.leastColumns, let id = selectedID else {
      return body.columns
    }
    let width = body.columns - body.columns / 3
    frame.verticalRule(column: width, rows: body.row..<body.row + body.rows - 1)
    RecordPreview(register: description, id: id).draw(
      in: &frame,
      Rect(
        row: body.row, column: width + 2, rows: body.rows - 1, columns: body.columns - width - 3),
      session)
    return width
  }
}
