import ArgumentParser
import JSONStore

/// `soxa show`: one record.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one record and what refers to it.")

  @OptionGroup var book: BookOptions

  @OptionGroup var past: PastOption

  @Argument(help: "The register, such as households.")
  var register: String

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String

  @Option(help: "text or json.")
  var format: TextFormat = .text

  func run() throws {
    let book = try Book(
      in: book.workplace(asOf: past.asOf), readOnly: true, asOf: past.asOf)
    let register = try book.register(register)
    let record = try book.record(record, in: register)
    switch format {
    case .json: Output.line(RecordJSON().pretty(record))
    case .text: Output.text(RecordText(book: book, register: register).text(of: record))
    }
  }
}
