package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Who was at a meeting: one key a row, which goes on to the next; a blank is "not recorded", which
/// is not "absent".
package struct AttendanceScreen: Screen {
  struct Row: Sendable {
    let id: RecordID
    let code: String
    let name: String
  }

  let meeting: RecordID
  let sheet: AttendanceSheet
  let register: RegisterKey
  var rows: [Row]
  /// The meeting as the book holds it, as far as the grid was told.
  var original: Meeting
  var attendance: [RecordID: Attendance]
  var reasons: [RecordID: String]
  var list = ListState()
  private var query: TextFieldState?
  /// The reason being typed for the selected row.
  var reason: TextFieldState?
  /// Marks and reasons that others have written while they were being changed here, and what stood
  /// there before.
  var meetings: [FieldSpot: FieldMeeting] = [:]
  /// Both sides of them, while they are shown.
  var clashes: ClashList?
  /// What was chosen before the list was left.
  var decisions: ClashList?
  /// Fields other than marks that somebody wrote too, and which are left as he wrote them.
  var declined: Set<FieldSpot> = []
  /// Whether somebody has removed the meeting under the grid.
  var isGone = false
  var goneBy: [String] = []
  var seenRevision: Int

  /// Nil when the meeting is gone or has no cell or group yet.
  package init?(meeting id: RecordID, in session: Session) {
    self.init(meeting: id, .expected, in: session)
  }

  init?(meeting id: RecordID, _ sheet: AttendanceSheet, in session: Session) {
    let commune = session.commune
    guard let meeting = commune.meetings[ID(id)],
      let expected = sheet.subjects(of: meeting, in: commune)
    else { return nil }
    self.sheet = sheet
    self.meeting = id
    register = expected.register
    original = meeting
    attendance = meeting.marks(sheet)
    reasons = meeting.reasons(sheet)
    seenRevision = commune.revision
    rows = Self.rows(of: Set(expected.ids).union(meeting.marks(sheet).keys), in: commune)
    if let draft = session.drafts.last(where: { $0.record == id && $0.sheet == sheet }) {
      fill(from: draft)
    }
  }

  /// By code, or by name where people have none.
  static func rows(of ids: Set<RecordID>, in commune: Commune) -> [Row] {
    let keyed = ids.compactMap { id -> (CollationKey, Row)? in
      if let household = commune.households[ID(id)] {
        return (
          CollationKey(text: household.code),
          Row(id: id, code: household.code, name: household.head)
        )
      }
      guard let person = commune.people[ID(id)] else { return nil }
      let birth = person.birth.map { String($0.year) } ?? ""
      return (
        CollationKey(personName: person.name), Row(id: id, code: birth, name: person.name)
      )
    }
    return keyed.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
  }

  package var kind: ScreenKind { clashes == nil ? .attendance : .clashes }
  package var isTyping: Bool { clashes?.isEditing ?? (query != nil || reason != nil) }

  var isChanged: Bool {
    attendance != original.marks(sheet) || reasons != original.reasons(sheet)
  }

  private func count(_ mark: Attendance) -> Int { attendance.values.count { $0 == mark } }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    if let clashes {
      return Heading(
        [phrases["clash.title"], session.title(of: meeting, in: .meetings)],
        right: phrases.text("clash.count", phrases.number(clashes.rows.count)))
    }
    let host = original.host.map { session.title(of: $0.id, in: $0.register) } ?? ""
    let day = original.date.map { phrases.date($0) } ?? ""
    let present = count(.present)
    let required =
      sheet == .cadres ? rows.count : max(original.required ?? rows.count, rows.count)
    return Heading(
      [
        phrases.text("attendance.title", host, "\(day) \(original.time)".trimmed),
        sheet == .cadres ? phrases.label(.meetings, "cadres") : "",
      ].filter { !$0.isEmpty },
      right: phrases.text(
        "attendance.summary", "\(present)/\(required)",
        phrases.percent(present, of: required), phrases.number(rows.count - attendance.count)))
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    if let clashes { return clashes.status(in: session) }
    if let query { return "\(phrases["table.find"]): \(query.text)▏" }
    if let reason { return "\(phrases["attendance.reason"]): \(reason.text)▏" }
    if isGone { return "! " + goneSentence(in: session) }
    let counts = phrases.text(
      "attendance.counts", phrases.number(count(.present)), phrases.number(count(.excused)),
      phrases.number(count(.unexcused)))
    return counts + (isChanged ? " · " + phrases["form.unsaved"] : "")
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    if let clashes { return clashes.obstacle(to: command, in: session) }
    return switch command {
    case .save, .present, .excused, .unexcused, .unrecord, .restPresent:
      session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .remove: isChanged ? nil : "obstacle.nothing-unsaved"
    default: nil
    }
  }

  // MARK: - Keys

  func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    if clashes != nil { return performChoosing(command, in: session) }
    switch command {
    case .remove: return giveUp(in: session)
    case .choose: return turnSheet(in: session)
    case .present: return mark(.present, in: session)
    case .excused:
      let response = mark(.excused, in: session, isMoving: false)
      reason = rows.isEmpty ? nil : TextFieldState()
      return response
    case .unexcused: return mark(.unexcused, in: session)
    case .unrecord:
      guard reason == nil, query == nil else { return nil }
      return mark(nil, in: session)
    case .restPresent:
      for row in rows where attendance[row.id] == nil { attendance[row.id] = .present }
      return keepingDraft
    case .find:
      takeReason()
      query = TextFieldState()
      return Response.none
    case .save:
      takeReason()
      return save(in: session)
    case .back: return stepBack(in: session)
    case .quit, .home:
      // Not left while marks would be lost; once they are saved, the key does what it does elsewhere.
      takeReason()
      return isChanged && !isGone && session.readOnlyReason == nil ? save(in: session) : nil
    default: return nil
    }
  }

  /// From those who should meet to the cadres who look after them, and back.
  private func turnSheet(in session: Session) -> Response {
    guard !isChanged else { return .say(session.phrases["attendance.save-first"], .warning) }
    let other: AttendanceSheet = sheet == .expected ? .cadres : .expected
    return AttendanceScreen(meeting: meeting, other, in: session)
      .map { Response(navigation: .replace($0)) } ?? .none
  }

  private mutating func mark(
    _ mark: Attendance?, in session: Session, isMoving: Bool = true
  ) -> Response {
    guard rows.indices.contains(list.selection) else { return .none }
    let id = rows[list.selection].id
    attendance[id] = mark
    if mark != .excused { reasons[id] = nil }
    if isMoving { _ = list.handle(.down, count: rows.count, page: page(in: session)) }
    return keepingDraft
  }

  /// Each mark outlives a crash, as each accepted field of a form does.
  var keepingDraft: Response {
    unsavedDraft.map { .effect(.keepDraft($0)) } ?? .effect(.discardDraft(meeting))
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    if clashes != nil { return clashes?.handle(event, typing: session.typing) }
    guard case .key(let key) = event else {
      if case .paste(let text) = event {
        reason?.insert(paste: text)
        query?.insert(paste: text)
        seek(in: session)
      }
      return Response.none
    }
    if reason != nil { return handleReason(key, in: session) }
    if query != nil { return handleFind(key, in: session) }
    if key == .enter { return mark(.present, in: session) }
    if case .character = key { return nil }
    return list.handle(key, count: rows.count, page: page(in: session)) ? Response.none : nil
  }

  /// A reason is typed after "excused" and ends with Enter or by moving on.
  private mutating func handleReason(_ key: Key, in session: Session) -> Response? {
    switch key {
    case .enter, .tab, .down:
      takeReason()
      _ = list.handle(.down, count: rows.count, page: page(in: session))
      return keepingDraft
    default:
      guard reason?.handle(key, typing: session.typing) == true else { return nil }
    }
    return Response.none
  }

  /// Takes what was typed as the reason of the selected row, whichever key ends it.
  mutating func takeReason() {
    guard let typed = reason, rows.indices.contains(list.selection) else { return }
    let text = typed.text.cleanedField
    reasons[rows[list.selection].id] = text.isEmpty ? nil : text
    reason = nil
  }

  private mutating func handleFind(_ key: Key, in session: Session) -> Response? {
    switch key {
    case .enter, .down, .up:
      query = nil
    default:
      guard query?.handle(key, typing: session.typing) == true else { return nil }
      seek(in: session)
    }
    return Response.none
  }

  /// Goes to the row that fits best what is being found.
  private mutating func seek(in session: Session) {
    guard let text = query?.text else { return }
    let search = SearchQuery(text)
    let scored = rows.indices.compactMap { index in
      search.score([rows[index].name, rows[index].code]).map { (index, $0) }
    }
    guard !search.isBlank, let best = scored.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) else {
      return
    }
    list.selection = best.0
    list.clamp(count: rows.count, page: page(in: session))
  }

  private mutating func stepBack(in session: Session) -> Response {
    if reason != nil {
      takeReason()
      return .none
    }
    if query != nil {
      query = nil
      return .none
    }
    // Whether a meeting that is gone comes back with its marks is a decision.
    if isGone, isChanged { return .say(goneSentence(in: session), .warning) }
    // Marks are cheap to save and dear to lose: leaving saves them.
    return isChanged && session.readOnlyReason == nil
      ? save(in: session) : Response(navigation: .close(nil))
  }

  mutating func save(in session: Session) -> Response {
    if let list = clashList(in: session) {
      clashes = list
      return .say(session.phrases["clash.choose-first"], .warning)
    }
    let present = session.commune.meetings[ID(meeting)] ?? original
    var changed = present
    changed.record(attendance, reasons, on: sheet)
    if sheet == .expected { changed.required = max(changed.required ?? 0, rows.count) }
    if sheet == .expected, !attendance.isEmpty {
      changed.present = nil
      changed.excused = nil
      changed.unexcused = nil
    }
    if let issue = changed.issues(in: session.circumstances).first(where: { $0.severity == .hard })
    {
      return .say(session.phrases.sentence(for: issue, in: session.commune), .error)
    }
    var change = Change.from(present, to: changed)
    change.operations.removeAll { declined.contains($0.spot) }
    if isGone {
      change = Change([.restore(.meetings, meeting, present.assignments)]) + change
    }
    return change.isEmpty
      ? Response(effects: [.discardDraft(meeting)], navigation: .close(nil))
      : .effect(.save(change))
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved = outcome else { return .none }
    return Response(
      effects: [.discardDraft(meeting)], navigation: .close(nil),
      message: Message(
        text: session.phrases.text(
          "attendance.saved", session.phrases.number(attendance.count),
          session.phrases.number(rows.count)),
        tone: .good))
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    if let clashes {
      return clashes.draw(
        in: &frame,
        Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: body.columns), session)
    }
    let area = body.rows - 1
    let met = Set(liveMeetings.compactMap(\.subject))
    if rows.isEmpty {
      frame.write(
        session.phrases["attendance.nobody"], at: Position(row: body.row + 1, column: 3),
        style: .muted, width: body.columns - 4)
    }
    let nameWidth = max(12, min(28, body.columns - 34))
    var list = list
    list.clamp(count: rows.count, page: area)
    for index in list.visible(count: rows.count, page: area) {
      let item = rows[index]
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 1))
      if met.contains(item.id) {
        frame.write("×", at: Position(row: row, column: 2), style: .warning)
      }
      frame.write(item.code, at: Position(row: row, column: 3), style: .muted, width: 8)
      frame.write(
        item.name, at: Position(row: row, column: 12), style: isSelected ? .selected : .plain,
        width: nameWidth)
      let mark = attendance[item.id]
      frame.write(
        mark.map { session.phrases["attendance.\($0.rawValue)"] } ?? "·",
        at: Position(row: row, column: 13 + nameWidth), style: style(of: mark), width: 19)
      let remark = isSelected ? reason?.text ?? reasons[item.id] : reasons[item.id]
      frame.write(
        remark ?? "", at: Position(row: row, column: 33 + nameWidth),
        width: max(0, body.columns - 34 - nameWidth))
      if isSelected {
        frame.cursor = Position(row: row, column: 1)
      }
    }
  }

  private func style(of mark: Attendance?) -> Style {
    switch mark {
    case .present: .good
    case .excused: .plain
    case .unexcused: .error
    case nil: .muted
    }
  }
}
