internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Members down, months across, what was paid and what is owed at the foot.
extension DuesScreen {
  /// A month is as wide as two letters, the sign of a mark that is not saved, and a blank.
  private static let monthWidth = 4
  private static let sumWidth = 10

  /// How many months fit beside the names, with the selected one among them.
  private func shownMonths(_ columns: Int) -> (names: Int, months: Range<Int>) {
    let width = Self.monthWidth
    let names = max(12, min(28, columns - 12 * width - Self.sumWidth - 4))
    let fitting = max(1, min(12, (columns - names - Self.sumWidth - 4) / width))
    let first = min(max(1, 13 - fitting), max(1, month - fitting / 2))
    return (names, first..<(first + fitting))
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let phrases = session.phrases
    let (names, months) = shownMonths(body.columns)
    let sums = 3 + names + months.count * Self.monthWidth
    for (place, month) in months.enumerated() {
      frame.write(
        phrases.text("matrix.month", String(month)),
        at: Position(row: body.row + 1, column: 3 + names + place * Self.monthWidth),
        style: month == self.month ? .selected : .heading, width: Self.monthWidth - 1)
    }
    frame.write(
      phrases.text("dues-sheet.sum", String(sheet.year)),
      at: Position(row: body.row + 1, column: sums), style: .heading, width: Self.sumWidth,
      alignment: .trailing)
    if rows.isEmpty {
      frame.write(
        phrases["dues-sheet.nobody"], at: Position(row: body.row + 2, column: 3), style: .muted,
        width: body.columns - 4)
    }
    let area = body.rows - 4
    let marks = marks
    var list = list
    list.clamp(count: rows.count, page: area)
    for index in list.visible(count: rows.count, page: area) {
      let row = body.row + 2 + index - list.top
      draw(rows[index], at: row, index == list.selection, names, months, marks, in: &frame, session)
      let own = DuesFigures(marks.filter { $0.key.member == rows[index].member }.map(\.value))
      frame.write(
        own.amount == 0 ? "" : phrases.number(own.amount), at: Position(row: row, column: sums),
        width: Self.sumWidth, alignment: .trailing)
    }
    drawFoot(in: &frame, body.row + body.rows - 2, names, months, marks, session)
  }

  private func draw(
    _ item: Row, at row: Int, _ isSelected: Bool, _ names: Int, _ months: Range<Int>,
    _ marks: [Spot: DuesMark], in frame: inout Frame, _ session: Session
  ) {
    let met = met
    frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
    frame.write(
      item.name, at: Position(row: row, column: 2), style: isSelected ? .selected : .plain,
      width: names)
    for (place, month) in months.enumerated() {
      let spot = Spot(member: item.member, month: month)
      let start = Position(row: row, column: 3 + names + place * Self.monthWidth)
      let isHere = isSelected && month == self.month
      let sign = met.contains(spot) ? "×" : edits[spot] != nil ? "*" : ""
      frame.write(
        text(of: marks[spot], at: spot, session) + sign, at: start,
        style: isHere ? .selected : style(of: marks[spot]), width: Self.monthWidth - 1)
      if isHere { frame.cursor = start }
    }
  }

  /// Who paid, who owes; of each month and of the year.
  private func drawFoot(
    in frame: inout Frame, _ row: Int, _ names: Int, _ months: Range<Int>,
    _ marks: [Spot: DuesMark], _ session: Session
  ) {
    let phrases = session.phrases
    let year = DuesFigures(marks.values)
    let sums = 3 + names + months.count * Self.monthWidth
    let lines: [(status: DuesStatus, total: String, count: (DuesFigures) -> Int)] = [
      (.paid, phrases.number(year.amount), \.paid), (.unpaid, "\(year.unpaid)", \.unpaid),
    ]
    for (place, line) in lines.enumerated() {
      frame.write(
        phrases.choice(.dues, "status", line.status.rawValue),
        at: Position(row: row + place, column: 2), style: .heading, width: names)
      for (column, month) in months.enumerated() {
        let count = line.count(DuesFigures(marks.filter { $0.key.month == month }.map(\.value)))
        frame.write(
          count == 0 ? "·" : String(count),
          at: Position(row: row + place, column: 3 + names + column * Self.monthWidth),
          style: .figure, width: Self.monthWidth - 1)
      }
      frame.write(
        line.total, at: Position(row: row + place, column: sums), style: .figure,
        width: Self.sumWidth, alignment: .trailing)
    }
  }

  /// Blank where nothing is owed, a dot where nothing is recorded.
  private func text(of mark: DuesMark?, at spot: Spot, _ session: Session) -> String {
    guard let mark else { return sheet.isOwed(spot, in: session.commune) ? "·" : "" }
    return session.phrases["dues-sheet.\(mark.status.rawValue)"]
  }

  private func style(of mark: DuesMark?) -> Style {
    switch mark?.status {
    case .paid: .good
    case .unpaid: .error
    case .exempt: .plain
    case nil: .muted
    }
  }
}
