internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension CalendarScreen {
  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    frame.rule(row: body.row + body.rows - 1)
    let inner = Rect(
      row: body.row + 1, column: 0, rows: body.rows - 2, columns: body.columns)
    switch layout(in: session.size) {
    case .grid: drawGrid(in: &frame, inner, session)
    case .days where isWeek: drawWeek(in: &frame, inner, session)
    case .days: drawDays(in: &frame, inner, session)
    }
  }

  // MARK: - A month as a grid

  private func drawGrid(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let width = (area.columns - 1) / 7
    for weekday in 1...7 {
      frame.write(
        session.phrases["calendar.weekday.\(weekday)"],
        at: Position(row: area.row, column: (weekday - 1) * width + 2), style: .heading,
        width: width - 2)
    }
    let days = shownDays
    for (index, day) in days.enumerated() {
      let place = Position(row: area.row + 1 + index / 7, column: index % 7 * width)
      drawDay(day, in: &frame, at: place, width: width, session)
    }
    let row = area.row + 1 + days.count / 7
    frame.rule(row: row)
    drawEntries(
      of: selected, in: &frame,
      Rect(
        row: row + 1, column: 1, rows: area.row + area.rows - row - 1, columns: area.columns - 2),
      session)
  }

  /// `▸[20]R   5`: the cursor, the day, today in brackets, a sign, how much the day holds.
  private func drawDay(
    _ day: CalendarDate, in frame: inout Frame, at place: Position, width: Int, _ session: Session
  ) {
    let isSelected = day == selected
    let count = entries[day]?.count ?? 0
    if isSelected {
      frame.write("▸", at: place)
      frame.cursor = place
    }
    let isOther = day.month != selected.month
    frame.write(
      number(of: day, session), at: Position(row: place.row, column: place.column + 1),
      style: isSelected ? .selected : isOther ? .muted : .plain, width: 4)
    frame.write(
      sign(of: day, session), at: Position(row: place.row, column: place.column + 5),
      style: .warning, width: 1)
    frame.write(
      count == 0 ? "" : session.phrases.number(count),
      at: Position(row: place.row, column: place.column + 6), style: isOther ? .muted : .figure,
      width: max(0, min(4, width - 7)), alignment: .trailing)
  }

  /// The day of the month, today's in brackets.
  private func number(of day: CalendarDate, _ session: Session) -> String {
    let number = String(day.day ?? 0)
    let padded = number.count < 2 ? " " + number : number
    return day == session.today ? "[\(padded)]" : " \(padded) "
  }

  /// What makes the day no usual one, as one letter.
  private func sign(of day: CalendarDate, _ session: Session) -> String {
    let phrases = session.phrases
    if session.limits.holidays.contains(day) { return phrases["calendar.sign.off"] }
    if session.limits.workingDays.contains(day) { return phrases["calendar.sign.worked"] }
    let isKept = !session.circumstances.rules(keeping: day).isEmpty
    return isKept ? phrases["calendar.sign.kept"] : " "
  }

  /// What a day holds, line by line; the last line says how much has no room.
  private func drawEntries(
    of day: CalendarDate, in frame: inout Frame, _ area: Rect, _ session: Session
  ) {
    guard area.rows > 0 else { return }
    let found = entries[day] ?? []
    guard !found.isEmpty else {
      frame.write(
        session.phrases["calendar.empty"], at: Position(row: area.row, column: area.column),
        style: .muted, width: area.columns)
      return
    }
    let room = found.count > area.rows ? area.rows - 1 : found.count
    for (index, entry) in found.prefix(room).enumerated() {
      frame.write(
        CalendarLine(entry, in: session).timed,
        at: Position(row: area.row + index, column: area.column),
        style: entry.kind.isDeadline ? .warning : .plain, width: area.columns)
    }
    guard found.count > room else { return }
    frame.write(
      session.phrases.text("calendar.more", session.phrases.number(found.count - room)),
      at: Position(row: area.row + room, column: area.column), style: .muted,
      width: area.columns)
  }

  // MARK: - Days below one another

  private func drawWeek(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let days = shownDays
    guard area.rows >= 14 else { return drawDays(in: &frame, area, session) }
    var row = area.row
    for (day, rows) in zip(days, heights(of: days, in: area.rows)) {
      drawLabel(of: day, in: &frame, row: row, session)
      drawEntries(
        of: day, in: &frame,
        Rect(row: row, column: 12, rows: rows, columns: area.columns - 13), session)
      row += rows
    }
  }

  /// How many rows each day gets: one at least, then one after the other to those that hold more.
  private func heights(of days: [CalendarDate], in rows: Int) -> [Int] {
    var heights = days.map { _ in 1 }
    var spare = rows - days.count
    while spare > 0 {
      let before = spare
      for index in days.indices where spare > 0 {
        guard heights[index] < entries[days[index]]?.count ?? 0 else { continue }
        heights[index] += 1
        spare -= 1
      }
      if spare == before { return heights }
    }
    return heights
  }

  private func drawDays(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let days = isWeek ? shownDays : shownDays.filter { $0.month == selected.month }
    guard let place = days.firstIndex(of: selected) else { return }
    var list = ListState(selection: place, top: max(0, place - area.rows / 2))
    list.clamp(count: days.count, page: area.rows)
    for index in list.visible(count: days.count, page: area.rows) {
      let day = days[index]
      let row = area.row + index - list.top
      drawLabel(of: day, in: &frame, row: row, session)
      let found = entries[day] ?? []
      guard let first = found.first else { continue }
      let more =
        found.count > 1
        ? " " + session.phrases.text("calendar.more", session.phrases.number(found.count - 1))
        : ""
      let room = area.columns - 13
      frame.write(
        CalendarLine(first, in: session).timed, at: Position(row: row, column: 12),
        style: first.kind.isDeadline ? .warning : .plain, width: room - more.columns)
      frame.write(
        more, at: Position(row: row, column: 12 + room - more.columns), style: .muted)
    }
  }

  /// `▸T6 [20]R`: the cursor, the weekday, the day, its sign.
  private func drawLabel(
    of day: CalendarDate, in frame: inout Frame, row: Int, _ session: Session
  ) {
    let isSelected = day == selected
    if isSelected {
      frame.write("▸", at: Position(row: row, column: 0))
      frame.cursor = Position(row: row, column: 0)
    }
    frame.write(
      session.phrases["calendar.weekday.\(day.weekday)"], at: Position(row: row, column: 1),
      style: .key, width: 3)
    frame.write(
      number(of: day, session), at: Position(row: row, column: 5),
      style: isSelected ? .selected : .plain, width: 4)
    frame.write(
      sign(of: day, session), at: Position(row: row, column: 9), style: .warning, width: 1)
  }
}
