internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension UnitChangeScreen {
  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .save: return save(in: session)
    case .choose: return choose(in: session)
    case .remove: return remove(in: session)
    case .back: return leave(in: session)
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    stay()
    switch event {
    case .paste(let text):
      editText { $0.insert(paste: text) }
      return Response.none
    case .key(let key): return handle(key, in: session)
    default: return nil
    }
  }

  private mutating func handle(_ key: Key, in session: Session) -> Response? {
    switch key {
    case .up, .down, .pageUp, .pageDown, .backTab, .tab:
      accept(in: session)
      isFresh = true
      let key: Key = key == .tab ? .down : key == .backTab ? .up : key
      _ = list.handle(key, count: rows.count, page: page(in: session))
      return Response.none
    case .enter: return enter(in: session)
    default: break
    }
    if isTyping {
      if isFresh, case .character = key, selected != .legalBasis {
        editText {
          $0 = TextFieldState()
          return true
        }
      }
      isFresh = false
      let typing = isTypingWords ? session.typing : nil
      return editText { $0.handle(key, typing: typing) } ? Response.none : nil
    }
    switch (selected, key) {
    case (.form, .left), (.form, .right): turnForm(by: key == .right ? 1 : -1, in: session)
    case (.predecessor(let place), .left), (.predecessor(let place), .right),
      (.predecessor(let place), .character(" ")):
      predecessors[place].portion = predecessors[place].portion == .whole ? .part : .whole
      replan(in: session)
    case (.item(let id), .left), (.item(let id), .right):
      turn(id, by: key == .right ? 1 : -1, session)
    case (.item(let id), .character(let digit)):
      guard let number = digit.wholeNumberValue, number < ways.count,
        ways(of: id).contains(ways[number])
      else { return nil }
      places[id] = ways[number]
      replan(in: session)
      _ = list.handle(.down, count: rows.count, page: page(in: session))
    default:
      return list.handle(key, count: rows.count, page: page(in: session)) ? Response.none : nil
    }
    return Response.none
  }

  /// Where a record may go: 0 is to stay, 1 the first new unit.
  var ways: [UnitChange.Place] { [.stays] + successors.indices.map { .successor($0) } }

  private mutating func turn(_ id: RecordID, by step: Int, _ session: Session) {
    let allowed = ways(of: id)
    let present = plan.items.first { $0.id == id }?.place.flatMap { allowed.firstIndex(of: $0) }
    let next = present.map { ($0 + step + allowed.count) % allowed.count } ?? 0
    places[id] = allowed.indices.contains(next) ? allowed[next] : nil
    replan(in: session)
  }

  /// A record of a unit that ends cannot stay with it.
  private func ways(of id: RecordID) -> [UnitChange.Place] {
    let unit = plan.items.first { $0.id == id }?.predecessor
    let isWhole = predecessors.first { $0.unit == unit }?.portion == .whole
    return isWhole ? Array(ways.dropFirst()) : Array(ways.dropFirst()) + [.stays]
  }

  private mutating func turnForm(by step: Int, in session: Session) {
    let forms = SuccessionChange.allCases
    let place = forms.firstIndex(of: form) ?? 0
    form = forms[(place + step + forms.count) % forms.count]
    for index in predecessors.indices {
      predecessors[index].portion = form == .partial ? .part : .whole
    }
    if form == .split {
      while successors.count < 2 { successors.append(TypedSuccessor()) }
    } else if successors.count > 1 {
      successors = Array(successors.prefix(1))
    }
    // What clashed under another form may not clash under this one.
    clashing = []
    names = [:]
    fillSuccessor(in: session)
    replan(in: session)
  }

  /// Takes the text of a line, and goes on.
  private mutating func enter(in session: Session) -> Response {
    defer { isFresh = true }
    switch selected {
    case .form, .predecessor, .item:
      _ = list.handle(.down, count: rows.count, page: page(in: session))
      return .none
    case .addPredecessor, .joined: return choose(in: session)
    case .addSuccessor:
      successors.append(TypedSuccessor())
      replan(in: session)
      if let row = rows.firstIndex(of: .code(successors.count - 1)) { list.selection = row }
      return .none
    case .told(let line):
      let told = told(in: session)
      guard told.indices.contains(line), let set = told[line].records else { return .none }
      return .push(TableScreen(register: set.register, in: session, scope: set.ids))
    default:
      accept(in: session)
      _ = list.handle(.down, count: rows.count, page: page(in: session))
      return .none
    }
  }

  private mutating func accept(in session: Session) {
    guard isTyping else { return }
    if selected == .date {
      do {
        let typed = try FieldParser(today: session.today).date(date.text)
        date = TextFieldState(session.phrases.date(typed))
        dateProblem = nil
      } catch {
        dateProblem = session.phrases.sentence(for: error, field: "date", register: .successions)
      }
    }
    replan(in: session)
  }

  @discardableResult
  private mutating func editText(_ edit: (inout TextFieldState) -> Bool) -> Bool {
    switch selected {
    case .date: edit(&date)
    case .legalBasis: edit(&legalBasis)
    case .code(let place): edit(&successors[place].code)
    case .name(let place): edit(&successors[place].name)
    case .clash(let id): edit(&names[id, default: TextFieldState()])
    default: false
    }
  }

  // MARK: - Choosing

  private mutating func choose(in session: Session) -> Response {
    switch selected {
    case .addPredecessor, .predecessor:
      asked = .predecessors
      return .push(
        ListScreen(
          title: session.phrases["units.old"], items: units(in: session, ticking: true),
          purpose: .tick))
    case .code(let place), .name(let place), .joined(let place):
      asked = .successor(place)
      let new = ListScreen.Item(session.phrases["units.new-unit"], choice: .text("new"))
      return .push(
        ListScreen(
          title: session.phrases["units.new"], items: [new] + units(in: session, ticking: false),
          purpose: .answer))
    case .item:
      asked = .rest
      return .push(
        ListScreen(
          title: session.phrases["units.rest"],
          items: ways.enumerated().filter { _, way in
            plan.unplaced.contains { ways(of: $0.id).contains(way) }
          }.map { number, way in
            ListScreen.Item(words(for: way, in: session), choice: .text(String(number)))
          }, purpose: .answer))
    default: return .none
    }
  }

  /// The units that exist on the day before, those of today first by name.
  private func units(in session: Session, ticking: Bool) -> [ListScreen.Item] {
    let chosen = Set(predecessors.map(\.unit))
    let commune = session.commune
    return commune.ids(in: register)
      .filter { id in
        commune.lifetime(of: id, in: register)?.to == nil && (ticking || !chosen.contains(id))
      }
      .map { id -> (CollationKey, ListScreen.Item) in
        let title = session.title(of: id, in: register)
        let code = commune.record(id, in: register)?.value(of: "code") ?? .empty
        let detail = if case .text(let code) = code { code } else { "" }
        return (
          CollationKey(text: title),
          ListScreen.Item(
            title, detail: detail, choice: .record(register, id),
            isTicked: ticking && chosen.contains(id))
        )
      }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    defer {
      asked = nil
      replan(in: session)
    }
    switch (asked, answer) {
    case (.predecessors, .choices(let choices)):
      let ids = choices.compactMap { choice in
        if case .record(_, let id) = choice { id } else { nil }
      }
      predecessors = ids.map { id in
        predecessors.first { $0.unit == id } ?? .init(id, form == .partial ? .part : .whole)
      }
      fillSuccessor(in: session)
    case (.successor(let place), .choice(.record(_, let id))):
      guard successors.indices.contains(place) else { break }
      successors[place].existing = id
    case (.successor(let place), .choice(.text)):
      guard successors.indices.contains(place) else { break }
      successors[place].existing = nil
    case (.rest, .choice(.text(let number))):
      guard let number = Int(number), ways.indices.contains(number) else { break }
      for item in plan.unplaced where ways(of: item.id).contains(ways[number]) {
        places[item.id] = ways[number]
      }
    default: break
    }
    return .none
  }

  /// Takes a unit out of the list.
  private mutating func remove(in session: Session) -> Response {
    switch selected {
    case .predecessor(let place): predecessors.remove(at: place)
    case .code(let place), .name(let place), .joined(let place):
      if successors.count > (form == .split ? 2 : 1) {
        successors.remove(at: place)
        places = [:]
      } else {
        successors[place] = TypedSuccessor()
      }
    case .item(let id): places[id] = nil
    default: return .none
    }
    replan(in: session)
    return .none
  }

  private mutating func save(in session: Session) -> Response {
    accept(in: session)
    if let dateProblem { return .say(dateProblem, .error) }
    guard plan.isReady else {
      if let first = plan.unplaced.first, let row = rows.firstIndex(of: .item(first.id)) {
        list.selection = row
      }
      let told = told(in: session).first { $0.isTrouble }
      return .say(told?.text ?? session.phrases["units.not-ready"], .error)
    }
    return .effect(.save(plan.change))
  }
}
