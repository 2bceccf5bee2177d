import CommuneDomain
import JSONStore
import Localization

/// Entries of the history as a table for people or as JSON.
struct HistoryText {
  let book: Book
  let entries: [HistoryEntry]
  /// Whether the table tells with what values records were entered and removed.
  var showsValues = false

  var table: String {
    guard !entries.isEmpty else { return book.phrases["history.none"] + "\n" }
    let words = ChangeWords(book: book)
    return entries.map { entry in
      let day = book.phrases.date(DayClock.day(milliseconds: entry.milliseconds))
      let time = DayClock.time(milliseconds: entry.milliseconds)
      let kind = book.phrases["history.kind.\(entry.kind.rawValue)"]
      let shown = entry.change.operations.prefix(Self.mostShown)
      let rest = entry.change.operations.count - shown.count
      let lines =
        shown.flatMap { operation in
          ["  " + words.sentence(for: operation)]
            + (showsValues ? words.values(of: operation).map { "    " + $0 } : [])
        }
        + (rest > 0 ? ["  … +\(book.phrases.number(rest))"] : [])
      return (["\(day) \(time)  \(entry.author)  \(kind)"] + lines).joined(separator: "\n") + "\n"
    }
    .joined()
  }

  /// Every entry whole, with English keys.
  var json: String {
    MachineText.rows(
      entries.map { entry in
        MachineText.object([
          ("number", String(entry.number)),
          ("author", MachineText.string(entry.author)),
          ("station", MachineText.string(entry.station)),
          ("account", MachineText.string(entry.account)),
          ("time", MachineText.string(DayClock.iso(milliseconds: entry.milliseconds))),
          ("kind", MachineText.string(entry.kind.rawValue)),
          ("operations", MachineText.list(entry.change.operations.map(json))),
        ])
      })
  }

  /// Taking in a whole book is one entry.
  private static let mostShown = 20

  private func json(_ operation: Operation) -> String {
    func object(_ name: String, _ rest: [(key: String, value: String)]) -> String {
      MachineText.object(
        [
          ("operation", MachineText.string(name)),
          ("register", MachineText.string(operation.register.rawValue)),
          ("id", MachineText.string(operation.record.description)),
        ] + rest)
    }
    func fields(_ values: [FieldAssignment]) -> [(key: String, value: String)] {
      let values = values.map { ($0.field, value($0.value, $0.field)) }
      return [("values", MachineText.object(values))]
    }
    func value(_ value: FieldValue, _ field: String) -> String {
      MachineText.value(book.masked(value, field, in: operation.register))
    }
    func note(_ field: String, _ note: Note) -> [(key: String, value: String)] {
      [
        ("field", MachineText.string(field)), ("date", MachineText.value(.date(note.date))),
        ("text", MachineText.string(note.text)), ("author", MachineText.string(note.author)),
      ]
    }
    return switch operation {
    case .create(_, _, let values): object("create", fields(values))
    case .remove(_, _, let values): object("remove", fields(values))
    case .restore(_, _, let values): object("restore", fields(values))
    case .set(_, _, let field, let old, let new):
      object(
        "set",
        [
          ("field", MachineText.string(field)), ("old", value(old, field)),
          ("new", value(new, field)),
        ])
    case .mark(_, _, let field, let subject, let old, let new):
      object(
        "mark",
        [
          ("field", MachineText.string(field)),
          ("subject", MachineText.string(subject.description)),
          ("old", MachineText.optional(old)), ("new", MachineText.optional(new)),
        ])
    case .append(_, _, let field, let added, _): object("append", note(field, added))
    case .withdraw(_, _, let field, let withdrawn, _): object("withdraw", note(field, withdrawn))
    case .settle(_, _, let mark, let isSettled):
      object(
        isSettled ? "settle" : "unsettle",
        [
          ("field", MachineText.optional(mark.field)),
          ("author", MachineText.string(mark.author)), ("number", String(mark.number)),
        ])
    }
  }
}

extension HistoryEntry {
  /// The machine at which it was written.
  fileprivate var station: String {
    author.firstIndex(of: "-").map { String(author[..<$0]) } ?? author
  }

  /// The account that wrote it.
  fileprivate var account: String {
    author.firstIndex(of: "-").map { String(author[author.index(after: $0)...]) } ?? ""
  }
}
