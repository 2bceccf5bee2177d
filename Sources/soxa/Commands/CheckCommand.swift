import ArgumentParser
import CommuneDomain
import Localization
import VietnameseText

/// `soxa check`: every record against every rule.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check every record against every rule.",
    discussion: """
      A line for each issue: severity (hard or soft), register, code or identifier, field and \
      sentence, with tabs between them. Exit status 1 when there is a hard issue. On the screens the \
      report KT counts the same, and each figure opens its records.
      """)

  @OptionGroup var book: BookOptions

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    var counts: [Issue.Severity: Int] = [:]
    let records = book.circumstances.forEachIssue { record, issue in
      counts[issue.severity, default: 0] += 1
      Output.line(line(issue, of: record, book))
    }
    let hard = counts[.hard] ?? 0
    let summary = book.phrases.text(
      "cli.checked", book.phrases.number(records), book.phrases.number(hard),
      book.phrases.number(counts[.soft] ?? 0))
    guard hard == 0 else { throw Failure.refused([summary]) }
    Output.error(summary)
  }

  private func line(_ issue: Issue, of record: any Entity, _ book: Book) -> String {
    [
      issue.severity.rawValue, issue.register.rawValue, name(of: record), issue.field,
      book.phrases.sentence(for: issue, in: book.commune),
    ]
    .map(\.displaySafe).joined(separator: "\t")
  }

  /// The code where there is one, else the identifier.
  private func name(of record: any Entity) -> String {
    let fields = Commune.register(record.register)?.fields ?? []
    for field in fields where field.kind == .text(.code) {
      if case .text(let code) = record.value(of: field.key) { return code }
    }
    return record.recordID.description
  }
}
