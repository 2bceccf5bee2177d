package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Takes a table of a file into a register: the path is typed, what would be entered and which lines are
/// wrong is shown, and then it is one act that can be taken back.
package struct ImportScreen: Screen {
  private let register: RegisterKey
  private var path = TextFieldState()
  private var outcome: TableImport.Outcome?
  private var list = ListState()
  /// Whether it was said that wrong lines will be left out.
  private var isWarned = false

  package init(into register: RegisterKey) {
    self.register = register
  }

  package var kind: ScreenKind { .intake }
  package var isTyping: Bool { outcome == nil }
  /// A path is made of no words.
  package var isTypingWords: Bool { false }

  package func heading(in session: Session) -> Heading {
    Heading([session.phrases.name(of: register), session.phrases["intake.title"]])
  }

  package func status(in session: Session) -> String {
    session.phrases[outcome == nil ? "intake.hint.preview" : "intake.hint.back"]
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    guard command == .save else { return nil }
    if session.readOnlyReason != nil { return "obstacle.read-only" }
    return outcome.map { $0.change.isEmpty } ?? true ? "obstacle.nothing-to-import" : nil
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .save: return save(in: session)
    case .back where outcome != nil:
      outcome = nil
      isWarned = false
      return Response.none
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    if let outcome {
      guard case .key(let key) = event else { return nil }
      return list.handle(
        key, count: max(1, outcome.problems.count), page: max(1, session.size.rows - 5))
        ? Response.none : nil
    }
    switch event {
    case .paste(let text): return path.insert(paste: text) ? Response.none : nil
    case .key(.enter):
      let typed = path.text.cleanedField
      return typed.isEmpty
        ? .say(session.phrases["intake.path-missing"], .warning) : .effect(.readFile(path: typed))
    case .key(let key): return path.handle(key, typing: nil) ? Response.none : nil
    default: return nil
    }
  }

  private mutating func save(in session: Session) -> Response {
    guard let outcome else { return .none }
    guard outcome.problems.isEmpty || isWarned else {
      isWarned = true
      return .say(
        session.phrases.text("intake.leaves-out", session.phrases.number(outcome.badLines)),
        .warning)
    }
    return .effect(.save(outcome.change))
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    switch outcome {
    case .read(let text): return read(text, in: session)
    case .saved:
      guard let done = self.outcome else { return .none }
      let summary = session.phrases.summary(of: done, in: register, isDone: true)
      return Response(
        navigation: .close((done.created + done.updated).first.map { .record(register, $0) }),
        message: Message(text: summary + " · " + session.phrases["intake.undo"], tone: .good))
    default: return .none
    }
  }

  private mutating func read(_ text: String, in session: Session) -> Response {
    guard let description = Commune.register(register) else { return .none }
    let table = TableImport(
      of: description, parser: FieldParser(today: session.today), phrases: session.phrases)
    do {
      outcome = try table.read(text, in: session.circumstances, newID: session.makeID)
      list = ListState()
      return .none
    } catch {
      return .say(
        session.phrases.sentence(for: error, of: path.text.cleanedField, in: register), .error)
    }
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    var page = PathPage(body, path, label: phrases["intake.path"], isTyping: outcome == nil)
    page.draw(in: &frame)
    // What is wanted, then what would be entered: whole on narrow screens too.
    let told =
      outcome.map { phrases.summary(of: $0, in: register, isDone: false) }
      ?? phrases["intake.hint.path"]
    page.write(told, outcome == nil ? .muted : .plain, in: &frame)
    guard let outcome else { return }
    let lines =
      outcome.problems.map { phrases.text("import.line", phrases.number($0.line), $0.sentence) }
    guard !lines.isEmpty else { return page.write(phrases["intake.all-good"], .good, in: &frame) }
    var list = list
    // The sentence under the cursor stands below in full, with what is to be done about it.
    let whole = lines[min(list.selection, lines.count - 1)].lines(width: body.columns - 4)
    let detail = Array(whole.prefix(max(1, body.rows / 3)))
    for (index, line) in detail.enumerated() {
      frame.write(
        line, at: Position(row: body.row + body.rows - detail.count + index, column: 2),
        width: body.columns - 3)
    }
    let first = page.row
    let rows = max(1, body.row + body.rows - 1 - detail.count - first)
    list.clamp(count: lines.count, page: rows)
    for index in list.visible(count: lines.count, page: rows) {
      let row = first + index - list.top
      frame.write(
        "! " + lines[index], at: Position(row: row, column: 2),
        style: index == list.selection ? .selected : .warning, width: body.columns - 3)
      if index == list.selection { frame.cursor = Position(row: row, column: 0) }
    }
  }
}
