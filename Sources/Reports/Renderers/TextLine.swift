internal import CommuneDomain
internal import VietnameseText

/// A line in the making, with the columns at which figures stand in it.
struct TextLine {
  struct Mark {
    var columns: Range<Int>
    let records: RecordSet
  }

  private(set) var text = ""
  private(set) var columns = 0
  private(set) var marks: [Mark] = []

  var isEmpty: Bool { text.isEmpty }

  /// Without blanks at the end.
  var trimmed: String {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...last])
  }

  mutating func append(_ words: String, _ records: RecordSet? = nil) {
    let start = columns
    text += words
    columns += words.columns
    guard let records, columns > start else { return }
    if let last = marks.indices.last, marks[last].records == records,
      marks[last].columns.upperBound == start || marks[last].columns.upperBound == start - 1
    {
      marks[last].columns = marks[last].columns.lowerBound..<columns
    } else {
      marks.append(Mark(columns: start..<columns, records: records))
    }
  }

  /// Adds blanks up to a column.
  mutating func pad(to column: Int) {
    guard column > columns else { return }
    text += String(repeating: " ", count: column - columns)
    columns = column
  }

  /// Adds another line's text and figures.
  mutating func append(_ line: TextLine) {
    let start = columns
    text += line.text
    columns += line.columns
    marks += line.marks.map { mark in
      Mark(
        columns: mark.columns.lowerBound + start..<mark.columns.upperBound + start,
        records: mark.records)
    }
  }

  /// The same words without their figures, which an earlier line has shown.
  var plain: TextLine {
    var plain = self
    plain.marks = []
    return plain
  }
}
