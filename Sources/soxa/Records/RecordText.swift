import CommuneDomain
import Localization
import VietnameseText

/// One record for people: its fields, then how many records refer to it. Whoever calls masks numbers.
struct RecordText {
  let book: Book
  let register: any RegisterDescribing

  func text(of record: any Entity) -> String {
    let fields: [(String, String)] =
      register.fields.compactMap { field in
        let value = record.value(of: field.key)
        guard !value.isEmpty else { return nil }
        return (book.phrases.label(register.key, field.key), words(value, field))
      }
      + register.derived.compactMap { field in
        let value = record.value(of: field.key, in: book.circumstances)
        guard !value.isEmpty else { return nil }
        return (
          book.phrases.label(register.key, field.key),
          book.phrases.text(of: value, field, in: record, book.commune, revealing: true)
        )
      }
    let related = book.commune.referrers(to: record.recordID, in: register.key).map { referrer in
      let name = book.phrases.name(of: referrer.register)
      let label = book.phrases.label(referrer.register, referrer.field)
      return ("\(name) (\(label))", book.phrases.number(referrer.ids.count))
    }
    return aligned([("id", record.recordID.description)] + fields)
      + (related.isEmpty ? "" : "\n" + aligned(related))
  }

  private func words(_ value: FieldValue, _ field: FieldDescription) -> String {
    guard case .notes(let notes) = value else {
      return book.phrases.text(
        of: value, field, of: register.key, in: book.commune, revealing: true)
    }
    return notes.map { "\(book.phrases.date($0.date)) \($0.text)" }.joined(separator: " · ")
  }

  private func aligned(_ lines: [(label: String, text: String)]) -> String {
    let width = lines.map(\.label.columns).max() ?? 0
    return lines.map { line in
      "\(line.label.displaySafe.padded(to: width))  \(line.text.displaySafe)\n"
    }
    .joined()
  }
}
