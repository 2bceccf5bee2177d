import ArgumentParser
import CommuneDomain
import Localization

/// `soxa erase`: what tells who somebody is goes; what is counted stays.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase the personal data of a person or household.",
    discussion: """
      Name, numbers, birth and address go, references and counts stay. It cannot be undone. The \
      journals keep the old lines, so that their chain holds; what is shown of them hides the values.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The register: people or households.")
  var register: String

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String

  @Option(help: "Why; it stands in the log of accesses.")
  var reason: String

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    let record = try book.record(record, in: register)
    try book.requireReason(reason)
    let log = book.access(.erase, of: record.recordID, in: register.key, because: reason)
    let erasure = Erasure(marker: book.phrases["erase.marker"])
    guard
      let change = erasure.change(
        erasing: record.recordID, in: register.key, log: log, of: book.commune)
    else { throw Failure.refused([book.phrases["obstacle.nothing-personal"]]) }
    try book.save(change)
    Output.line(record.recordID.description)
  }
}
