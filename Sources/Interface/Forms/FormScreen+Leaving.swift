internal import CommuneDomain
internal import Localization
internal import Terminal

extension FormScreen {
  /// The dialogue before somebody leaves, or an assignment ends, and places would have nobody; nil
  /// where nothing is to be decided.
  func dialogueOfLeaving(in session: Session) -> LeavingScreen? {
    guard leaving == nil, companion == nil else { return nil }
    if let event = entity as? MembershipEvent { return dialogue(ofEvent: event, session) }
    guard !isNew else { return nil }
    if let person = entity as? Person { return dialogue(of: person, session) }
    if let assignment = entity as? Assignment { return dialogue(ofEnd: assignment, session) }
    return nil
  }

  private func dialogue(of person: Person, _ session: Session) -> LeavingScreen? {
    guard !person.isPresent, (original as? Person)?.isPresent ?? false,
      let day = person.statusSince
    else { return nil }
    let ending = session.circumstances.figures
      .assignments(of: record, notEndedBefore: day)
    let posts = session.circumstances.figures.posts(of: record, on: day)
    guard !ending.isEmpty || !posts.isEmpty else { return nil }
    let reason: AssignmentEndReason = person.status == .deceased ? .deceased : .transferred
    return LeavingScreen(of: record, ending, posts, Leaving(day: day, reason: reason), in: session)
  }

  /// A member who dies or moves away by an event leaves the same places as a person does.
  private func dialogue(ofEvent event: MembershipEvent, _ session: Session) -> LeavingScreen? {
    guard let person = whoLeaves(by: event, in: session), let day = event.date else { return nil }
    let ending = session.circumstances.figures.assignments(of: person, notEndedBefore: day)
    let posts = session.circumstances.figures.posts(of: person, on: day)
    guard !ending.isEmpty || !posts.isEmpty else { return nil }
    let reason: AssignmentEndReason = event.kind == .death ? .deceased : .transferred
    return LeavingScreen(of: person, ending, posts, Leaving(day: day, reason: reason), in: session)
  }

  /// The person who dies or moves away by the event, as long as the book does not know of it.
  private func whoLeaves(by event: MembershipEvent, in session: Session) -> RecordID? {
    guard event.kind == .death || event.kind == .transferOut && event.leavesToo,
      let person = event.member.flatMap({ session.commune.members[$0]?.person }),
      session.commune.people[person]?.isPresent ?? false
    else { return nil }
    return person.raw
  }

  private func dialogue(ofEnd assignment: Assignment, _ session: Session) -> LeavingScreen? {
    guard let end = assignment.to, let before = original as? Assignment, before.to != end,
      let person = before.person
    else { return nil }
    let leaving = Leaving(
      day: end.adding(days: 1), reason: assignment.endReason ?? .transferred)
    guard !session.circumstances.figures.losingCover([before], on: leaving.day).isEmpty else {
      return nil
    }
    return LeavingScreen(of: person.raw, [before], [], leaving, in: session)
  }

  /// Saves the record with what was decided in the dialogue, as one change.
  mutating func save(with leaving: Leaving, in session: Session) -> Response {
    self.leaving = leaving
    let figures = session.circumstances.figures
    let gone = (entity as? MembershipEvent).flatMap { whoLeaves(by: $0, in: session) }
    if let person = register == .people ? record : gone {
      let ending = figures.assignments(of: person, notEndedBefore: leaving.day)
      let posts = figures.posts(of: person, on: leaving.day)
      let ids = (0..<ending.count + posts.count).map { _ in session.makeID() }
      companion = { _, session in
        var next = ids.makeIterator()
        let newID = { next.next() ?? session.makeID() }
        return leaving.change(ending: ending, in: session.commune, newID: newID)
          + leaving.change(ending: posts, in: session.commune, newID: newID)
      }
    } else if let before = original as? Assignment {
      succeed(before, with: leaving, session.makeID())
    }
    return save(then: afterSave, in: session)
  }

  /// The form ends the assignment itself; the successor is added, or why there is none.
  private mutating func succeed(_ before: Assignment, with leaving: Leaving, _ id: RecordID) {
    switch leaving.decisions[before.recordID] {
    case .nobody(let reason):
      guard var ended = entity as? Assignment else { return }
      ended.remarks = [ended.remarks, reason].filter { !$0.isEmpty }.joined(separator: "; ")
      entity = ended
    case .successor:
      companion = { _, session in
        Change(
          leaving.change(ending: [before], in: session.commune) { id }.operations.filter {
            $0.record != before.recordID
          })
      }
    case nil: return
    }
  }
}
