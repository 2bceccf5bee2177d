import ArgumentParser
import JSONStore
import Localization

/// `soxa conflicts list`: what nobody has looked at yet.
struct ListConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What nobody has looked at yet, oldest first.")

  @OptionGroup var book: BookOptions

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    let text = ReviewText(book: book, entries: book.store.review)
    Output.text(format == .json ? text.json : text.table)
  }
}
