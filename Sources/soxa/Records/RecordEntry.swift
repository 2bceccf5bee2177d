import CommuneDomain
import Localization

/// Fills in a record from `field=value` arguments and checks it against every rule.
struct RecordEntry {
  let book: Book
  let register: any RegisterDescribing

  /// The record with what was typed; every value that is none is refused at once.
  func filling(_ record: any Entity, with arguments: [String]) throws(Failure) -> any Entity {
    var record = record
    var refusals: [String] = []
    for argument in arguments {
      guard let typed = FieldArgument(argument) else {
        throw .usage(book.phrases.text("cli.assignment-expected", argument))
      }
      let field = try book.field(typed.field, of: register)
      do {
        let value = try book.workplace.parser.value(
          typed.text, for: field, of: register.key, in: book.commune, phrases: book.phrases)
        let joined = joined(record.value(of: field.key), with: value, field)
        try record.set(field.key, to: joined)
      } catch let error as InputError {
        let sentence = book.phrases.sentence(
          for: error, field: field.key, register: register.key)
        refusals.append("\(book.name(of: record)) – \(sentence)")
      } catch {
        refusals.append(book.phrases.text("cli.assignment-expected", argument))
      }
    }
    guard refusals.isEmpty else { throw .refused(refusals) }
    return record.completed(in: book.circumstances)
  }

  /// Refuses a record that breaks a hard rule; says which soft ones it breaks.
  func check(_ record: any Entity) throws(Failure) -> [String] {
    var circumstances = book.circumstances
    let refused = record.refusedConsequences(in: circumstances)
    // What does not fit the book is refused when it is saved.
    try? circumstances.commune.apply(record.consequences(in: circumstances))
    let issues = record.issues(in: circumstances)
    let hard = issues.filter { $0.severity == .hard } + refused
    guard hard.isEmpty else { throw .refused(hard.map(sentence)) }
    return issues.map(sentence)
  }

  private func sentence(for issue: Issue) -> String {
    book.phrases.sentence(for: issue, in: book.commune)
  }

  /// Lists grow: notes are added to those there, marks replace those of the same subject.
  private func joined(_ old: FieldValue, with new: FieldValue, _ field: FieldDescription)
    -> FieldValue
  {
    switch new {
    case .marks(let marks): .marks(old.marks.merging(marks) { $1 })
    case .notes(let notes):
      .notes(
        old.notes
          + notes.map { Note(date: $0.date, text: $0.text, author: Surroundings.actor) })
    default: new
    }
  }
}
