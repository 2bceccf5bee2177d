package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// Merges, splits, renames or re-codes units: what is decided stands above, what follows from it below,
/// and all of it is saved as one change.
package struct UnitChangeScreen: Screen {
  /// One line; those of the first group are typed or chosen, the last only tell.
  enum Row: Hashable, Sendable {
    case form, date, legalBasis
    case predecessor(Int)
    case addPredecessor
    /// A successor that exists already.
    case joined(Int)
    case code(Int)
    case name(Int)
    case addSuccessor
    /// Something of an old unit that someone places.
    case item(RecordID)
    /// A record whose name another one has.
    case clash(RecordID)
    case told(Int)
  }

  /// A successor while it is typed.
  struct TypedSuccessor: Sendable {
    var existing: RecordID?
    var code = TextFieldState()
    var name = TextFieldState()
  }

  let level: SuccessionKind
  var form: SuccessionChange
  var date: TextFieldState
  var legalBasis = TextFieldState()
  var predecessors: [UnitChange.Predecessor]
  var successors: [TypedSuccessor] = []
  var places: [RecordID: UnitChange.Place] = [:]
  var names: [RecordID: TextFieldState] = [:]
  /// The clashes that were seen, so that a line stays while its name is typed.
  var clashing: [UnitChangePlan.NameClash] = []
  var plan = UnitChangePlan()
  var rows: [Row] = []
  var list = ListState()
  var dateProblem: String?
  /// Whether the first letter takes the place of what stands in the line.
  var isFresh = true
  /// What a list that was opened from here is for.
  var asked: Asked?
  private var isLeaving = false
  private var seenRevision = -1

  enum Asked: Sendable {
    case predecessors
    case successor(Int)
    case rest
  }

  /// - Parameters:
  ///   - kind: Administrative units or residence units.
  ///   - units: Those that give way, as far as they were marked before.
  package init(_ kind: SuccessionKind, of units: [RecordID], in session: Session) {
    level = kind
    form = units.count > 1 ? .merge : .rename
    date = TextFieldState(session.phrases.date(session.today))
    predecessors = units.map { UnitChange.Predecessor($0) }
    successors = [TypedSuccessor()]
    fillSuccessor(in: session)
    refresh(in: session)
  }

  package var kind: ScreenKind { .units }
  var register: RegisterKey { level.register }

  var selected: Row? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

  package var isTyping: Bool {
    switch selected {
    case .date, .legalBasis, .code, .name, .clash: true
    default: false
    }
  }

  package var isTypingWords: Bool {
    switch selected {
    case .legalBasis, .name, .clash: true
    default: false
    }
  }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let open = plan.unplaced.count
    return Heading(
      [phrases.name(of: register), phrases["units.title"]],
      right: open > 0 ? phrases.text("units.unplaced", phrases.number(open)) : "")
  }

  package func status(in session: Session) -> String {
    if let dateProblem { return "! " + dateProblem }
    return session.phrases["units.hint.\(hint)"]
  }

  private var hint: String {
    switch selected {
    case .form: "form"
    case .date, .legalBasis: "text"
    case .predecessor: "predecessor"
    case .addPredecessor, .addSuccessor: "add"
    case .joined: "joined"
    case .code, .name: "successor"
    case .item: "item"
    case .clash: "clash"
    case .told, nil: "told"
    }
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .save: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    default: nil
    }
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    let register = register
    predecessors.removeAll { session.commune.record($0.unit, in: register) == nil }
    replan(in: session)
  }

  // MARK: - Plan

  /// What was typed and chosen, as a change of units.
  func unitChange(in session: Session) -> UnitChange {
    var change = UnitChange(level, form)
    change.date = typedDate(in: session)
    change.legalBasis = legalBasis.text.cleanedField
    change.predecessors = predecessors
    change.successors = successors.map { typed in
      typed.existing.map { .init(existing: $0) }
        ?? .init(code: typed.code.text.cleanedField, name: typed.name.text.cleanedField)
    }
    change.places = places
    change.names = names.mapValues { $0.text.cleanedField }
    return change
  }

  private func typedDate(in session: Session) -> CalendarDate? {
    try? FieldParser(today: session.today).date(date.text)
  }

  /// Works out again what follows, and which lines there are.
  mutating func replan(in session: Session) {
    let current = selected
    plan = unitChange(in: session).plan(in: session.circumstances, newID: session.makeID)
    // A new unit is renamed in its own line.
    for clash in plan.clashes
    where session.commune.record(clash.moved, in: clash.register) != nil
      && !clashing.contains(where: { $0.moved == clash.moved })
    {
      clashing.append(clash)
      names[clash.moved] = names[clash.moved] ?? TextFieldState(clash.name)
    }
    rows = [.form, .date, .legalBasis]
    rows += predecessors.indices.map { .predecessor($0) }
    rows.append(.addPredecessor)
    for (place, successor) in successors.enumerated() {
      rows += successor.existing == nil ? [.code(place), .name(place)] : [.joined(place)]
    }
    if form == .split { rows.append(.addSuccessor) }
    rows += plan.items.filter(\.isChosen).map { .item($0.id) }
    rows += clashing.map { .clash($0.moved) }
    rows += told(in: session).indices.map { .told($0) }
    if let current, let place = rows.firstIndex(of: current) { list.selection = place }
    list.clamp(count: rows.count, page: page(in: session))
  }

  func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  /// The new unit begins with the code and the name of the old one, of which one is changed.
  mutating func fillSuccessor(in session: Session) {
    guard form == .rename || form == .recode, successors.count == 1,
      successors[0].existing == nil, let old = predecessors.first?.unit,
      let record = session.commune.record(old, in: register)
    else { return }
    if case .text(let code) = record.value(of: "code"), successors[0].code.text.isEmpty {
      successors[0].code = TextFieldState(code)
    }
    if case .text(let name) = record.value(of: "name"), successors[0].name.text.isEmpty {
      successors[0].name = TextFieldState(name)
    }
  }

  // MARK: - Outcomes

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved = outcome else { return .none }
    let names = plan.successors.map { session.title(of: $0, in: register) }
    return Response(
      navigation: .close(plan.successors.first.map { .record(register, $0) }),
      message: Message(
        text: session.phrases.text(
          "units.saved", session.phrases.choice(.successions, "change", form.rawValue),
          names.joined(separator: ", ")), tone: .good))
  }

  /// Asks once more before what was typed is given up.
  mutating func leave(in session: Session) -> Response {
    guard !isLeaving, !legalBasis.text.isEmpty || !places.isEmpty else {
      return Response(navigation: .close(nil))
    }
    isLeaving = true
    return .say(session.phrases["units.leave"], .warning)
  }

  mutating func stay() { isLeaving = false }
}
