internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension FormScreen {
  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    if clashes != nil { return performChoosing(command, in: &session) }
    switch command {
    case .review where !isNew:
      return .push(ReviewScreen(of: (register, record), in: session))
    case .save:
      if meaning(of: .save) == .edit { return enterFields() }
      return save(then: .close, in: session)
    case .saveAndNext:
      return area == .related ? addRelated(in: &session) : save(then: .next, in: session)
    case .ditto: return ditto(in: session)
    case .choose: return area == .related ? chooseTab(in: session) : choose(in: session)
    case .back: return stepBack(in: session)
    case .remove: return remove(in: session)
    case .attendance: return openAttendance(in: session)
    case .dues: return session.openDues(of: record, in: register)
    case .readCopy: return session.openCopy(of: record, in: register)
    case .undo: return restoreField()
    case .reveal: return reveal(in: session)
    case .erase: return beginErasing(nil, in: session)
    case .eraseField:
      guard fields.indices.contains(focus) else { return Response.none }
      return beginErasing(fields[focus].description.key, in: session)
    case .history:
      return Response(
        effects: [.readHistory(register, record)],
        navigation: .push(HistoryScreen(of: (register, record), in: session)))
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    if clashes != nil { return clashes?.handle(event, typing: session.typing) }
    if area == .related { return handleRelated(event, in: &session) }
    guard fields.indices.contains(focus) else { return nil }
    if description.isLog, event.changesText {
      return .say(session.phrases["obstacle.log"], .warning)
    }
    switch event {
    case .paste(let text):
      var taken = fields[focus].isFresh ? TextFieldState() : fields[focus].text
      guard taken.insert(paste: text) else {
        return .say(
          session.phrases.text(
            "typing.field-full", session.phrases.number(TextFieldState.capacity)), .error)
      }
      fields[focus].text = taken
      fields[focus].isFresh = false
      typed(in: session)
      return Response.none
    case .key(let key): return handleTyping(key, in: &session)
    default: return nil
    }
  }

  private mutating func handleTyping(_ key: Key, in session: inout Session) -> Response? {
    switch key {
    case .enter where candidates.indices.contains(candidate):
      return take(candidates[candidate], in: &session)
    case .tab where isPicking && candidates.indices.contains(candidate):
      return take(candidates[candidate], in: &session)
    case .enter, .tab: return goOn(by: key, in: session)
    case .backTab: return retrace(in: session)
    case .down where isPicking:
      candidate = min(candidate + 1, candidates.count - 1)
    case .up where isPicking:
      candidate = max(candidate - 1, 0)
    case .down: return move(to: nextField(after: focus), in: session)
    case .up: return move(to: fields.indices.last { $0 < focus && applies($0) }, in: session)
    case .pageUp: return move(byPages: -1, in: session)
    case .pageDown: return move(byPages: 1, in: session)
    default:
      if isHidden(fields[focus]), !key.replacesText { return Response.none }
      let before = fields[focus].text.text
      if fields[focus].isFresh, key.replacesText { fields[focus].text = TextFieldState() }
      fields[focus].isFresh = false
      let typing = session.typing(in: fields[focus].description.kind)
      guard fields[focus].text.handle(key, typing: typing) || key == .backspace else {
        return nil
      }
      if fields[focus].text.text != before { typed(in: session) }
    }
    return Response.none
  }

  /// Whether the arrows move in the list of candidates.
  private var isPicking: Bool {
    !candidates.isEmpty && (isChoosing || fields[focus].isEdited)
  }

  /// Looks for candidates and duplicates of what stands in the field now.
  private mutating func typed(in session: Session) {
    let field = fields[focus]
    fields[focus].problem = nil
    candidate = 0
    let text = field.text.text.trimmed
    candidates =
      text.isEmpty && !isChoosing
      ? []
      : FormCandidate.matching(
        text, for: fields[focus], in: session, limit: 6, search: &search)
    findDuplicates(in: session)
  }

  /// Takes back what was typed in the field since it was accepted; nil when nothing was, and then
  /// undoing means the last saved change.
  private mutating func restoreField() -> Response? {
    guard area == .fields, fields.indices.contains(focus), fields[focus].isEdited else {
      return nil
    }
    fields[focus].text = TextFieldState(fields[focus].acceptedText)
    fields[focus].problem = nil
    candidates = []
    return Response.none
  }

  // MARK: - Moving

  /// On to the next field that applies; from the last one to what belongs to the record, or, for a
  /// new record, into the book.
  private mutating func goOn(by key: Key, in session: Session) -> Response {
    accept(focus, in: session)
    if let next = nextField(after: focus) {
      path.append(focus)
      enter(next)
      return keepingDraft
    }
    if isNew { return key == .enter ? save(then: .close, in: session) : keepingDraft }
    if !tabs.isEmpty { area = .related }
    return keepingDraft
  }

  /// Back along the way that was really taken.
  private mutating func retrace(in session: Session) -> Response {
    accept(focus, in: session)
    if let last = path.popLast(), applies(last) {
      enter(last)
    } else if let last = fields.indices.last(where: { $0 < focus && applies($0) }) {
      enter(last)
    }
    return keepingDraft
  }

  private mutating func move(to index: Int?, in session: Session) -> Response {
    accept(focus, in: session)
    if let index {
      path.append(focus)
      enter(index)
    }
    return keepingDraft
  }

  /// A screenful on or back, or to the end of the fields where there is no more.
  private mutating func move(byPages pages: Int, in session: Session) -> Response {
    let applying = fields.indices.filter { applies($0) }
    let place = applying.firstIndex { $0 >= focus } ?? 0
    let target = place + pages * fieldRows(in: session)
    guard !applying.isEmpty else { return .none }
    return move(to: applying[min(max(0, target), applying.count - 1)], in: session)
  }

  mutating func enter(_ index: Int) {
    focus = index
    fields[index].isFresh =
      (fields[index].isReplacedWhole || fields[index].origin == .carried)
      && !fields[index].isEdited
    candidates = []
    candidate = 0
    isChoosing = false
  }

  var keepingDraft: Response {
    hasChanges ? .effect(.keepDraft(draft(isSetAside: false))) : .none
  }

  // MARK: - Accepting

  /// Takes what was typed in a field as its value; text that is no value stays, with the reason.
  mutating func accept(_ index: Int, in session: Session) {
    let field = fields[index]
    guard field.isEdited else {
      if field.origin == .notReached { fields[index].origin = .entered }
      return
    }
    hasChanges = true
    let text = field.text.text.cleanedField
    do {
      let value: FieldValue
      if case .notes = field.description.kind {
        value = appending(note: text, to: field, in: session)
      } else if let chosen = unmistakable(text, for: field, in: session) {
        value = chosen
      } else {
        value = try FieldParser(today: session.today).value(
          text, for: field.description, of: field.register, in: session.commune,
          phrases: session.phrases)
      }
      put(value, into: index, .entered, in: session)
    } catch {
      let label = session.phrases.label(field.register, field.description.key)
      fields[index].problem = session.phrases.sentence(
        for: error, field: field.description.key, register: field.register
      ).without(prefix: label + ": ")
      fields[index].origin = .entered
    }
  }

  /// The one candidate that typed text of a choice can mean.
  private func unmistakable(_ text: String, for field: FormField, in session: Session)
    -> FieldValue?
  {
    guard case .choice(let keys) = field.description.kind, !text.isEmpty else { return nil }
    let found = FormCandidate.choices(
      matching: text, among: keys, for: field, in: session, limit: 2)
    guard found.count == 1, case .value(let value) = found[0].meaning else { return nil }
    return value
  }

  private func appending(note text: String, to field: FormField, in session: Session)
    -> FieldValue
  {
    let present = entity.value(of: field.description.key)
    guard !text.isEmpty else { return present }
    return .notes(present.notes + [Note(date: session.today, text: text)])
  }

  /// Puts a value into the record, and fills in what follows from it.
  mutating func put(
    _ value: FieldValue, into index: Int, _ origin: FormField.Origin, in session: Session
  ) {
    let field = fields[index]
    hasChanges = true
    do {
      if field.isOfChild {
        try child?.set(field.description.key, to: value)
      } else {
        try entity.set(field.description.key, to: value)
      }
    } catch {
      fields[index].problem = session.phrases["input.wrong-kind"]
      return
    }
    fields[index].show(
      Self.text(of: value, field.description, field.register, session), origin)
    review(in: session)
  }

  // MARK: - Choosing

  private mutating func take(_ chosen: FormCandidate, in session: inout Session) -> Response {
    switch chosen.meaning {
    case .value(let value):
      if case .reference(let target) = fields[focus].description.kind,
        let id = value.reference, session.commune.record(id, in: target) == nil
      {
        return .say(session.phrases["arrival.candidate-gone"], .warning)
      }
      put(value, into: focus, .entered, in: session)
      candidates = []
      return goOn(by: .tab, in: session)
    case .create(let register, let name):
      asking = focus
      return .push(FormScreen(newIn: register, named: name, in: &session))
    }
  }

  /// Shows the candidates of a choice, or the whole list of records to choose from.
  private mutating func choose(in session: Session) -> Response {
    let field = fields[focus]
    guard case .reference(let target) = field.description.kind else {
      isChoosing = true
      candidates = FormCandidate.matching(
        "", for: field, in: session, limit: 30, search: &search)
      candidate = 0
      return .none
    }
    asking = focus
    let description = description
    let key = field.description.key
    let isOfChild = field.isOfChild
    let items: @Sendable (Session) -> [ListScreen.Item] = { session in
      let circumstances = session.circumstances
      let ids = session.commune.ids(in: target)
        .filter { isOfChild || description.offers($0, for: key, in: circumstances) }
      let closed = Set(
        ids.filter {
          session.commune.lastDay(of: $0, in: target, before: session.today) != nil
        })
      let ordered = ids.filter { !closed.contains($0) } + ids.filter { closed.contains($0) }
      return ListScreen.items(ordered, of: target, in: session) {
        .record(target, $0)
      }
    }
    return .push(
      ListScreen(
        title: session.phrases.label(field.register, field.description.key), items: items(session),
        purpose: .answer, creating: target, query: field.isEdited ? field.text.text : "",
        source: items))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    if reasoned == .erase { return goOnErasing(answer, in: session) }
    if case .choice(.text(let reason)) = answer, reasoned == .reveal {
      return reveal(because: reason, in: session)
    }
    if case .leaving(let leaving) = answer { return save(with: leaving, in: session) }
    if case .choice(.field(let name)) = answer { return open(tab: name) }
    guard let asked = asking else {
      review(in: session)
      return .none
    }
    asking = nil
    switch answer {
    case .record(let target, let id), .choice(.record(let target, let id)):
      guard session.commune.record(id, in: target) != nil else {
        return .say(session.phrases["arrival.candidate-gone"], .warning)
      }
      put(.reference(id), into: asked, .entered, in: session)
      enter(asked)
      return goOn(by: .tab, in: session)
    case .choice(.create(let register, let name)):
      asking = asked
      return .push(FormScreen(newIn: register, named: name, in: &session))
    default: return .none
    }
  }

  /// The same value as in the record entered before.
  private mutating func ditto(in session: Session) -> Response {
    let field = fields[focus]
    let latest =
      session.lastEntered[field.register]
      ?? session.commune.ids(in: field.register).last { $0 != record }
    guard let latest, let before = session.commune.record(latest, in: field.register) else {
      return .say(session.phrases["form.nothing-before"], .warning)
    }
    let value = before.value(of: field.description.key)
    guard !value.isEmpty else {
      return .say(session.phrases["form.empty-before"], .warning)
    }
    put(value, into: focus, .carried, in: session)
    return goOn(by: .tab, in: session)
  }

  // MARK: - Leaving

  /// One step back: out of the candidates, then out of the form, which stays as a draft.
  private mutating func stepBack(in session: Session) -> Response {
    if isChoosing || (!candidates.isEmpty && area == .fields) {
      isChoosing = false
      candidates = []
      return .none
    }
    guard unsavedDraft != nil else { return Response(navigation: .close(nil)) }
    return Response(
      effects: [.keepDraft(draft(isSetAside: true))], navigation: .close(.kept(record)),
      message: Message(text: session.phrases["form.draft-kept"], tone: .warning))
  }

  /// Discards an unsaved form, or removes the saved record.
  private func remove(in session: Session) -> Response {
    guard !isNew, !isGone, let original else {
      return Response(
        effects: [.discardDraft(record)], navigation: .close(nil),
        message: Message(text: session.phrases["form.discarded"], tone: .warning))
    }
    if hasChanges {
      return Response(
        effects: [.discardDraft(record)],
        navigation: FormScreen(opening: record, in: register, session: session.without(record))
          .map { .replace($0) },
        message: Message(text: session.phrases["form.discarded"], tone: .warning))
    }
    if let refusal = session.refusalToRemove(original) { return .say(refusal, .error) }
    return .effect(.save(.removing(original)))
  }

  private mutating func openAttendance(in session: Session) -> Response {
    if isNew || hasChanges { return save(then: .attendance, in: session) }
    return AttendanceScreen(meeting: record, in: session).map { .push($0) }
      ?? .say(session.phrases["attendance.no-body"], .warning)
  }
}

extension Key {
  /// Whether the key, in a fresh field, takes the place of what stands there.
  fileprivate var replacesText: Bool {
    switch self {
    case .character, .backspace, .delete: true
    default: false
    }
  }
}

extension Event {
  /// Whether a field would take it as text.
  fileprivate var changesText: Bool {
    switch self {
    case .paste: true
    case .key(let key): key.replacesText
    default: false
    }
  }
}

extension Session {
  /// The session without the draft of a record.
  func without(_ record: RecordID) -> Session {
    var session = self
    session.drafts.removeAll { $0.record == record }
    return session
  }
}

extension String {
  /// The rest behind a beginning that says nothing new where the sentence stands.
  fileprivate func without(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
