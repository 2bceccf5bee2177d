internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

extension FormScreen {
  /// Checks everything and asks for it to be written; a hard rule that is broken puts the cursor on
  /// its field and says why, and the form stays as it is.
  mutating func save(then after: AfterSave, in session: Session) -> Response {
    if fields.indices.contains(focus) { accept(focus, in: session) }
    for index in fields.indices where fields[index].isEdited { accept(index, in: session) }
    if let index = fields.indices.first(where: { applies($0) && fields[$0].problem != nil }) {
      enter(index)
      area = .fields
      return refuse(sentence(for: fields[index].problem ?? "", in: fields[index], session))
    }
    for index in fields.indices where fields[index].origin == .notReached && applies(index) {
      fields[index].origin = .entered
    }
    entity = entity.completed(in: circumstances(in: session))
    review(in: session)
    if let issue = issues.first(where: { $0.severity == .hard }) {
      if let index = fields.firstIndex(where: {
        !$0.isOfChild && $0.description.key == issue.field
      }) {
        enter(index)
      }
      area = .fields
      return refuse(session.phrases.sentence(for: issue, in: session.commune))
    }
    if let issue = entity.refusedConsequences(in: session.circumstances).first {
      return refuse(session.phrases.sentence(for: issue, in: session.commune))
    }
    let (change, childIssue) = self.change(in: session)
    if let childIssue {
      if let index = fields.firstIndex(where: {
        $0.isOfChild && $0.description.key == childIssue.field
      }) {
        enter(index)
      }
      return refuse(session.phrases.sentence(for: childIssue, in: session.commune))
    }
    if !isGone, let list = clashList(in: session) {
      afterSave = after
      clashes = list
      return Response(
        effects: [.keepDraft(draft(isSetAside: false))],
        message: Message(text: session.phrases["clash.choose-first"], tone: .warning))
    }
    if let dialogue = dialogueOfLeaving(in: session) {
      afterSave = after
      return Response(
        effects: [.keepDraft(draft(isSetAside: false))], navigation: .push(dialogue),
        message: Message(text: session.phrases["leaving.first"], tone: .warning))
    }
    if let warning = warning(before: change, in: session) {
      isWarned = true
      return .say(warning, .warning)
    }
    afterSave = after
    guard !change.isEmpty else {
      let isKept = session.draft(of: isNew ? nil : record, in: register) != nil
      return afterSaving(
        in: session, message: session.phrases["form.nothing-changed"],
        effects: isKept ? [.discardDraft(record)] : [])
    }
    return .effect(.save(change))
  }

  /// What the change would leave without anybody in charge; said once, before it is saved (F12).
  private func warning(before change: Change, in session: Session) -> String? {
    guard !isWarned, leaving == nil, register == .people || register == .assignments,
      let losing = try? session.circumstances.figures.losingCover(by: change), !losing.isEmpty
    else { return nil }
    let names = losing.flatMap { set in
      set.ids.prefix(3).map { session.title(of: $0, in: set.register) }
    }
    return session.phrases.text("form.loses-cover", names.joined(separator: ", "))
  }

  /// What is wrong with typed text, with the record and the field before it.
  private func sentence(for problem: String, in field: FormField, _ session: Session) -> String {
    let phrases = session.phrases
    let name = phrases.oneName(of: field.register)
    let title = field.isOfChild ? "" : original.map { " " + session.title(of: $0) } ?? ""
    return name.prefix(1).uppercased() + name.dropFirst() + title + " – "
      + phrases.label(field.register, field.description.key) + ": " + problem
  }

  private func refuse(_ sentence: String) -> Response {
    Response(
      effects: hasChanges ? [.keepDraft(draft(isSetAside: false))] : [],
      message: Message(text: sentence, tone: .error))
  }

