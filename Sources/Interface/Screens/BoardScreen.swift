package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Units and who looks after them, those without anybody first; Enter gives a unit its cadre.
package struct BoardScreen: Screen {
  private var level: AssignmentLevel
  /// Only these units, when an alert opened the board.
  private let only: [RecordID]?
  private var units: [Coverage] = []
  private var shown: [Int] = []
  private var query: TextFieldState?
  private var list = ListState()
  /// The median of the months in charge at this level, and what one cadre carries.
  private var tenure: Int?
  private var load: (median: Int, most: Int)?
  private var seen: (revision: Int, level: AssignmentLevel)?
  /// The unit for which a cadre is being chosen.
  private var asked: Coverage?
  /// The cadre chosen for a unit that somebody looks after already.
  private var chosen: RecordID?
  /// Where the cursor stood when a unit was given its cadre here: it stays there, so that the next unit
  /// without anybody comes under it.
  private var kept: ListState?

  package init(level: AssignmentLevel, in session: Session, only: [RecordID]? = nil) {
    self.level = level
    self.only = only
    refresh(in: session)
  }

  package var kind: ScreenKind { .board }
  package var isTyping: Bool { query != nil }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let find = query.map { "\(phrases["table.find"]): \($0.text)▏" }
    let covered = units.count { $0.isCovered }
    let missing = phrases.number(units.count - covered)
    let summary =
      session.size.columns < 60
      ? phrases.text("board.summary.short", missing)
      : phrases.text(
        "board.summary", phrases.number(units.count), phrases.number(covered), missing)
    return Heading(
      [phrases["board.title"], phrases.name(of: level.register)], right: find ?? summary)
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    guard session.size.columns >= 72, let tenure, let load else { return phrases["board.hint"] }
    return phrases.text(
      "board.load-summary", phrases.number(tenure), phrases.number(load.median),
      phrases.number(load.most)) + " · " + phrases["board.hint"]
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .add ? "obstacle.choose-unit" : nil
  }

  package mutating func refresh(in session: Session) {
    if let seen, seen.revision == session.commune.revision, seen.level == level { return }
    let isSameLevel = seen?.level == level
    let before = shown.map { units[$0].unit }
    let place = list
    seen = (session.commune.revision, level)
    let figures = session.circumstances.figures
    units = only.map { figures.coverage(level, of: $0) } ?? figures.coverage(level)
    tenure = figures.medianTenure(level)
    load = figures.load
    find(in: session)
    guard isSameLevel else { return }
    if let kept {
      list = kept
      list.clamp(count: shown.count, page: page(in: session))
      return
    }
    list = place
    list.follow(before, to: shown.map { units[$0].unit }, page: page(in: session))
  }

  private mutating func find(in session: Session) {
    shown = Array(units.indices)
    if let text = query?.text, !SearchQuery(text).isBlank {
      var index = SearchIndex()
      for unit in units {
        let holders = unit.holders.compactMap {
          $0.person.flatMap { session.commune.people[$0]?.name }
        }
        index.append(
          [session.title(of: unit.unit, in: unit.register)] + holders)
      }
      shown = index.rows(matching: text)
    }
    list.clamp(count: shown.count, page: page(in: session))
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  private var selected: Coverage? {
    shown.indices.contains(list.selection) ? units[shown[list.selection]] : nil
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    kept = nil
    switch command {
    case .choose: return chooseCadre(in: session)
    case .find:
      if query == nil { query = TextFieldState() }
      return Response.none
    case .clear, .back:
      guard query != nil else { return command == .back ? nil : Response.none }
      query = nil
      find(in: session)
      return Response.none
    case .filter:
      return .push(
        ListScreen(
          title: session.phrases["board.level"],
          items: AssignmentLevel.allCases.map { level in
            ListScreen.Item(
              session.phrases.name(of: level.register), choice: .text(level.rawValue))
          }, purpose: .answer))
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    kept = nil
    guard case .key(let key) = event else {
      if case .paste(let text) = event {
        query?.insert(paste: text)
        find(in: session)
      }
      return Response.none
    }
    switch key {
    case .left, .right:
      guard query == nil, only == nil else { break }
      let levels = AssignmentLevel.allCases
      let index = levels.firstIndex(of: level) ?? 0
      level = levels[(index + (key == .right ? 1 : levels.count - 1)) % levels.count]
      list = ListState()
      refresh(in: session)
      return Response.none
    case .up, .down, .pageUp, .pageDown, .home, .end: break
    default:
      if query != nil {
        let before = query?.text
        guard query?.handle(key, typing: session.typing) == true else { return nil }
        if query?.text != before {
          list = ListState()
          find(in: session)
        }
        return Response.none
      }
    }
    return list.handle(key, count: shown.count, page: page(in: session)) ? Response.none : nil
  }

  /// The cadres with what each carries already, the least loaded first.
  private mutating func chooseCadre(in session: Session) -> Response {
    guard let unit = selected else { return .none }
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["obstacle.read-only"], .warning)
    }
    asked = unit
    let title = session.title(of: unit.unit, in: unit.register)
    return .push(
      ListScreen(
        title: session.phrases.text("board.choose", title), items: Self.cadres(in: session),
        purpose: .answer, creating: .people, source: { Self.cadres(in: $0) }))
  }

  static func cadres(in session: Session, adding: [RecordID: Int] = [:]) -> [ListScreen.Item] {
    let phrases = session.phrases
    return session.circumstances.figures.candidates.compactMap { candidate in
      guard let person = session.commune.people[ID(candidate.person)] else { return nil }
      let tenure =
        candidate.longestTenure > 0
        ? phrases.text("board.months", phrases.number(candidate.longestTenure)) : ""
      let load = phrases.text(
        "board.load", phrases.number(candidate.load.count + (adding[candidate.person] ?? 0)))
      return ListScreen.Item(
        person.name,
        detail: [load, tenure, person.position].filter { !$0.isEmpty }
          .joined(separator: " · "),
        choice: .record(.people, candidate.person))
    }
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    // Somebody may have assigned the unit meanwhile.
    asked = asked.map { unit in units.first { $0.unit == unit.unit } ?? unit }
    switch answer {
    case .choice(.text(let name)) where name != "beside":
      level = AssignmentLevel(rawValue: name) ?? level
      list = ListState()
      refresh(in: session)
      return .none
    case .choice(.record(.people, let person)), .record(.people, let person):
      guard let unit = asked else { return .none }
      guard unit.holders.isEmpty else {
        chosen = person
        return .push(howToTakeOver(unit, in: session))
      }
      asked = nil
      if !unit.isCovered { kept = list }
      return .push(assignmentForm(of: person, to: unit, replacing: nil, in: &session))
    case .choice(.text("beside")), .choice(.record(.assignments, _)):
      guard let unit = asked, let person = chosen else { return .none }
      asked = nil
      chosen = nil
      var replaced: RecordID?
      if case .choice(.record(_, let id)) = answer { replaced = id }
      return .push(assignmentForm(of: person, to: unit, replacing: replaced, in: &session))
    case .choice(.create(.people, let name)):
      return .push(FormScreen(newIn: .people, named: name, in: &session))
    default:
      refresh(in: session)
      kept = nil
      return .none
    }
  }

  /// A new assignment with everything filled in but the number of the decision.
  private func assignmentForm(
    of person: RecordID, to unit: Coverage, replacing replaced: RecordID?,
    in session: inout Session
  ) -> FormScreen {
    let prefilled = [
      FieldAssignment(field: "person", value: .reference(person)),
      FieldAssignment(field: "level", value: .choice(unit.level.rawValue)),
      FieldAssignment(field: unit.level.field, value: .reference(unit.unit)),
      FieldAssignment(field: "from", value: .date(session.today)),
    ]
    var form = FormScreen(
      newIn: .assignments, prefilled: prefilled, focusing: "decision", in: &session)
    if let replaced {
      form.companion = { Self.end(of: replaced, before: $0, in: $1) }
      form.review(in: session)
    }
    return form
  }

  /// Whether the new cadre replaces one who is in charge, or comes beside.
  private func howToTakeOver(_ unit: Coverage, in session: Session) -> ListScreen {
    let phrases = session.phrases
    var items = unit.holders.map { holder in
      let name = holder.person.flatMap { session.commune.people[$0]?.name } ?? ""
      return ListScreen.Item(
        phrases.text("board.replace", name),
        detail: phrases.text(
          "board.months", phrases.number(holder.tenureMonths(on: session.today))),
        choice: .record(.assignments, holder.recordID))
    }
    items.append(ListScreen.Item(phrases["board.beside"], choice: .text("beside")))
    return ListScreen(
      title: session.title(of: unit.unit, in: unit.register), items: items, purpose: .answer)
  }

  /// The end of an assignment on the day before its successor begins, so that there is no gap.
  private static func end(
    of replaced: RecordID, before successor: any Entity, in session: Session
  ) -> Change {
    guard let old = session.commune.assignments[ID(replaced)],
      case .date(let from) = successor.value(of: "from")
    else { return Change() }
    var ended = old
    ended.to = max(from.adding(days: -1), old.from ?? from)
    ended.endReason = .replaced
    return .from(old, to: ended)
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let rows = body.rows - 1
    if shown.isEmpty {
      frame.write(
        session.phrases["table.no-match"], at: Position(row: body.row + 1, column: 3),
        style: .muted, width: body.columns - 4)
    }
    let titleWidth = max(12, min(26, body.columns * 3 / 10))
    let isWide = body.columns >= 60
    let countWidth = max(9, session.phrases.count(999, of: .households).columns)
    let search = query.map { SearchQuery($0.text) }
    var list = list
    list.clamp(count: shown.count, page: rows)
    for position in list.visible(count: shown.count, page: rows) {
      let unit = units[shown[position]]
      let row = body.row + 1 + position - list.top
      let isSelected = position == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      if !unit.isCovered {
        frame.write("!", at: Position(row: row, column: 1), style: .error)
      }
      frame.write(
        session.title(of: unit.unit, in: unit.register),
        at: Position(row: row, column: 3), style: isSelected ? .selected : .plain,
        width: titleWidth, finding: search)
      var column = 4 + titleWidth
      if isWide, let households = unit.households {
        frame.write(
          session.phrases.count(households.count, of: .households),
          at: Position(row: row, column: column), style: .muted, width: countWidth,
          alignment: .trailing)
        column += countWidth + 2
      }
      frame.write(
        holderText(of: unit, isWide: isWide, in: session),
        at: Position(row: row, column: column), style: unit.isCovered ? .plain : .warning,
        width: max(0, body.columns - column - 1))
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  private func holderText(of unit: Coverage, isWide: Bool, in session: Session) -> String {
    let phrases = session.phrases
    func name(_ assignment: Assignment) -> String {
      assignment.person.flatMap { session.commune.people[$0]?.name } ?? ""
    }
    guard let vacancy = unit.vacancy else {
      return unit.holders.map { holder in
        let months = phrases.text(
          "board.months", phrases.number(holder.tenureMonths(on: session.today)))
        return isWide ? "\(name(holder)) · \(months)" : name(holder)
      }.joined(separator: ", ")
    }
    switch vacancy {
    case .neverAssigned: return phrases["board.nobody"]
    case .ended(let assignment):
      return phrases.text(
        "board.ended", name(assignment), assignment.to.map { phrases.shortDate($0) } ?? "")
    case .personGone(let assignment):
      let since = assignment.person.flatMap { session.commune.people[$0]?.statusSince }
      return phrases.text(
        "board.gone", name(assignment), since.map { phrases.shortDate($0) } ?? "")
    case .notBegun(let assignment):
      return phrases.text(
        "board.not-begun", name(assignment), assignment.from.map { phrases.shortDate($0) } ?? "")
    }
  }
}
