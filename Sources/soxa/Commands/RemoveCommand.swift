import ArgumentParser
import CommuneDomain
import Localization

/// `soxa remove`: takes a record out; `undo` brings it back.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a record that no other refers to.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as households.")
  var register: String

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    try book.requireNoLog(register)
    let record = try book.record(record, in: register)
    let referrers = book.commune.referrers(to: record.recordID, in: register.key)
    guard referrers.isEmpty else {
      throw Failure.refused([refusal(record, referrers.flatMap(titles), book)])
    }
    try book.save(.removing(record))
    Output.line(record.recordID.description)

    func titles(_ referrer: (register: RegisterKey, field: String, ids: [RecordID])) -> [String] {
      let shown = referrer.ids.prefix(3).map {
        book.phrases.title(of: $0, in: referrer.register, of: book.commune) ?? $0.description
      }
      let more = referrer.ids.count > shown.count ? "…" : ""
      return [
        book.phrases.count(referrer.ids.count, of: referrer.register)
          + " (" + shown.joined(separator: ", ") + more + ")"
      ]
    }
  }

  private func refusal(_ record: any Entity, _ referrers: [String], _ book: Book) -> String {
    book.phrases.text(
      "cli.still-referred-to", book.name(of: record), referrers.joined(separator: "; "))
  }
}
