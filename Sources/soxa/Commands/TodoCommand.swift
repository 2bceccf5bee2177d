import ArgumentParser
import CommuneDomain
import Localization
import VietnameseText

/// `soxa todo`: what needs doing today.
struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo", abstract: "What needs doing today, urgent first.")

  @OptionGroup var book: BookOptions

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    let alerts = book.circumstances.alerts
    switch format {
    case .json: Output.text(MachineText.rows(alerts.map { json($0, book) }))
    case .table:
      for alert in alerts { Output.line(line(alert, book)) }
    }
  }

  private func line(_ alert: Alert, _ book: Book) -> String {
    let sign = alert.severity == .urgent ? "!" : "·"
    let due = alert.due.map { "  " + book.phrases.date($0) } ?? ""
    let text = book.phrases.line(for: alert, in: book.commune).displaySafe
    return "\(sign) \(alert.rule.padded(to: 4))\(text)\(due)"
  }

  private func json(_ alert: Alert, _ book: Book) -> String {
    MachineText.object([
      ("rule", MachineText.string(alert.rule)),
      ("severity", MachineText.string(alert.severity.rawValue)),
      ("text", MachineText.string(book.phrases.line(for: alert, in: book.commune))),
      ("register", MachineText.string(alert.register.rawValue)),
      ("ids", MachineText.list(alert.ids.map { MachineText.string($0.description) })),
      ("due", MachineText.optional(alert.due?.description)),
    ])
  }
}
