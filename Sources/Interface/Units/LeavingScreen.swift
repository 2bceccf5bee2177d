package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// What somebody leaves behind: for each place that would have nobody a successor or a reason, before the
/// leaving itself is saved with all of it (fixture F12).
package struct LeavingScreen: Screen {
  private let person: RecordID
  private let assignments: [Assignment]
  /// What else is held: terms, posts, the lead of groups, work that is open.
  private let posts: [HeldPost]
  /// Those whose places would have nobody.
  private let losing: Set<RecordID>
  private var leaving: Leaving
  private var decision = TextFieldState()
  private var reasons: [RecordID: TextFieldState] = [:]
  private var list = ListState()
  private var asked: RecordID?

  /// - Parameters:
  ///   - person: Who leaves, or whose assignment ends.
  ///   - assignments: What ends with it.
  ///   - posts: What is held besides; somebody may be named for each.
  ///   - leaving: The day and the reason.
  package init(
    of person: RecordID, _ assignments: [Assignment], _ posts: [HeldPost], _ leaving: Leaving,
    in session: Session
  ) {
    self.person = person
    self.posts = posts
    self.leaving = leaving
    let figures = session.circumstances.figures
    let losing = Set(figures.losingCover(assignments, on: leaving.day).map(\.recordID))
    self.losing = losing
    self.assignments = assignments.sorted { left, right in
      (losing.contains(left.recordID) ? 0 : 1, left.recordID)
        < (losing.contains(right.recordID) ? 0 : 1, right.recordID)
    }
    list.selection = 1
  }

  package var kind: ScreenKind { .leaving }

  /// The first line is the number of the decision; then one for each assignment and each post.
  private var count: Int { 1 + assignments.count + posts.count }

  private var selectedPost: HeldPost? {
    let place = list.selection - 1 - assignments.count
    return posts.indices.contains(place) ? posts[place] : nil
  }

  private var selected: Assignment? {
    assignments.indices.contains(list.selection - 1) ? assignments[list.selection - 1] : nil
  }

  package var isTyping: Bool {
    selected.map { reasons[$0.recordID] != nil } ?? (selectedPost == nil)
  }

  /// Places for which nothing is decided yet.
  private var open: [Assignment] {
    assignments.filter { losing.contains($0.recordID) && !isDecided($0.recordID) }
  }

  private func isDecided(_ id: RecordID) -> Bool {
    if let reason = reasons[id] { return !reason.text.cleanedField.isEmpty }
    return leaving.decisions[id] != nil
  }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    return Heading(
      [phrases.text("leaving.title", session.title(of: person, in: .people))],
      right: phrases.text("leaving.open", phrases.number(open.count)))
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    if let post = selectedPost {
      return phrases[post.takesSuccessor ? "leaving.hint.post" : "leaving.hint.term"]
    }
    guard let assignment = selected else { return phrases["leaving.hint.decision"] }
    if let cut = session.circumstances.tenureCutShort(assignment, endingOn: leaving.day) {
      return "! "
        + phrases.text("leaving.early", phrases.number(cut.months), phrases.number(cut.least))
    }
    return phrases[isTyping ? "leaving.hint.reason" : "leaving.hint.choose"]
  }

  // MARK: - Keys

  private func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .choose: return choose(in: session)
    case .save: return finish(in: session)
    case .sameForRest: return decideRest(in: session)
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    switch event {
    case .paste(let text):
      edit { $0.insert(paste: text) }
      return Response.none
    case .key(.enter):
      if isTyping {
        _ = list.handle(.down, count: count, page: page(in: session))
        return Response.none
      }
      return choose(in: session)
    case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown), .key(.tab), .key(.backTab):
      guard case .key(let key) = event else { return nil }
      let move: Key = key == .tab ? .down : key == .backTab ? .up : key
      _ = list.handle(move, count: count, page: page(in: session))
      return Response.none
    case .key(let key):
      guard isTyping else {
        return list.handle(key, count: count, page: page(in: session)) ? Response.none : nil
      }
      return edit { $0.handle(key, typing: session.typing) } ? Response.none : nil
    default: return nil
    }
  }

  @discardableResult
  private mutating func edit(_ edit: (inout TextFieldState) -> Bool) -> Bool {
    guard let id = selected?.recordID else { return selectedPost == nil && edit(&decision) }
    guard reasons[id] != nil else { return false }
    return edit(&reasons[id, default: TextFieldState()])
  }

  /// The cadres, the least loaded first, and that there is nobody yet.
  private mutating func choose(in session: Session) -> Response {
    if let post = selectedPost { return choose(for: post, in: session) }
    guard let assignment = selected, let target = assignment.target, let level = assignment.level
    else { return .none }
    asked = assignment.recordID
    let phrases = session.phrases
    let nobody = ListScreen.Item(phrases["leaving.nobody"], choice: .text("nobody"))
    return .push(
      ListScreen(
        title: phrases.text("board.choose", session.title(of: target, in: level.register)),
        items: [nobody] + cadres(in: session), purpose: .answer, selecting: 1))
  }

  private mutating func choose(for post: HeldPost, in session: Session) -> Response {
    let phrases = session.phrases
    guard post.takesSuccessor else { return .say(phrases["leaving.hint.term"]) }
    asked = post.id
    let nobody = ListScreen.Item(phrases["leaving.nobody-named"], choice: .text("nobody"))
    return .push(
      ListScreen(
        title: phrases.text("board.choose", session.title(of: post.id, in: post.register)),
        items: [nobody] + cadres(in: session), purpose: .answer, selecting: 1))
  }

  /// The cadres with what they look after, what was decided here included.
  private func cadres(in session: Session) -> [ListScreen.Item] {
    var added: [RecordID: Int] = [:]
    for assignment in assignments {
      if case .successor(let next) = leaving.decisions[assignment.recordID] {
        added[next, default: 0] += 1
      }
    }
    return BoardScreen.cadres(in: session, adding: added).filter {
      $0.choice != .record(.people, person)
    }
  }

  /// Decides for every place that is still open as for the one under the cursor.
  private mutating func decideRest(in session: Session) -> Response {
    guard let model = selected, isDecided(model.recordID) else {
      return .say(session.phrases["leaving.decide-first"], .warning)
    }
    for assignment in open {
      leaving.decisions[assignment.recordID] = leaving.decisions[model.recordID]
      reasons[assignment.recordID] = reasons[model.recordID]
    }
    return .none
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    guard let asked else { return .none }
    self.asked = nil
    switch answer {
    case .choice(.record(.people, let successor)):
      leaving.decisions[asked] = .successor(successor)
      reasons[asked] = nil
      _ = list.handle(.down, count: count, page: page(in: session))
    case .choice(.text):
      leaving.decisions[asked] = nil
      if assignments.contains(where: { $0.recordID == asked }) { reasons[asked] = TextFieldState() }
    default: break
    }
    return .none
  }

  /// Gives what was decided back to the form, which saves all of it as one change.
  private func finish(in session: Session) -> Response {
    if let first = open.first, let target = first.target, let level = first.level {
      return .say(
        session.phrases.text(
          "leaving.missing", session.title(of: target, in: level.register)), .error)
    }
    var leaving = leaving
    leaving.decision = decision.text.cleanedField
    for (id, reason) in reasons {
      leaving.decisions[id] = .nobody(reason: reason.text.cleanedField)
    }
    return Response(navigation: .close(.leaving(leaving)))
  }

  // MARK: - Painting

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    let phrases = session.phrases
    frame.rule(row: body.row)
    let area = body.rows - 1
    let titleWidth = max(12, min(28, body.columns * 2 / 5))
    let isWide = body.columns >= 60
    let monthsWidth = isWide ? 12 : 0
    let column = titleWidth + monthsWidth + 4
    let width = max(0, body.columns - column - 1)
    var list = list
    list.clamp(count: count, page: area)
    for index in list.visible(count: count, page: area) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      if isSelected { frame.cursor = Position(row: row, column: 0) }
      guard index > 0 else {
        frame.write(
          phrases.label(.assignments, "decision"), at: Position(row: row, column: 3),
          width: titleWidth)
        draw(decision, in: &frame, Position(row: row, column: column), width, isSelected)
        continue
      }
      if index > assignments.count {
        draw(
          posts[index - 1 - assignments.count], in: &frame, row, titleWidth, column, width,
          isSelected, session)
        continue
      }
      let assignment = assignments[index - 1]
      let id = assignment.recordID
      if losing.contains(id), !isDecided(id) {
        frame.write("!", at: Position(row: row, column: 1), style: .error)
      }
      let title = assignment.target.flatMap { target in
        assignment.level.map { session.title(of: target, in: $0.register) }
      }
      frame.write(
        title ?? "", at: Position(row: row, column: 3), style: isSelected ? .selected : .plain,
        width: titleWidth)
      if isWide {
        let isEarly = session.circumstances.tenureCutShort(assignment, endingOn: leaving.day) != nil
        frame.write(
          (isEarly ? "! " : "")
            + phrases.text(
              "board.months", phrases.number(assignment.tenureMonths(on: leaving.day))),
          at: Position(row: row, column: titleWidth + 4), style: isEarly ? .warning : .muted,
          width: monthsWidth - 1)
      }
      if let reason = reasons[id] {
        draw(reason, in: &frame, Position(row: row, column: column), width, isSelected)
      } else {
        frame.write(
          words(for: assignment, in: session), at: Position(row: row, column: column),
          style: isDecided(id) ? .plain : .muted, width: width)
      }
    }
  }

  private func draw(
    _ post: HeldPost, in frame: inout Frame, _ row: Int, _ titleWidth: Int, _ column: Int,
    _ width: Int, _ isSelected: Bool, _ session: Session
  ) {
    let phrases = session.phrases
    let label =
      post.isTerm ? phrases.oneName(of: post.register) : phrases.label(post.register, post.field)
    frame.write(
      "\(label): \(session.title(of: post.id, in: post.register))",
      at: Position(row: row, column: 3), style: isSelected ? .selected : .plain,
      width: column - 4)
    var words = phrases.text("leaving.post-ends", phrases.date(leaving.day.adding(days: -1)))
    if case .successor(let next) = leaving.decisions[post.id] {
      words = "→ " + session.title(of: next, in: .people)
    } else if !post.isTerm {
      let isRequired =
        Commune.register(post.register)?.field(post.field)?.isRequired ?? false
      words = phrases[isRequired ? "leaving.post-stays" : "leaving.post-empty"]
    }
    frame.write(words, at: Position(row: row, column: column), style: .muted, width: width)
  }

  private func draw(
    _ field: TextFieldState, in frame: inout Frame, _ place: Position, _ width: Int,
    _ isSelected: Bool
  ) {
    let view = field.view(width: width)
    frame.write(view.text, at: place, style: isSelected ? .fieldFocused : .field, width: width)
    if isSelected {
      frame.cursor = Position(
        row: place.row, column: place.column + min(view.cursor, max(0, width - 1)))
    }
  }

  private func words(for assignment: Assignment, in session: Session) -> String {
    if case .successor(let next) = leaving.decisions[assignment.recordID] {
      return "→ " + session.title(of: next, in: .people)
    }
    return session.phrases[
      losing.contains(assignment.recordID) ? "leaving.undecided" : "leaving.others-remain"]
  }
}
