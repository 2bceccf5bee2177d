internal import CommuneDomain
internal import VietnameseText

/// The names of a register's records, folded once and looked through at every key.
///
/// Made when something is typed, made again when the book has changed or another register is asked
/// for.
struct RecordSearch: Sendable {
  /// What the kept texts were made from.
  private struct Source: Equatable {
    let register: RegisterKey
    let revision: Int
  }

  private var searched: (source: Source, ids: [RecordID], index: SearchIndex)?
  private var named: (source: Source, ids: [String: [RecordID]])?

  /// The records that match what is typed, best first.
  mutating func records(
    matching text: String, in register: any RegisterDescribing, _ session: Session
  ) -> [RecordID] {
    let source = Source(register: register.key, revision: session.commune.revision)
    if searched?.source != source {
      let ids = register.ids(in: session.commune)
      searched = (source, ids, register.searchIndex(of: ids, in: session))
    }
    guard let searched else { return [] }
    return searched.index.rows(matching: text).map { searched.ids[$0] }
  }

  /// The records that bear a name, whatever its case and marks.
  mutating func records(
    named name: String, in field: String, of register: RegisterKey, _ session: Session
  ) -> [RecordID] {
    let source = Source(register: register, revision: session.commune.revision)
    if named?.source != source {
      named = (source, session.nameIndex(of: register, field: field))
    }
    return named?.ids[name.folded] ?? []
  }
}
