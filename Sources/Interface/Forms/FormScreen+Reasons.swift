internal import CommuneDomain
internal import Localization

/// What is done to personal data only for a reason that the log keeps.
extension FormScreen {
  /// Shows the masked numbers once the log has why, or hides them again.
  mutating func reveal(in session: Session) -> Response {
    if isRevealing {
      isRevealing = false
      return .none
    }
    let holdsNumber = description.fields.contains { field in
      field.isMasked && !(original?.value(of: field.key) ?? .empty).isEmpty
    }
    // What was just typed here is no secret to whoever typed it.
    guard holdsNumber else {
      show()
      return .none
    }
    return askReason(.reveal, in: session)
  }

  private mutating func show() {
    isRevealing = true
    if fields.indices.contains(focus) { fields[focus].isFresh = false }
  }

  mutating func askReason(_ what: Reasoned, in session: Session) -> Response {
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["obstacle.not-logged"], .warning)
    }
    reasoned = what
    let title = what == .reveal ? "reveal.reason" : "erase.reason"
    return .push(
      ListScreen.reasons(session.phrases.text(title, name(in: session)), in: session))
  }

  /// Writes the reason; what it is for follows when that is on disk.
  mutating func carryOut(_ what: Reasoned, because reason: String, in session: Session)
    -> Response
  {
    reasoned = nil
    awaited = what
    switch what {
    case .reveal:
      return .effect(
        .save(.creating(session.access(.reveal, of: record, in: register, because: reason))))
    case .erase:
      let log = session.access(.erase, of: record, in: register, because: reason)
      let erasure = Erasure(marker: session.phrases["erase.marker"])
      guard
        let change = erasure.change(
          erasing: record, in: register, log: log, of: session.commune)
      else {
        awaited = nil
        return .say(session.phrases["obstacle.nothing-personal"], .warning)
      }
      return .effect(.save(change))
    }
  }

  /// Does what waited for the log.
  mutating func finish(_ what: Reasoned, in session: Session) -> Response {
    switch what {
    case .reveal:
      show()
      return .none
    case .erase:
      let form = FormScreen(opening: record, in: register, session: session)
      return Response(
        effects: [.discardDraft(record)], navigation: form.map { .replace($0) },
        message: Message(text: session.phrases["erase.done"], tone: .good))
    }
  }

  func obstacleToErasing(in session: Session) -> String? {
    if session.readOnlyReason != nil { return "obstacle.read-only" }
    if isNew { return "obstacle.not-saved-yet" }
    if hasChanges { return "obstacle.save-first" }
    let isPersonal = description.holdsPersonalData && !session.commune.isErased(record)
    return isPersonal ? nil : "obstacle.nothing-personal"
  }
}
