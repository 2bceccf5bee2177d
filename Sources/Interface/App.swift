internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// The whole program as a value: a stack of screens over a session.
///
/// Events go in, effects come out, outcomes of effects go in again; `view` is worked out from what
/// stands in between. It reads no clock, file or terminal.
package struct App: Sendable {
  package private(set) var screens: [any Screen]
  package var session: Session
  package private(set) var message: Message?
  package private(set) var isFinished = false
  /// How deep in the stack the screen stands that waits for the outcome of its effect.
  private var asking: Int?
  /// What was asked for and is not answered yet; until then no screen is closed from outside.
  private var awaited: Awaited?
  /// What an input method outside makes of the keys that are commands.
  private var outsideKeys = OutsideKeys()
  /// What stood there before Backspaces that may prove to be an input method's.
  private var beforeBackspace: (screens: [any Screen], drafts: [Draft])?

  private enum Awaited {
    case save(Change)
    case undo, redo
  }

  /// Opens on the home screen, or on the form that was interrupted before it was saved.
  package init(session: Session) {
    self.session = session
    screens = [HomeScreen()]
    if session.readOnlyReason == nil, let draft = session.drafts.last(where: { !$0.isSetAside }),
      let screen = draft.screen(in: session)
    {
      screens.append(screen)
      message = Message(text: session.phrases["form.draft-reopened"], tone: .warning)
    }
    refresh()
  }

  /// Opens on the choice between a new book, the sample and an existing folder.
  package init(firstStart session: Session, defaultPath: String) {
    self.session = session
    screens = [StartScreen(defaultPath: defaultPath)]
    refresh()
  }

  // MARK: - Events

  /// Takes one event and says what is to be done outside.
  package mutating func update(_ event: Event) -> [Effect] {
    switch event {
    case .resize(let size):
      session.size = size
      refresh()
      return []
    case .endOfInput, .interrupted:
      isFinished = true
      return drafts() + log()
    case .wake:
      return []
    case .key, .paste:
      let lasting = message?.outlastsTyping == true && event.isWithinWord ? message : nil
      message = stepAside(for: event) ?? lasting
      let (meant, effects) = readingOutside(event)
      guard let meant else { return effects }
      let response = respond(to: meant)
      return effects + follow(response, from: screens.count - 1)
    }
  }

  /// The key that was meant where letters are commands, nil where none was; and what takes back a
  /// Backspace that was nobody's.
  private mutating func readingOutside(_ event: Event) -> (Event?, [Effect]) {
    guard case .key(let key) = event, screens.last?.isTyping == false else {
      outsideKeys = OutsideKeys()
      beforeBackspace = nil
      return (event, [])
    }
    switch outsideKeys.read(key) {
    case .rewritten: return (nil, [])
    case .backspace:
      beforeBackspace = beforeBackspace ?? (screens, session.drafts)
      return (event, [])
    case .composed(let meant):
      return (.key(meant), takeBackBackspace())
    case .key(let meant):
      beforeBackspace = nil
      return (.key(meant), [])
    }
  }

  /// Backspace changes nothing outside but the draft of what it changes.
  private mutating func takeBackBackspace() -> [Effect] {
    guard let before = beforeBackspace else { return [] }
    beforeBackspace = nil
    screens = before.screens
    let now = session.drafts
    let effects =
      now.filter { draft in !before.drafts.contains { $0.record == draft.record } }
      .map { Effect.discardDraft($0.record) }
      + before.drafts.filter { !now.contains($0) }.map { Effect.keepDraft($0) }
    for effect in effects { note(effect) }
    return effects
  }

  /// Takes the outcome of an effect.
  package mutating func receive(_ outcome: Outcome) -> [Effect] {
    beforeBackspace = nil
    if case .arrived(let arrival) = outcome { return take(arrival) }
    let asked = min(asking ?? screens.count - 1, screens.count - 1)
    let answered = awaited
    var outcome = outcome
    if outcome.isAnswerToWriting { awaited = nil }
    switch outcome {
    case .saved(let change):
      apply(change)
      session.noteWritten(change)
      // What was logged by the way is not what the screen has asked for; only whoever gave a reason waits
      // for the log itself.
      let rest = change.withoutLogs
      if rest.isEmpty, !change.isEmpty, (screens[asked] as? FormScreen)?.awaited == nil {
        refresh()
        return []
      }
      outcome = .saved(rest)
    case .undone(let change):
      guard let change else { return say("message.nothing-to-undo", .warning) }
      return carry(change, "message.undone")
    case .redone(let change):
      guard let change else { return say("message.nothing-to-redo", .warning) }
      return carry(change, "message.redone")
    case .saveFailed(let sentence, let reason):
      session.readOnlyReason = reason ?? session.readOnlyReason
      message = Message(text: sentence, tone: .error)
    case .failed(let sentence):
      message = Message(text: sentence, tone: .error)
    case .exported(let path):
      message = Message(text: session.phrases.text("message.exported", path), tone: .good)
    case .opened(let opened):
      let before = session
      self = App(session: opened)
      session.size = before.size
      let effects = keepTyping(of: before)
      refresh()
      return effects
    case .clashed(let clashes): return meet(clashes, answering: answered, from: asked)
    case .arrived, .history, .read, .copyTaken, .backedUp: break
    }
    var screen = screens[asked]
    let response = screen.receive(outcome, in: &session)
    screens[asked] = screen
    return follow(response, from: asked)
  }

  // MARK: - Others

  /// Takes what others have saved: what is shown follows, what was typed stays, and at most a line
  /// says so.
  private mutating func take(_ arrival: Arrival) -> [Effect] {
    session.rememberRemoved(by: arrival.change)
    apply(arrival.change)
    if let review = arrival.review { session.review = review }
    var response = Response.none
    for index in screens.indices {
      var screen = screens[index]
      response = screen.take(arrival, in: session)
      screens[index] = screen
    }
    let closed = awaited == nil ? closeScreensOfMissingRecords() : []
    refresh()
    announce(arrival, response.message, closed: closed)
    tellCollisions(after: arrival.change)
    guard awaited == nil, closed.isEmpty, !response.effects.isEmpty else { return [] }
    asking = screens.count - 1
    return response.effects
  }

  /// Says what has arrived, unless something more important stands there.
  private mutating func announce(_ arrival: Arrival, _ news: Message?, closed: [String]) {
    guard message?.tone != .error else { return }
    let who = session.phrases.names(ofAuthors: arrival.authors, beside: session.author)
    if let name = closed.first {
      message = Message(
        text: session.phrases.text("arrival.removed", who, name), tone: .warning)
    } else if let news, news.tone == .warning {
      message = news
    } else {
      // What is being typed may stand in the status line, and what is wrong there: a quiet line
      // hides neither.
      let status = screens.last?.status(in: session) ?? ""
      guard message == nil || message?.isNews == true, !status.hasPrefix("! "),
        !status.contains("▏"), var news = news ?? summary(of: arrival)
      else { return }
      news.isNews = true
      message = news
    }
  }

  /// Says what does not fit together any more, unless something more important stands there: copies that
  /// come together may hold one code twice.
  private mutating func tellCollisions(after change: Change) {
    guard message?.tone != .error, message?.tone != .warning else { return }
    let collisions = session.circumstances.collisions(after: change)
    guard let first = collisions.first else { return }
    let sentence = session.phrases.sentence(for: first, in: session.commune)
    message = Message(
      text: collisions.count == 1
        ? sentence
        : session.phrases.text(
          "arrival.collisions", sentence, session.phrases.number(collisions.count - 1)),
      tone: .warning)
  }

  /// Who saved what, in one line; nil where nothing was changed.
  private func summary(of arrival: Arrival) -> Message? {
    var records: [FieldSpot] = []
    for operation in arrival.change.operations {
      if case .settle = operation { continue }
      let spot = FieldSpot(register: operation.register, record: operation.record)
      if !records.contains(spot) { records.append(spot) }
      if records.count > 99 { break }
    }
    guard let first = records.first, !arrival.authors.isEmpty else { return nil }
    let phrases = session.phrases
    let who = phrases.names(ofAuthors: arrival.authors, beside: session.author)
    let name = session.name(of: first.record, in: first.register)
    let text =
      records.count == 1
      ? phrases.text("arrival.saved", who, name)
      : phrases.text("arrival.saved-many", who, name, phrases.number(records.count - 1))
    return Message(text: text, tone: .plain)
  }

  /// Takes that nothing was written: undoing says why, a screen shows both sides.
  private mutating func meet(_ clashes: [Clash], answering awaited: Awaited?, from asked: Int)
    -> [Effect]
  {
    let change: Change
    switch awaited {
    case .undo, .redo:
      let isUndo = if case .undo = awaited { true } else { false }
      message = Message(
        text: session.phrases.text(
          isUndo ? "clash.cannot-undo" : "clash.cannot-redo",
          session.phrases.sentence(for: clashes, in: session)), tone: .warning)
      closeScreensOfMissingRecords()
      refresh()
      return []
    case .save(let wanted): change = wanted
    case nil: change = Change()
    }
    var screen = screens[asked]
    bringUpToDate(&screen)
    let response = screen.meet(clashes, in: &session)
    screens[asked] = screen
    if let response { return follow(response, from: asked) }
    let isRemoval = clashes.allSatisfy { $0.kind == .changedSince }
    return follow(
      Response(
        navigation: .push(ClashScreen(of: change, clashes, in: session)),
        message: Message(
          text: session.phrases[isRemoval ? "clash.not-removed" : "clash.nothing-written"],
          tone: .warning)),
      from: asked)
  }

  // MARK: - Outcomes

  /// Takes over a change that was made outside by undoing or redoing; names its first record and says
  /// how many others it has changed.
  private mutating func carry(_ change: Change, _ phrase: String) -> [Effect] {
    let before = title(of: change)
    let others = Set(change.withoutLogs.operations.map(\.record)).count - 1
    apply(change)
    let after = title(of: change)
    closeScreensOfMissingRecords()
    refresh()
    let name = after.isEmpty ? before : after
    message = Message(
      text: session.phrases.text(
        phrase,
        others > 0
          ? session.phrases.text("message.and-others", name, session.phrases.number(others))
          : name), tone: .good)
    return []
  }

  private mutating func apply(_ change: Change) {
    do {
      try session.commune.apply(change)
      session.followReview(change)
    } catch {
      message = Message(text: session.phrases["message.change-does-not-fit"], tone: .error)
    }
  }

  private mutating func respond(to event: Event) -> Response {
    var screen = screens[screens.count - 1]
    defer { screens[screens.count - 1] = screen }
    if case .key(let key) = event,
      let command = CommandTable.command(for: key, on: screen.kind, isTyping: screen.isTyping)
    {
      return carryOut(command, on: &screen) ?? screen.handle(event, in: &session) ?? .none
    }
    if let count = event.overlongPaste {
      let phrases = session.phrases
      return .say(
        phrases.text(
          "typing.paste-too-long", phrases.number(count), phrases.number(TextFieldState.capacity)),
        .error)
    }
    return screen.handle(event, in: &session) ?? .none
  }

  /// Carries out a command on a screen, or what it means everywhere.
  private mutating func carryOut(_ command: Command, on screen: inout any Screen) -> Response? {
    if let obstacle = screen.obstacle(to: command, in: session) {
      let reason = obstacle == "obstacle.read-only" ? session.readOnlyReason : nil
      return .say(reason ?? session.phrases[obstacle], .warning)
    }
    return carryOutTyping(command, on: &screen) ?? screen.perform(command, in: &session)
      ?? general(command, on: screen)
  }

  private func general(_ command: Command, on screen: any Screen) -> Response? {
    switch command {
    case .help: .push(HelpScreen(for: screen, in: session))
    case .palette: .push(ListScreen.palette(over: screen, in: session))
    case .registers: .push(ListScreen.registers(in: session))
    case .reports: .push(ListScreen.reports(in: session))
    case .find: .push(FindScreen(in: session))
    case .todo: .push(TodoScreen())
    case .review: .push(ReviewScreen(in: session))
    case .board: .push(BoardScreen(level: .group, in: session))
    case .admissionBoard: .push(AdmissionBoardScreen(in: session))
    case .calendar: .push(CalendarScreen(in: session))
    case .calendarWeek: .push(CalendarScreen(in: session, isWeek: true))
    case .matrix: .push(MatrixScreen(in: session))
    case .dues:
      session.duesScreen().map { .push($0) } ?? .say(session.phrases["dues-sheet.none"], .warning)
    case .history:
      Response(
        effects: [.readHistory(nil, nil)], navigation: .push(HistoryScreen(of: nil, in: session)))
    case .undo: .effect(.undo)
    case .redo: .effect(.redo)
    case .redraw: .effect(.redraw)
    case .suspend: .effect(.suspend)
    case .back: Response(navigation: .close(nil))
    case .home: Response(navigation: .home)
    case .quit: Response(effects: drafts() + log() + [.quit])
    case .rules: .push(RulesScreen(in: session))
    case .backUp: .push(BackupScreen(in: session))
    case .mergeCopy: .push(MergeScreen())
    default: nil
    }
  }

  // MARK: - Responses

  private mutating func follow(_ response: Response, from index: Int) -> [Effect] {
    let effects = logging(unfold(response, from: index))
    refresh()
    return effects
  }

  /// The effects of a response, and of those that other screens give to the answer in it.
  private mutating func unfold(_ response: Response, from index: Int) -> [Effect] {
    if let said = response.message { message = said }
    var effects = response.effects
    var asker = index
    if let navigation = response.navigation {
      effects += navigate(navigation)
      asker = min(asker, screens.count - 1)
      if case .push = navigation { asker = screens.count - 1 }
    }
    for effect in effects { note(effect) }
    if !effects.isEmpty { asking = asker }
    return effects
  }

  /// Keeps the session true to what the effects will do outside.
  private mutating func note(_ effect: Effect) {
    switch effect {
    case .keepDraft(let draft):
      session.drafts.removeAll { $0.record == draft.record }
      session.drafts.append(draft)
    case .discardDraft(let record):
      session.drafts.removeAll { $0.record == record }
    case .keepSetting(let key, let value):
      session.settings[key] = value
    case .quit:
      isFinished = true
    case .save(let change): awaited = .save(change)
    case .undo: awaited = .undo
    case .redo: awaited = .redo
    default: break
    }
  }

  private mutating func navigate(_ navigation: Navigation) -> [Effect] {
    switch navigation {
    case .push(let screen):
      screens.append(screen)
    case .replace(let screen):
      screens[screens.count - 1] = screen
    case .close(let answer):
      guard screens.count > 1 else {
        message = Message(text: session.phrases["message.quit-with"], tone: .plain)
        return []
      }
      screens.removeLast()
      if screens.last?.followsTodo == true { session.followBook() }
      guard let answer else { return [] }
      var screen = screens[screens.count - 1]
      bringUpToDate(&screen)
      let response = screen.receive(answer, in: &session)
      screens[screens.count - 1] = screen
      return unfold(response, from: screens.count - 1)
    case .closeAndPerform(let command):
      if screens.count > 1 { screens.removeLast() }
      var screen = screens[screens.count - 1]
      let response = carryOut(command, on: &screen) ?? .none
      screens[screens.count - 1] = screen
      return unfold(response, from: screens.count - 1)
    case .home:
      let kept = drafts()
      screens = [screens[0]]
      return kept
    }
    return []
  }

  /// Whether something was typed that no draft holds yet, be it in the field in which the cursor stands.
  package var hasUnkeptTyping: Bool {
    unkeptDraft != nil
  }

  /// Of the screen in front alone: what lies behind it was kept when it was left, and two screens may have
  /// a draft of the same record.
  private var unkeptDraft: Draft? {
    screens.last?.unsavedDraft.flatMap { session.drafts.contains($0) ? nil : $0 }
  }

  /// Keeps as drafts what is being typed; nothing else changes. For moments at which nobody types.
  package mutating func keepTyping() -> [Effect] {
    let effects = unkeptDraft.map { [Effect.keepDraft($0)] } ?? []
    for effect in effects { note(effect) }
    return effects
  }

  private func drafts() -> [Effect] {
    screens.compactMap { $0.unsavedDraft.map { Effect.keepDraft($0) } }
  }

  /// What is still to be written in the log of accesses.
  private func log() -> [Effect] {
    let change = session.unwrittenLog
    return change.isEmpty ? [] : [.save(change)]
  }

  /// The effects with what goes into the log of accesses: whatever is saved takes along what waits, and
  /// what leaves the book is logged before it does.
  private mutating func logging(_ effects: [Effect]) -> [Effect] {
    var logged: [Effect] = []
    for effect in effects {
      switch effect {
      case .save(let change):
        let waiting = session.unwrittenLog
        let isThere = waiting.operations.first.map(change.operations.contains) ?? true
        logged.append(.save(isThere ? change : change + waiting))
      case .export(let name, _) where session.readOnlyReason == nil:
        let entry = session.access(.report, of: nil, in: nil, because: name)
        logged += [.save(session.unwrittenLog + .creating(entry)), effect]
      case .exportList(let register, _) where session.readOnlyReason == nil:
        let entry = session.access(.export, of: nil, in: register)
        logged += [.save(session.unwrittenLog + .creating(entry)), effect]
      default: logged.append(effect)
      }
    }
    return logged
  }

  private mutating func say(_ phrase: String, _ tone: Message.Tone) -> [Effect] {
    message = Message(text: session.phrases[phrase], tone: tone)
    return []
  }

  /// The register and title of a change's first record; empty while the record is not there.
  private func title(of change: Change) -> String {
    guard let operation = change.operations.first,
      let title = session.phrases.title(
        of: operation.record, in: operation.register, of: session.commune)
    else { return "" }
    return "\(session.phrases.name(of: operation.register)) \(title)"
  }

  /// Closes forms whose record is gone and in which nothing was typed; the names of those records.
  @discardableResult
  private mutating func closeScreensOfMissingRecords() -> [String] {
    var names: [String] = []
    while screens.count > 1, let form = screens.last as? FormScreen, !form.isNew,
      form.unsavedDraft == nil, session.commune.record(form.record, in: form.register) == nil
    {
      screens.removeLast()
      names.append(form.name(in: session))
    }
    return names
  }

  /// What a screen shows of the tasks must not be older than the book that it looks at.
  private mutating func bringUpToDate(_ screen: inout any Screen) {
    if screen.followsTodo { session.followBook() }
    screen.refresh(in: session)
  }

  /// Brings the screen on top up to date; those below wait until they are seen again.
  private mutating func refresh() {
    if screens.last?.followsTodo == true { session.followBook() }
    if let form = screens.last as? FormScreen, !form.isNew {
      session.noteView(of: form.record, in: form.register)
    }
    screens[screens.count - 1].refresh(in: session)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
