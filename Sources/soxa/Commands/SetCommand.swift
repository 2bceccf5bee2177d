import ArgumentParser
import CommuneDomain

/// `soxa set`: other values in a record.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields of a record; prints its identifier.",
    discussion: """
      field= empties a field. In fields that hold a list, notes are added, and marks take the \
      place of those of the same household or person.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as households.")
  var register: String

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String

  @Argument(help: "field=value")
  var values: [String]

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    try book.requireNoLog(register)
    let old = try book.record(record, in: register)
    let entry = RecordEntry(book: book, register: register)
    let new = try entry.filling(old, with: values)
    let warnings = try entry.check(new)
    let change = Change.from(old, to: new) + new.consequences(in: book.circumstances)
    if !change.isEmpty { try book.save(change) }
    for warning in warnings { Output.error(warning) }
    Output.line(new.recordID.description)
  }
}
