import ArgumentParser
import CommuneDomain
import Localization
import VietnameseText

/// `soxa todo`: what needs doing today.
struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo", abstract: "What needs doing today, urgent first.")

  @OptionGroup var book: BookOptions

  @Option(help: "Only what concerns this person: an identifier or a name that no other has.")
  var mine: String?

  @Option(help: "Only this rule, such as A6; repeatable.")
  var rule: [String] = []

  @Flag(help: "Each record with the reason and the day by which it is due.")
  var details = false

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    let known = Set(AlertRule.all.map(\.code))
    for rule in rule where !known.contains(rule.uppercased()) {
      let rules = AlertRule.all.map(\.code).reduce(into: [String]()) { codes, code in
        if !codes.contains(code) { codes.append(code) }
      }
      throw Failure.usage(
        book.phrases.text("cli.unknown-rule", rule, rules.joined(separator: ", ")))
    }
    let me = try mine.map { name in
      let people = try book.register(RegisterKey.people.rawValue)
      return try book.record(name, in: people).recordID
    }
    var list = TodoList()
    list.follow(book.circumstances)
    let alerts = shown(list.alerts, me, book)
    let snoozed = shown(list.snoozed, me, book)
    switch format {
    case .json:
      Output.text(
        MachineText.rows(
          alerts.map { json($0, isSnoozed: false, book) }
            + snoozed.map { json($0, isSnoozed: true, book) }))
    case .table:
      for alert in alerts {
        Output.line(line(alert, book))
        if details { for id in alert.ids { Output.line(detail(alert, id, book)) } }
      }
      let count = snoozed.reduce(0) { $0 + $1.ids.count }
      if count > 0 {
        Output.line("·      " + book.phrases.text("todo.snoozed", book.phrases.number(count)))
      }
    }
  }

  private func shown(_ alerts: [Alert], _ me: RecordID?, _ book: Book) -> [Alert] {
    let wanted = Set(rule.map { $0.uppercased() })
    return alerts.filter { wanted.isEmpty || wanted.contains($0.rule) }.compactMap { alert in
      guard let me else { return alert }
      return alert.concerning(me, in: book.commune, on: book.circumstances.today)
    }
  }

  private func line(_ alert: Alert, _ book: Book) -> String {
    let sign = alert.severity == .urgent ? "!" : "·"
    let due = alert.due.map { "  " + book.phrases.date($0) } ?? ""
    let text = book.phrases.line(for: alert, in: book.commune).displaySafe
    let remark = book.phrases.remark(on: alert, in: book.circumstances)
    return "\(sign) \(alert.rule.padded(to: 5))\(text)" + (remark.isEmpty ? "" : " · \(remark)")
      + due
  }

  private func detail(_ alert: Alert, _ id: RecordID, _ book: Book) -> String {
    let title = book.phrases.title(of: id, in: alert.register, of: book.commune) ?? ""
    let due = alert.finding(for: id)?.due.map {
      book.phrases.text("todo.due", book.phrases.date($0))
    }
    let reason = book.phrases.reason(alert, for: id, in: book.commune)
    return "        "
      + [title, reason, due ?? ""].filter { !$0.isEmpty }.joined(separator: " · ").displaySafe
  }

  private func json(_ alert: Alert, isSnoozed: Bool, _ book: Book) -> String {
    MachineText.object([
      ("rule", MachineText.string(alert.rule)),
      ("severity", MachineText.string(alert.severity.rawValue)),
      ("text", MachineText.string(book.phrases.line(for: alert, in: book.commune))),
      ("register", MachineText.string(alert.register.rawValue)),
      ("ids", MachineText.list(alert.ids.map { MachineText.string($0.description) })),
      ("due", MachineText.optional(alert.due?.description)),
      ("phrase", MachineText.string(alert.phrase)),
      ("snoozed", String(isSnoozed)),
      ("findings", MachineText.list(alert.ids.map { finding(alert, $0, book) })),
    ])
  }

  private func finding(_ alert: Alert, _ id: RecordID, _ book: Book) -> String {
    MachineText.object([
      ("id", MachineText.string(id.description)),
      (
        "title",
        MachineText.optional(book.phrases.title(of: id, in: alert.register, of: book.commune))
      ),
      ("reason", MachineText.string(book.phrases.reason(alert, for: id, in: book.commune))),
      ("due", MachineText.optional(alert.finding(for: id)?.due?.description)),
    ])
  }
}
