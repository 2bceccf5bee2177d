package import CommuneDomain
internal import Localization
package import Terminal

/// The regular meetings of a year before they are entered: how many, on which days, which of them
/// had to move. Saving enters all of them as one change.
package struct PlanScreen: Screen {
  private var year: Int
  /// Only these cells and groups; all of them when nil.
  private let units: Set<RecordID>?
  private var plan: MeetingPlan
  private var list = ListState()
  private var seenRevision = -1

  package init(year: Int, units: Set<RecordID>?, in session: Session) {
    self.year = year
    self.units = units
    plan = MeetingPlan(year: year, units: units, in: session.circumstances)
    seenRevision = session.commune.revision
  }

  package var kind: ScreenKind { .plan }

  package func heading(in session: Session) -> Heading {
    Heading([
      session.phrases["calendar.title"], session.phrases.text("plan.title", String(year)),
    ])
  }

  package func status(in session: Session) -> String {
    session.phrases.text("plan.hint", CommandTable.keyName(.save, on: .plan) ?? "")
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    workOut(in: session)
  }

  private mutating func workOut(in session: Session) {
    plan = MeetingPlan(year: year, units: units, in: session.circumstances)
    list.clamp(count: count, page: page(in: session))
  }

  /// The rows: units without a usual day first, since that is what is still to be entered.
  private var count: Int { plan.withoutDay.count + plan.entries.count }

  /// Whose meeting stands in a row.
  private func host(_ row: Int) -> MeetingPlan.Host? {
    if plan.withoutDay.indices.contains(row) { return plan.withoutDay[row] }
    let index = row - plan.withoutDay.count
    guard plan.entries.indices.contains(index) else { return nil }
    return MeetingPlan.Host(body: plan.entries[index].body, unit: plan.entries[index].unit)
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 9) }

  // MARK: - Keys

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .save && session.readOnlyReason != nil ? "obstacle.read-only" : nil
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: return open(in: session)
    case .save: return save(in: session)
    case .previousPeriod: return show(year - 1, in: session)
    case .nextPeriod: return show(year + 1, in: session)
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    switch key {
    case .left: return show(year - 1, in: session)
    case .right: return show(year + 1, in: session)
    default:
      return list.handle(key, count: count, page: page(in: session))
        ? Response.none : nil
    }
  }

  private mutating func show(_ wanted: Int, in session: Session) -> Response {
    year = max(session.today.year, min(wanted, session.today.year + 5))
    list = ListState()
    workOut(in: session)
    return .none
  }

  /// Opens the unit of the selected row at its usual day.
  private func open(in session: Session) -> Response {
    guard let host = host(list.selection),
      let form = FormScreen(
        opening: host.unit, in: host.body.register, session: session, isEditing: true,
        focusing: "meeting-day")
    else { return .none }
    return .push(form)
  }

  private func save(in session: Session) -> Response {
    guard !plan.entries.isEmpty else {
      return .say(session.phrases.text("plan.nothing", String(year)), .warning)
    }
    let change = plan.change(in: session.circumstances) { ID(session.makeID()) }
    return .effect(.save(change))
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome else { return .none }
    return Response(
      navigation: .close(nil),
      message: Message(
        text: session.phrases.text(
          "plan.saved", session.phrases.number(change.operations.count)), tone: .good))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    var row = body.row + 1
    for line in summary(in: session) {
      frame.write(line, at: Position(row: row, column: 2), width: body.columns - 4)
      row += 1
    }
    frame.rule(row: row)
    let page = body.row + body.rows - row - 1
    var list = list
    list.clamp(count: count, page: page)
    for index in list.visible(count: count, page: page) {
      draw(
        index, in: &frame, row: row + 1 + index - list.top, isSelected: index == list.selection,
        session)
    }
  }

  private func summary(in session: Session) -> [String] {
    let phrases = session.phrases
    let withoutDay =
      plan.withoutDay.isEmpty
      ? []
      : [phrases.text("plan.without-day", phrases.number(plan.withoutDay.count))]
    guard !plan.entries.isEmpty else {
      return [phrases.text("plan.nothing", String(year))] + withoutDay
    }
    func hosts(_ body: MeetingBody) -> Int {
      Set(plan.entries.filter { $0.body == body }.map(\.unit)).count
    }
    var lines = [
      phrases.text(
        "plan.count", phrases.number(plan.entries.count), phrases.number(hosts(.cell)),
        phrases.number(hosts(.group)))
    ]
    if !plan.moved.isEmpty {
      lines.append(phrases.text("plan.moved", phrases.number(plan.moved.count)))
    }
    return lines + withoutDay
  }

  private func draw(
    _ index: Int, in frame: inout Frame, row: Int, isSelected: Bool, _ session: Session
  ) {
    let phrases = session.phrases
    if isSelected {
      frame.write("▸", at: Position(row: row, column: 0))
      frame.cursor = Position(row: row, column: 0)
    }
    guard index >= plan.withoutDay.count else {
      let host = plan.withoutDay[index]
      frame.write(
        phrases["plan.no-day"], at: Position(row: row, column: 2), style: .warning, width: 14)
      frame.write(
        session.title(of: host.unit, in: host.body.register),
        at: Position(row: row, column: 17), style: isSelected ? .selected : .plain,
        width: frame.size.columns - 18)
      return
    }
    let entry = plan.entries[index - plan.withoutDay.count]
    frame.write(
      "\(phrases["calendar.weekday.\(entry.date.weekday)"]) \(phrases.date(entry.date))",
      at: Position(row: row, column: 2), style: isSelected ? .selected : .plain, width: 14)
    let moved = entry.movedFrom.map { phrases.text("plan.moved-from", phrases.shortDate($0)) }
    let room = frame.size.columns - 18
    let name = session.title(of: entry.unit, in: entry.body.register)
    frame.write(
      moved.map { "\(name) · \($0)" } ?? name, at: Position(row: row, column: 17),
      style: moved == nil ? .plain : .warning, width: room)
  }
}
