import ArgumentParser
import JSONStore
import Localization

/// `soxa conflicts show`: one value that does not count, and what counts instead.
struct ShowConflictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One entry with everything about it.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The name of the entry, or its first four letters or more.")
  var entry: String

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    let entry = try book.reviewEntry(entry)
    let text = ReviewText(book: book, entries: [entry])
    switch format {
    case .json: Output.line(text.json(of: entry))
    case .table: Output.text(text.text(of: entry))
    }
  }
}
