internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Finds anybody and anything in the whole book while typing: people, households, units, cells,
/// recommendations.
package struct FindScreen: Screen {
  private struct Row: Sendable, Hashable {
    let register: RegisterKey
    let id: RecordID
  }

  private static let registers: [RegisterKey] = [
    .households, .people, .groups, .residenceUnits, .partyOrganisations, .recommendations,
    .administrativeUnits,
  ]

  private var query = TextFieldState()
  private var list = ListState()
  private var rows: [Row] = []
  private var index = SearchIndex()
  private var found: [Int] = []
  private var seenRevision = -1

  package init(in session: Session) {
    refresh(in: session)
  }

  package var kind: ScreenKind { .list }
  package var isTyping: Bool { true }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["find.title"]], right: "\(session.phrases["table.find"]): \(query.text)▏")
  }

  package func status(in session: Session) -> String {
    if query.text.trimmed.isEmpty { return session.phrases["find.hint"] }
    return found.isEmpty
      ? session.phrases["list.nothing"]
      : session.phrases.text("find.count", session.phrases.number(found.count))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .mark ? "obstacle.no-marks" : nil
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    let before = found.map { rows[$0] }
    rows = []
    index = SearchIndex()
    for key in Self.registers {
      guard let register = Commune.register(key) else { continue }
      let ids = register.ids(in: session.commune)
      rows += ids.map { Row(register: key, id: $0) }
      register.append(ids, to: &index, in: session)
    }
    find()
    list.follow(before, to: found.map { rows[$0] }, page: max(1, session.size.rows - 4))
  }

  private mutating func find() {
    found = query.text.trimmed.isEmpty ? [] : index.rows(matching: query.text)
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    // Whoever comes back from what was found looks for something else.
    if command == .find {
      query = TextFieldState()
      find()
      return Response.none
    }
    guard command == .choose else { return nil }
    guard found.indices.contains(list.selection) else { return Response.none }
    let row = rows[found[list.selection]]
    return FormScreen(opening: row.id, in: row.register, session: session).map { .push($0) }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    let page = max(1, session.size.rows - 4)
    let before = query.text
    switch event {
    case .paste(let text): query.insert(paste: text)
    case .key(let key):
      switch key {
      case .up, .down, .pageUp, .pageDown, .controlHome, .controlEnd:
        _ = list.handle(key, count: found.count, page: page)
        return Response.none
      default:
        guard query.handle(key, typing: session.typing) else { return nil }
      }
    default: return nil
    }
    if query.text != before {
      list = ListState()
      find()
    }
    return Response.none
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let page = body.rows - 1
    let search = SearchQuery(query.text)
    var list = list
    list.clamp(count: found.count, page: page)
    // On a narrow screen the name counts most: namesakes differ at its end.
    let isNarrow = body.columns < 60
    let kindWidth = isNarrow ? -1 : min(18, body.columns / 4)
    for position in list.visible(count: found.count, page: page) {
      let item = rows[found[position]]
      guard let candidate = FormCandidate.records([item.id], of: item.register, in: session).first
      else { continue }
      let row = body.row + 1 + position - list.top
      let isSelected = position == list.selection
      let succession = session.succession(of: item.id, in: item.register)
      let detail = succession.isEmpty ? candidate.detail : succession
      let room =
        isNarrow
        ? max(0, body.columns - candidate.title.columns - 5)
        : body.columns * (succession.isEmpty ? 2 : 3) / 6
      let detailWidth = min(detail.columns, room)
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        session.phrases.name(of: item.register), at: Position(row: row, column: 2),
        style: .muted, width: max(0, kindWidth))
      frame.write(
        candidate.title, at: Position(row: row, column: 3 + kindWidth),
        style: isSelected ? .selected : .plain,
        width: max(6, body.columns - kindWidth - detailWidth - 5), finding: search)
      frame.write(
        detail, at: Position(row: row, column: body.columns - detailWidth - 1),
        style: .muted, width: detailWidth, finding: search)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }
}