  /// What saving writes: the record and, when one of its fields was filled in, the child.
  private func change(in session: Session) -> (Change, Issue?) {
    var change = original.map { Change.from($0, to: entity) } ?? .creating(entity)
    if isGone, let original {
      change = Change([.restore(register, record, original.assignments)]) + change
    }
    if let companion { change = change + undeclined(companion(entity, session)) }
    change = change + undeclined(entity.consequences(in: session.circumstances))
    guard var child, let inline = description.inlineChild,
      inline.fields.contains(where: { !child.value(of: $0).isEmpty })
    else { return (change, nil) }
    var circumstances = session.circumstances
    do {
      try circumstances.commune.apply(change)
      try child.set(inline.parentField, to: .reference(record))
    } catch {
      return (change, nil)
    }
    child = child.completed(in: circumstances)
    if let issue = child.issues(in: circumstances).first(where: { $0.severity == .hard }) {
      return (change, issue)
    }
    change = change + .creating(child)
    return (change, nil)
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    if let done = awaited, outcome.isAnswerToWriting {
      awaited = nil
      if case .saved = outcome { return finish(done, in: session) }
    }
    switch outcome {
    case .saved(let change):
      if let first = change.operations.first, let name = session.nameOfRemoved(first) {
        return Response(
          navigation: .close(nil),
          message: Message(
            text: session.phrases.text("message.removed-one", name), tone: .good))
      }
      // A record of another day that was only corrected says nothing about the next new one.
      if isNew {
        session.carried[register] = entity.assignments.filter { assignment in
          description.field(assignment.field)?.isPersistent ?? false
        }
      }
      session.lastEntered[register] = record
      session.drafts.removeAll { $0.record == record }
      hasChanges = false
      let phrase = isGone ? "message.brought-back" : "message.saved"
      isGone = false
      let title = session.title(of: entity)
      let message =
        alsoSaved > 0
        ? session.phrases.text("message.saved-with", title, session.phrases.number(alsoSaved))
        : session.phrases.text(phrase, title)
      return afterSaving(
        in: session,
        message: message,
        effects: [.discardDraft(record)])
    case .history(let entries):
      history = entries
      return .none
    case .saveFailed:
      return .effect(.keepDraft(draft(isSetAside: false)))
    default: return .none
    }
  }

  private func afterSaving(in session: Session, message: String, effects: [Effect] = [])
    -> Response
  {
    let message = Message(text: message, tone: .good)
    switch afterSave {
    case .close:
      return Response(
        effects: effects, navigation: .close(.record(register, record)), message: message)
    case .next:
      var session = session
      return Response(
        effects: effects,
        navigation: .replace(
          FormScreen(newIn: register, prefilled: given, isNext: true, in: &session)),
        message: message)
    case .attendance:
      let grid = AttendanceScreen(meeting: record, in: session)
      return Response(
        effects: effects, navigation: grid.map { .replace($0) } ?? .close(nil),
        message: message)
    }
  }

  // MARK: - Duplicates

  /// Records that are likely to be the same: the same identity number, or the same name and no
  /// contradiction in birth year and residence unit.
  mutating func findDuplicates(in session: Session) {
    findDuplicates(of: focus, in: session)
  }

  /// Looks again when others have saved: two people may be entering the same at once.
  mutating func findDuplicatesAgain(in session: Session) {
    guard isNew, let main = fields.firstIndex(where: \.isMain), !fields[main].text.text.isEmpty
    else { return }
    findDuplicates(of: main, in: session)
  }

  private mutating func findDuplicates(of index: Int, in session: Session) {
    guard isNew, !fields[index].isOfChild else { return }
    let key = fields[index].description.key
    let text = fields[index].text.text.cleanedField
    switch fields[index].description.kind {
    case .text(.identity), .text(.code):
      areNamesakes = false
      duplicates = session.commune.records(in: register, where: key, equals: .text(text))
    case .text(.personName):
      guard text.contains(" ") else {
        duplicates = []
        return
      }
      areNamesakes = true
      let namesakes = search.records(named: text, in: key, of: register, session)
      let same = namesakes.filter { id in
        session.commune.record(id, in: register)?.value(of: key) == .text(text)
      }
      duplicates = same + namesakes.filter { !same.contains($0) }
    default: break
    }
  }

  /// The record to be warned of, with what stands in the other fields by now.
  func likelyDuplicate(in session: Session) -> RecordID? {
    duplicates.first { id in
      guard let other = session.commune.record(id, in: register) else { return false }
      return !areNamesakes
        || agrees(other, "residence-unit") && agrees(other, "group") && agreesInYear(other)
    }
  }

  private func agrees(_ other: any Entity, _ key: String) -> Bool {
    let mine = entity.value(of: key)
    let theirs = other.value(of: key)
    return mine.isEmpty || theirs.isEmpty || mine == theirs
  }

  private func agreesInYear(_ other: any Entity) -> Bool {
    guard case .date(let mine) = entity.value(of: "birth"),
      case .date(let theirs) = other.value(of: "birth")
    else { return true }
    return mine.year == theirs.year
  }
}
