import ArgumentParser
import CommuneDomain
import Localization
import VietnameseText

/// `soxa rules`: the constants by which rules go, and their legal basis.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The limits in force today, with their legal basis.",
    discussion: "The commune decides otherwise by soxa add local-rules.")

  @OptionGroup var book: BookOptions

  @Option(help: "table or json.")
  var format: TableFormat = .table

  @Flag(help: "Periods that are over or yet to come, too.")
  var all = false

  func run() throws {
    let book = try Book(in: book.workplace(), readOnly: true)
    let circumstances = book.circumstances
    let rows = Limit.allCases.flatMap { limit -> [Row] in
      let periods = circumstances.periods(of: limit)
      let present = circumstances.placeInForce(of: limit, on: circumstances.today)
      return periods.indices.filter { all || $0 == present }.map { place in
        Row(limit: limit, period: periods[place], isInForce: place == present)
      }
    }
    switch format {
    case .json: Output.text(MachineText.rows(rows.map(json)))
    case .table: Output.text(table(rows, book.phrases))
    }
  }

  private struct Row {
    let limit: Limit
    let period: Circumstances.LimitPeriod
    let isInForce: Bool
  }

  private func table(_ rows: [Row], _ phrases: Phrases) -> String {
    var table = TextTable([
      TextTable.Column(title: phrases["rules.rule"]),
      TextTable.Column(title: phrases["rules.value"], alignment: .trailing),
      TextTable.Column(title: phrases["local-rules.valid-from"]),
      TextTable.Column(title: phrases["local-rules.valid-to"]),
      TextTable.Column(title: phrases["rules.state"]),
      TextTable.Column(title: phrases["local-rules.legal-basis"]),
    ])
    for row in rows {
      let period = row.period
      let state = [
        period.decision == nil ? nil : phrases["rules.local"],
        phrases["rules.\(period.row.standing.rawValue)"],
        row.isInForce ? nil : phrases["rules.not-in-force"],
      ]
      table.append([
        phrases.name(of: row.limit), phrases.value(of: period.row),
        phrases.date(period.row.validFrom), period.row.validTo.map { phrases.date($0) } ?? "",
        state.compactMap(\.self).joined(separator: ", "), period.row.legalBasis,
      ])
    }
    return table.text
  }

  private func json(_ row: Row) -> String {
    let period = row.period
    return MachineText.object([
      ("rule", MachineText.string(row.limit.rawValue)),
      ("value", String(period.row.value)),
      ("outOf", period.row.outOf.map { String($0) } ?? "null"),
      ("legalBasis", MachineText.string(period.row.legalBasis)),
      ("validFrom", MachineText.string(period.row.validFrom.description)),
      ("validTo", MachineText.optional(period.row.validTo?.description)),
      ("verified", String(period.row.isVerified)),
      ("standing", MachineText.string(period.row.standing.rawValue)),
      ("inForce", String(row.isInForce)),
      ("decision", MachineText.optional(period.decision?.description)),
    ])
  }
}
