internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// The registers on the left, what needs doing on the right, each line opening its records.
package struct HomeScreen: Screen {
  private enum Pane { case registers, tasks }

  /// A row on the left: a register, or the name of several that are opened from a list.
  private enum Place {
    case register(any RegisterDescribing)
    case section(RegisterSection)
  }

  private static let places: [Place] =
    Commune.registers(in: .daily).map { .register($0) }
    + RegisterSection.allCases.filter { $0 != .daily && !Commune.registers(in: $0).isEmpty }
    .map { .section($0) }

  private var pane = Pane.registers
  private var registers = ListState()
  private var tasks = ListState()
  private var drafts: [Draft] = []
  /// How many values wait to be looked at.
  private var reviewCount = 0
  private var remarkCount = 0
  /// The draft of which it was said that its meeting is gone; Enter again gives it up.
  private var warned: RecordID?
  private var alerts: [Alert] = []
  private var alertCounts: [RegisterKey: Int] = [:]
  private var month: [MonthRow] = []
  private var seen: (revision: Int, day: CalendarDate?) = (-1, nil)

  package init() {}

  package var kind: ScreenKind { .home }
  package var followsTodo: Bool { true }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["home.title"] + "  " + session.identity.name],
      right: session.phrases.longDate(session.today))
  }

  package func status(in session: Session) -> String {
    session.readOnlyReason.map { "! " + $0 } ?? session.phrases["home.hint"]
  }

  package mutating func refresh(in session: Session) {
    let before = pane == .tasks ? taskNames : []
    let place = tasks
    defer {
      tasks = place
      tasks.follow(before, to: taskNames, page: 12)
    }
    drafts = session.drafts
    reviewCount = session.review.count
    remarkCount = session.remarks.count
    guard seen.revision != session.commune.revision || seen.day != session.today else { return }
    seen = (session.commune.revision, session.today)
    alerts = session.todo.alerts
    alertCounts = [:]
    for alert in alerts where alert.severity == .urgent {
      alertCounts[alert.home, default: 0] += alert.ids.count
    }
    month = session.month.figures.map { MonthRow.rows(of: $0) } ?? []
  }

  /// What each row on the right is about, so that the cursor stays on it.
  private var taskNames: [String] {
    drafts.map { "draft \($0.record)" } + (remarkCount > 0 ? ["remarks"] : [])
      + (reviewCount > 0 ? ["review"] : [])
      + alerts.map { "\($0.rule) \($0.phrase) \($0.register)" } + month.map(\.phrase)
  }

  private var rowCount: Int { taskCount + month.count }

  /// Drafts first: they are the only thing here that could still be lost from sight.
  private var taskCount: Int { alertStart + alerts.count }

  /// Behind the drafts and the lines of what is out of order and of what is to be looked at.
  private var alertStart: Int { reviewPlace + (reviewCount > 0 ? 1 : 0) }

  private var reviewPlace: Int { drafts.count + (remarkCount > 0 ? 1 : 0) }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: open(in: session)
    case .add:
      if case .register(let register) = selectedPlace {
        Response(navigation: .push(FormScreen(newIn: register.key, in: &session)))
      } else {
        open(in: session)
      }
    case .back: Response.say(session.phrases["message.quit-with"])
    default: nil
    }
  }

  private var selectedPlace: Place {
    Self.places[min(registers.selection, Self.places.count - 1)]
  }

  private func screen(of place: Place, in session: Session) -> any Screen {
    switch place {
    case .register(let register): TableScreen(register: register.key, in: session)
    case .section(let section): ListScreen.registers(of: section, in: session)
    }
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .add && session.readOnlyReason != nil ? "obstacle.read-only" : nil
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    warned = nil
    switch key {
    case .tab, .backTab, .left, .right:
      if rowCount > 0 { pane = pane == .registers ? .tasks : .registers }
      return Response.none
    case .character(let digit) where digit.isASCII && digit.isWholeNumber:
      let index = (digit.wholeNumberValue ?? 0) - 1
      guard Self.places.indices.contains(index) else { return nil }
      registers.selection = index
      return .push(screen(of: Self.places[index], in: session))
    default:
      let page = session.size.rows - 5
      let isHandled =
        pane == .registers
        ? registers.handle(key, count: Self.places.count, page: page)
        : tasks.handle(key, count: rowCount, page: page)
      return isHandled ? Response.none : nil
    }
  }

  private mutating func open(in session: Session) -> Response {
    guard pane == .tasks else {
      return .push(screen(of: selectedPlace, in: session))
    }
    if drafts.indices.contains(tasks.selection) {
      return open(drafts[tasks.selection], in: session)
    }
    if remarkCount > 0, tasks.selection == drafts.count {
      return .push(ListScreen.remarks(in: session))
    }
    if reviewCount > 0, tasks.selection == reviewPlace {
      return .push(ReviewScreen(in: session))
    }
    if alerts.indices.contains(tasks.selection - alertStart) {
      return .push(alerts[tasks.selection - alertStart].shortcut(in: session))
    }
    guard month.indices.contains(tasks.selection - taskCount) else { return .none }
    let row = month[tasks.selection - taskCount]
    return .push(
      TableScreen(
        register: row.records.register, in: session, scope: row.records.ids,
        title: session.phrases[row.phrase]))
  }

  /// Opens what was not saved. Marks of a meeting that is gone can only be given up, which is asked
  /// first.
  private mutating func open(_ draft: Draft, in session: Session) -> Response {
    if let screen = draft.screen(in: session) { return .push(screen) }
    guard warned == draft.record else {
      warned = draft.record
      return .say(session.phrases["home.draft-gone"], .warning)
    }
    return .effect(.discardDraft(draft.record))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    frame.rule(row: body.row + body.rows - 1)
    let inner = Rect(
      row: body.row + 1, column: 0, rows: body.rows - 2, columns: body.columns)
    if body.columns >= 72 {
      let left = min(40, body.columns * 2 / 5 + 2)
      drawRegisters(
        in: &frame, Rect(row: inner.row, column: 0, rows: inner.rows, columns: left), session)
      frame.verticalRule(column: left, rows: inner.row..<inner.row + inner.rows)
      drawTasks(
        in: &frame,
        Rect(
          row: inner.row, column: left + 1, rows: inner.rows, columns: body.columns - left - 1),
        session)
    } else if pane == .registers {
      drawRegisters(in: &frame, inner, session)
    } else {
      drawTasks(in: &frame, inner, session)
    }
  }

  private func drawRegisters(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let phrases = session.phrases
    frame.write(
      phrases["home.registers"], at: Position(row: area.row, column: 1), style: .heading,
      width: area.columns - 2)
    var list = registers
    let page = area.rows - 1
    list.clamp(count: Self.places.count, page: page)
    for index in list.visible(count: Self.places.count, page: page) {
      let row = area.row + 1 + index - list.top
      let (name, count, urgent) = shown(Self.places[index], session)
      let isSelected = pane == .registers && index == list.selection
      let warning = urgent == 0 ? "" : "!\(phrases.number(urgent))"
      let isSection = if case .section = Self.places[index] { true } else { false }
      let nameWidth = area.columns - 17
      frame.write(
        isSelected ? "▸" : " ", at: Position(row: row, column: 0), style: .plain)
      frame.write(
        index < 9 ? String(index + 1) : " ", at: Position(row: row, column: 1), style: .key)
      frame.write(
        name, at: Position(row: row, column: 3),
        style: isSelected ? .selected : .plain, width: isSection ? nameWidth + 6 : nameWidth)
      frame.write(
        count, at: Position(row: row, column: (isSection ? 9 : 3) + nameWidth),
        width: isSection ? 1 : 7, alignment: .trailing)
      frame.write(
        warning, at: Position(row: row, column: 10 + nameWidth), style: .error, width: 6,
        alignment: .trailing)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  /// The name of a place, what it holds, and how many urgent matters wait there.
  private func shown(_ place: Place, _ session: Session) -> (String, String, Int) {
    let phrases = session.phrases
    switch place {
    case .register(let register):
      return (
        phrases.name(of: register.key),
        phrases.number(session.commune.count(of: register.key, existingOn: session.today)),
        alertCounts[register.key] ?? 0
      )
    case .section(let section):
      let urgent = Commune.registers(in: section).reduce(0) { $0 + (alertCounts[$1.key] ?? 0) }
      return (phrases["section.\(section.rawValue)"], "▸", urgent)
    }
  }

  private func drawTasks(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let phrases = session.phrases
    let left = area.column + 1
    let count = taskCount
    frame.write(
      phrases["home.todo"], at: Position(row: area.row, column: left), style: .heading,
      width: area.columns - 14)
    frame.write(
      phrases.text("home.todo-count", phrases.number(count)),
      at: Position(row: area.row, column: area.column + area.columns - 13), style: .muted,
      width: 12, alignment: .trailing)
    // Where the figures would crowd out the tasks, they come into sight when the cursor goes to them.
    let isTight = area.rows < min(taskCount, 4) + month.count + 3
    let isOnMonth = pane == .tasks && tasks.selection >= taskCount
    let monthRows = isTight && !isOnMonth ? [] : month
    let alertPage = max(1, area.rows - 1 - (monthRows.isEmpty ? 0 : monthRows.count + 2))
    var list = tasks
    list.selection = min(list.selection, max(0, taskCount - 1))
    list.clamp(count: taskCount, page: alertPage)
    if taskCount == 0 {
      frame.write(
        phrases["home.nothing-to-do"], at: Position(row: area.row + 1, column: left),
        style: .good, width: area.columns - 2)
    }
    for index in list.visible(count: taskCount, page: alertPage) {
      let alert = index < alertStart ? nil : alerts[index - alertStart]
      let row = area.row + 1 + index - list.top
      let isSelected = pane == .tasks && index == tasks.selection
      let isUrgent = alert?.severity != .notice
      frame.write(
        isSelected ? "▸" : " ", at: Position(row: row, column: area.column))
      frame.write(
        isUrgent ? "!" : "·", at: Position(row: row, column: left),
        style: isUrgent ? .error : .muted)
      frame.write(
        alert.map { phrases.line(for: $0, in: session.commune) }
          ?? (index < drafts.count
            ? line(of: drafts[index], session)
            : index < reviewPlace
              ? phrases.text("home.remarks", phrases.number(remarkCount))
              : phrases.text(
                "home.review", phrases.number(reviewCount),
                CommandTable.keyName(.review, on: .home) ?? "")),
        at: Position(row: row, column: left + 2),
        style: isSelected ? .selected : .plain, width: area.columns - 4)
      if isSelected { frame.cursor = Position(row: row, column: area.column) }
    }
    guard !monthRows.isEmpty else { return }
    let start = area.row + area.rows - monthRows.count - 1
    let below = taskCount - list.top - alertPage
    if below > 0 {
      frame.write(
        phrases.text(
          "home.more", phrases.number(below), CommandTable.keyName(.todo, on: .home) ?? ""),
        at: Position(row: start - 1, column: left), style: .muted, width: area.columns - 2)
    }
    frame.write(
      phrases["home.this-month"], at: Position(row: start, column: left), style: .heading,
      width: area.columns - 2)
    for (index, figures) in monthRows.enumerated() {
      let row = start + 1 + index
      let isSelected = pane == .tasks && tasks.selection == taskCount + index
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: area.column))
      frame.write(
        phrases[figures.phrase], at: Position(row: row, column: left),
        style: isSelected ? .selected : .plain, width: 21)
      let barWidth = max(0, min(14, area.columns - 34))
      frame.write(
        bar(figures.part, of: figures.whole, width: barWidth),
        at: Position(row: row, column: left + 22), style: .muted, width: barWidth)
      let text =
        figures.isShare
        ? phrases.percent(figures.part, of: figures.whole)
        : "\(phrases.number(figures.part))/\(phrases.number(figures.whole))"
      frame.write(
        text, at: Position(row: row, column: left + 22 + barWidth), style: .figure,
        width: max(0, area.columns - 24 - barWidth), alignment: .trailing)
      if isSelected { frame.cursor = Position(row: row, column: area.column) }
    }
  }

  private func line(of draft: Draft, _ session: Session) -> String {
    if draft.isOfAttendance {
      let title = session.title(of: draft.record, in: draft.register)
      return session.phrases.text("home.draft", session.phrases["command.attendance"], title)
    }
    if let sheet = draft.duesSheet {
      let title = session.title(of: sheet.cell, in: .partyOrganisations)
      return session.phrases.text("home.draft", session.phrases["dues-sheet.title"], title)
    }
    let typed = draft.entries.prefix(2).map(\.text).joined(separator: " ")
    return session.phrases.text(
      "home.draft", session.phrases.name(of: draft.register), typed)
  }

  private func bar(_ part: Int, of whole: Int, width: Int) -> String {
    guard whole > 0, width > 0 else { return "" }
    let filled = min(width, part * width / whole)
    return String(repeating: "█", count: filled)
      + String(repeating: "░", count: width - filled)
  }
}
