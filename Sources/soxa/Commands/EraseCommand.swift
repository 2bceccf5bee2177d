import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa erase`: what tells who somebody is goes; what is counted stays.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase the personal data of a person or household.",
    discussion: """
      Name, numbers, birth and address go, references and counts stay; with --field only that value. \
      It cannot be undone. The journals keep the old lines, so that their chain holds; what is shown \
      of them hides the values. Records of the same person elsewhere, such as the head of a household \
      among the people, are told, and erased as well with --with-linked. A reason that is the code of \
      a request to erase sets the day on which that was done.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The register: people or households.")
  var register: String

  @Argument(help: "The record: its identifier, its code, or a title that no other has.")
  var record: String

  @Option(help: "Why; it stands in the log of accesses.")
  var reason: String

  @Option(help: "Erase only this field.")
  var field: String?

  @Flag(help: "Erase the records of the same person elsewhere as well.")
  var withLinked = false

  func validate() throws {
    if field != nil, withLinked {
      throw ValidationError("--field erases one value; --with-linked cannot go with it.")
    }
  }

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    let record = try book.record(record, in: register)
    try book.requireReason(reason, for: record.recordID, in: register.key)
    try requireErasable(register, book.phrases)
    let linked =
      field == nil ? Erasure.linked(to: record.recordID, in: register.key, of: book.commune) : []
    var change = try self.change(erasing: record.recordID, in: register.key, book, book.commune)
    guard !change.isEmpty else {
      throw Failure.refused([book.phrases["obstacle.nothing-personal"]])
    }
    for (key, id) in linked {
      guard withLinked else {
        let name = "\(key) \(book.commune.title(of: id, in: key))"
        Output.error(book.phrases.text("cli.linked-stays", name))
        continue
      }
      var after = book.commune
      try after.apply(change)
      change = change + (try self.change(erasing: id, in: key, book, after))
    }
    let pages = Erasure.keptPages(naming: record.recordID, in: register.key, of: book.commune)
    try book.save(change + done(in: book))
    if field == nil, !pages.isEmpty {
      Output.error(
        book.phrases.text(
          "cli.kept-pages", book.phrases.number(pages.count),
          pages.map { book.commune.title(of: $0, in: .reportPages) }.joined(separator: ", ")))
    }
    Output.line(record.recordID.description)
    if withLinked { for (_, id) in linked { Output.line(id.description) } }
  }

  private func change(
    erasing id: RecordID, in register: RegisterKey, _ book: Book, _ commune: Commune
  ) throws -> Change {
    var log = book.access(.erase, of: id, in: register, because: reason)
    log.field = field ?? ""
    return Erasure(marker: book.phrases["erase.marker"]).change(
      erasing: id, in: register, log: log, of: commune, newID: book.store.makeID) ?? Change()
  }

  private func requireErasable(_ register: any RegisterDescribing, _ phrases: Phrases) throws {
    guard let field else { return }
    guard register.field(field)?.isErasable ?? false else {
      let keys = register.fields.filter(\.isErasable).map(\.key).joined(separator: ", ")
      throw Failure.usage(phrases.text("cli.not-erasable", field, register.key.rawValue, keys))
    }
  }

  /// The day on which a request was done whose code is the reason, once it is answered.
  private func done(in book: Book) -> Change {
    let request = book.commune.dataRequests.first {
      $0.code == reason && $0.asks(.erase) && $0.answered != nil && $0.done == nil
    }
    guard let request else { return Change() }
    var done = request
    done.done = book.workplace.today
    return .from(request, to: done)
  }
}
