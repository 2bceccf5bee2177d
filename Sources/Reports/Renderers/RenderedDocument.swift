package import CommuneDomain

/// A document laid out as lines of text, with the places of its figures.
package struct RenderedDocument: Hashable, Sendable {
  /// A place in the text that opens the records counted there.
  package struct Figure: Hashable, Sendable {
    package let row: Int
    /// Terminal columns, from 0.
    package let columns: Range<Int>
    package let records: RecordSet
  }

  package internal(set) var lines: [String] = []
  /// In reading order.
  package internal(set) var figures: [Figure] = []

  /// All lines, each with its line feed.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// Adds a line, and the figures in it that no line before has shown.
  mutating func append(_ line: TextLine, from column: Int = 0) {
    for mark in line.marks {
      figures.append(
        Figure(
          row: lines.count,
          columns: mark.columns.lowerBound + column..<mark.columns.upperBound + column,
          records: mark.records))
    }
    lines.append(String(repeating: " ", count: line.isEmpty ? 0 : column) + line.trimmed)
  }

  mutating func append(_ text: String) {
    lines.append(text)
  }
}
