import Localization
import VietnameseText

/// What was measured, as a table for people or as JSON.
struct MeasuringText {
  let outcome: StoreMeasuring.Outcome
  let phrases: Phrases

  private struct Row {
    let key: String
    let watch: Stopwatch
    /// Beside which its ratio is given.
    let beside: Stopwatch?
  }

  private var rows: [Row] {
    [
      Row(key: "append", watch: outcome.append, beside: outcome.append),
      Row(key: "save", watch: outcome.save, beside: outcome.append),
      outcome.sqlite.map { Row(key: "sqlite", watch: $0, beside: outcome.append) },
      Row(key: "open", watch: outcome.open, beside: nil),
      Row(key: "open-behind", watch: outcome.openBehind, beside: nil),
    ].compactMap { $0 }
  }

  /// What the lines behind the register files cost, in microseconds.
  private var replay: Double {
    max(0, outcome.openBehind.microseconds(0.5) - outcome.open.microseconds(0.5))
  }

  var table: String {
    var table = TextTable(
      ["what", "median", "p99", "ratio"].map {
        TextTable.Column(
          title: phrases["bench.column.\($0)"], alignment: $0 == "what" ? .leading : .trailing)
      })
    for row in rows {
      table.append([
        phrases.text("bench.\(row.key)", phrases.number(outcome.linesBehind)),
        Self.tenths(row.watch.microseconds(0.5)),
        Self.tenths(row.watch.microseconds(0.99)), ratio(row).map(Self.hundredths) ?? "",
      ])
    }
    table.append([
      phrases.text("bench.replay", phrases.number(outcome.linesBehind)), Self.tenths(replay), "",
      "",
    ])
    let place = phrases.text(
      "bench.machine", phrases.number(outcome.cores), outcome.fileSystem,
      phrases.number(outcome.records), phrases.number(outcome.lineLength))
    let sqlite =
      outcome.sqliteVersion.map { phrases.text("bench.sqlite-version", $0) }
      ?? phrases["bench.no-sqlite"]
    return table.text + place + "\n" + sqlite + "\n"
  }

  var json: String {
    let members: [(key: String, value: String)] =
      [
        ("cores", String(outcome.cores)),
        ("fileSystem", MachineText.string(outcome.fileSystem)),
        ("records", String(outcome.records)), ("lineBytes", String(outcome.lineLength)),
        ("lines", String(outcome.linesBehind)),
        ("sqliteVersion", MachineText.optional(outcome.sqliteVersion)),
        ("replayMicroseconds", Self.tenths(replay)),
      ]
      + rows.map { row in
        (
          row.key,
          MachineText.object([
            ("median", Self.tenths(row.watch.microseconds(0.5))),
            ("p99", Self.tenths(row.watch.microseconds(0.99))),
            ("ratio", ratio(row).map(Self.hundredths) ?? "null"),
          ])
        )
      }
    return MachineText.object(members) + "\n"
  }

  private func ratio(_ row: Row) -> Double? {
    guard let beside = row.beside?.microseconds(0.5), beside > 0 else { return nil }
    return row.watch.microseconds(0.5) / beside
  }

  private static func tenths(_ number: Double) -> String { fixed(number, 10) }
  private static func hundredths(_ number: Double) -> String { fixed(number, 100) }

  private static func fixed(_ number: Double, _ parts: Int) -> String {
    let whole = Int((number * Double(parts)).rounded())
    let rest = String(parts + whole % parts).dropFirst()
    return "\(whole / parts).\(rest)"
  }
}
