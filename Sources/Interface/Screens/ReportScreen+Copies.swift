internal import CommuneDomain
internal import Localization
internal import Reports
internal import Terminal

/// Keeping what was sent.
extension ReportScreen {
  /// Asks with which record of a sending the report is kept: those of its period first, of which no copy
  /// was kept yet.
  func chooseIssue(in session: Session) -> Response {
    guard isFinal else { return .say(session.phrases["copy.not-final"], .warning) }
    let commune = session.commune
    let end = period?.to
    let issues = commune.reportIssues.filter {
      commune.records(in: .reportPages, where: "issue", equals: .reference($0.recordID)).isEmpty
    }
    .sorted { left, right in
      let (first, second) = (left.periodEnd == end, right.periodEnd == end)
      if first != second { return first }
      return (left.sent ?? session.today, left.recordID)
        > (right.sent ?? session.today, right.recordID)
    }
    guard !issues.isEmpty else { return .say(session.phrases["copy.no-issue"], .warning) }
    return .push(
      ListScreen(
        title: session.phrases["copy.choose"],
        items: ListScreen.items(issues.map(\.recordID), of: .reportIssues, in: session) {
          .record(.reportIssues, $0)
        }, purpose: .answer))
  }

  /// The pages as one act.
  func keep(with issue: RecordID, in session: Session) -> Response {
    guard let document else { return .none }
    let text = TextRenderer(width: 100, phrases: session.phrases).text(document)
    let name = [report.code, report.title(session.phrases), period?.text(session.phrases)]
      .compactMap(\.self).joined(separator: " ")
    let pages = ReportPage.pages(
      of: text, from: name, with: ID(issue), on: session.today, makeID: session.makeID)
    return .effect(.save(pages.reduce(into: Change()) { $0 = $0 + .creating($1) }))
  }

  func keptSentence(_ change: Change, in session: Session) -> Response? {
    guard case .create(.reportPages, _, let values)? = change.operations.first,
      let issue = values.first(where: { $0.field == "issue" })?.value.reference,
      let copy = ReportCopy(of: issue, in: session.commune)
    else { return nil }
    return .say(
      session.phrases.text("copy.kept", session.phrases.number(copy.pages.count), copy.mark), .good)
  }
}
