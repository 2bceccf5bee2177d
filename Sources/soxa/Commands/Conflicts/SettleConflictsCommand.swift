import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa conflicts settle`: decides which value counts.
struct SettleConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Decide which value counts; `soxa undo` takes it back.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The names of the entries, or their first four letters or more.")
  var entries: [String] = []

  @Flag(help: "All entries that there are.")
  var all = false

  @Flag(help: "What counts stays.")
  var keep = false

  @Flag(help: "The value that did not count is written.")
  var take = false

  @Option(parsing: .unconditional, help: "Another value, typed as for `soxa set`.")
  var value: String?

  @Option(help: "table for a sentence, or json for the entries that were settled.")
  var format: TableFormat = .table

  func validate() throws {
    let ways = [keep, take, value != nil].count { $0 }
    guard ways == 1 else { throw ValidationError("Choose one of --keep, --take and --value.") }
    guard all != !entries.isEmpty else {
      throw ValidationError("Name the entries, or choose --all.")
    }
    guard value == nil || entries.count == 1 else {
      throw ValidationError("--value is for one entry.")
    }
    guard !all || keep else { throw ValidationError("--all goes with --keep only.") }
  }

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    var chosen: [ReviewEntry] = []
    if all {
      chosen = book.store.review
    } else {
      for name in entries {
        let entry = try book.reviewEntry(name)
        if !chosen.contains(entry) { chosen.append(entry) }
      }
    }
    if !chosen.isEmpty {
      try book.settle(chosen, value.map { .value($0) } ?? (take ? .take : .keep))
    }
    switch format {
    case .json: Output.text(ReviewText(book: book, entries: chosen).json)
    case .table:
      Output.line(
        book.phrases.text("conflicts.settled", book.phrases.number(chosen.count)))
    }
  }
}
