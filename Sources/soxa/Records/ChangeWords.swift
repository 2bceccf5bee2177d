import CommuneDomain
import Localization
import VietnameseText

/// Operations in sentences, for `undo` and `history`.
struct ChangeWords {
  let book: Book
  /// The commune as it was before, where records may stand that are gone by now.
  var before: Commune?

  func sentence(for operation: Operation) -> String {
    let phrases = book.phrases
    let name = name(of: operation)
    let sentence =
      switch operation {
      case .create: phrases.text("operation.create", name)
      case .remove: phrases.text("operation.remove", name)
      case .restore: phrases.text("operation.restore", name)
      case .set(_, _, let field, let old, let new):
        name + ": "
          + phrases.text(
            "operation.set", label(operation, field), words(old, field, operation),
            words(new, field, operation))
      case .mark(_, _, let field, let subject, let old, let new):
        name + ": "
          + phrases.text(
            "operation.mark", label(operation, field), title(of: subject),
            mark(old, field, operation), mark(new, field, operation))
      case .append(_, _, let field, let note, _):
        name + ": "
          + phrases.text(
            "operation.append", label(operation, field), note.text, phrases.date(note.date))
      case .withdraw(_, _, let field, let note, _):
        name + ": "
          + phrases.text(
            "operation.withdraw", label(operation, field), note.text, phrases.date(note.date))
      case .settle(_, _, let mark, let isSettled):
        name + ": " + phrases.settling(mark, of: operation.register, isSettled: isSettled)
      }
    return sentence.displaySafe
  }

  /// With what values a record was entered, removed or brought back, a line for each.
  func values(of operation: Operation) -> [String] {
    switch operation {
    case .create(_, _, let values), .remove(_, _, let values), .restore(_, _, let values):
      values.map { assignment in
        let words = words(assignment.value, assignment.field, operation)
        return "\(label(operation, assignment.field)): \(words)".displaySafe
      }
    case .set, .mark, .append, .withdraw, .settle: []
    }
  }

  /// What kind of record it is and what it is called, or was while it was there.
  private func name(of operation: Operation) -> String {
    let register = operation.register
    let noun = book.phrases.oneName(of: register)
    for commune in [book.commune, before ?? book.commune] {
      if let title = book.phrases.title(of: operation.record, in: register, of: commune) {
        return "\(noun) \(title)"
      }
    }
    switch operation {
    case .create(_, let id, let values), .remove(_, let id, let values),
      .restore(_, let id, let values):
      guard var record = Commune.register(register)?.blank(id, today: book.workplace.today) else {
        return noun
      }
      for assignment in values { try? record.set(assignment.field, to: assignment.value) }
      return "\(noun) \(book.phrases.title(of: record, in: book.commune))"
    default:
      return "\(noun) \(operation.record)"
    }
  }

  private func label(_ operation: Operation, _ field: String) -> String {
    book.phrases.label(operation.register, field)
  }

  private func words(_ value: FieldValue, _ field: String, _ operation: Operation) -> String {
    guard !value.isEmpty, let field = Commune.register(operation.register)?.field(field) else {
      return book.phrases["value.none"]
    }
    return book.phrases.text(of: value, field, of: operation.register, in: book.commune)
  }

  private func mark(_ mark: String?, _ field: String, _ operation: Operation) -> String {
    guard let mark else { return book.phrases["value.none"] }
    if case .marks = Commune.register(operation.register)?.field(field)?.kind {
      return book.phrases.choice(operation.register, field, mark)
    }
    return mark
  }

  /// Marks stand beside households or people.
  private func title(of subject: RecordID) -> String {
    book.phrases.title(of: subject, in: .households, of: book.commune)
      ?? book.phrases.title(of: subject, in: .people, of: book.commune) ?? subject.description
  }
}
