import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa history`: who changed what, when.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "What happened to a record, or in the whole book.",
    discussion: """
      With --as-of, the book as it was then: the record with its values, the register with its \
      records, or without either what had happened until then.
      """)

  @OptionGroup var book: BookOptions

  @OptionGroup var past: PastOption

  @Argument(help: "The register, such as households.")
  var register: String?

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String?

  @Option(parsing: .unconditional, help: "No more entries than this, the newest first.")
  var limit = 1000

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must not be negative.") }
  }

  func run() throws {
    let book = try Book(
      in: book.workplace(asOf: past.asOf), readOnly: true, asOf: past.asOf)
    let register = try register.map { try book.register($0) }
    if past.asOf != nil, let register { return try show(register, book) }
    let id = try record.map { name in try self.id(of: name, in: register, book) }
    if let register, register.holdsPersonalData { try log(id ?? nil, register) }
    let entries: [HistoryEntry]
    do {
      entries = try book.store.history(register: register?.key, record: id ?? nil, limit: limit)
        .map {
          $0.hidingErased(in: book.latest, marker: book.phrases["erase.marker"])
        }
    } catch {
      throw Failure.store(book.phrases.sentence(for: error))
    }
    let history = HistoryText(book: book, entries: entries, showsValues: id != nil)
    Output.text(format == .json ? history.json : history.table)
  }

  /// The log is kept in the book as it is now, also where the past is shown.
  private func log(_ record: RecordID?, _ register: any RegisterDescribing) throws {
    var present = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { present.close() }
    try present.log(.view, record, in: register, revealing: nil)
  }

  /// The register or the record as it was.
  private func show(_ register: any RegisterDescribing, _ book: Book) throws {
    guard let name = record else {
      if register.holdsPersonalData { try log(nil, register) }
      let table = RecordTable(book: book, register: register, ids: register.ids(in: book.commune))
      return Output.text(table.text(format == .json ? .json : .table))
    }
    let record = try book.record(name, in: register)
    if register.holdsPersonalData { try log(record.recordID, register) }
    switch format {
    case .json: Output.line(RecordJSON().pretty(book.masked(record)))
    case .table:
      let text = RecordText(book: book, register: register).text(of: book.masked(record))
      Output.text(text)
    }
  }

  /// A record that is gone is known by its identifier only.
  private func id(of name: String, in register: (any RegisterDescribing)?, _ book: Book) throws
    -> RecordID?
  {
    guard let register else { return nil }
    return try RecordID(name) ?? book.record(name, in: register).recordID
  }
}
