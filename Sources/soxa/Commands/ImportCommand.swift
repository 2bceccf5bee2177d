import ArgumentParser
import CommuneDomain
import Foundation
import JSONStore
import Localization

/// `soxa import`: a table of records into a register, or a register's file that was changed by hand.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Enter the records of a CSV file, or of a register's own file changed by hand.",
    discussion: """
      The first line names the columns by field keys or labels; commas, semicolons and tabs separate. \
      With a column id, records keep their identifiers, as `list --format csv` writes them. For units, \
      predecessor names what went before (several with + between them) and portion whole or part. \
      A line without an id whose code is in the book already (of units the code and valid-from) brings \
      that record up to date in the columns given. \
      Nothing is entered while a line is wrong, unless --skip-bad leaves such lines out.

      A file that ends in .json is a register's own file as it lies in registers/, changed by hand: what \
      differs from the book as it was when the file was written is shown, and entered as changes. Of a \
      file in quarantine/ that moment stands in its name; of another one --written tells it.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as administrative-units.")
  var register: String

  @Argument(help: "The file, in UTF-8; soxa text convert makes it of others.")
  var file: String

  @Option(
    help: "When a register's own file was written: 2026-11-20 or \"2026-11-20 08:15\", in Vietnam.",
    transform: PastOption.moment)
  var written: Moment?

  @Flag(help: "Say what would be entered and what is wrong; change nothing.")
  var check = false

  @Flag(help: "Leave out the lines that are wrong, and list them.")
  var skipBad = false

  func run() throws {
    let workplace = try book.workplace()
    var book = try Book(in: workplace, readOnly: check || self.book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
    if file.hasSuffix(".json") { return try takeOver(of: register, &book) }
    let phrases = book.phrases
    let table = TableImport(of: register, parser: workplace.parser, phrases: phrases)
    let text = try text(phrases)
    let makeID = book.store.makeID
    let outcome: TableImport.Outcome
    do {
      outcome = try table.read(text, in: book.circumstances, newID: makeID)
    } catch {
      throw Failure.usage(phrases.sentence(for: error, of: file, in: register.key))
    }
    let problems = outcome.problems.map { problem in
      phrases.text("import.line", phrases.number(problem.line), problem.sentence)
    }
    let summary = phrases.summary(of: outcome, in: register.key, isDone: !check)
    guard problems.isEmpty || skipBad else {
      throw Failure.refused(problems + [phrases["import.nothing"]])
    }
    for problem in problems { Output.error(problem) }
    if !check, !outcome.change.isEmpty { try book.save(outcome.change) }
    Output.line(summary)
  }

  /// Enters what somebody has changed in a register's own file.
  private func takeOver(of register: any RegisterDescribing, _ book: inout Book) throws {
    let phrases = book.phrases
    try book.requireNoLog(register)
    // Files that were set aside are named as they lie in the book's folder.
    let places = [file, "\(book.workplace.storePath)/\(file)"]
    guard let data = places.lazy.compactMap({ FileManager.default.contents(atPath: $0) }).first
    else { throw Failure.usage(phrases.text("cli.cannot-read", file)) }
    let moment =
      written?.milliseconds ?? RegisterFileImport.moment(ofFile: file, in: register.key)
    let outcome: RegisterFileImport.Outcome
    do {
      let base =
        try moment.map { moment throws(StoreError) in
          try Store.open(
            at: book.workplace.storePath, readOnly: true,
            allowsNetwork: book.workplace.allowsNetwork, asOf: moment
          ).commune
        } ?? book.commune
      outcome = try RegisterFileImport(book: book, register: register, base: base)
        .read(Array(data), file: file)
    } catch {
      throw Failure.usage(phrases.sentence(for: error))
    }
    if check {
      let words = ChangeWords(book: book)
      for operation in outcome.change.operations { Output.line(words.sentence(for: operation)) }
    }
    for warning in outcome.warnings { Output.error(warning) }
    guard outcome.problems.isEmpty || skipBad else {
      throw Failure.refused(outcome.problems + [phrases["import.nothing"]])
    }
    for problem in outcome.problems { Output.error(problem) }
    if outcome.missing > 0 {
      Output.error(phrases.text("import.missing", phrases.number(outcome.missing)))
    }
    if !check, !outcome.change.isEmpty { try book.save(outcome.change) }
    Output.line(
      [
        phrases.text(
          check ? "import.would" : "import.done",
          phrases.count(outcome.created, of: register.key)),
        phrases.text("import.updated", phrases.number(outcome.changed)),
      ].joined(separator: " · "))
  }

  private func text(_ phrases: Phrases) throws(Failure) -> String {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .usage(phrases.text("cli.cannot-read", file))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .usage(phrases.text("import.not-utf8", file))
    }
    return text
  }
}
