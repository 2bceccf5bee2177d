internal import Localization
package import Terminal
internal import VietnameseText

/// How Vietnamese is typed: the method, the place of tones, and a line to try the keyboard on.
package struct TypingScreen: Screen {
  private var field = TextFieldState()
  private var check = TypingCheck()

  package var kind: ScreenKind { .typing }
  package var isTyping: Bool { true }

  package func heading(in session: Session) -> Heading {
    Heading([session.phrases["typing.title"]])
  }

  package func status(in session: Session) -> String {
    session.phrases[
      check.finding == .plain
        ? "typing.hint.switch" : check.isEmpty ? "typing.hint.skip" : "typing.hint.done"]
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .choose:
      guard check.finding == .plain, let method = check.meantMethod else {
        return close(in: session)
      }
      return switchOn(method, in: &session)
    case .back: return close(in: session)
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    // A paste tells nothing about keys.
    guard case .key(let key) = event else { return Response.none }
    guard field.handle(key, typing: session.typing) else { return nil }
    check.take(key, text: field.text)
    if check.finding == .broken, field.text.isEmpty { check = TypingCheck() }
    return Response.none
  }

  private mutating func switchOn(_ method: TypingMethod, in session: inout Session) -> Response {
    session.isTypingAside = false
    field = TextFieldState()
    check = TypingCheck()
    return Response(
      effects: [
        .keepSetting(TypingSetting.method, method.rawValue),
        .keepSetting(TypingSetting.last, method.rawValue),
        .keepSetting(TypingSetting.checked, TypingCheck.Finding.plain.rawValue),
      ],
      message: Message(text: session.phrases.text("typing.on", method.name), tone: .good))
  }

  /// Remembers what was found; leaving without typing forgets nothing that was found before.
  private func close(in session: Session) -> Response {
    let finding = check.finding ?? session.typingChecked ?? .skipped
    return Response(
      effects: [.keepSetting(TypingSetting.checked, finding.rawValue)], navigation: .close(nil))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    let width = body.columns - 2
    frame.rule(row: body.row)
    var row = body.row + 1
    let labels = [phrases["typing.method"], phrases["typing.tone"]]
    let start = 3 + (labels.map(\.columns).max() ?? 0)
    let values = [methods(in: session), phrases.name(of: session.toneStyle)]
    for (label, value) in zip(labels, values) {
      frame.write(label, at: Position(row: row, column: 1), style: .heading)
      frame.write(value, at: Position(row: row, column: start), width: body.columns - start - 1)
      row += 1
    }
    row += body.rows > 9 ? 1 : 0
    for line in phrases.text("typing.try", TypingCheck.sample).lines(width: width) {
      frame.write(line, at: Position(row: row, column: 1))
      row += 1
    }
    let view = field.view(width: width)
    frame.write(
      view.text, at: Position(row: row, column: 1), style: .fieldFocused, width: width)
    frame.cursor = Position(row: row, column: 1 + min(view.cursor, width - 1))
    row += body.rows > 9 ? 2 : 1
    let verdict = verdict(in: session)
    // What it means comes first: where rows are few, the rest has no room.
    let lines =
      (verdict?.text ?? "").lines(width: width).map { ($0, verdict?.style ?? .plain) }
      + arrived(in: session).lines(width: width).map { ($0, .muted) }
    for (line, style) in lines.prefix(max(0, body.row + body.rows - row)) {
      frame.write(line, at: Position(row: row, column: 1), style: style)
      row += 1
    }
  }

  /// Every method, the one that is on behind a sign.
  private func methods(in session: Session) -> String {
    let now = session.typing?.method
    let names: [(String, Bool)] =
      [(session.phrases["typing.none"], now == nil)]
      + TypingMethod.allCases.map { ($0.name, $0 == now) }
    return names.map { ($0.1 ? "▸" : " ") + $0.0 }.joined(separator: " ")
  }

  /// What has come from the keyboard.
  private func arrived(in session: Session) -> String {
    let phrases = session.phrases
    guard !check.isEmpty else { return "" }
    let form =
      check.hasMarks ? "nfd" : check.hasComposed ? "nfc" : "plain"
    var parts = [
      phrases["typing.arrived.\(form)"],
      phrases[
        check.hasMarks || check.hasComposed ? "typing.arrived.outside" : "typing.arrived.nobody"],
    ]
    if check.isBackspaceTried {
      parts.append(
        session.backspaceCode.map {
          phrases.text("typing.arrived.backspace", $0 == 8 ? "08" : "7F")
        }
          ?? phrases["typing.arrived.some-backspace"])
    }
    return phrases["typing.arrived"] + " " + parts.joined(separator: " · ")
  }

  /// What it means, in a sentence.
  private func verdict(in session: Session) -> (text: String, style: Style)? {
    let phrases = session.phrases
    guard let finding = check.finding else { return nil }
    switch finding {
    case .outside, .builtIn:
      guard check.isBackspaceTried else { return (phrases["typing.backspace-now"], .plain) }
      let name = (session.typing?.method ?? session.usualMethod).name
      return ("✓ " + phrases.text("typing.found.\(finding.rawValue)", name), .good)
    case .plain:
      let name = (check.meantMethod ?? .telex).name
      return ("! " + phrases.text("typing.found.plain", name), .warning)
    case .broken: return ("! " + phrases["typing.found.broken"], .error)
    case .skipped: return nil
    }
  }
}
