import ArgumentParser
import CommuneDomain
import Foundation
import JSONStore
import Localization

/// `soxa import`: a table of records into a register.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Enter the records of a CSV file.",
    discussion: """
      The first line names the columns by field keys or labels; commas, semicolons and tabs separate. \
      With a column id, records keep their identifiers, as `list --format csv` writes them. For units, \
      predecessor names what went before (several with + between them) and portion whole or part. \
      A line without an id whose code is in the book already (of units the code and valid-from) brings \
      that record up to date in the columns given. \
      Nothing is entered while a line is wrong, unless --skip-bad leaves such lines out.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as administrative-units.")
  var register: String

  @Argument(help: "The file, in UTF-8; soxa text convert makes it of others.")
  var file: String

  @Flag(help: "Say what would be entered and what is wrong; change nothing.")
  var check = false

  @Flag(help: "Leave out the lines that are wrong, and list them.")
  var skipBad = false

  func run() throws {
    let workplace = try book.workplace()
    var book = try Book(in: workplace, readOnly: check || self.book.readOnly)
    defer { book.close() }
    let register = try book.register(register)
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
