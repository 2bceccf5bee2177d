internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension AdmissionBoardScreen {
  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    // As many columns as have room for a name; the selected one is always among them.
    let count = max(1, min(columns.count, body.columns / 18))
    let first = max(0, min(column - count + 1, columns.count - count))
    let width = body.columns / count
    frame.rule(row: body.row + 1)
    for place in first..<(first + count) {
      let left = (place - first) * width
      let isLast = place == first + count - 1
      let area = Rect(
        row: body.row, column: left, rows: body.rows,
        columns: isLast ? body.columns - left : width - 1)
      draw(place, in: &frame, area, session)
      if !isLast {
        frame.verticalRule(
          column: left + width - 1, rows: body.row + 2..<body.row + body.rows)
      }
    }
    // What is to the left and the right of the screen.
    if first > 0 { frame.write("◂", at: Position(row: body.row, column: 0), style: .muted) }
    if first + count < columns.count {
      frame.write(
        "▸", at: Position(row: body.row, column: body.columns - 1), style: .muted)
    }
  }

  private func draw(_ place: Int, in frame: inout Frame, _ area: Rect, _ session: Session) {
    let phrases = session.phrases
    let cards = columns[place]
    let group = groups[place]
    let title =
      group.phrase.map { phrases["admission.group.\($0)"] }
      ?? phrases.choice(.admissions, "step", group.steps[0].rawValue)
    let style: Style = place == column ? .title : .muted
    // The number stands behind as much of the title as there is room for.
    let count = " · \(phrases.number(cards.count))"
    let page = max(1, (area.rows - 2) / 2)
    var list = lists[place]
    list.clamp(count: cards.count, page: page)
    let below = cards.count - list.top - page
    let room = area.columns - 2 - count.columns - (below > 0 ? 4 : 0)
    let width = max(1, min(title.columns, room))
    frame.write(
      title, at: Position(row: area.row, column: area.column + 1), style: style, width: width)
    frame.write(
      count, at: Position(row: area.row, column: area.column + 1 + width), style: style,
      width: count.columns)
    for index in list.visible(count: cards.count, page: page) {
      let row = area.row + 2 + (index - list.top) * 2
      let isSelected = place == column && index == list.selection
      draw(cards[index], in: &frame, row: row, area, isSelected: isSelected, session)
    }
    guard below > 0 else { return }
    frame.write(
      "↓\(phrases.number(below))",
      at: Position(row: area.row, column: area.column + area.columns - 4), style: .muted, width: 3,
      alignment: .trailing)
  }

  private func draw(
    _ card: AdmissionCard, in frame: inout Frame, row: Int, _ area: Rect, isSelected: Bool,
    _ session: Session
  ) {
    let name =
      session.commune.admissions[ID(card.id)]?.shortTitle(in: session.commune) ?? ""
    if isSelected {
      frame.write("▸", at: Position(row: row, column: area.column))
      frame.cursor = Position(row: row, column: area.column)
    }
    if card.isStuck {
      frame.write("!", at: Position(row: row, column: area.column + 1), style: .error)
    }
    frame.write(
      name, at: Position(row: row, column: area.column + 2),
      style: isSelected ? .selected : .plain, width: area.columns - 2)
    frame.write(
      line(of: card, room: area.columns - 2, session),
      at: Position(row: row + 1, column: area.column + 2),
      style: card.isStuck ? .warning : .muted, width: area.columns - 2)
  }

  /// The step, the days and the cell: by its name where there is room, else by its code.
  private func line(of card: AdmissionCard, room: Int, _ session: Session) -> String {
    let time = time(of: card, session)
    let cell = session.commune.admissions[ID(card.id)]?.cell
      .flatMap { session.commune.partyOrganisations[$0] }
    let words = [cell?.name, cell?.code].compactMap(\.self).map { "\(time) · \($0)" }
    return words.first { $0.columns <= room } ?? time
  }

  /// The step, and the days since or, on probation, those left.
  private func time(of card: AdmissionCard, _ session: Session) -> String {
    let phrases = session.phrases
    let step = phrases.number(card.step.number)
    guard let left = card.daysLeft else {
      return phrases.text("admission.card", step, phrases.number(card.days))
    }
    return left >= 0
      ? phrases.text("admission.card.left", step, phrases.number(left))
      : phrases.text("admission.card.over", step, phrases.number(-left))
  }
}
