internal import CommuneDomain
internal import Localization
package import Terminal

/// The cases of admission that are going on, as cards in columns of neighbouring steps; those that
/// have not moved on for long stand first and are marked.
package struct AdmissionBoardScreen: Screen {
  var columns: [[AdmissionCard]] = []
  var lists: [ListState] = []
  /// What stands in each column.
  private(set) var groups: [AdmissionGroup] = []
  var column = 0
  /// The only cell whose cases are shown; nil for all.
  private(set) var cell: ID<PartyOrganisation>?
  private var seenRevision: Int?

  package init(in session: Session) {
    refresh(in: session)
    column = columns.firstIndex { !$0.isEmpty } ?? 0
  }

  package var kind: ScreenKind { .admission }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let cards = columns.joined()
    let name = cell.flatMap { session.commune.partyOrganisations[$0]?.name }
    return Heading(
      [phrases["admission.title"], name].compactMap(\.self),
      right: phrases.text(
        "admission.summary", phrases.count(cards.count, of: .admissions),
        phrases.number(cards.count { $0.isStuck })))
  }

  package func status(in session: Session) -> String {
    guard let card = selected, let admission = session.commune.admissions[ID(card.id)] else {
      return session.phrases["admission.none"]
    }
    let phrases = session.phrases
    let missing = admission.missing.count
    guard let next = admission.nextStep else { return "" }
    let step = phrases.choice(.admissions, "step", next.rawValue)
    return missing == 0
      ? phrases.text("admission.ready", step)
      : phrases.text("admission.missing", step, phrases.number(missing))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .add: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .nextStep: selected == nil ? "obstacle.not-an-admission" : nil
    default: nil
    }
  }

  package mutating func refresh(in session: Session) {
    let wanted = AdmissionGroup.columns(within: session.size.columns)
    guard seenRevision != session.commune.revision || wanted != groups else { return }
    let isFirst = seenRevision == nil
    seenRevision = session.commune.revision
    var before = columns
    let chosen = selected?.id
    let circumstances = session.circumstances
    let cards = session.commune.admissions.filter { cell == nil || $0.cell == cell }
      .compactMap { AdmissionCard($0, in: circumstances) }
    if wanted != groups {
      groups = wanted
      lists = groups.map { _ in ListState() }
      column = min(column, groups.count - 1)
      before = groups.map { _ in [] }
    }
    columns = groups.map { group in
      cards.filter { group.steps.contains($0.step) }.sorted(by: Self.isBefore)
    }
    guard !isFirst else { return }
    for place in columns.indices {
      lists[place].follow(
        before[place].map(\.id), to: columns[place].map(\.id), page: page(in: session))
    }
    // A case that has moved on takes the cursor with it.
    guard let chosen, let place = columns.firstIndex(where: { $0.contains { $0.id == chosen } })
    else { return }
    column = place
    lists[place].selection = columns[place].firstIndex { $0.id == chosen } ?? 0
    lists[place].clamp(count: columns[place].count, page: page(in: session))
  }

  private static func isBefore(_ left: AdmissionCard, _ right: AdmissionCard) -> Bool {
    if left.isStuck != right.isStuck { return left.isStuck }
    if left.step != right.step { return left.step.number < right.step.number }
    return left.days == right.days ? left.id < right.id : left.days > right.days
  }

  var selected: AdmissionCard? {
    guard columns.indices.contains(column) else { return nil }
    let cards = columns[column]
    return cards.indices.contains(lists[column].selection) ? cards[lists[column].selection] : nil
  }

  /// How many cards fit below each other.
  private func page(in session: Session) -> Int { max(1, (session.size.rows - 5) / 2) }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open:
      guard let card = selected else { return Response.none }
      return FormScreen(opening: card.id, in: .admissions, session: session, isEditing: true)
        .map { .push($0) }
    case .nextStep:
      return selected.flatMap { AdmissionGuideScreen(of: $0.id, in: session) }.map { .push($0) }
    case .add:
      return .push(FormScreen(newIn: .admissions, in: &session))
    case .find: return .push(cases(in: session))
    case .filter: return cell == nil ? .push(cells(in: session)) : show(nil, in: session)
    default: return nil
    }
  }

  /// The open cases, to be found by name.
  private func cases(in session: Session) -> ListScreen {
    let items: @Sendable (Session) -> [ListScreen.Item] = { session in
      let open = session.commune.admissions.filter(\.isOpen).map(\.recordID)
      return ListScreen.items(open, of: .admissions, in: session) { .record(.admissions, $0) }
    }
    return ListScreen(
      title: session.phrases["admission.find"], items: items(session), purpose: .answer,
      source: items)
  }

  /// The cells that have open cases.
  private func cells(in session: Session) -> ListScreen {
    let items: @Sendable (Session) -> [ListScreen.Item] = { session in
      let cells = session.commune.admissions.filter(\.isOpen).compactMap { $0.cell?.raw }
      return ListScreen.items(Set(cells).sorted(), of: .partyOrganisations, in: session) {
        .record(.partyOrganisations, $0)
      }
    }
    return ListScreen(
      title: session.phrases["admission.filter"], items: items(session), purpose: .answer,
      source: items)
  }

  private mutating func show(_ wanted: ID<PartyOrganisation>?, in session: Session) -> Response {
    cell = wanted
    seenRevision = nil
    lists = groups.map { _ in ListState() }
    refresh(in: session)
    column = columns.firstIndex { !$0.isEmpty } ?? 0
    return .none
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    switch key {
    case .left, .character("h"):
      column = max(0, column - 1)
      return Response.none
    case .right, .character("l"), .tab:
      column = min(columns.count - 1, column + 1)
      return Response.none
    default:
      return lists[column].handle(key, count: columns[column].count, page: page(in: session))
        ? Response.none : nil
    }
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    if case .choice(.record(.partyOrganisations, let id)) = answer {
      return show(ID(id), in: session)
    }
    let found: RecordID
    switch answer {
    case .record(.admissions, let id): found = id
    case .choice(.record(.admissions, let id)):
      found = id
      let isHidden = cell != nil && session.commune.admissions[ID(id)]?.cell != cell
      if isHidden { _ = show(nil, in: session) }
    default:
      refresh(in: session)
      return .none
    }
    refresh(in: session)
    guard let place = columns.firstIndex(where: { $0.contains { $0.id == found } })
    else { return .none }
    column = place
    lists[place].selection = columns[place].firstIndex { $0.id == found } ?? 0
    lists[place].clamp(count: columns[place].count, page: page(in: session))
    return .none
  }
}
