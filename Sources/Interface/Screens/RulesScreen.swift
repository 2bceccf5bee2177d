internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// The constants by which rules go: what is in force today, since when and by what, and where the commune
/// has decided for itself. Enter enters such a decision, or opens the one that is there.
package struct RulesScreen: Screen {
  private var list = ListState()
  /// The period looked at, where it is not the one in force: by the place of its constant.
  private var looked: [Int: Int] = [:]
  private var periods: [[Circumstances.LimitPeriod]] = []
  private var inForce: [Int?] = []
  private var seen: (revision: Int, day: CalendarDate)?

  package init(in session: Session) {
    refresh(in: session)
  }

  package var kind: ScreenKind { .rules }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["rules.title"]],
      right: session.phrases.text("rules.on", session.phrases.date(session.today)))
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    guard let period = period(list.selection) else { return phrases["rules.none-in-force"] }
    let place = shownPlace(list.selection) ?? 0
    let count = periods[list.selection].count
    let which =
      count > 1
      ? [phrases.text("rules.period", phrases.number(place + 1), phrases.number(count))] : []
    return
      ([phrases.period(of: period.row), phrases.basis(of: period.row)] + which)
      .joined(separator: " · ")
  }

  package mutating func refresh(in session: Session) {
    if let seen, seen == (session.commune.revision, session.today) { return }
    seen = (session.commune.revision, session.today)
    let circumstances = session.circumstances
    periods = Limit.allCases.map { circumstances.periods(of: $0) }
    inForce = Limit.allCases.map { circumstances.placeInForce(of: $0, on: session.today) }
    looked = [:]
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .edit: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .previousPeriod: (shownPlace(list.selection) ?? 0) > 0 ? nil : "obstacle.no-period-there"
    case .nextPeriod:
      (shownPlace(list.selection) ?? -1) + 1 < periods[list.selection].count
        ? nil : "obstacle.no-period-there"
    default: nil
    }
  }

  /// The place of the period shown for a constant.
  private func shownPlace(_ index: Int) -> Int? {
    guard periods.indices.contains(index) else { return nil }
    return looked[index] ?? inForce[index] ?? periods[index].indices.last
  }

  private func period(_ index: Int) -> Circumstances.LimitPeriod? {
    shownPlace(index).flatMap { periods[index].indices.contains($0) ? periods[index][$0] : nil }
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open, .edit: return decide(in: &session)
    case .previousPeriod, .nextPeriod:
      let place = (shownPlace(list.selection) ?? 0) + (command == .nextPeriod ? 1 : -1)
      if periods[list.selection].indices.contains(place) { looked[list.selection] = place }
      return Response.none
    default: return nil
    }
  }

  /// The decision that the commune has made, or a new one that begins with what holds now.
  private func decide(in session: inout Session) -> Response {
    let period = period(list.selection)
    if let decision = period?.decision,
      let form = FormScreen(
        opening: decision, in: .localRules, session: session, isEditing: true)
    {
      return .push(form)
    }
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["obstacle.read-only"], .warning)
    }
    let limit = Limit.allCases[list.selection]
    var values = [FieldAssignment(field: "rule", value: .choice(limit.rawValue))]
    if let row = period?.row {
      values.append(FieldAssignment(field: "value", value: .integer(row.value)))
      if let outOf = row.outOf {
        values.append(FieldAssignment(field: "out-of", value: .integer(outOf)))
      }
    }
    return .push(
      FormScreen(newIn: .localRules, prefilled: values, focusing: "value", in: &session))
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    return list.handle(key, count: periods.count, page: max(1, session.size.rows - 5))
      ? Response.none : nil
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    let isWide = body.columns >= 72
    let valueWidth = isWide ? 12 : 11
    let sideWidth = isWide ? 26 : 2
    let nameWidth = body.columns - 3 - valueWidth - sideWidth - 2
    let valueColumn = 2 + nameWidth + 1
    let sideColumn = valueColumn + valueWidth + 1
    frame.write(
      phrases["rules.rule"], at: Position(row: body.row, column: 2), style: .heading,
      width: nameWidth)
    frame.write(
      phrases["rules.value"], at: Position(row: body.row, column: valueColumn), style: .heading,
      width: valueWidth, alignment: .trailing)
    if isWide {
      frame.write(
        phrases["rules.state"], at: Position(row: body.row, column: sideColumn), style: .heading,
        width: sideWidth)
    }
    frame.rule(row: body.row + body.rows - 1)
    let page = body.rows - 2
    var list = list
    list.clamp(count: periods.count, page: page)
    for index in list.visible(count: periods.count, page: page) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      let period = period(index)
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        phrases.name(of: Limit.allCases[index]), at: Position(row: row, column: 2),
        style: isSelected ? .selected : .plain, width: nameWidth)
      frame.write(
        period.map { phrases.value(of: $0.row) } ?? "–",
        at: Position(row: row, column: valueColumn), style: .figure, width: valueWidth,
        alignment: .trailing)
      frame.write(
        state(of: index, period, isWide: isWide, session),
        at: Position(row: row, column: sideColumn),
        style: style(of: period), width: sideWidth)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  private func style(of period: Circumstances.LimitPeriod?) -> Style {
    switch period?.row.standing {
    case .verified: .good
    case .published: .plain
    case .unverified: .warning
    case .usual, nil: .muted
    }
  }

  /// Whether it is the commune's own word, how far it is to be trusted, and whether it holds today.
  private func state(
    of index: Int, _ period: Circumstances.LimitPeriod?, isWide: Bool, _ session: Session
  ) -> String {
    let phrases = session.phrases
    guard let period else { return "" }
    guard isWide else {
      return (period.decision == nil ? " " : "*")
        + phrases["rules.sign.\(period.row.standing.rawValue)"]
    }
    let words = [
      shownPlace(index) == inForce[index] ? nil : phrases["rules.not-in-force"],
      period.decision == nil ? nil : phrases["rules.local"],
      phrases["rules.\(period.row.standing.rawValue)"],
    ]
    return words.compactMap(\.self).joined(separator: ", ")
  }
}
