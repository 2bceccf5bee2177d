internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// What needs doing, everybody's or only mine; each line opens its records, the first ones what is out of
/// order in the book's files and what both sides wrote differently, the last one what was put off.
package struct TodoScreen: Screen {
  private enum Row: Sendable {
    case remarks(count: Int)
    case review(count: Int)
    case alert(Alert)
    case snoozed([RecordID])

    /// What the row is about, also when its numbers have changed.
    var name: String {
      switch self {
      case .remarks: return "remarks"
      case .review: return "review"
      case .alert(let alert):
        let isOfRecord = AlertRule.rule(phrase: alert.phrase)?.isLinePerRecord ?? false
        return "\(alert.phrase) \(isOfRecord ? alert.ids.first?.description ?? "" : "")"
      case .snoozed: return "snoozed"
      }
    }
  }

  private var rows: [Row] = []
  private var list = ListState()
  private var seen: (revision: Int, day: CalendarDate, me: RecordID?, waiting: [Int])?
  private var isChoosingMe = false

  package init() {}

  package var kind: ScreenKind { .todo }
  package var followsTodo: Bool { true }

  /// Whether only what concerns whoever sits here is shown.
  private func isMine(in session: Session) -> Bool {
    session.settings["todo.mine"] == "1" && session.me != nil
  }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["todo.title"]],
      right: isMine(in: session)
        ? session.phrases.text("todo.mine", session.myName) : session.phrases["todo.all"])
  }

  package func status(in session: Session) -> String {
    guard rows.indices.contains(list.selection) else { return "" }
    switch rows[list.selection] {
    case .remarks, .review:
      return session.size.columns < 60 ? words(of: rows[list.selection], session).text : ""
    case .snoozed: return session.phrases["todo.snoozed-hint"]
    case .alert(let alert):
      let phrases = session.phrases
      // Where the line itself is cut, it stands here in full.
      if session.size.columns < 60 { return phrases.line(for: alert, in: session.commune) }
      let name = "alert.rule.\(alert.rule)"
      let due = alert.due.map { phrases.text("todo.due", phrases.date($0)) }
      let words = [phrases.has(name) ? phrases[name] : alert.rule, session.remark(on: alert), due]
      return words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  package mutating func refresh(in session: Session) {
    let me = isMine(in: session) ? session.me : nil
    let revision = session.commune.revision
    let waiting = [session.remarks.count, session.review.count]
    if let seen, seen == (revision, session.today, me, waiting) { return }
    if let seen, seen.me != me { list = ListState() }
    seen = (revision, session.today, me, waiting)
    let before = rows.map(\.name)
    var alerts = session.todo.alerts
    var asleep = session.todo.snoozed
    if let me {
      let commune = session.commune
      alerts = alerts.compactMap { $0.concerning(me, in: commune, on: session.today) }
      asleep = asleep.compactMap { $0.concerning(me, in: commune, on: session.today) }
    }
    rows = session.remarks.isEmpty ? [] : [.remarks(count: session.remarks.count)]
    if !session.review.isEmpty { rows.append(.review(count: session.review.count)) }
    rows += alerts.map { .alert($0) }
    let snoozes = Self.snoozes(of: asleep, in: session)
    if !snoozes.isEmpty { rows.append(.snoozed(snoozes)) }
    list.follow(before, to: rows.map(\.name), page: page(in: session))
    list.clamp(count: rows.count, page: page(in: session))
  }

  /// The entries by which findings are put off today.
  private static func snoozes(of alerts: [Alert], in session: Session) -> [RecordID] {
    guard !alerts.isEmpty else { return [] }
    let hidden = Dictionary(grouping: alerts, by: \.phrase)
      .mapValues { Set($0.flatMap(\.ids)) }
    return session.commune.snoozes.filter { snooze in
      snooze.isActive(on: session.today)
        && snooze.subject.map { hidden[snooze.rule]?.contains($0) ?? false } ?? false
    }
    .map(\.recordID)
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  // MARK: - Keys

  package func obstacle(to command: Command, in session: Session) -> String? {
    guard command == .snooze else { return nil }
    guard rows.indices.contains(list.selection), case .alert = rows[list.selection] else {
      return "obstacle.not-a-task"
    }
    return session.readOnlyReason != nil ? "obstacle.read-only" : nil
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: return open(in: session)
    case .mine:
      guard session.me != nil else { return chooseMe(in: session) }
      let isOn = !isMine(in: session)
      return Response(
        effects: [.keepSetting("todo.mine", isOn ? "1" : nil)])
    case .me: return chooseMe(in: session)
    case .snooze:
      guard rows.indices.contains(list.selection), case .alert(let alert) = rows[list.selection]
      else { return Response.none }
      return FormScreen(puttingOff: alert.ids, of: alert.phrase, in: &session).map { .push($0) }
    default: return nil
    }
  }

  private func open(in session: Session) -> Response {
    guard rows.indices.contains(list.selection) else { return .none }
    switch rows[list.selection] {
    case .remarks: return .push(ListScreen.remarks(in: session))
    case .review: return .push(ReviewScreen(in: session))
    case .alert(let alert): return .push(alert.screen(in: session, isMine: isMine(in: session)))
    case .snoozed(let ids):
      return .push(
        TableScreen(
          register: .snoozes, in: session, scope: ids,
          title: session.phrases.text("todo.snoozed", session.phrases.number(ids.count))))
    }
  }

  private mutating func chooseMe(in session: Session) -> Response {
    isChoosingMe = true
    return .push(ListScreen.colleagues(in: session))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    guard isChoosingMe, case .choice(.record(.people, let id)) = answer else { return .none }
    isChoosingMe = false
    return Response(
      effects: [
        .keepSetting("me", id.description), .keepSetting("todo.mine", "1"),
      ])
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    return list.handle(key, count: rows.count, page: page(in: session)) ? Response.none : nil
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    frame.rule(row: body.row)
    if rows.isEmpty {
      frame.write(
        phrases["home.nothing-to-do"], at: Position(row: body.row + 1, column: 2),
        style: .good, width: body.columns - 3)
    }
    var list = list
    list.clamp(count: rows.count, page: body.rows - 1)
    for index in list.visible(count: rows.count, page: body.rows - 1) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      let (text, due, isUrgent) = words(of: rows[index], session)
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        isUrgent ? "!" : "·", at: Position(row: row, column: 2),
        style: isUrgent ? .error : .muted)
      frame.write(
        text, at: Position(row: row, column: 4), style: isSelected ? .selected : .plain,
        width: max(4, body.columns - 4 - due.columns - 3))
      frame.write(
        due, at: Position(row: row, column: body.columns - due.columns - 1), style: .muted)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  private func words(of row: Row, _ session: Session) -> (text: String, due: String, Bool) {
    let phrases = session.phrases
    switch row {
    case .remarks(let count):
      return (phrases.text("home.remarks", phrases.number(count)), "", true)
    case .review(let count):
      let key = CommandTable.keyName(.review, on: .todo) ?? ""
      return (phrases.text("home.review", phrases.number(count), key), "", true)
    case .alert(let alert):
      return (
        phrases.line(for: alert, in: session.commune), alert.due.map { phrases.date($0) } ?? "",
        alert.severity == .urgent
      )
    case .snoozed(let ids):
      return (phrases.text("todo.snoozed", phrases.number(ids.count)), "", false)
    }
  }
}
