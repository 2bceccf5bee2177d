/// Rows of fields as spreadsheets save them (RFC 4180): with commas, semicolons or tabs, with or
/// without a byte order mark; fields in quotes may hold separators and line ends.
package struct SeparatedText: Sendable {
  package struct Row: Hashable, Sendable {
    /// The line on which the row begins, from 1.
    package let line: Int
    package let fields: [String]
  }

  package let rows: [Row]
  /// The line where a quote begins that never ends.
  package let unclosedLine: Int?

  package init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let separator = Self.separator(of: scalars)
    var rows: [Row] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuoted = false
    var line = 1
    var begun = 1
    func end() {
      fields.append(Self.plain(String(field)))
      field = String.UnicodeScalarView()
      wasQuoted = false
    }
    func endRow() {
      end()
      if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(line: begun, fields: fields)) }
      fields = []
    }
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if index < scalars.count, scalars[index] == "\"" {
          field.append(scalar)
          index += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", field.isEmpty {
        isQuoted = true
        wasQuoted = true
      } else if scalar == separator {
        end()
      } else if scalar == "\n" {
        endRow()
        begun = line
      } else if scalar != "\r" {
        field.append(scalar)
      }
    }
    if !field.isEmpty || !fields.isEmpty || wasQuoted { endRow() }
    self.rows = rows
    unclosedLine = isQuoted ? begun : nil
  }

  /// Whichever stands most often in the first line.
  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    let first = scalars.prefix { $0 != "\n" }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    let counted = candidates.map { candidate in (candidate, first.count { $0 == candidate }) }
    return counted.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? ","
  }

  /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func plain(_ field: String) -> String {
    let scalars = field.unicodeScalars
    guard scalars.first == "'", let second = scalars.dropFirst().first,
      "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(second)
    else { return field }
    return String(String.UnicodeScalarView(scalars.dropFirst()))
  }
}
