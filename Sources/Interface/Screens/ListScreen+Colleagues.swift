internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension ListScreen {
  /// The question who is at the keyboard.
  static func colleagues(in session: Session) -> ListScreen {
    let rows: @Sendable (Session) -> [Item] = { session in
      items(whoHasWork(in: session), of: .people, in: session) { .record(.people, $0) }
    }
    return ListScreen(
      title: session.phrases["todo.who-am-i"], items: rows(session), purpose: .answer,
      source: rows)
  }

  /// Those who are assigned or hold a position; everybody where nobody does yet.
  private static func whoHasWork(in session: Session) -> [RecordID] {
    let assigned = Set(session.commune.assignments.compactMap { $0.person?.raw })
    let present = session.commune.people.filter(\.isPresent)
    let working = present.filter { !$0.position.isEmpty || assigned.contains($0.recordID) }
    let keyed = (working.isEmpty ? present : working).map {
      (CollationKey(personName: $0.name), $0.recordID)
    }
    return keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }
}
