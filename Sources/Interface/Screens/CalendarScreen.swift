internal import CommuneDomain
internal import Localization
package import Terminal

/// A month or a week: what each day holds, which days are off or kept for something.
///
/// Where there is no room for a month as a grid, its days stand below one another.
package struct CalendarScreen: Screen {
  /// How the days are laid out.
  enum Layout: Sendable { case grid, days }

  var selected: CalendarDate
  var isWeek = false
  /// What stands in the days shown.
  var entries: [CalendarDate: [CalendarEntry]] = [:]
  private var seen: (revision: Int, from: CalendarDate?) = (-1, nil)

  package init(in session: Session, isWeek: Bool = false) {
    selected = session.today
    self.isWeek = isWeek
    refresh(in: session)
  }

  package var kind: ScreenKind { .calendar }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let days = shownDays
    let name =
      isWeek
      ? phrases.text(
        "calendar.week", phrases.shortDate(days[0]), phrases.shortDate(days[days.count - 1]))
      : phrases.text("calendar.month", String(selected.month ?? 1), String(selected.year))
    return Heading([phrases["calendar.title"], name], right: phrases.longDate(selected))
  }

  package func status(in session: Session) -> String {
    let special = special(of: selected, in: session)
    guard !special.isEmpty else {
      return session.commune.calendarRules.isEmpty
        ? session.phrases.text(
          "calendar.no-kept-days", CommandTable.keyName(.palette, on: .calendar) ?? "")
        : session.phrases["calendar.legend"]
    }
    return session.phrases.date(selected) + ": " + special.joined(separator: " · ")
  }

  /// Why the day is no usual one: off, worked instead, or kept for something.
  private func special(of day: CalendarDate, in session: Session) -> [String] {
    var words = session.circumstances.rules(keeping: day).map(\.name)
    if session.limits.holidays.contains(day) { words.append(session.phrases["calendar.day-off"]) }
    if session.limits.workingDays.contains(day) {
      words.append(session.phrases["calendar.day-worked"])
    }
    return words
  }

  package mutating func refresh(in session: Session) {
    let days = shownDays
    guard seen.revision != session.commune.revision || seen.from != days.first else { return }
    seen = (session.commune.revision, days.first)
    entries = session.circumstances.figures.calendar(
      in: Period(from: days.first, to: days.last))
  }

  // MARK: - Days

  /// Whole weeks from Monday to Sunday: one, or those that touch the month.
  var shownDays: [CalendarDate] {
    let month = Period.month(containing: selected)
    let first = isWeek ? selected : month.from ?? selected
    let last = isWeek ? selected : month.to ?? selected
    let monday = first.adding(days: 1 - first.weekday)
    let sunday = last.adding(days: 7 - last.weekday)
    return (0...(sunday.dayNumber - monday.dayNumber)).map { monday.adding(days: $0) }
  }

  func layout(in size: Size) -> Layout {
    !isWeek && size.columns >= 60 && size.rows >= 18 ? .grid : .days
  }

  // MARK: - Keys

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .add && session.readOnlyReason != nil ? "obstacle.read-only" : nil
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: return openDay(in: session)
    case .add:
      return .push(
        FormScreen(
          newIn: .bookings,
          prefilled: [FieldAssignment(field: "date", value: .date(selected))], in: &session))
    case .calendarView:
      isWeek.toggle()
      refresh(in: session)
      return Response.none
    case .planMeetings:
      return .push(PlanScreen(year: selected.year, units: nil, in: session))
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    let isGrid = layout(in: session.size) == .grid
    switch key {
    case .left: selected = selected.adding(days: isGrid ? -1 : -7)
    case .right: selected = selected.adding(days: isGrid ? 1 : 7)
    case .up: selected = selected.adding(days: isGrid ? -7 : -1)
    case .down: selected = selected.adding(days: isGrid ? 7 : 1)
    case .pageUp: selected = selected.adding(months: -1)
    case .pageDown: selected = selected.adding(months: 1)
    case .home: selected = session.today
    default: return nil
    }
    refresh(in: session)
    return Response.none
  }

  /// The day's records as a list, or how something is booked where there is none.
  private func openDay(in session: Session) -> Response {
    let phrases = session.phrases
    guard let found = entries[selected], !found.isEmpty else {
      return .say(
        phrases.text(
          "calendar.empty-key", phrases.date(selected),
          CommandTable.keyName(.add, on: .calendar) ?? ""))
    }
    let items = found.map { entry in
      ListScreen.Item(
        CalendarLine(entry, in: session).text, detail: entry.time,
        choice: .record(entry.register, entry.id))
    }
    return .push(
      ListScreen(title: phrases.longDate(selected), items: items, purpose: .answer))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    refresh(in: session)
    guard case .choice(.record(let register, let id)) = answer,
      let form = FormScreen(opening: id, in: register, session: session)
    else { return .none }
    return .push(form)
  }
}
