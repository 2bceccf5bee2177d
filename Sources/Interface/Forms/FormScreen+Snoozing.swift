internal import CommuneDomain
internal import Localization

extension FormScreen {
  /// Puts off what a rule found about some records: one form asks for the day and the reason of all.
  init?(puttingOff ids: [RecordID], of phrase: String, in session: inout Session) {
    guard let first = ids.first else { return nil }
    let prefilled: [FieldAssignment] = [
      FieldAssignment(field: "rule", value: .text(phrase)),
      FieldAssignment(field: "record", value: .text(first.description)),
      FieldAssignment(field: "by", value: .text(session.myName)),
    ]
    self.init(newIn: .snoozes, prefilled: prefilled, focusing: "until", in: &session)
    let others = ids.dropFirst().map { (id: session.makeID(), subject: $0) }
    guard !others.isEmpty else { return }
    alsoSaved = others.count
    companion = { record, _ in
      guard let snooze = record as? Snooze else { return Change() }
      return others.reduce(Change()) { change, other in
        var copy = Snooze(id: ID(other.id))
        for assignment in snooze.assignments {
          try? copy.set(assignment.field, to: assignment.value)
        }
        copy.record = other.subject.description
        return change + .creating(copy)
      }
    }
  }
}
