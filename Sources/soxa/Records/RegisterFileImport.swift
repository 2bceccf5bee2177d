import CommuneDomain
import JSONStore
import Localization

/// Reads a register's file that somebody has changed by hand: what is different from the book as it was
/// when the file was written becomes a change, which is looked at before it is saved.
struct RegisterFileImport {
  let book: Book
  let register: any RegisterDescribing
  /// The book as it was when the file was written.
  let base: Commune

  struct Outcome {
    var change = Change()
    var created = 0
    var changed = 0
    /// Records of the book that the file does not have; they stay.
    var missing = 0
    /// What is wrong, or was changed by somebody else since.
    var problems: [String] = []
    /// What is right but is to be looked at.
    var warnings: [String] = []
  }

  /// When the file was written, by the name under which it was set aside: `households-1790000000000.json`.
  static func moment(ofFile path: String, in register: RegisterKey) -> UInt64? {
    let name = path.split(separator: "/").last ?? ""
    let beginning = register.rawValue + "-"
    guard name.hasPrefix(beginning) else { return nil }
    return UInt64(name.dropFirst(beginning.count).prefix { $0 != "." })
  }

  /// - Throws: `StoreError.damaged` with line, record and field where the file is no register's file.
  func read(_ bytes: [UInt8], file: String) throws(StoreError) -> Outcome {
    var edited = base
    _ = try register.read(bytes, file: file, into: &edited)
    var outcome = Outcome()
    var differences: [Difference] = []
    var trial = book
    for id in register.ids(in: edited) {
      guard let difference = difference(id, in: edited, &outcome) else { continue }
      do {
        try trial.commune.apply(difference.change)
      } catch {
        throw .changeDoesNotFit(error)
      }
      differences.append(difference)
    }
    outcome.missing = Set(register.ids(in: base)).subtracting(register.ids(in: edited)).count
    // Judged beside each other, as they will stand in the book.
    let entry = RecordEntry(book: trial, register: register)
    let circumstances = book.workplace.circumstances(of: trial.commune)
    for difference in differences {
      guard let record = register.record(difference.id, in: trial.commune) else { continue }
      do {
        outcome.warnings += try entry.check(record)
      } catch {
        outcome.problems += error.sentences
        continue
      }
      outcome.change = outcome.change + difference.change + record.consequences(in: circumstances)
      if difference.isNew { outcome.created += 1 } else { outcome.changed += 1 }
    }
    return outcome
  }

  private struct Difference {
    let id: RecordID
    let change: Change
    let isNew: Bool
  }

  /// What the file says of a record that the book does not; nil where that is nothing.
  private func difference(_ id: RecordID, in edited: Commune, _ outcome: inout Outcome)
    -> Difference?
  {
    guard let new = register.record(id, in: edited) else { return nil }
    let present = register.record(id, in: book.commune)
    guard let old = register.record(id, in: base) else {
      // What is there already was entered meanwhile, perhaps from this very file.
      return present == nil ? Difference(id: id, change: .creating(new), isNew: true) : nil
    }
    let operations = Change.from(old, to: new).operations
    if operations.isEmpty { return nil }
    guard let present else {
      outcome.problems.append(book.phrases.text("import.gone", name(of: old)))
      return nil
    }
    let fitting = operations.filter { fits($0, present, &outcome) }
    return fitting.isEmpty ? nil : Difference(id: id, change: Change(fitting), isNew: false)
  }

  /// Whether what stands in the book is still what the file was made of.
  private func fits(_ operation: Operation, _ present: any Entity, _ outcome: inout Outcome) -> Bool
  {
    switch operation {
    case .set(_, _, let field, let old, let new):
      return fits(field, old, now: present.value(of: field), new, present, &outcome)
    case .mark(_, _, let field, let subject, let old, let new):
      func word(_ word: String?) -> FieldValue { word.map { .marks([subject: $0]) } ?? .empty }
      let now = present.value(of: field).marks[subject]
      return fits(field, word(old), now: word(now), word(new), present, &outcome)
    case .append(_, _, let field, let note, _):
      return !present.value(of: field).notes.contains(note)
    case .withdraw(_, _, let field, let note, _):
      return present.value(of: field).notes.contains(note)
    case .create, .remove, .restore, .settle: return true
    }
  }

  private func fits(
    _ key: String, _ old: FieldValue, now: FieldValue, _ new: FieldValue, _ present: any Entity,
    _ outcome: inout Outcome
  ) -> Bool {
    if now == new { return false }
    if now == old { return true }
    let field = now.isEmpty ? nil : register.field(key)
    let words = field.map {
      book.phrases.text(of: now, $0, of: register.key, in: book.commune)
    }
    outcome.problems.append(
      book.phrases.text(
        "import.met", name(of: present), book.phrases.label(register.key, key),
        words ?? book.phrases["value.none"]))
    return false
  }

  private func name(of record: any Entity) -> String {
    let noun = book.phrases.oneName(of: register.key)
    return noun.prefix(1).uppercased() + noun.dropFirst() + " "
      + book.phrases.title(of: record, in: book.commune)
  }
}
