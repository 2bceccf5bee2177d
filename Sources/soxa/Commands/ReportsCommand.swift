import ArgumentParser
import CommuneDomain
import Localization
import Reports

/// `soxa reports`: which reports there are.
struct ReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "List the reports that can be made.")

  @OptionGroup var book: BookOptions

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let phrases = try book.workplace().phrases
    switch format {
    case .json:
      Output.text(
        MachineText.rows(
          ReportCatalog.all.map { report in
            MachineText.object([
              ("name", MachineText.string(report.name)),
              ("code", MachineText.string(report.code)),
              (
                "periods",
                MachineText.list(report.periodKinds.map { MachineText.string($0.rawValue) })
              ),
              ("subject", MachineText.optional(report.needsSubject?.rawValue)),
            ])
          }))
    case .table:
      var table = TextTable(
        ["name", "code", "title", "period", "subject"].map {
          TextTable.Column(title: phrases["cli.reports.\($0)"])
        })
      for report in ReportCatalog.all {
        table.append([
          report.name, report.code, phrases["report.\(report.name).name"],
          report.periodKinds.map { phrases["report.period.kind.\($0.rawValue)"] }
            .joined(separator: ", "),
          report.needsSubject.map { phrases.oneName(of: $0) } ?? "",
        ])
      }
      Output.text(table.text)
    }
  }
}
