internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Twelve months of meetings of the cells, of the groups, or of the cadres who look after them: who met,
/// and how many came; a month of which nothing is recorded is blank.
package struct MatrixScreen: Screen {
  /// Whose meetings the rows show.
  enum Subject: String, CaseIterable, Sendable {
    case cells, groups, cadres
  }

  private var subject: Subject
  /// A day of the last month.
  private var until: CalendarDate
  private var matrix = MeetingMatrix(months: [], rows: [])
  private var list = ListState()
  private var month = 11
  private var seen: (revision: Int, subject: Subject, until: CalendarDate)?

  package init(in session: Session) {
    subject = .cells
    until = session.today
    refresh(in: session)
  }

  package var kind: ScreenKind { .matrix }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let first = matrix.months.first ?? until
    return Heading(
      [phrases["matrix.title"], phrases["matrix.\(subject.rawValue)"]],
      right: "\(first.month ?? 1)/\(first.year) – \(until.month ?? 1)/\(until.year)")
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    guard let row = selected, row.entries.indices.contains(month) else {
      return phrases["matrix.hint"]
    }
    let day = matrix.months[month]
    let name = session.title(of: row.id, in: row.register)
    let words =
      switch row.entries[month].mark {
      case .blank: phrases["matrix.blank"]
      case .unrecorded: phrases["matrix.unrecorded"]
      case .recorded(let present, let required):
        phrases.text(
          "matrix.recorded", "\(phrases.number(present))/\(phrases.number(required))",
          phrases.percent(present, of: required))
      }
    return "\(day.month ?? 1)/\(day.year): \(words) · \(name)"
  }

  private var selected: MeetingMatrix.Row? {
    matrix.rows.indices.contains(list.selection) ? matrix.rows[list.selection] : nil
  }

  package mutating func refresh(in session: Session) {
    let now = (session.commune.revision, subject, until)
    if let seen, seen == now { return }
    let before = seen?.subject == subject ? matrix.rows.map(\.id) : []
    seen = now
    let figures = session.circumstances.figures
    matrix =
      switch subject {
      case .cells: figures.meetingMatrix(of: .cell, upTo: until)
      case .groups: figures.meetingMatrix(of: .group, upTo: until)
      case .cadres: figures.cadreMatrix(upTo: until)
      }
    list.follow(before, to: matrix.rows.map(\.id), page: page(in: session))
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 5) }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: return open(in: &session)
    case .choose:
      let subjects = Subject.allCases
      let place = subjects.firstIndex(of: subject) ?? 0
      subject = subjects[(place + 1) % subjects.count]
      list = ListState()
      refresh(in: session)
      return Response.none
    case .previousPeriod, .nextPeriod:
      until = until.adding(months: command == .nextPeriod ? 1 : -1)
      if until > session.today { until = session.today }
      refresh(in: session)
      return Response.none
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    switch key {
    case .left: month = max(0, month - 1)
    case .right: month = min(11, month + 1)
    default:
      return list.handle(key, count: matrix.rows.count, page: page(in: session))
        ? Response.none : nil
    }
    return Response.none
  }

  /// The meeting of the month; all of them where there are several, a new one where there is none. A cadre
  /// of whom nothing is recorded is to be recorded.
  private func open(in session: inout Session) -> Response {
    guard let row = selected, row.entries.indices.contains(month) else { return .none }
    let meetings = row.entries[month].meetings
    if subject == .cadres, row.entries[month].mark == .unrecorded, meetings.count == 1,
      session.readOnlyReason == nil, let id = meetings.ids.first,
      let grid = AttendanceScreen(meeting: id, .cadres, in: session)
    {
      return .push(grid)
    }
    if meetings.count == 1, let id = meetings.ids.first,
      let form = FormScreen(opening: id, in: .meetings, session: session)
    {
      return .push(form)
    }
    guard meetings.isEmpty else {
      return .push(
        TableScreen(
          register: .meetings, in: session, scope: meetings.ids,
          title: session.title(of: row.id, in: row.register)))
    }
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["matrix.nothing"], .warning)
    }
    let hosts = hosts(of: row, in: session)
    guard let first = hosts.first else {
      return .say(session.phrases["matrix.nobody-assigned"], .warning)
    }
    guard hosts.count > 1 else { return .push(newMeeting(of: first.id, first.body, in: &session)) }
    return .push(
      ListScreen(
        title: session.phrases.text("matrix.whose", session.title(of: row.id, in: row.register)),
        items: hosts.map { host in
          ListScreen.Item(
            session.title(of: host.id, in: host.body.register),
            choice: .record(host.body.register, host.id))
        }, purpose: .answer))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    guard case .choice(.record(let register, let id)) = answer,
      let body = MeetingBody.allCases.first(where: { $0.register == register })
    else { return .none }
    return .push(newMeeting(of: id, body, in: &session))
  }

  /// Who meets: the unit of the row, or those that the cadre looked after in the month.
  private func hosts(of row: MeetingMatrix.Row, in session: Session) -> [(
    id: RecordID, body: MeetingBody
  )] {
    if let body = MeetingBody.allCases.first(where: { $0.register == row.register }) {
      return [(row.id, body)]
    }
    let period = Period.month(containing: matrix.months[month])
    return session.commune.related(\.assignments, "person", to: row.id)
      .filter { $0.isActive(on: session.today, in: session.commune) }
      .filter { $0.period.overlaps(period) }
      .compactMap { assignment in
        guard let target = assignment.target, let level = assignment.level,
          let body = MeetingBody.allCases.first(where: { $0.register == level.register })
        else { return nil }
        return (target, body)
      }
  }

  private func newMeeting(of host: RecordID, _ body: MeetingBody, in session: inout Session)
    -> FormScreen
  {
    FormScreen(
      newIn: .meetings,
      prefilled: [
        FieldAssignment(field: "body", value: .choice(body.rawValue)),
        FieldAssignment(field: body.rawValue, value: .reference(host)),
        FieldAssignment(field: "date", value: .date(day(of: host, body, in: session))),
      ], focusing: "date", in: &session)
  }

  /// The day of the month on which a unit would have met: its usual one, else the first, and never one
  /// to come while the month has begun.
  private func day(of host: RecordID, _ body: MeetingBody, in session: Session) -> CalendarDate {
    let first = matrix.months[month]
    let usual = session.circumstances.usualMeeting(of: body, host, inMonthOf: first) ?? first
    return usual > session.today ? session.today : usual
  }

  // MARK: - Painting

  /// A month is as wide as "100" and a blank.
  private static let monthWidth = 4

  /// How many of the latest months fit beside the names.
  private func shownMonths(_ columns: Int) -> (names: Int, months: Range<Int>) {
    let width = Self.monthWidth
    let names = max(min(18, columns / 2 - 2), min(28, columns - 12 * width - 10))
    let fitting = max(1, min(12, (columns - names - 9) / width))
    let first = min(max(0, 12 - fitting), month)
    return (names, first..<min(12, first + fitting))
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let phrases = session.phrases
    let (names, months) = shownMonths(body.columns)
    let total = Position(
      row: body.row + 1, column: 3 + names + months.count * Self.monthWidth)
    for (place, index) in months.enumerated() {
      frame.write(
        phrases.text("matrix.month", String(matrix.months[index].month ?? 1)),
        at: Position(row: body.row + 1, column: 3 + names + place * Self.monthWidth),
        style: index == month ? .selected : .heading, width: Self.monthWidth - 1,
        alignment: .trailing)
    }
    frame.write(
      phrases["matrix.total"], at: total, style: .heading, width: 5, alignment: .trailing)
    let area = body.rows - 2
    if matrix.rows.isEmpty {
      frame.write(
        phrases["matrix.empty"], at: Position(row: body.row + 2, column: 3), style: .muted,
        width: body.columns - 4)
    }
    var list = list
    list.clamp(count: matrix.rows.count, page: area)
    for position in list.visible(count: matrix.rows.count, page: area) {
      let item = matrix.rows[position]
      let row = body.row + 2 + position - list.top
      let isSelected = position == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        session.title(of: item.id, in: item.register), at: Position(row: row, column: 2),
        style: isSelected ? .selected : .plain, width: names)
      for (place, index) in months.enumerated() {
        let start = Position(
          row: row, column: 3 + names + place * Self.monthWidth)
        let isHere = isSelected && index == month
        frame.write(
          text(of: item.entries[index].mark, phrases), at: start,
          style: isHere ? .selected : style(of: item.entries[index].mark),
          width: Self.monthWidth - 1,
          alignment: .trailing)
        if isHere { frame.cursor = Position(row: row, column: start.column + 3) }
      }
      frame.write(
        text(of: item.total, phrases), at: Position(row: row, column: total.column),
        style: style(of: item.total), width: 5, alignment: .trailing)
    }
  }

  /// A share in whole percent, "có" where a meeting says nothing of who came, blank without one.
  private func text(of mark: MeetingMatrix.Mark, _ phrases: Phrases) -> String {
    switch mark {
    case .blank: ""
    case .unrecorded: phrases["matrix.held"]
    case .recorded:
      mark.hundredths.map { String(($0 + 50) / 100) } ?? ""
    }
  }

  private func style(of mark: MeetingMatrix.Mark) -> Style {
    switch mark {
    case .recorded(let present, let required) where present * 2 < required: .warning
    case .recorded: .plain
    case .blank, .unrecorded: .muted
    }
  }
}
