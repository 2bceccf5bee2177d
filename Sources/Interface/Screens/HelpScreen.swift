internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// What can be done on the screen below: built from the command table, narrowed by word or key.
package struct HelpScreen: Screen {
  private struct Row: Sendable {
    /// Nil for the keys that only move about.
    let command: Command?
    let name: String
    let help: String
    let keys: String
    let obstacle: String?
  }

  private let below: ScreenKind
  private let rows: [Row]
  private var shown: [Int]
  private var query = TextFieldState()
  private var list = ListState()

  init(for screen: any Screen, in session: Session) {
    below = screen.kind
    var seen: Set<Command> = [.help]
    let commands = CommandTable.bindings(on: screen.kind)
      .sorted { ($0.footer ?? 99) < ($1.footer ?? 99) }
      .compactMap { binding -> Row? in
        guard seen.insert(binding.command).inserted else { return nil }
        let phrases = session.phrases
        let keys =
          binding.keys.map(\.shortName) + binding.letters.map { Key.character($0).shortName }
        return Row(
          command: binding.command, name: phrases.name(of: screen.meaning(of: binding.command)),
          help: phrases["command.\(screen.meaning(of: binding.command).rawValue).help"],
          keys: keys.joined(separator: " "),
          obstacle: screen.obstacle(to: binding.command, in: session).map { phrases[$0] })
      }
    let movements = CommandTable.movements.filter { $0.screens.contains(screen.kind) }
    rows =
      commands
      + movements.map { movement in
        Row(
          command: nil, name: session.phrases["movement.\(movement.name)"],
          help: session.phrases["movement.\(movement.name).help"],
          keys: movement.keys.map(\.shortName).joined(separator: " "), obstacle: nil)
      }
    shown = Array(rows.indices)
  }

  package var kind: ScreenKind { .help }
  package var isTyping: Bool { true }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["help.title"], session.phrases["help.screen.\(below.rawValue)"]],
      right: "\(session.phrases["table.find"]): \(query.text)▏")
  }

  package func status(in session: Session) -> String {
    guard shown.indices.contains(list.selection) else { return session.phrases["list.nothing"] }
    let row = rows[shown[list.selection]]
    return row.obstacle.map { "! " + $0 } ?? session.phrases["help.hint"]
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    command == .help ? Response(navigation: .close(nil)) : nil
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else {
      guard case .paste(let text) = event else { return nil }
      query.insert(paste: text)
      narrow()
      return Response.none
    }
    switch key {
    case .enter:
      guard shown.indices.contains(list.selection) else { return Response.none }
      let row = rows[shown[list.selection]]
      if let obstacle = row.obstacle { return .say(obstacle, .warning) }
      guard let command = row.command else { return Response(navigation: .close(nil)) }
      return Response(navigation: .closeAndPerform(command))
    case .up, .down, .pageUp, .pageDown:
      _ = list.handle(key, count: shown.count, page: session.size.rows - 4)
    default:
      let before = query.text
      guard query.handle(key, typing: session.typing) else { return nil }
      if query.text != before { narrow() }
    }
    return Response.none
  }

  private mutating func narrow() {
    list = ListState()
    let search = SearchQuery(query.text)
    let typed = query.text.lowercased()
    guard !search.isBlank || !typed.trimmed.isEmpty else {
      shown = Array(rows.indices)
      return
    }
    let byKey = rows.indices.filter { index in
      rows[index].keys.lowercased().split(separator: " ").contains { $0 == typed.trimmed }
    }
    let byWord = rows.indices.filter { index in
      !byKey.contains(index) && !search.isBlank
        && (search.score([rows[index].name, rows[index].help]) ?? -1) >= SearchQuery.looseScores
    }
    shown = byKey + byWord
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let keyWidth = min(16, body.columns / 4)
    let nameWidth = min(20, body.columns / 3)
    let search = SearchQuery(query.text)
    let helpWidth = max(0, body.columns - keyWidth - nameWidth - 5)
    var list = list
    list.clamp(count: shown.count, page: body.rows - 1)
    // What has no room in its row stands below in full, as soon as the cursor is on it.
    let detail = detail(helpWidth, keyWidth, nameWidth, columns: body.columns - 3)
    let page = body.rows - 1 - detail.count
    list.clamp(count: shown.count, page: page)
    for (offset, line) in detail.enumerated() {
      frame.write(
        line, at: Position(row: body.row + 1 + page + offset, column: 2), style: .plain,
        width: body.columns - 3)
    }
    for index in list.visible(count: shown.count, page: page) {
      let item = rows[shown[index]]
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(item.keys, at: Position(row: row, column: 2), style: .key, width: keyWidth)
      frame.write(
        item.name, at: Position(row: row, column: 3 + keyWidth),
        style: item.obstacle != nil ? .muted : isSelected ? .selected : .plain,
        width: nameWidth, finding: search)
      frame.write(
        item.help, at: Position(row: row, column: 4 + keyWidth + nameWidth), style: .muted,
        width: helpWidth, finding: search)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  private func detail(_ help: Int, _ keys: Int, _ name: Int, columns: Int) -> [String] {
    guard shown.indices.contains(list.selection) else { return [] }
    let item = rows[shown[list.selection]]
    let isWhole =
      item.help.columns <= help && item.keys.columns <= keys && item.name.columns <= name
    guard !isWhole else { return [] }
    return Array("\(item.keys)  \(item.name): \(item.help)".trimmed.lines(width: columns).prefix(4))
  }
}
