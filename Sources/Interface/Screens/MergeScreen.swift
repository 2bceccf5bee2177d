internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Takes in another copy of the book, such as a laptop's on a stick: the path is typed, what it would bring
/// is shown, and then it is taken in.
package struct MergeScreen: Screen {
  private var path = TextFieldState()
  /// What the copy at a path would bring.
  private var found: (source: String, copy: TakenCopy)?

  package init() {}

  package var kind: ScreenKind { .intake }
  package var isTyping: Bool { found == nil }
  /// A path is made of no words.
  package var isTypingWords: Bool { false }

  package func heading(in session: Session) -> Heading { Heading([session.phrases["merge.title"]]) }

  package func status(in session: Session) -> String {
    session.phrases[
      found.map { $0.copy.files > 0 ? "merge.hint.take" : "merge.hint.back" } ?? "merge.hint.look"]
  }

  package func meaning(of command: Command) -> Command {
    command == .save ? .mergeCopy : command
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    guard command == .save else { return nil }
    if session.readOnlyReason != nil { return "obstacle.read-only" }
    return found.map { $0.copy.files == 0 } ?? true ? "obstacle.nothing-to-import" : nil
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .save: return found.map { .effect(.takeCopy(path: $0.source, isTrial: false)) }
    case .back where found != nil:
      found = nil
      return Response.none
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard found == nil else { return nil }
    switch event {
    case .paste(let text): return path.insert(paste: text) ? Response.none : nil
    case .key(.enter):
      let typed = path.text.cleanedField
      return typed.isEmpty
        ? .say(session.phrases["intake.path-missing"], .warning)
        : .effect(.takeCopy(path: typed, isTrial: true))
    case .key(let key): return path.handle(key, typing: nil) ? Response.none : nil
    default: return nil
    }
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .copyTaken(let copy, let isTrial, let remarks) = outcome else { return .none }
    let source = found?.source ?? path.text.cleanedField
    if isTrial {
      found = (source, copy)
      return remarks.first.map { .say($0, .warning) } ?? .none
    }
    let lines = session.phrases.lines(of: copy, from: source, isDone: true)
    // What is to be looked at is shown at once.
    return Response(
      navigation: copy.review.isEmpty ? .close(nil) : .replace(ReviewScreen(in: session)),
      message: Message(
        text: remarks.first ?? lines[0], tone: remarks.isEmpty ? .good : .warning))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    var page = PathPage(body, path, label: phrases["merge.path"], isTyping: found == nil)
    page.draw(in: &frame)
    guard let found else { return page.write(phrases["merge.hint.path"], .muted, in: &frame) }
    for line in phrases.lines(of: found.copy, from: found.source, isDone: false) {
      page.write(line, .plain, in: &frame)
    }
  }
}
