internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Puts the whole book into one file, on a stick for instance; the same place is offered the next time.
package struct BackupScreen: Screen {
  private static let setting = "backup.path"

  private var path: TextFieldState

  package init(in session: Session) {
    path = TextFieldState(session.settings[Self.setting] ?? "")
  }

  package var kind: ScreenKind { .intake }
  package var isTyping: Bool { true }
  /// A path is made of no words.
  package var isTypingWords: Bool { false }

  package func heading(in session: Session) -> Heading {
    Heading([session.phrases["backup.title"]])
  }

  package func status(in session: Session) -> String { session.phrases["backup.hint"] }

  package func meaning(of command: Command) -> Command {
    command == .save ? .backUp : command
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    command == .save ? save(in: session) : nil
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    switch event {
    case .paste(let text): path.insert(paste: text) ? Response.none : nil
    case .key(.enter): save(in: session)
    case .key(let key): path.handle(key, typing: nil) ? Response.none : nil
    default: nil
    }
  }

  private func save(in session: Session) -> Response {
    let typed = path.text.cleanedField
    guard !typed.isEmpty else { return .say(session.phrases["intake.path-missing"], .warning) }
    var effects: [Effect] = [.keepSetting(Self.setting, typed), .backUp(path: typed)]
    // The whole book leaves its folder: the log says so first. A book in which nothing can be written is
    // backed up all the same, and now of all times.
    if session.readOnlyReason == nil {
      let log = session.access(
        .export, of: nil, in: nil, because: session.phrases["cli.backup-reason"])
      effects.insert(.save(.creating(log)), at: 0)
    }
    return Response(effects: effects)
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .backedUp(let words) = outcome else { return .none }
    return Response(navigation: .close(nil), message: Message(text: words, tone: .good))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    var page = PathPage(body, path, label: session.phrases["intake.path"], isTyping: true)
    page.draw(in: &frame)
    page.write(session.phrases["backup.hint.path"], .muted, in: &frame)
  }
}
