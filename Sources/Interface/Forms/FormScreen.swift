package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// A record: its fields above, what belongs to it below.
///
/// Typing edits the field under the cursor; a field is accepted when it is left. Nothing is saved
/// before F2, and nothing typed is lost before it either: every accepted field goes into the draft.
package struct FormScreen: Screen {
  package let register: RegisterKey
  package let record: RecordID
  package let isNew: Bool
  let description: any RegisterDescribing
  /// The record as the book holds it, as far as the form was told; nil for a new one.
  var original: (any Entity)?
  /// The record with every accepted field.
  var entity: any Entity
  /// The child that may be entered with it, such as a need with a visit.
  var child: (any Entity)?
  var fields: [FormField]
  var focus = 0
  /// The fields that were really gone through, for Shift-Tab.
  var path: [Int] = []
  var area = Area.fields
  var issues: [Issue] = []
  /// The record with what saving would fill in.
  var completed: (any Entity)?
  var candidates: [FormCandidate] = []
  var candidate = 0
  var search = RecordSearch()
  /// Whether the list of candidates was asked for, and so shown without typing.
  var isChoosing = false
  /// Records that may be the same, as far as what was typed last tells.
  var duplicates: [RecordID] = []
  /// Whether they share only the name, so that unit and birth year must not speak against it.
  var areNamesakes = false
  let tabs: [RelatedTab]
  var tab = 0
  var relatedIDs: [[RecordID]] = []
  var related = ListState()
  var history: [HistoryEntry]?
  var afterSave = AfterSave.close
  /// The field for which a list or another form was opened.
  var asking: Int?
  var isRevealing = false
  var hasChanges = false
  /// What the form was opened with, such as the household of a visit; the next one begins with it.
  var given: [FieldAssignment] = []
  /// What else is saved together with the record, such as the end of the assignment it replaces.
  var companion: (@Sendable (any Entity, Session) -> Change)?
  /// How many other records are saved with it in the same words, for the message and the form.
  var alsoSaved = 0
  /// What was decided about the places of somebody who leaves, once it was asked.
  var leaving: Leaving?
  /// Whether it was said already what saving leaves without anybody in charge.
  var isWarned = false
  /// Fields that others have written while they were being changed here.
  var meetings: [String: FieldMeeting] = [:]
  /// Fields that others have written since the form was opened, and who, as far as it is known.
  var news: [String: String] = [:]
  /// Whether somebody has removed the record under the form.
  var isGone = false
  var goneBy: [String] = []
  /// Both sides of what must be decided before saving, while they are shown.
  var clashes: ClashList?
  /// What was chosen before the list was left.
  var decisions: ClashList?
  /// What others changed in a record that was to be removed.
  var removal: [Clash] = []
  /// Where what is saved together with the record met others, and what of it was given up.
  var companionClashes: [Clash] = []
  var declined: Set<FieldSpot> = []
  /// What a reason was asked for, and what waits until the log has it.
  var reasoned: Reasoned?
  var awaited: Reasoned?
  /// What is about to be erased, from the first question to the last.
  var erasing = Erasing()
  private var seenRevision = -1

  enum Area: Sendable { case fields, related }

  /// What needs a reason that is logged.
  enum Reasoned: Sendable { case reveal, erase }

  /// What follows once the record is on disk.
  enum AfterSave: Sendable { case close, next, attendance }

  // MARK: - Opening

  /// An empty form: the carried fields and those given are filled in. A day is carried from sheet to sheet
  /// of a pile, and not to what is entered about another record an hour later.
  package init(
    newIn register: RegisterKey, prefilled: [FieldAssignment] = [],
    named name: String = "", focusing wanted: String? = nil, isNext: Bool = false,
    in session: inout Session
  ) {
    if prefilled.isEmpty, name.isEmpty, let draft = session.draft(of: nil, in: register),
      let form = FormScreen(draft: draft, in: session)
    {
      self = form
      return
    }
    let id = session.makeID()
    let description = Commune.register(register) ?? Commune.registers[0]
    var entity = description.blank(id, today: session.today)
    let carried = (session.carried[register] ?? []).filter { assignment in
      isNext || prefilled.isEmpty || description.field(assignment.field)?.initial != .today
    }
    for assignment in carried + prefilled {
      try? entity.set(assignment.field, to: assignment.value)
    }
    self.init(register: register, id: id, original: nil, entity: entity, in: session)
    if wanted == nil { given = prefilled }
    for index in fields.indices where !fields[index].isOfChild {
      let key = fields[index].description.key
      if prefilled.contains(where: { $0.field == key }) {
        fields[index].origin = .entered
      } else if carried.contains(where: { $0.field == key }) {
        fields[index].origin = .carried
      }
    }
    if !name.isEmpty, let main = fields.firstIndex(where: \.isMain) {
      fields[main].text = TextFieldState(name)
      accept(main, in: session)
      // What must be entered may stand above the name, as a code does.
      focus = requiredToFill ?? main
    } else {
      review(in: session)
      focus = fields.firstIndex { $0.description.key == wanted } ?? firstToFill
    }
    if fields.indices.contains(focus) { enter(focus) }
    review(in: session)
  }

  /// An existing record, at a field where one is wanted; nil when it is gone.
  package init?(
    opening id: RecordID, in register: RegisterKey, session: Session, isEditing: Bool = false,
    focusing wanted: String? = nil
  ) {
    guard let entity = session.commune.record(id, in: register) else { return nil }
    self.init(register: register, id: id, original: entity, entity: entity, in: session)
    if let draft = session.draft(of: id, in: register) {
      fill(from: draft, in: session)
    } else if !isEditing, !tabs.isEmpty {
      area = .related
    }
    if let index = fields.firstIndex(where: { $0.description.key == wanted }), area == .fields {
      // A draft was left in another field than the one wanted now.
      if index != focus, fields.indices.contains(focus) { accept(focus, in: session) }
      enter(index)
    }
    review(in: session)
  }

  /// The form that was left or interrupted; nil when its record is gone.
  package init?(draft: Draft, in session: Session) {
    guard let description = Commune.register(draft.register) else { return nil }
    let present = session.commune.record(draft.record, in: draft.register)
    let blank = description.blank(draft.record, today: session.today)
    self.init(
      register: draft.register, id: draft.record,
      original: draft.isNew ? present : present ?? session.lastKnown(of: draft) ?? blank,
      entity: present ?? session.lastKnown(of: draft) ?? blank, in: session)
    // Typed into a record that somebody has removed since: it can still be brought back.
    isGone = !draft.isNew && present == nil
    fill(from: draft, in: session)
    review(in: session)
  }

  private init(
    register: RegisterKey, id: RecordID, original: (any Entity)?, entity: any Entity,
    in session: Session
  ) {
    self.register = register
    self.original = original
    self.entity = entity
    isNew = original == nil
    record = id
    description = Commune.register(register) ?? Commune.registers[0]
    tabs = isNew ? [] : RelatedTab.tabs(of: register)
    fields = []
    fields = description.fields.compactMap { field in
      field.isTyped
        ? FormField(
          field, of: register, isOfChild: false,
          text: Self.text(of: entity.value(of: field.key), field, register, session))
        : nil
    }
    if isNew, let inline = description.inlineChild, let other = Commune.register(inline.register) {
      child = other.blank(session.makeID(), today: session.today)
      fields += other.fields.filter { inline.fields.contains($0.key) }.map { field in
        FormField(field, of: inline.register, isOfChild: true, text: "")
      }
    }
  }

  /// The text that a field starts with for a value.
  static func text(
    of value: FieldValue, _ field: FieldDescription, _ register: RegisterKey, _ session: Session
  ) -> String {
    if case .notes = field.kind { return "" }
    guard !value.isEmpty else { return "" }
    return FieldParser(today: session.today).editText(
      of: value, for: field, of: register, in: session.commune, phrases: session.phrases)
  }

  // MARK: - Screen

  package var kind: ScreenKind { clashes == nil ? .form : .clashes }
  package var isTyping: Bool { clashes?.isEditing ?? (area == .fields) }
  package var isTypingWords: Bool {
    guard isTyping, clashes == nil, fields.indices.contains(focus) else { return isTyping }
    return fields[focus].description.kind.isTypedInWords
  }

  package var unsavedDraft: Draft? { hasChanges || isBeingTyped ? draft(isSetAside: false) : nil }

  private var isBeingTyped: Bool { fields.contains(where: \.isEdited) }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    if clashes != nil {
      return Heading(
        [phrases.name(of: register), name(in: session)],
        right: phrases.text("clash.count", phrases.number(clashes?.rows.count ?? 0)))
    }
    let title =
      isNew ? phrases["form.new"] : original.map { session.title(of: $0) } ?? ""
    let shown = fields.indices.filter { isShown($0) }
    let position = shown.firstIndex(of: focus).map { "\($0 + 1)/\(shown.count)" } ?? ""
    let state = hasChanges || isBeingTyped ? phrases["form.unsaved"] + "  " : ""
    return Heading([phrases.name(of: register), title], right: state + position)
  }

  /// What the record is called, also when it is gone.
  func name(in session: Session) -> String {
    isNew ? session.phrases["form.new"] : original.map { session.title(of: $0) } ?? ""
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    if let clashes { return clashes.status(in: session) }
    if isGone { return "! " + goneSentence(in: session) }
    if let duplicate = likelyDuplicate(in: session) {
      return "! "
        + phrases.text(
          "form.duplicate", session.title(of: duplicate, in: register))
    }
    guard area == .fields, fields.indices.contains(focus) else {
      return phrases[tabs.count > 1 ? "form.related-hint" : "form.related-hint.one"]
    }
    let field = fields[focus]
    if let trouble = trouble(of: focus, in: session) {
      return "! " + trouble
    }
    let mark = mark(of: focus, trouble: nil, session)
    if let text = mark.text, mark.style == .warning {
      return "! " + text + (mark.sign == "×" ? " · " + phrases["arrival.choose"] : "")
    }
    // What may be written here comes before what is wrong elsewhere.
    if ["notes", "paragraph"].contains(field.description.hintName) {
      return phrases["form.hint.\(field.description.hintName)"]
    }
    // What was typed just now is told back, to be held against the card; a number that is only looked at
    // stays covered.
    if field.description.kind == .text(.identity), field.isEdited,
      let meaning = phrases.identityMeaning(field.text.text, session.limits)
    {
      return meaning
    }
    if let other = fields.indices.first(where: { index in
      applies(index) && trouble(of: index, in: session) != nil
    }), let trouble = trouble(of: other, in: session) {
      return "! \(phrases.label(fields[other].register, fields[other].description.key)): \(trouble)"
    }
    if let latest = latestCode(for: field, in: session) {
      return phrases.text("form.hint.code", latest)
    }
    let isLast = nextField(after: focus) == nil
    return phrases[isLast && isNew ? "form.hint.last" : "form.hint.\(field.description.hintName)"]
  }

  /// The code given last, so that the next one of the series can be typed; nil once one is typed.
  private func latestCode(for field: FormField, in session: Session) -> String? {
    guard isNew, !field.isOfChild, field.description.kind == .text(.code), field.text.text.isEmpty,
      let latest = session.commune.ids(in: register).last,
      case .text(let code)? = session.commune.record(latest, in: register)?
        .value(of: field.description.key)
    else { return nil }
    return code
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    if let clashes { return clashes.obstacle(to: command, in: session) }
    if description.isLog, [.save, .saveAndNext, .remove, .ditto, .choose].contains(command) {
      return "obstacle.log"
    }
    return switch command {
    case .save, .saveAndNext, .remove:
      session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .erase: obstacleToErasing(in: session)
    case .eraseField: obstacleToErasingField(in: session)
    case .attendance: register == .meetings ? nil : "obstacle.not-a-meeting"
    case .readCopy:
      ![.reportIssues, .reportPages].contains(register)
        ? "obstacle.no-copy" : isNew ? "obstacle.not-saved-yet" : nil
    case .dues:
      ![.partyOrganisations, .members, .dues].contains(register)
        ? "obstacle.no-dues" : isNew ? "obstacle.not-saved-yet" : nil
    case .ditto: area == .fields ? nil : "obstacle.not-in-a-field"
    case .choose: area == .fields || tabs.count > 1 ? nil : "obstacle.not-in-a-field"
    case .reveal: fields.contains(where: \.description.isMasked) ? nil : "obstacle.nothing-masked"
    case .history: isNew ? "obstacle.not-saved-yet" : nil
    default: nil
    }
  }

  package func meaning(of command: Command) -> Command {
    guard clashes == nil, area == .related else { return command }
    return switch command {
    case .save where !hasChanges: .edit
    case .saveAndNext: .add
    default: command
    }
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    let isFirst = seenRevision == -1
    seenRevision = session.commune.revision
    let current = relatedIDs.indices.contains(tab) ? relatedIDs[tab] : []
    relatedIDs = tabs.map { $0.ids(of: record, in: register, session.commune) }
    related.follow(current, to: relatedIDs.indices.contains(tab) ? relatedIDs[tab] : [], page: 4)
    guard !isFirst else { return }
    rebase(in: session)
    review(in: session)
    findDuplicatesAgain(in: session)
    if clashes != nil, removal.isEmpty { clashes = clashList(in: session) }
  }

  var relatedCount: Int {
    relatedIDs.indices.contains(tab) ? relatedIDs[tab].count : 0
  }

  // MARK: - Fields

  /// Whether a field has a line: where it applies, and wherever something was typed or is to be
  /// decided, even if another value makes it superfluous by now.
  func isShown(_ index: Int) -> Bool {
    applies(index) || index == focus && area == .fields || fields[index].isEdited
      || meeting(of: fields[index]) != nil
  }

  func applies(_ index: Int) -> Bool {
    let field = fields[index]
    guard field.isOfChild else { return entity.applies(field.description.key) }
    return child?.applies(field.description.key) ?? false
  }

  /// Whether a field shows its value masked: typing replaces it, `reveal` shows it.
  func isHidden(_ field: FormField) -> Bool {
    field.description.isMasked && !isRevealing && !field.isEdited && !field.text.text.isEmpty
  }

  /// Where typing begins: at what must be entered, else at the first words that may be.
  private var firstToFill: Int {
    let empty = fields.indices.filter { index in
      applies(index) && fields[index].acceptedText.isEmpty && fillIn(of: fields[index]).isEmpty
    }
    return requiredToFill ?? empty.first { !fields[$0].description.isNumber } ?? empty.first ?? 0
  }

  /// The first field that is still empty and must not be.
  private var requiredToFill: Int? {
    fields.indices.first { index in
      applies(index) && fields[index].acceptedText.isEmpty && fillIn(of: fields[index]).isEmpty
        && !fields[index].isOfChild && fields[index].description.isRequired
    }
  }

  func nextField(after index: Int) -> Int? {
    fields.indices.first { $0 > index && applies($0) }
  }

  /// What is wrong with a field: its text, or a rule of the record.
  func trouble(of index: Int, in session: Session) -> String? {
    let field = fields[index]
    if let problem = field.problem { return problem }
    guard !field.isOfChild, field.origin != .notReached || !isNew else { return nil }
    return issues.first { $0.field == field.description.key }
      .map { session.phrases.shortSentence(for: $0, in: session.commune) }
  }

  /// Works out what is wrong with the record as accepted so far.
  mutating func review(in session: Session) {
    let circumstances = circumstances(in: session)
    issues = entity.issues(in: circumstances)
    completed = entity.completed(in: circumstances)
  }

  /// The circumstances in which the record will be saved: after what is saved together with it.
  func circumstances(in session: Session) -> Circumstances {
    var circumstances = session.circumstances
    if let companion {
      // A companion that does not fit is refused when it is saved.
      try? circumstances.commune.apply(companion(entity, session))
    }
    try? circumstances.commune.apply(entity.consequences(in: circumstances))
    return circumstances
  }

  /// What saving would put in the place of a value with which a new record starts, as the status of
  /// whoever was admitted of late.
  func replacement(of field: FormField) -> FieldValue {
    let key = field.description.key
    guard isNew, !field.isOfChild, !field.isEdited, let value = completed?.value(of: key),
      value != entity.value(of: key), !entity.value(of: key).isEmpty
    else { return .empty }
    return value
  }

  /// What saving would fill in by itself, such as the next code or the day an answer is due.
  func fillIn(of field: FormField) -> FieldValue {
    guard !field.isOfChild, field.text.text.isEmpty,
      entity.value(of: field.description.key).isEmpty
    else { return .empty }
    return completed?.value(of: field.description.key) ?? .empty
  }
}

extension FieldDescription {
  /// Whether a form has a line for it; attendance has a screen of its own.
  var isTyped: Bool {
    switch kind {
    case .marks, .remarks: false
    default: !isAutomatic
    }
  }

  /// Dates and numbers that need not be entered seldom are.
  fileprivate var isNumber: Bool {
    switch kind {
    case .date, .integer, .hundredths, .amount, .flag: true
    default: false
    }
  }

  /// Which hint helps while the cursor is in such a field.
  var hintName: String {
    switch kind {
    case .date: "date"
    case .choice: "choice"
    case .reference: "reference"
    case .amount: "amount"
    case .notes: "notes"
    case .flag: "flag"
    case .text(.identity): "identity"
    case .text(.paragraph): "paragraph"
    default: "text"
    }
  }
}

extension FormField {
  /// Whether this is what a new record is called by.
  var isMain: Bool {
    guard !isOfChild else { return false }
    return switch description.kind {
    case .text(.personName): true
    case .text(.line): description.isRequired
    default: false
    }
  }
}
