import ArgumentParser
import CommuneDomain
import JSONStore

/// `soxa add`: a new record.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Enter a new record; prints its identifier.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as households.")
  var register: String

  @Argument(help: "field=value; a record by its identifier, code or title; @- reads the value.")
  var values: [String] = []

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    try book.requireNoLog(register)
    let entry = RecordEntry(book: book, register: register)
    let blank = register.blank(book.store.makeID(), today: book.workplace.today)
    let record = try entry.filling(blank, with: values)
    let warnings = try entry.check(record)
    try book.save(.creating(record) + record.consequences(in: book.circumstances))
    for warning in warnings { Output.error(warning) }
    Output.line(record.recordID.description)
  }
}
