import ArgumentParser
import CommuneDomain

/// `soxa list`: the records of a register.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the records of a register.",
    discussion: "The machine formats keep English keys, full identifiers and ISO dates.")

  @OptionGroup var book: BookOptions

  @OptionGroup var past: PastOption

  @Argument(help: "The register, such as households.")
  var register: String

  @Option(
    name: .customLong("where"),
    help: "field=value, field!=value, field>=value or field<=value; repeatable. Empty: field=")
  var conditions: [String] = []

  @Option(parsing: .unconditional, help: "Words to find, with or without diacritics.")
  var search: String?

  @Option(parsing: .unconditional, help: "Fields that decide the order; -field is descending.")
  var sort: String?

  @Option(parsing: .unconditional, help: "No more records than this.")
  var limit: Int?

  @Option(parsing: .unconditional, help: "Give whole identity numbers, and say why; it is logged.")
  var reveal: String?

  @Option(help: "table, json, jsonl or csv.")
  var format: ListFormat = .table

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative.") }
  }

  func run() throws {
    let isLogged = Commune.register(RegisterKey(register))?.holdsPersonalData ?? false
    let book = try Book(
      in: book.workplace(asOf: past.asOf), readOnly: true, asOf: past.asOf)
    let register = try book.register(register)
    let selection = RecordSelection(
      book: book, register: register, conditions: conditions, search: search, sort: sort,
      limit: limit)
    let ids = try selection.ids()
    if isLogged, !ids.isEmpty { try log(register) }
    let table = RecordTable(
      book: book, register: register, ids: ids, isRevealing: reveal != nil)
    Output.text(table.text(format))
  }

  /// The log is kept in the book as it is now, also where the list shows the past.
  private func log(_ register: any RegisterDescribing) throws {
    var present = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { present.close() }
    try present.log(format == .table ? .view : .export, nil, in: register, revealing: reveal)
  }
}
