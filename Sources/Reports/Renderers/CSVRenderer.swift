internal import CommuneDomain

/// Writes a document's tables for spreadsheets (RFC 4180): dates as ISO 8601, numbers without
/// separators, shares as percentages with four decimals; tables stand apart by an empty line,
/// totals are left out.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
package struct CSVRenderer: Sendable {
  /// Whether the text begins with the mark by which Excel knows UTF-8.
  package let hasByteOrderMark: Bool
  /// Whether columns and alternatives go by their machine names instead of the user's words.
  package let hasMachineNames: Bool

  package init(byteOrderMark: Bool = true, machineNames: Bool = false) {
    hasByteOrderMark = byteOrderMark
    hasMachineNames = machineNames
  }

  package func text(_ document: Document) -> String {
    let tables = document.blocks.compactMap { block in
      if case .table(let table) = block { text(table) } else { nil }
    }
    return (hasByteOrderMark ? "\u{FEFF}" : "") + tables.joined(separator: "\r\n")
  }

  /// One table with its line of titles.
  package func text(_ table: ReportTable) -> String {
    let titles = line(table.columns.map { Self.field(hasMachineNames ? $0.key : $0.title) })
    return titles + table.rows.map { row in line(row.map { field($0) }) }.joined()
  }

  private func line(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }

  private func field(_ cell: ReportTable.Cell) -> String {
    switch cell.value {
    case .integer(let number): String(number)
    case .hundredths(let number): MachineValue.text(hundredths: number)
    case .date(let date): date.description
    case .ratio(let part, let whole): Self.percentage(part, of: whole)
    case .text(let value) where hasMachineNames: Self.field(value)
    case .text, .none: Self.field(cell.text)
    }
  }

  /// A text as a field: harmless to a spreadsheet, quoted where it must be.
  package static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.unicodeScalars.contains { ",\"\r\n\t;".unicodeScalars.contains($0) }
    guard needsQuotes || safe.hasPrefix(" ") || safe.hasSuffix(" ") else { return safe }
    let doubled = safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }

  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func percentage(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part >= 0 else { return "" }
    let scaled = (part * 2_000_000 + whole) / (whole * 2)
    let fraction = String(scaled % 10_000)
    return "\(scaled / 10_000)."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }
}
