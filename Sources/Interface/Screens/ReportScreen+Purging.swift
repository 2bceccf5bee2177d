internal import CommuneDomain
internal import Localization

/// Taking out what was kept longer than its period, register by register.
extension ReportScreen {
  /// The registers with such records; Enter alone keeps everything.
  func askToPurge(in session: Session) -> Response {
    let phrases = session.phrases
    let found = Retention.all.map { ($0.register, $0.expired(in: session.circumstances).count) }
      .filter { $0.1 > 0 }
    guard !found.isEmpty else { return .say(phrases["purge.nothing"]) }
    let items = found.map { register, count in
      ListScreen.Item(
        phrases.text("purge.register", phrases.count(count, of: register)),
        choice: .register(register))
    }
    return .push(
      ListScreen(
        title: phrases["purge.question"],
        items: [ListScreen.Item(phrases["erase.no"], choice: .text(""))] + items,
        purpose: .answer))
  }

  /// One act for the register that was chosen.
  func purge(_ register: RegisterKey, in session: Session) -> Response {
    guard let rule = Retention.all.first(where: { $0.register == register }) else { return .none }
    let expired = rule.expired(in: session.circumstances)
    let reason = session.phrases["erase.offered.kept-too-long"]
    let log = session.access(.erase, of: nil, in: register, because: reason)
    let change = rule.change(
      purging: expired, log: log, in: session.commune, newID: session.makeID)
    return change.isEmpty
      ? .say(session.phrases["purge.nothing"]) : .effect(.save(change))
  }
}
