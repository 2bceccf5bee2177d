import ArgumentParser
import CommuneDomain
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

  @Option(parsing: .unconditional, help: "Show whole identity numbers, and say why; it is logged.")
  var reveal: String?

  @Option(help: "text or json.")
  var format: TextFormat = .text

  func run() throws {
    let book = try Book(
      in: book.workplace(asOf: past.asOf), readOnly: true, asOf: past.asOf)
    let register = try book.register(register)
    let record = try book.record(record, in: register)
    if reveal != nil || register.holdsPersonalData { try log(record, register) }
    let shown = reveal == nil ? book.masked(record) : record
    switch format {
    case .json: Output.line(RecordJSON().pretty(shown))
    case .text: Output.text(RecordText(book: book, register: register).text(of: shown))
    }
  }

  /// The log is kept in the book as it is now, also where the past is shown.
  private func log(_ record: any Entity, _ register: any RegisterDescribing) throws {
    var present = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { present.close() }
    try present.log(.view, record.recordID, in: register, revealing: reveal)
  }
}
