package import CommuneDomain
internal import Localization
internal import Reports
package import Terminal
internal import VietnameseText

/// What choosing a row of a list means.
package enum ListChoice: Sendable, Hashable {
  case command(Command)
  case register(RegisterKey)
  case report(String)
  case field(String)
  case filter(Filter)
  case assignment(FieldAssignment)
  case record(RegisterKey, RecordID)
  case create(RegisterKey, String)
  /// The record that a report is about.
  case subject(String, RecordID)
  case text(String)
}

/// A list of choices that is narrowed by typing: palette, registers, filters, columns, candidates.
package struct ListScreen: Screen {
  /// One row.
  package struct Item: Sendable, Hashable {
    package var title: String
    package var detail: String
    package var choice: ListChoice
    /// Why it cannot be chosen now.
    package var obstacle: String?
    package var isTicked: Bool

    package init(
      _ title: String, detail: String = "", choice: ListChoice, obstacle: String? = nil,
      isTicked: Bool = false
    ) {
      self.title = title
      self.detail = detail
      self.choice = choice
      self.obstacle = obstacle
      self.isTicked = isTicked
    }
  }

  /// What happens when a row is chosen.
  package enum Purpose: Sendable, Hashable {
    /// Gives the choice back to the screen below.
    case answer
    /// Space ticks rows; Enter gives all ticked rows back.
    case tick
    /// Goes where the choice says.
    case go
  }

  private let title: String
  private var items: [Item]
  private let purpose: Purpose
  /// Offers to make a record of this name when typing finds none.
  private let creating: RegisterKey?
  /// Whether Enter takes what was typed where no row has it.
  private let takesWords: Bool
  private var query = TextFieldState()
  private var list = ListState()
  private var shown: [Int]
  /// The folded text of all rows, made when typing begins.
  private var index = SearchIndex()
  /// Makes the rows again when the book has changed; nil where they do not depend on it.
  private let source: (@Sendable (Session) -> [Item])?
  private var seenRevision: Int?

  package init(
    title: String, items: [Item], purpose: Purpose, creating: RegisterKey? = nil,
    takesWords: Bool = false, query: String = "", selecting: Int = 0,
    source: (@Sendable (Session) -> [Item])? = nil
  ) {
    self.source = source
    self.title = title
    self.items = items
    self.purpose = purpose
    self.creating = creating
    self.takesWords = takesWords
    self.query = TextFieldState(query)
    shown = Array(items.indices)
    narrow()
    if shown.indices.contains(selecting) { list.selection = selecting }
  }

  package var kind: ScreenKind { .list }
  package var isTyping: Bool { true }

  package func heading(in session: Session) -> Heading {
    Heading([title], right: "\(session.phrases["table.find"]): \(query.text)▏")
  }

  package func status(in session: Session) -> String {
    guard let item = selected else {
      if takesWords, !query.text.trimmed.isEmpty { return session.phrases["list.own-words"] }
      return session.phrases[creating == nil ? "list.nothing" : "list.nothing-create"]
    }
    if let obstacle = item.obstacle { return "! " + obstacle }
    if purpose == .tick { return session.phrases["list.tick-hint"] }
    return session.phrases.text(
      "list.count", session.phrases.number(shown.count), session.phrases.number(items.count))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .mark && purpose != .tick ? "obstacle.no-marks" : nil
  }

  package mutating func refresh(in session: Session) {
    defer { seenRevision = session.commune.revision }
    guard let source, let seenRevision, seenRevision != session.commune.revision else { return }
    let ticked = Set(items.filter(\.isTicked).map(\.choice))
    let before = shown.map { items[$0].choice }
    let place = list
    items = source(session)
    for index in items.indices { items[index].isTicked = ticked.contains(items[index].choice) }
    index = SearchIndex()
    narrow()
    list = place
    list.follow(before, to: shown.map { items[$0].choice }, page: max(1, session.size.rows - 4))
  }

  private var selected: Item? {
    shown.indices.contains(list.selection) ? items[shown[list.selection]] : nil
  }

  private var page: Int { 64 }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .choose: choose(in: &session)
    case .mark: tick(in: session)
    case .find: findAnew()
    default: nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    let page = max(1, session.size.rows - 4)
    switch event {
    case .paste(let text):
      query.insert(paste: text)
      narrow()
    case .key(.character(" ")) where purpose == .tick: return tick(in: session)
    case .key(let key):
      switch key {
      case .up, .down, .pageUp, .pageDown, .controlHome, .controlEnd:
        _ = list.handle(key, count: shown.count, page: page)
      case .tab: _ = list.handle(.down, count: shown.count, page: page)
      case .backTab: _ = list.handle(.up, count: shown.count, page: page)
      default:
        let before = query.text
        guard query.handle(key, typing: session.typing) else { return nil }
        if query.text != before { narrow() }
      }
    default: return nil
    }
    return Response.none
  }

  private mutating func tick(in session: Session) -> Response {
    guard shown.indices.contains(list.selection) else { return .none }
    items[shown[list.selection]].isTicked.toggle()
    _ = list.handle(.down, count: shown.count, page: max(1, session.size.rows - 4))
    return .none
  }

  private mutating func findAnew() -> Response {
    query = TextFieldState()
    narrow()
    return .none
  }

  private mutating func narrow() {
    list = ListState()
    guard !query.text.isEmpty else {
      shown = Array(items.indices)
      return
    }
    if index.count != items.count {
      for item in items { index.append([item.title, item.detail]) }
    }
    shown = index.rows(matching: query.text)
  }

  private mutating func choose(in session: inout Session) -> Response {
    if purpose == .tick {
      let ticked = items.filter(\.isTicked).map(\.choice)
      return Response(navigation: .close(.choices(ticked)))
    }
    guard let item = selected else {
      if takesWords, !query.text.trimmed.isEmpty {
        return Response(navigation: .close(.choice(.text(query.text.cleanedField))))
      }
      guard let creating, !query.text.trimmed.isEmpty else { return .none }
      return Response(navigation: .close(.choice(.create(creating, query.text.cleanedField))))
    }
    if let obstacle = item.obstacle { return .say(obstacle, .warning) }
    guard purpose == .go else { return Response(navigation: .close(.choice(item.choice))) }
    switch item.choice {
    case .command(let command):
      return Response(navigation: .closeAndPerform(command))
    case .register(let register):
      return Response(navigation: .replace(TableScreen(register: register, in: session)))
    case .report(let name):
      return ReportScreen.opening(name, in: session, replacing: true)
    case .record(let register, let id):
      guard let form = FormScreen(opening: id, in: register, session: session) else {
        return .none
      }
      return Response(navigation: .replace(form))
    case .subject(let name, let id):
      guard let report = ReportCatalog.report(named: name) else { return .none }
      if let register = report.needsSubject { session.noteView(of: id, in: register) }
      return Response(
        navigation: .replace(ReportScreen(report, subject: id, in: session)))
    default:
      return Response(navigation: .close(.choice(item.choice)))
    }
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let rows = body.rows - 1
    let search = SearchQuery(query.text)
    var list = list
    list.clamp(count: shown.count, page: rows)
    for index in list.visible(count: shown.count, page: rows) {
      let item = items[shown[index]]
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      var column = 2
      if purpose == .tick {
        frame.write(item.isTicked ? "✓" : "·", at: Position(row: row, column: 2), style: .good)
        column = 4
      }
      // On a narrow screen the name counts more than any detail but a number or a key.
      let room =
        body.columns < 60
        ? max(8, body.columns - column - item.title.columns - 3) : body.columns / 2
      let detailWidth = min(item.detail.columns, room)
      let style: Style =
        item.obstacle != nil ? .muted : isSelected ? .selected : .plain
      frame.write(
        item.title, at: Position(row: row, column: column), style: style,
        width: max(4, body.columns - column - detailWidth - 3), finding: search)
      frame.write(
        item.detail, at: Position(row: row, column: body.columns - detailWidth - 1),
        style: .muted, width: detailWidth, finding: search)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
    if takesWords, shown.isEmpty, !query.text.trimmed.isEmpty {
      frame.write(
        "▸ " + query.text.trimmed, at: Position(row: body.row + 1, column: 0), style: .selected)
    }
    if creating != nil, shown.isEmpty, !query.text.trimmed.isEmpty {
      frame.write(
        "▸ " + session.phrases.text("picker.create", query.text.trimmed),
        at: Position(row: body.row + 1, column: 0), style: .selected)
    }
  }
}
