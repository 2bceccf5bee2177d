internal import CommuneDomain
internal import Localization
internal import Reports
package import Terminal
internal import VietnameseText

/// A report to read: the cursor goes from figure to figure, and Enter opens what the figure counts.
package struct ReportScreen: Screen {
  let report: Report
  private(set) var period: ReportPeriod?
  private let subject: RecordID?
  private var rendered: RenderedDocument?
  private(set) var document: Document?
  private var problem: String?
  /// Whether it is made to be signed; a draft may hold differences that nobody has explained.
  private(set) var isFinal = false
  private var figure = 0
  private var top = 0
  private var seen: (revision: Int, columns: Int, period: ReportPeriod?)?

  init(_ report: Report, subject: RecordID?, in session: Session) {
    self.report = report
    self.subject = subject
    period = report.usualPeriod(on: session.today)
    refresh(in: session)
    keepFigureVisible(page: page(in: session))
  }

  /// Opens a report by name; one that is about a record asks for the record first.
  static func opening(_ name: String, in session: Session, replacing: Bool) -> Response {
    guard let report = ReportCatalog.report(named: name) else { return .none }
    let screen: any Screen
    if let register = report.needsSubject {
      screen = ListScreen(
        title: session.phrases["report.choose-subject"],
        items: ListScreen.items(subjects(of: register, in: session), of: register, in: session) {
          .subject(name, $0)
        }, purpose: .go)
    } else {
      screen = ReportScreen(report, subject: nil, in: session)
    }
    return Response(navigation: replacing ? .replace(screen) : .push(screen))
  }

  /// Those who have an assignment first: a report on a person is most often on one of them.
  private static func subjects(of register: RegisterKey, in session: Session) -> [RecordID] {
    guard register == .people else { return session.commune.ids(in: register) }
    let assigned = Set(session.commune.assignments.compactMap { $0.person?.raw })
    return session.commune.people.filter { assigned.contains($0.recordID) }
      .map { (CollationKey(personName: $0.name), $0.recordID) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map(\.1)
  }

  package var kind: ScreenKind { .report }

  package func heading(in session: Session) -> Heading {
    Heading(
      [session.phrases["reports.title"], report.title(session.phrases)],
      right: (period.map { $0.text(session.phrases) } ?? report.code)
        + (isFinal ? " · " + session.phrases["report.final-mark"] : ""))
  }

  package func status(in session: Session) -> String {
    guard figures.indices.contains(figure) else { return session.phrases["report.hint"] }
    let records = figures[figure].records
    return session.phrases.text(
      "report.opens", session.phrases.count(records.count, of: records.register))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .previousPeriod, .nextPeriod, .choose: period == nil ? "obstacle.no-period" : nil
    case .keepCopy: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .purge:
      report.name != "retention"
        ? "obstacle.not-retention" : session.readOnlyReason != nil ? "obstacle.read-only" : nil
    default: nil
    }
  }

  package mutating func refresh(in session: Session) {
    let columns = session.size.columns
    if let seen, seen == (session.commune.revision, columns, period) { return }
    let isSamePage = seen?.columns == columns && seen?.period == period
    let before = isSamePage ? rendered : nil
    seen = (session.commune.revision, columns, period)
    let context = ReportContext(
      circumstances: session.circumstances, period: period, subject: subject,
      phrases: session.phrases, identity: session.identity, isFinal: isFinal,
      seal: session.seal)
    do {
      let made = try report.document(in: context)
      document = made
      rendered = TextRenderer(width: columns - 2, phrases: session.phrases).rendered(made)
      problem = nil
    } catch {
      document = nil
      rendered = nil
      problem = error.sentence(session.phrases)
    }
    if let before { followFigure(in: before) }
    figure = min(figure, max(0, figures.count - 1))
  }

  /// Keeps the cursor on the figure of the same line, where others' records have moved the lines.
  private mutating func followFigure(in before: RenderedDocument) {
    guard before.figures.indices.contains(figure) else { return }
    let old = before.figures[figure]
    func words(_ document: RenderedDocument, _ row: Int) -> String {
      guard document.lines.indices.contains(row) else { return "" }
      return document.lines[row].filter { !$0.isNumber && $0 != " " }
    }
    let line = words(before, old.row)
    let nth = before.figures[..<figure].count { $0.row == old.row }
    // Lines may read alike in several tables: the nearest is the one meant.
    let rows = Set(figures.map(\.row)).filter { words(rendered ?? before, $0) == line }
    guard let row = rows.min(by: { (abs($0 - old.row), $0) < (abs($1 - old.row), $1) })
    else { return }
    let same = figures.indices.filter { figures[$0].row == row }
    guard let first = same.first else { return }
    figure = min(first + nth, same.last ?? first)
    top = max(0, top + row - old.row)
  }

  private var figures: [RenderedDocument.Figure] { rendered?.figures ?? [] }
  private var lines: [String] { rendered?.lines ?? [] }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open: return open(in: session)
    case .purge: return askToPurge(in: session)
    case .previousPeriod: return move(to: period?.previous, in: session)
    case .nextPeriod: return move(to: period?.next, in: session)
    case .choose: return choosePeriod(in: session)
    case .export: return export(in: session)
    case .finalise: return finalise(in: session)
    case .keepCopy: return chooseIssue(in: session)
    default: return nil
    }
  }

  private mutating func move(to period: ReportPeriod?, in session: Session) -> Response {
    self.period = period
    top = 0
    figure = 0
    refresh(in: session)
    keepFigureVisible(page: page(in: session))
    return .none
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  private func open(in session: Session) -> Response {
    guard figures.indices.contains(figure) else { return .none }
    let records = figures[figure].records
    if records.count == 1, let id = records.ids.first,
      let form = FormScreen(opening: id, in: records.register, session: session)
    {
      return .push(form)
    }
    return .push(
      TableScreen(
        register: records.register, in: session, scope: records.ids,
        title: report.title(session.phrases)))
  }

  private func choosePeriod(in session: Session) -> Response {
    let periods = report.periodKinds.flatMap { kind -> [ReportPeriod] in
      var period = ReportPeriod(kind, containing: session.today)
      return (0..<8).map { _ in
        defer { period = period.previous }
        return period
      }
    }
    return .push(
      ListScreen(
        title: session.phrases["report.choose-period"],
        items: periods.map {
          ListScreen.Item(
            $0.text(session.phrases), detail: $0.description, choice: .text($0.description))
        }, purpose: .answer))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    if case .choice(.register(let register)) = answer { return purge(register, in: session) }
    if case .choice(.record(.reportIssues, let issue)) = answer {
      return keep(with: issue, in: session)
    }
    guard case .choice(.text(let text)) = answer, !text.isEmpty else { return .none }
    if let format = ExportFormat(rawValue: text) { return export(as: format, in: session) }
    return move(to: ReportPeriod(text), in: session)
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome, let register = change.operations.first?.register
    else { return .none }
    if let kept = keptSentence(change, in: session) { return kept }
    let count = Set(change.operations.map(\.record)).count
    return .say(
      session.phrases.text("purge.done", session.phrases.count(count, of: register)), .good)
  }

  private enum ExportFormat: String, CaseIterable {
    case text = "txt"
    case csv, json
  }

  /// Turns the draft into the version to sign, or says what stands against it.
  private mutating func finalise(in session: Session) -> Response {
    isFinal.toggle()
    seen = nil
    refresh(in: session)
    guard let problem else {
      return .say(session.phrases[isFinal ? "report.final" : "report.draft"], .good)
    }
    isFinal = false
    seen = nil
    refresh(in: session)
    return .say(problem, .error)
  }

  private func export(in session: Session) -> Response {
    .push(
      ListScreen(
        title: session.phrases["report.export"],
        items: ExportFormat.allCases.map { format in
          ListScreen.Item(
            session.phrases["report.export.\(format.rawValue)"], detail: format.rawValue,
            choice: .text(format.rawValue))
        }, purpose: .answer))
  }

  private func export(as format: ExportFormat, in session: Session) -> Response {
    guard let document else { return .none }
    let text =
      switch format {
      case .text: TextRenderer(width: 100, phrases: session.phrases).text(document)
      case .csv: CSVRenderer().text(document)
      case .json: JSONRenderer().text(document)
      }
    let name = [report.name, period?.description].compactMap { $0 }.joined(separator: "-")
    return .effect(.export(name: "\(name).\(format.rawValue)", text: text))
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    let page = page(in: session)
    switch key {
    case .right, .tab, .character("l"): moveFigure(by: 1)
    case .left, .backTab, .character("h"): moveFigure(by: -1)
    case .down, .character("j"): moveRow(by: 1, page: page)
    case .up, .character("k"): moveRow(by: -1, page: page)
    case .pageDown: moveRow(by: page, page: page)
    case .pageUp: moveRow(by: -page, page: page)
    case .home, .controlHome, .character("g"):
      figure = 0
      top = 0
      return Response.none
    case .end, .controlEnd, .character("G"):
      figure = max(0, figures.count - 1)
      top = max(0, lines.count - page)
    default: return nil
    }
    keepFigureVisible(page: page)
    return Response.none
  }

  private mutating func moveFigure(by step: Int) {
    figure = max(0, min(figure + step, figures.count - 1))
  }

  /// To the nearest figure of a row below or above; where there is none, the text itself moves.
  private mutating func moveRow(by step: Int, page: Int) {
    guard figures.indices.contains(figure) else {
      top = max(0, min(top + step, lines.count - page))
      return
    }
    let current = figures[figure]
    let wanted = current.row + step
    let target: Int? =
      if step > 0 {
        figures.first { $0.row >= wanted }?.row ?? figures.last?.row
      } else {
        figures.last { $0.row <= wanted }?.row ?? figures.first?.row
      }
    guard let target, target != current.row else {
      top = max(0, min(top + step, lines.count - page))
      return
    }
    let candidates = figures.indices.filter { figures[$0].row == target }
    figure =
      candidates.min { left, right in
        distance(left, from: current) < distance(right, from: current)
      } ?? figure
  }

  private func distance(_ index: Int, from figure: RenderedDocument.Figure) -> Int {
    abs(figures[index].columns.lowerBound - figure.columns.lowerBound)
  }

  private mutating func keepFigureVisible(page: Int) {
    guard figures.indices.contains(figure) else { return }
    let row = figures[figure].row
    // The first figure shows what stands above it too.
    if figure == 0 { top = 0 }
    top = max(row - page + 1, min(top, row))
    top = max(0, min(top, max(0, lines.count - page)))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    if let problem {
      frame.write(
        "! " + problem, at: Position(row: body.row + 2, column: 2), style: .error,
        width: body.columns - 3)
      return
    }
    let rows = body.rows - 1
    for offset in 0..<rows {
      let index = top + offset
      guard lines.indices.contains(index) else { break }
      frame.write(lines[index], at: Position(row: body.row + 1 + offset, column: 1))
    }
    for (index, place) in figures.enumerated()
    where (top..<top + rows).contains(place.row) {
      let row = body.row + 1 + place.row - top
      let isSelected = index == figure
      frame.restyle(
        Rect(
          row: row, column: 1 + place.columns.lowerBound, rows: 1,
          columns: place.columns.count),
        style: isSelected ? .selectedFigure : .figure)
      if isSelected {
        frame.cursor = Position(row: row, column: 1 + place.columns.lowerBound)
      }
    }
  }
}
