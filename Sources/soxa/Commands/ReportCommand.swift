import ArgumentParser
import CommuneDomain
import JSONStore
import Localization
import Reports

/// `soxa report`: one report as a document.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make a report; `soxa reports` lists them.")

  @OptionGroup var book: BookOptions

  @OptionGroup var past: PastOption

  @Argument(help: "The name or code of the report.")
  var name: String

  @Option(help: "A year, quarter or month: 2026, 2026-Q3 or 2026-09.")
  var period: String?

  @Option(help: "The record that the report is about: its identifier, code or name.")
  var subject: String?

  @Option(help: "text, json or csv.")
  var format: ReportFormat = .text

  @Option(help: "Decimals of percentages: 0, 1 or 2.")
  var decimals = 2

  @Flag(help: "Ready to be signed: refused while differences are not explained.")
  var final = false

  func validate() throws {
    guard (0...2).contains(decimals) else {
      throw ValidationError("Percentages have 0, 1 or 2 decimals.")
    }
  }

  func run() throws {
    let period = try self.period.map { text in
      guard let period = ReportPeriod(text) else {
        throw ValidationError("'\(text)' is no period such as 2026, 2026-Q3 or 2026-09.")
      }
      return period
    }
    let book = try Book(
      in: book.workplace(asOf: past.asOf), readOnly: true, asOf: past.asOf)
    guard let report = ReportCatalog.report(named: name) else {
      let names = ReportCatalog.all.map(\.name).joined(separator: ", ")
      throw Failure.usage(book.phrases.text("cli.unknown-report", name, names))
    }
    let register = report.needsSubject.flatMap { Commune.register($0) }
    let subject = try self.subject.flatMap { name in
      try register.map { try book.record(name, in: $0).recordID }
    }
    let context = ReportContext(
      circumstances: book.circumstances, period: period, subject: subject,
      phrases: book.phrases, identity: book.identity, isFinal: final, decimals: decimals,
      seal: book.store.newestSeal)
    let document: Document
    do {
      document = try report.document(in: context)
    } catch {
      throw failure(error, book)
    }
    try log(report.name)
    switch format {
    case .text:
      let width = Output.terminalColumns ?? 100
      Output.line(TextRenderer(width: width, phrases: book.phrases).text(document))
    case .json: Output.text(JSONRenderer().text(document))
    case .csv: Output.text(CSVRenderer(byteOrderMark: false, machineNames: true).text(document))
    }
  }

  /// The log is kept in the book as it is now, also where the report tells of the past.
  private func log(_ name: String) throws {
    var present = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { present.close() }
    try present.log(
      AccessEntry(
        .report, of: nil, in: nil, because: name, by: Surroundings.actor,
        id: present.store.makeID()))
  }

  private func failure(_ error: ReportError, _ book: Book) -> Failure {
    let sentence = error.sentence(book.phrases)
    return switch error {
    case .wrongPeriod, .needsSubject: .usage(sentence)
    case .noSuchSubject, .needsNote: .refused([sentence])
    }
  }
}
