package import CommuneDomain
internal import Localization
package import Terminal

/// What a case still lacks for its next step, told before the step is tried; Enter opens the field.
package struct AdmissionGuideScreen: Screen {
  private let id: RecordID
  private var lines: [AdmissionGuideLine] = []
  private var list = ListState()
  private var seenRevision: Int?

  /// Nil when the case is gone.
  package init?(of id: RecordID, in session: Session) {
    guard session.commune.admissions[ID(id)] != nil else { return nil }
    self.id = id
    refresh(in: session)
  }

  package var kind: ScreenKind { .guide }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let admission = session.commune.admissions[ID(id)]
    let step = admission?.nextStep.map { phrases.choice(.admissions, "step", $0.rawValue) }
    return Heading(
      [phrases["admission.guide"], admission?.shortTitle(in: session.commune) ?? ""],
      right: step.map { phrases.text("admission.next", $0) } ?? phrases["admission.done"])
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    let open = lines.count { $0.isOpen }
    return open == 0
      ? phrases["admission.guide.nothing"]
      : phrases.text("admission.guide.hint", phrases.number(open))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    command == .open && session.readOnlyReason != nil ? "obstacle.read-only" : nil
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    let isFirst = seenRevision == nil
    seenRevision = session.commune.revision
    let before = lines
    lines =
      session.commune.admissions[ID(id)]
      .map { AdmissionGuideLine.lines(of: $0, in: session.circumstances) } ?? []
    guard !isFirst else { return }
    if before.count == lines.count {
      list.follow(before, to: lines, page: page(in: session))
    } else {
      // Something was done: on to what is missing first.
      list = ListState()
    }
  }

  private func page(in session: Session) -> Int { max(1, session.size.rows - 4) }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    guard command == .open else { return nil }
    guard lines.indices.contains(list.selection) else { return Response.none }
    switch lines[list.selection] {
    case .need(let need, _): return form(at: need.field, in: session)
    case .obstacle(let issue):
      if issue.rule == "birthUnknown", let person = session.commune.admissions[ID(id)]?.candidate {
        return FormScreen(
          opening: person.raw, in: .people, session: session, isEditing: true, focusing: "birth"
        )
        .map { .push($0) }
      }
      return form(at: issue.field, in: session)
    case .base:
      let isFirst = session.commune.admissions[ID(id)]?.nextStep == .cellResolution
      return form(at: isFirst ? "votes-total" : "confirm-total", in: session)
    case .enterMember:
      guard let candidate = session.commune.admissions[ID(id)]?.candidate else {
        return Response.none
      }
      let person = FieldAssignment(field: "person", value: .reference(candidate.raw))
      return .push(
        FormScreen(newIn: .members, prefilled: [person], focusing: "card", in: &session))
    case .makeOfficial(let member):
      return FormScreen(
        opening: member, in: .members, session: session, isEditing: true, focusing: "status"
      )
      .map { .push($0) }
    }
  }

  private func form(at field: String, in session: Session) -> Response? {
    FormScreen(
      opening: id, in: .admissions, session: session, isEditing: true, focusing: field
    )
    .map { .push($0) }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    return list.handle(key, count: lines.count, page: page(in: session)) ? Response.none : nil
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    refresh(in: session)
    return .none
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    var list = list
    list.clamp(count: lines.count, page: body.rows - 1)
    for index in list.visible(count: lines.count, page: body.rows - 1) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      let line = lines[index]
      let (sign, style) = line.sign
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(sign, at: Position(row: row, column: 1), style: style)
      frame.write(
        text(of: line, session), at: Position(row: row, column: 3),
        style: isSelected ? .selected : line.isOpen ? .plain : .muted, width: body.columns - 4)
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }

  private func text(of line: AdmissionGuideLine, _ session: Session) -> String {
    let phrases = session.phrases
    switch line {
    case .need(let need, let isMet):
      let label = phrases.label(.admissions, need.field)
      guard isMet else {
        return need.isPaper ? phrases.text("admission.guide.paper", label) : label
      }
      guard let admission = session.commune.admissions[ID(id)],
        let field = AdmissionCase.schema.field(need.field)?.description
      else { return label }
      let value = phrases.text(
        of: admission.value(of: need.field), field, of: .admissions, in: session.commune)
      return "\(label): \(value)"
    case .obstacle(let issue):
      let label = phrases.label(.admissions, issue.field)
      return "\(label): \(phrases.shortSentence(for: issue, in: session.commune))"
    case .base(let official, let exempt, let least):
      let numbers = [official, least, exempt].map { phrases.number($0) }
      return exempt == 0
        ? phrases.text("admission.guide.base", numbers[0], numbers[1])
        : phrases.text("admission.guide.base-exempt", numbers[0], numbers[1], numbers[2])
    case .enterMember: return phrases["admission.guide.enter-member"]
    case .makeOfficial: return phrases["admission.guide.make-official"]
    }
  }
}

extension AdmissionGuideLine {
  /// Whether something is still to be done about it.
  var isOpen: Bool {
    switch self {
    case .need(_, isMet: true), .base: false
    default: true
    }
  }

  /// Reads without colour: done, to be done, a paper to be ticked off, impossible as it stands.
  fileprivate var sign: (String, Style) {
    switch self {
    case .need(_, isMet: true): ("✓", .good)
    case .need(let need, isMet: false): need.isPaper ? ("·", .muted) : ("!", .error)
    case .obstacle: ("×", .error)
    case .base: ("=", .muted)
    case .enterMember, .makeOfficial: ("→", .warning)
    }
  }
}
