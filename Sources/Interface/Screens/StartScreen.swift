internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// The first start: a new commune's book, the sample, or a folder that holds a book already; and
/// before them a try of the keyboard for who wants it.
package struct StartScreen: Screen {
  private enum Step: Sendable { case choice, new, existing }

  private let defaultPath: String
  private var step = Step.choice
  private var list = ListState()
  private var texts = [TextFieldState(), TextFieldState()]
  private var focus = 0

  package init(defaultPath: String) {
    self.defaultPath = defaultPath
  }

  package var kind: ScreenKind { .start }
  package var isTyping: Bool { step != .choice }
  /// Only the name is made of words: the others are a path and a number.
  package var isTypingWords: Bool { step == .new && focus == 0 }

  package func heading(in session: Session) -> Heading {
    Heading([session.phrases["start.title"]])
  }

  package func status(in session: Session) -> String {
    step == .choice
      ? session.phrases.text("start.where", defaultPath) : session.phrases["start.hint"]
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .undo: "message.nothing-to-undo"
    case .redo: "message.nothing-to-redo"
    default: nil
    }
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    guard command == .back else { return nil }
    guard step != .choice else { return .say(session.phrases["message.quit-with"]) }
    step = .choice
    return Response.none
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    switch (step, event) {
    case (.choice, .key(.enter)): return choose(list.selection)
    case (.choice, .key(.character(let digit))):
      guard let number = digit.wholeNumberValue, (1...Self.choices.count).contains(number) else {
        return nil
      }
      return choose(number - 1)
    case (.choice, .key(let key)):
      return list.handle(key, count: Self.choices.count, page: Self.choices.count)
        ? Response.none : nil
    case (_, .paste(let text)):
      texts[focus].insert(paste: text)
    case (_, .key(.enter)): return finish(in: session)
    case (.new, .key(.tab)), (.new, .key(.down)), (.new, .key(.up)), (.new, .key(.backTab)):
      focus = 1 - focus
    case (_, .key(let key)):
      return texts[focus].handle(key, typing: isTypingWords ? session.typing : nil)
        ? Response.none : nil
    default: return nil
    }
    return Response.none
  }

  private mutating func choose(_ index: Int) -> Response {
    list.selection = index
    focus = 0
    texts = [TextFieldState(), TextFieldState()]
    switch index {
    case 0: step = .new
    case 1: return .effect(.openBook(.sample))
    case 3: return .push(TypingScreen())
    default:
      step = .existing
      texts[0] = TextFieldState(defaultPath)
    }
    return .none
  }

  private mutating func finish(in session: Session) -> Response {
    let first = texts[0].text.cleanedField
    guard !first.isEmpty else {
      return .say(
        session.phrases[step == .new ? "start.name-missing" : "start.path-missing"], .warning)
    }
    if step == .existing { return .effect(.openBook(.existing(path: first))) }
    if focus == 0 {
      focus = 1
      return .none
    }
    let code = texts[1].text.cleanedField
    let isCode = code.utf8.count == 5 && code.utf8.allSatisfy { (48...57).contains($0) }
    guard code.isEmpty || isCode else {
      return .say(session.phrases["start.code-wrong"], .error)
    }
    return .effect(.openBook(.new(name: first, code: code)))
  }

  private static let choices = ["new", "sample", "existing", "typing"]

  private func detail(of choice: String, in session: Session) -> String {
    guard choice == "typing", let found = session.typingChecked, found != .skipped else {
      return session.phrases["start.\(choice).detail"]
    }
    return session.phrases["start.typing.\(found.rawValue)"]
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    frame.rule(row: body.row)
    frame.write(
      phrases["start.welcome"], at: Position(row: body.row + 1, column: 2), style: .heading,
      width: body.columns - 3)
    let top = body.row + 3
    switch step {
    case .choice:
      let height = body.rows < 3 + 2 * Self.choices.count ? 1 : 2
      for (index, name) in Self.choices.enumerated() {
        let isSelected = index == list.selection
        let row = top + index * height
        frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 1))
        frame.write(
          "\(index + 1) \(phrases["start.\(name)"])", at: Position(row: row, column: 3),
          style: isSelected ? .selected : .plain, width: body.columns - 4)
        if height > 1 || isSelected {
          frame.write(
            detail(of: name, in: session),
            at: Position(row: height > 1 ? row + 1 : top + Self.choices.count + 1, column: 5),
            style: .muted, width: body.columns - 6)
        }
        if isSelected { frame.cursor = Position(row: row, column: 1) }
      }
    case .new:
      drawField(0, phrases["start.name"], in: &frame, row: top, columns: body.columns)
      drawField(1, phrases["start.code"], in: &frame, row: top + 2, columns: body.columns)
    case .existing:
      drawField(0, phrases["start.path"], in: &frame, row: top, columns: body.columns)
    }
  }

  private func drawField(
    _ index: Int, _ label: String, in frame: inout Frame, row: Int, columns: Int
  ) {
    let labelWidth = min(24, columns / 3)
    frame.write(label, at: Position(row: row, column: 2), width: labelWidth)
    let width = columns - labelWidth - 5
    let view = texts[index].view(width: width)
    frame.write(
      view.text, at: Position(row: row, column: labelWidth + 3),
      style: index == focus ? .fieldFocused : .field, width: width)
    if index == focus {
      frame.cursor = Position(row: row, column: labelWidth + 3 + view.cursor)
    }
  }
}
