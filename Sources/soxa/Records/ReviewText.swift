import CommuneDomain
import JSONStore
import Localization
import VietnameseText

/// Values that were overridden unseen, as a table for people or as JSON.
struct ReviewText {
  let book: Book
  let entries: [ReviewEntry]

  private var phrases: Phrases { book.phrases }

  var table: String {
    guard !entries.isEmpty else { return phrases["conflicts.none"] + "\n" }
    var table = TextTable(
      ["name", "record", "field", "lost", "lost-by", "counts", "counts-by"].map {
        TextTable.Column(title: phrases["conflicts.column.\($0)"])
      })
    for entry in entries {
      table.append([
        entry.name, title(entry), label(entry), lost(entry),
        who(entry.mark.author, entry.milliseconds), counting(entry),
        who(entry.other, entry.otherMilliseconds),
      ])
    }
    return table.text
  }

  /// One entry, a line for each thing to know.
  func text(of entry: ReviewEntry) -> String {
    let lines = [
      ("name", entry.name), ("record", title(entry)), ("field", label(entry)),
      ("lost", lost(entry)), ("lost-by", who(entry.mark.author, entry.milliseconds)),
      ("counts", counting(entry)), ("counts-by", who(entry.other, entry.otherMilliseconds)),
    ].map { (phrases["conflicts.column.\($0.0)"], $0.1) }
    let width = lines.map(\.0.columns).max() ?? 0
    return lines.map { "\($0.0.padded(to: width))  \($0.1.displaySafe)\n" }.joined()
  }

  var json: String { MachineText.rows(entries.map { json(of: $0) }) }

  func json(of entry: ReviewEntry) -> String {
    let present = book.commune.record(entry.record, in: entry.register)
    return MachineText.object([
      ("name", MachineText.string(entry.name)),
      ("kind", MachineText.string(entry.kind.rawValue)),
      ("register", MachineText.string(entry.register.rawValue)),
      ("id", MachineText.string(entry.record.description)),
      ("field", MachineText.optional(entry.mark.field)),
      ("subject", MachineText.optional(entry.mark.subject?.description)),
      ("value", MachineText.value(entry.value)),
      ("author", MachineText.string(entry.mark.author)),
      ("number", String(entry.mark.number)),
      ("time", MachineText.string(DayClock.iso(milliseconds: entry.milliseconds))),
      ("present", present == nil ? "false" : "true"),
      (
        "counts",
        MachineText.value(entry.mark.field.flatMap { present?.value(of: $0) } ?? .empty)
      ),
      ("countsAuthor", MachineText.string(entry.other)),
      ("countsTime", MachineText.string(DayClock.iso(milliseconds: entry.otherMilliseconds))),
    ])
  }

  // MARK: - Words

  private func title(_ entry: ReviewEntry) -> String {
    let noun = phrases.oneName(of: entry.register)
    if let title = phrases.title(of: entry.record, in: entry.register, of: book.commune) {
      return "\(noun) \(title)"
    }
    guard
      var record = Commune.register(entry.register)?.blank(
        entry.record, today: book.workplace.today), !entry.removedValues.isEmpty
    else { return "\(noun) \(entry.record)" }
    for value in entry.removedValues { try? record.set(value.field, to: value.value) }
    return "\(noun) \(phrases.title(of: record, in: book.commune))"
  }

  private func label(_ entry: ReviewEntry) -> String {
    guard let field = entry.mark.field else { return phrases["conflicts.whole-record"] }
    let label = phrases.label(entry.register, field)
    return entry.mark.subject.map {
      "\(label) (\(phrases.title(ofSubject: $0, book.commune)))"
    } ?? label
  }

  private func lost(_ entry: ReviewEntry) -> String { words(entry.value, entry) }

  private func counting(_ entry: ReviewEntry) -> String {
    guard let present = book.commune.record(entry.record, in: entry.register) else {
      return phrases["conflicts.deleted"]
    }
    guard let field = entry.mark.field else { return phrases["conflicts.present"] }
    let value = present.value(of: field)
    guard let subject = entry.mark.subject else { return words(value, entry) }
    guard let word = value.marks[subject] else { return phrases["value.none"] }
    let isRemark = Commune.register(entry.register)?.field(field)?.kind == .remarks
    return words(isRemark ? .text(word) : .choice(word), entry)
  }

  private func words(_ value: FieldValue, _ entry: ReviewEntry) -> String {
    guard let key = entry.mark.field,
      let field = Commune.register(entry.register)?.field(key)
    else {
      return phrases[value == .flag(true) ? "conflicts.present" : "conflicts.deleted"]
    }
    switch value {
    case .empty: return phrases["value.none"]
    case .text(let text): return text
    case .choice(let word) where entry.mark.subject != nil:
      return phrases.choice(entry.register, key, word)
    case .notes(let notes):
      return notes.map { "\(phrases.date($0.date)) \($0.text)" }.joined(separator: " · ")
    default: return phrases.text(of: value, field, of: entry.register, in: book.commune)
    }
  }

  private func who(_ author: String, _ milliseconds: UInt64) -> String {
    let day = phrases.date(DayClock.day(milliseconds: milliseconds))
    return "\(author) \(day) \(DayClock.time(milliseconds: milliseconds))"
  }
}
