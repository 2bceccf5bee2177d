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
    reasoned = .reveal
    guard session.readOnlyReason == nil else {
      return .say(session.phrases["obstacle.not-logged"], .warning)
    }
    return .push(
      ListScreen.reasons(
        session.phrases.text("reveal.reason", name(in: session)), in: session))
  }

  private mutating func show() {
    isRevealing = true
    if fields.indices.contains(focus) { fields[focus].isFresh = false }
  }

  /// Writes the reason; the numbers are shown when that is on disk.
  mutating func reveal(because reason: String, in session: Session) -> Response {
    reasoned = nil
    awaited = .reveal
    return .effect(
      .save(.creating(session.access(.reveal, of: record, in: register, because: reason))))
  }

  /// Does what waited for the log.
  mutating func finish(_ what: Reasoned, in session: Session) -> Response {
    switch what {
    case .reveal:
      show()
      return .none
    case .erase: return tellErased(in: session)
    }
  }
}
