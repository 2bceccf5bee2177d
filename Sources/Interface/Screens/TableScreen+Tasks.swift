internal import CommuneDomain
internal import Localization

/// What is done about the records that an alert names.
extension TableScreen {
  /// Does what is to be done about the selected record.
  func remedy(_ alert: AlertScope, in session: inout Session) -> Response {
    guard let id = selectedID else { return .none }
    switch alert.alert.remedy {
    case .open: return open(in: session)
    case .add(.dues, _): return session.openDues(of: id, in: register)
    case .add(let register, let field):
      let tab = RelatedTab(register: register, field: field)
      var prefill = tab.prefill(id, today: session.today, makeID: session.makeID)
      if register == .badges { prefill = completed(prefill, in: register, session) }
      return .push(FormScreen(newIn: register, prefilled: prefill, in: &session))
    case .assign(let level):
      return .push(BoardScreen(level: level, in: session, only: [id]))
    case .guide:
      guard let admission = session.commune.admission(behind: id, in: register),
        let guide = AdmissionGuideScreen(of: admission, in: session)
      else { return open(in: session) }
      return .push(guide)
    case .changeUnits:
      guard let kind = SuccessionKind(register) else { return open(in: session) }
      return .push(UnitChangeScreen(kind, of: [id], in: session))
    case .openReferred(let field):
      guard case .reference(let target)? = description.field(field)?.kind,
        let referred = description.value(of: field, in: id, of: session.commune)?.reference,
        let form = FormScreen(opening: referred, in: target, session: session)
      else { return open(in: session) }
      return .push(form)
    case .complete(let field):
      guard
        let form = FormScreen(
          opening: id, in: register, session: session, isEditing: true, focusing: field)
      else { return .none }
      return .push(form)
    }
  }

  /// What is filled in, with what follows from it.
  private func completed(
    _ prefill: [FieldAssignment], in register: RegisterKey, _ session: Session
  ) -> [FieldAssignment] {
    guard let id = selectedID,
      var record = Commune.register(register)?.blank(id, today: session.today)
    else { return prefill }
    for assignment in prefill { try? record.set(assignment.field, to: assignment.value) }
    return record.completed(in: session.circumstances).assignments
  }

  /// Puts off the selected record, or all marked ones, until a day that is asked for with the reason.
  func snooze(in session: inout Session) -> Response {
    guard let alert, let selected = selectedID else { return .none }
    let ids = marked.isEmpty ? [selected] : sorted.filter { marked.contains($0) }
    return FormScreen(puttingOff: ids, of: alert.phrase, in: &session).map { .push($0) } ?? .none
  }
}
