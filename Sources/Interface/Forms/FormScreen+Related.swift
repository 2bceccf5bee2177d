internal import CommuneDomain
internal import Localization
internal import Terminal

extension FormScreen {
  mutating func handleRelated(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    switch key {
    case .enter:
      guard relatedIDs.indices.contains(tab), related.selection < relatedIDs[tab].count,
        let form = FormScreen(
          opening: relatedIDs[tab][related.selection], in: tabs[tab].register, session: session)
      else { return Response.none }
      return .push(form)
    case .right, .tab, .character("l"):
      if key == .tab, tab == tabs.count - 1 { return enterFields() }
      tab = (tab + 1) % max(1, tabs.count)
      related = ListState()
    case .left, .character("h"):
      tab = (tab + tabs.count - 1) % max(1, tabs.count)
      related = ListState()
    case .backTab:
      if tab == 0 { return enterFields() }
      tab -= 1
      related = ListState()
    case .up where related.selection == 0: return enterFields(atLast: true)
    case .character("+"): return addRelated(in: &session)
    default:
      return related.handle(key, count: relatedCount, page: 4) ? Response.none : nil
    }
    return Response.none
  }

  mutating func enterFields(atLast: Bool = false) -> Response {
    area = .fields
    let index =
      atLast
      ? fields.indices.last { applies($0) } : fields.indices.first { applies($0) }
    if let index { enter(index) }
    return .none
  }

  /// All lists under the record, for those that are many keys away.
  func chooseTab(in session: Session) -> Response {
    .push(
      ListScreen(
        title: name(in: session),
        items: tabs.indices.map { index in
          ListScreen.Item(
            name(ofTab: index, in: session),
            detail: session.phrases.number(
              relatedIDs.indices.contains(index) ? relatedIDs[index].count : 0),
            choice: .field("\(tabs[index].register) \(tabs[index].field)"))
        }, purpose: .answer, selecting: tab))
  }

  mutating func open(tab name: String) -> Response {
    guard let index = tabs.firstIndex(where: { "\($0.register) \($0.field)" == name }) else {
      return .none
    }
    tab = index
    related = ListState()
    area = .related
    return .none
  }

  /// What a list is called; where a register refers in several ways, also by which.
  func name(ofTab index: Int, in session: Session) -> String {
    let register = tabs[index].register
    let name = session.phrases.name(of: register)
    guard tabs.count(where: { $0.register == register }) > 1 else { return name }
    return name + " – " + session.phrases.label(register, tabs[index].field)
  }

  /// A new record that belongs to this one.
  mutating func addRelated(in session: inout Session) -> Response {
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["obstacle.read-only"], .warning)
    }
    guard tabs.indices.contains(tab),
      let subject = tabs[tab].subject(of: record, in: register, session.commune)
    else { return .none }
    let prefill = tabs[tab].prefill(subject, today: session.today, makeID: session.makeID)
    return .push(FormScreen(newIn: tabs[tab].register, prefilled: prefill, in: &session))
  }
}
