internal import CommuneDomain
internal import Localization

extension Phrases {
  /// What stands against a change in one sentence: record, field, who, and how many more.
  func sentence(for clashes: [Clash], in session: Session) -> String {
    guard let first = clashes.first else { return self["clash.title"] }
    let who = byline(
      first.author, first.milliseconds, beside: session.author, today: session.today)
    let record = session.name(of: first.record, in: first.register)
    let sentence =
      switch first.kind {
      case .field:
        text(
          "clash.sentence.field", record, label(of: first.spot, in: session.commune), who,
          text(of: first.theirs, at: first.spot, in: session.commune))
      case .removed: text("clash.sentence.removed", record, who)
      case .changedSince: text("clash.sentence.changed-since", record, who)
      case .taken(let other):
        text(
          "clash.sentence.taken", label(of: first.spot, in: session.commune),
          text(of: first.mine, at: first.spot, in: session.commune),
          session.name(of: other, in: first.register),
          name(ofAuthor: first.author, beside: session.author))
      }
    guard clashes.count > 1 else { return sentence }
    return sentence + " " + text("clash.more", number(clashes.count - 1))
  }
}

extension Session {
  /// A record as a sentence names it, such as "Hộ H000871 Nguyễn Thị Bắc"; only its kind when it was
  /// never seen.
  func name(of id: RecordID, in register: RegisterKey) -> String {
    let kind = phrases.oneName(of: register).capitalisedFirst
    return lastTitle(of: id, in: register).map { "\(kind) \($0)" } ?? kind
  }

  /// The record of an entry of the review list; a removed one by what it held.
  func name(of entry: ReviewEntry) -> String {
    guard commune.record(entry.record, in: entry.register) == nil,
      var record = Commune.register(entry.register)?.blank(entry.record, today: today)
    else { return name(of: entry.record, in: entry.register) }
    for assignment in entry.removedValues {
      // A value that the register no longer knows is not needed for the name.
      try? record.set(assignment.field, to: assignment.value)
    }
    let kind = phrases.oneName(of: entry.register).capitalisedFirst
    return "\(kind) \(title(of: record))"
  }
}
