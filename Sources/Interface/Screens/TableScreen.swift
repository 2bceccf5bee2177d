package import CommuneDomain
internal import Localization
internal import Reports
package import Terminal
internal import VietnameseText

/// The records of a register as rows: found while typing, filtered, sorted, marked.
package struct TableScreen: Screen {
  package let register: RegisterKey
  let description: any RegisterDescribing
  /// Only these records, when a figure or an alert opened the table.
  private var scope: [RecordID]?
  /// The task whose records these are, when one opened the table.
  var alert: AlertScope?
  private let title: String?
  private var filters: [Filter] = []
  /// Whether only what concerns the person at the keyboard is shown.
  private var isMine = false
  private(set) var sort: SortOrder
  private(set) var query: TextFieldState?
  var columns: [FieldDescription]
  var list = ListState()
  private(set) var marked: Set<RecordID> = []
  private(set) var rows: [RecordID] = []
  /// All rows that the filters let through, in order, and their folded text.
  private(set) var sorted: [RecordID] = []
  private var index: SearchIndex?
  private var seenRevision = -1
  /// What a list of choices that was opened from here is for.
  private var asked = Asked.nothing
  /// The form that was left last, until another key is pressed: removing means its draft.
  private var left: RecordID?
  /// The draft that was dropped last, until something else is done: undoing brings it back.
  private var dropped: Draft?

  private enum Asked { case nothing, filter, me, sort, columns, setting }

  package init(
    register: RegisterKey, in session: Session, scope: [RecordID]? = nil, title: String? = nil,
    isFinding: Bool = false
  ) {
    self.register = register
    self.scope = scope
    self.title = title
    let description = Commune.register(register) ?? Commune.registers[0]
    self.description = description
    columns = Self.columns(of: description, settings: session.settings)
    sort = Self.initialSort(of: description)
    refresh(in: session)
    if isFinding { beginFinding(in: session) }
  }

  /// The records of a task, those that are due first on top.
  init(of alert: AlertScope, in session: Session) {
    self.init(
      register: alert.register, in: session, scope: alert.alert.ids,
      title: session.phrases.line(for: alert.alert, in: session.commune))
    self.alert = alert
    sort = SortOrder(field: "", descending: false)
    reload(in: session)
    list = ListState()
  }

  private static func columns(
    of register: any RegisterDescribing, settings: [String: String]
  ) -> [FieldDescription] {
    let chosen = settings["columns.\(register.key)"]?.split(separator: ",").map(String.init)
      .compactMap { register.column($0) }
    return chosen.flatMap { $0.isEmpty ? nil : $0 } ?? register.firstColumns
  }

  /// Names by given name; diaries by day, newest first; all else by code or name.
  private static func initialSort(of register: any RegisterDescribing) -> SortOrder {
    let columns = register.fields.filter(\.isColumn)
    if let date = columns.first, case .reference = date.kind,
      let day = columns.first(where: { $0.kind == .date(.day) })
    {
      return SortOrder(field: day.key, descending: true)
    }
    if let day = columns.first(where: { $0.key == "date" }) {
      return SortOrder(field: day.key, descending: true)
    }
    // Whoever has a record there is looked for by name, not by the number of a card.
    if let person = columns.first, person.kind == .reference(.people) {
      return SortOrder(field: person.key, descending: false)
    }
    let first = columns.first { $0.kind == .text(.code) } ?? columns.first
    return SortOrder(field: first?.key ?? "", descending: false)
  }

  package var kind: ScreenKind { .table }
  package var isTyping: Bool { query != nil }
  package var followsTodo: Bool { alert != nil }

  package func heading(in session: Session) -> Heading {
    var path = [session.phrases["home.crumb"], session.phrases.name(of: register)]
    if let alert {
      path.append(session.phrases.line(for: alert.alert, in: session.commune))
    } else if let title {
      path.append(title)
    }
    let find = query.map { "\(session.phrases["table.find"]): \($0.text)▏" } ?? ""
    return Heading(path, right: find)
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    let why = selectedID.flatMap { alert?.status(of: $0, in: session) } ?? ""
    if marked.isEmpty, query == nil, !why.isEmpty { return why }
    let succession = selectedID.map { session.succession(of: $0, in: register) } ?? ""
    if !succession.isEmpty { return succession }
    var parts = [
      phrases.text(
        "table.count", phrases.number(rows.count),
        phrases.number(scope?.count ?? description.count(in: session.commune)),
        phrases["register.\(register).many"])
    ]
    if let query, !query.text.trimmed.isEmpty {
      parts.append(phrases.text("table.found-by", query.text.trimmed))
    }
    for filter in filters {
      parts.append(filter.text(in: session, of: description))
    }
    if isMine { parts.append(phrases.text("filter.mine", session.myName)) }
    if query == nil || query?.text.trimmed.isEmpty == true, !sort.field.isEmpty {
      let label = phrases.columnLabel(register, sort.field)
      parts.append(phrases.text("table.sorted-by", "\(label) \(sort.isDescending ? "↓" : "↑")"))
    }
    if !marked.isEmpty {
      parts.append(phrases.text("table.marked", phrases.number(marked.count)))
    }
    return parts.joined(separator: " · ")
  }

  // MARK: - Rows

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    let before = rows
    alert?.refresh(in: session)
    if let alert { scope = alert.alert.ids }
    let present = description.ids(in: session.commune, filters: filters)
    let scoped = scope.map { scope in
      let present = Set(present)
      return scope.filter { present.contains($0) }
    }
    var wanted = scoped ?? present
    if isMine, let me = session.me {
      wanted = session.commune.concerns(of: me, among: wanted, in: register, on: session.today)
    }
    sorted = description.sorted(wanted, in: session.commune, by: sort)
    index = nil
    marked.formIntersection(sorted)
    let place = list
    find(in: session)
    // The cursor stays on its record, wherever others have put it among the rows.
    list = place
    list.follow(before, to: rows, page: page(in: session))
  }

  private mutating func reload(in session: Session) {
    let current = selectedID
    seenRevision = -1
    refresh(in: session)
    select(current)
    clamp(in: session)
  }

  /// Folds the rows before the first letter is typed.
  private mutating func beginFinding(in session: Session) {
    if query == nil { query = TextFieldState() }
    if index == nil { index = description.searchIndex(of: sorted, in: session) }
  }

  private mutating func find(in session: Session) {
    guard let text = query?.text, !text.trimmed.isEmpty else {
      rows = sorted
      clamp(in: session)
      return
    }
    let index = index ?? description.searchIndex(of: sorted, in: session)
    self.index = index
    rows = index.rows(matching: text).map { sorted[$0] }
    clamp(in: session)
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 5) }

  private mutating func clamp(in session: Session) {
    list.clamp(count: rows.count, page: page(in: session))
  }

  var selectedID: RecordID? {
    rows.indices.contains(list.selection) ? rows[list.selection] : nil
  }

  private mutating func select(_ id: RecordID?) {
    if let id, let position = rows.firstIndex(of: id) { list.selection = position }
  }

  // MARK: - Keys

  package func obstacle(to command: Command, in session: Session) -> String? {
    if description.isLog, [.add, .remove, .edit].contains(command) { return "obstacle.log" }
    return switch command {
    case .exportList: rows.isEmpty ? "obstacle.nothing-to-export" : nil
    case .importTable where description.isLog: "obstacle.log"
    case .add, .remove, .importTable: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .snooze:
      alert == nil
        ? "obstacle.not-a-task" : session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .attendance: register == .meetings ? nil : "obstacle.not-a-meeting"
    case .readCopy:
      [.reportIssues, .reportPages].contains(register) ? nil : "obstacle.no-copy"
    case .dues:
      [.partyOrganisations, .members, .dues].contains(register) ? nil : "obstacle.no-dues"
    case .nextStep: register == .admissions ? nil : "obstacle.not-an-admission"
    case .planMeetings: isOfMeetings ? nil : "obstacle.no-meeting-day"
    case .recommend:
      register != .opinions
        ? "obstacle.not-an-opinion" : session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .changeUnits:
      register == .residenceUnits || register == .administrativeUnits ? nil : "obstacle.not-a-unit"
    case .board:
      AssignmentLevel.allCases.contains { $0.register == register } || register == .assignments
        ? nil : "obstacle.no-board"
    default: nil
    }
  }

  package func meaning(of command: Command) -> Command {
    command == .add && alert != nil ? .remedy : command
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    defer { left = nil }
    if command == .undo, let draft = dropped { return bringBack(draft, in: session) }
    if command != .remove { dropped = nil }
    switch command {
    case .open: return open(in: session)
    case .edit: return edit(in: session)
    case .find:
      beginFinding(in: session)
      return Response.none
    case .back: return stepBack(in: session)
    case .add:
      if let alert { return remedy(alert, in: &session) }
      return .push(newRecord(in: &session))
    case .snooze: return snooze(in: &session)
    case .remove: return remove(in: session)
    case .mark:
      guard let id = selectedID else { return Response.none }
      if marked.remove(id) == nil { marked.insert(id) }
      _ = list.handle(.down, count: rows.count, page: page(in: session))
      return Response.none
    case .markAll:
      marked = marked.count == rows.count ? [] : Set(rows)
      return Response.none
    case .clear:
      filters = []
      isMine = false
      query = nil
      marked = []
      reload(in: session)
      return Response.none
    case .filter:
      asked = .filter
      return .push(filterList(in: session))
    case .sort:
      asked = .sort
      return .push(sortList(in: session))
    case .columns:
      asked = .columns
      return .push(columnList(in: session))
    case .attendance:
      guard let id = selectedID else { return Response.none }
      return AttendanceScreen(meeting: id, in: session).map { .push($0) }
        ?? .say(session.phrases["attendance.no-body"], .warning)
    case .dues: return session.openDues(of: selectedID, in: register)
    case .readCopy: return session.openCopy(of: selectedID, in: register)
    case .nextStep:
      return selectedID.flatMap { AdmissionGuideScreen(of: $0, in: session) }.map { .push($0) }
    case .board:
      let level = AssignmentLevel.allCases.first { $0.register == register } ?? .group
      return .push(BoardScreen(level: level, in: session))
    case .planMeetings:
      return .push(
        PlanScreen(
          year: session.today.year, units: register == .meetings || marked.isEmpty ? nil : marked,
          in: session))
    case .recommend: return selectedID.map { session.recommend($0) } ?? Response.none
    case .changeUnits:
      guard let kind = SuccessionKind(register) else { return Response.none }
      let units = marked.isEmpty ? [selectedID].compactMap(\.self) : sorted.filter(marked.contains)
      return .push(UnitChangeScreen(kind, of: units, in: session))
    case .importTable: return .push(ImportScreen(into: register))
    case .exportList:
      let records = rows.compactMap { session.commune.record($0, in: register) }
      return .effect(
        .exportList(
          register,
          text: RecordCSV().text(records.map { session.phrases.masked($0) }, of: description)))
    case .history:
      guard let id = selectedID else { return nil }
      return Response(
        effects: [.readHistory(register, id)],
        navigation: .push(HistoryScreen(of: (register, id), in: session)))
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    left = nil
    switch event {
    case .paste(let text):
      beginFinding(in: session)
      query?.insert(paste: text)
      list = ListState()
      find(in: session)
      return Response.none
    case .key(let key):
      if query != nil, handleTyping(key, in: session) { return Response.none }
      if isTyping, case .character = key { return Response.none }
      return list.handle(key, count: rows.count, page: page(in: session))
        ? Response.none : nil
    default: return nil
    }
  }

  private mutating func handleTyping(_ key: Key, in session: Session) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end: return false
    default:
      let before = query?.text
      guard query?.handle(key, typing: session.typing) == true else { return false }
      if query?.text != before {
        list = ListState()
        find(in: session)
      }
      return true
    }
  }

  /// One step back: first out of finding, then out of the filters, then out of the table.
  private mutating func stepBack(in session: Session) -> Response {
    if query != nil {
      let current = selectedID
      query = nil
      find(in: session)
      select(current)
      clamp(in: session)
      return .none
    }
    if !marked.isEmpty {
      marked = []
      return .none
    }
    if !filters.isEmpty || isMine {
      filters = []
      isMine = false
      reload(in: session)
      return .none
    }
    return Response(navigation: .close(nil))
  }

  /// Whether its records are meetings, or those who meet.
  private var isOfMeetings: Bool {
    register == .meetings || MeetingBody.allCases.contains { $0.register == register }
  }

  func open(in session: Session) -> Response {
    guard let id = selectedID,
      let form = FormScreen(opening: id, in: register, session: session)
    else { return .none }
    return .push(form)
  }

  private mutating func edit(in session: Session) -> Response {
    guard marked.isEmpty else {
      asked = .setting
      return .push(settingList(in: session))
    }
    guard let id = selectedID,
      let form = FormScreen(opening: id, in: register, session: session, isEditing: true)
    else { return .none }
    return .push(form)
  }

  /// A new record that already fits the filters in force.
  private func newRecord(in session: inout Session) -> FormScreen {
    FormScreen(
      newIn: register, prefilled: filters.compactMap(\.assignment), in: &session)
  }

  /// Drops the unsaved form that was just left or belongs to the row; only where there is none, removes
  /// the records.
  private mutating func remove(in session: Session) -> Response {
    let ids = marked.isEmpty ? selectedID.map { [$0] } ?? [] : sorted.filter { marked.contains($0) }
    if let draft = draftToDrop(ids, in: session) {
      dropped = draft
      let name =
        draft.isNew ? session.phrases["form.new"] : session.title(of: draft.record, in: register)
      return Response(
        effects: [.discardDraft(draft.record)],
        message: Message(text: session.phrases.text("table.draft-dropped", name), tone: .warning))
    }
    dropped = nil
    var change = Change()
    for id in ids {
      guard let record = session.commune.record(id, in: register) else { continue }
      if let refusal = session.refusalToRemove(record) { return .say(refusal, .error) }
      change = change + .removing(record)
    }
    return change.isEmpty ? .none : .effect(.save(change))
  }

  private func draftToDrop(_ ids: [RecordID], in session: Session) -> Draft? {
    if let left, let draft = session.drafts.last(where: { $0.record == left }) { return draft }
    return ids.isEmpty
      ? session.draft(of: nil, in: register)
      : ids.lazy.compactMap { session.draft(of: $0, in: register) }.first
  }

  private mutating func bringBack(_ draft: Draft, in session: Session) -> Response {
    dropped = nil
    return Response(
      effects: [.keepDraft(draft)],
      message: Message(text: session.phrases["table.draft-back"], tone: .good))
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome, let first = change.operations.first else {
      return .none
    }
    let count = change.operations.count
    marked = []
    if case .create(.recommendations, let id, _) = first, register == .opinions {
      let name = session.title(of: id, in: .recommendations)
      return .say(session.phrases.text("message.recommended", name), .good)
    }
    if count == 1, let name = session.nameOfRemoved(first) {
      return .say(session.phrases.text("message.removed-one", name), .good)
    }
    let phrase =
      if case .remove = first { "message.removed" } else { "message.changed-many" }
    return .say(session.phrases.text(phrase, session.phrases.number(count)), .good)
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    let asked = asked
    self.asked = .nothing
    switch (asked, answer) {
    case (_, .kept(let record)): left = record
    case (.filter, .choice(.text)):
      guard session.me != nil else {
        self.asked = .me
        return .push(ListScreen.colleagues(in: session))
      }
      isMine = true
      reload(in: session)
    case (.me, .choice(.record(.people, let id))):
      isMine = true
      session.settings["me"] = id.description
      reload(in: session)
      return .effect(.keepSetting("me", id.description))
    case (.filter, .choice(.filter(let filter))):
      filters.append(filter)
      reload(in: session)
    case (.sort, .choice(.field(let field))):
      sort = SortOrder(field: field, descending: sort.field == field ? !sort.isDescending : false)
      reload(in: session)
    case (.columns, .choices(let choices)):
      let keys = choices.compactMap { choice in
        if case .field(let key) = choice { key } else { nil }
      }
      columns = keys.compactMap { description.column($0) }
      if columns.isEmpty { columns = description.firstColumns }
      return .effect(
        .keepSetting(
          "columns.\(register)", keys.isEmpty ? nil : keys.joined(separator: ",")))
    case (.setting, .choice(.assignment(let assignment))):
      return setMarked(assignment, in: session)
    case (_, .record(register, let id)):
      reload(in: session)
      if query != nil, !rows.contains(id) { query = nil }
      find(in: session)
      select(id)
      clamp(in: session)
    default: break
    }
    return .none
  }

  /// Puts one value into a field of every marked record, or into none when one of them refuses it.
  private func setMarked(_ assignment: FieldAssignment, in session: Session) -> Response {
    var change = Change()
    for id in sorted where marked.contains(id) {
      guard let old = session.commune.record(id, in: register) else { continue }
      var new = old
      do {
        try new.set(assignment.field, to: assignment.value)
      } catch {
        return .say(session.phrases["message.change-does-not-fit"], .error)
      }
      if let issue = new.issues(in: session.circumstances).first(where: { $0.severity == .hard }) {
        return .say(session.phrases.sentence(for: issue, in: session.commune), .error)
      }
      change = change + .from(old, to: new) + new.consequences(in: session.circumstances)
    }
    return change.isEmpty
      ? .say(session.phrases["form.nothing-changed"]) : .effect(.save(change))
  }

  // MARK: - Lists

  private func filterList(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases.text("filter.title", session.phrases.name(of: register)),
      items: description.filterItems(over: sorted, in: session), purpose: .answer)
  }

  private func sortList(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["sort.title"],
      items: description.fields.filter(\.isSortable).map { field in
        ListScreen.Item(
          session.phrases.label(register, field.key),
          detail: field.key == sort.field ? (sort.isDescending ? "↓" : "↑") : "",
          choice: .field(field.key))
      }, purpose: .answer)
  }

  private func columnList(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["columns.title"],
      items: (description.fields + description.derived).map { field in
        ListScreen.Item(
          session.phrases.label(register, field.key), choice: .field(field.key),
          isTicked: columns.contains { $0.key == field.key })
      }, purpose: .tick)
  }

  private func settingList(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases.text(
        "setting.title", session.phrases.number(marked.count)),
      items: description.settingItems(in: session), purpose: .answer)
  }
}
