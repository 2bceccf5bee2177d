internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// A report as it was sent, to be read again.
package struct CopyScreen: Screen {
  private let issue: RecordID
  private var copy: ReportCopy?
  private var lines: [String] = []
  private var list = ListState()
  /// How many columns of the text lie to the left of the screen.
  private var shift = 0
  private var seenRevision: Int?

  /// Nil where no copy was kept with the record of the sending.
  init?(of issue: RecordID, in session: Session) {
    self.issue = issue
    refresh(in: session)
    guard copy != nil else { return nil }
  }

  package var kind: ScreenKind { .copy }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["copy.title"], session.title(of: issue, in: .reportIssues)],
      right: copy.map { session.phrases.text("copy.mark", $0.mark) } ?? "")
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    guard let copy else { return "! " + phrases["copy.none"] }
    guard copy.isWhole else { return "! " + phrases["copy.broken"] }
    return phrases.text(
      "copy.whole", copy.pages.first?.kept.map { phrases.date($0) } ?? "",
      phrases.number(copy.pages.count))
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    copy = ReportCopy(of: issue, in: session.commune)
    lines = (copy?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    switch key {
    case .left, .right:
      let widest = lines.map(\.columns).max() ?? 0
      let most = max(0, widest - session.size.columns + 1)
      shift = max(0, min(most, shift + (key == .right ? 20 : -20)))
      return Response.none
    default: break
    }
    return list.handle(key, count: lines.count, page: max(1, session.size.rows - 4))
      ? Response.none : nil
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    for index in list.visible(count: lines.count, page: body.rows - 1) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        String(lines[index].dropFirst(shift)), at: Position(row: row, column: 1),
        width: body.columns - 1)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }
}

extension Session {
  /// Opens the copy that was kept with a record of the sending, or of which a record is a page.
  func openCopy(of record: RecordID?, in register: RegisterKey) -> Response {
    let issue =
      register == .reportPages
      ? record.flatMap { commune.reportPages[ID($0)]?.issue?.raw } : record
    return issue.flatMap { CopyScreen(of: $0, in: self) }.map { .push($0) }
      ?? .say(phrases["copy.none"], .warning)
  }
}
