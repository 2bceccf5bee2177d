package import CommuneDomain
internal import VietnameseText

/// Reads a table into the records of a register: columns by field keys or labels, values as people type
/// them or as `list --format csv` writes them.
///
/// Nothing is changed: what comes out is a change, and what is wrong with which line.
package struct TableImport {
  /// What is wrong with a line.
  package struct Problem: Hashable, Sendable {
    package let line: Int
    /// What is wrong and what to do, with the name of the field.
    package let sentence: String
  }

  /// Why the table as a whole cannot be read.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    case unclosedQuote(line: Int)
    case unknownColumn(String, known: [String])
    case columnTwice(String)
  }

  /// What a table comes to.
  package struct Outcome {
    /// All records and successions that are right, as one act.
    package var change = Change()
    package var created: [RecordID] = []
    /// Records of the book that a line with the same code brings up to date.
    package var updated: [RecordID] = []
    package var successions = 0
    /// Lines whose record stands in the book already just so.
    package var unchanged = 0
    package var problems: [Problem] = []
    /// How many lines have something wrong.
    package var badLines: Int { Set(problems.map(\.line)).count }
  }

  let register: any RegisterDescribing
  let parser: FieldParser
  let phrases: Phrases

  package init(of register: any RegisterDescribing, parser: FieldParser, phrases: Phrases) {
    self.register = register
    self.parser = parser
    self.phrases = phrases
  }

  /// What a column holds.
  enum Column: Hashable {
    case id, predecessor, portion
    case field(String)
    /// Followed from the other fields; not read.
    case ignored
  }

  /// Reads a table; wrong lines are left out of the change.
  package func read(
    _ text: String, in circumstances: Circumstances, newID: () -> RecordID
  ) throws(Fault) -> Outcome {
    let table = SeparatedText(text)
    if let line = table.unclosedLine { throw .unclosedQuote(line: line) }
    guard let header = table.rows.first else { throw .empty }
    let columns = try columns(of: header.fields)
    var reading = Reading(self, columns, circumstances)
    reading.read(Array(table.rows.dropFirst()), newID)
    reading.succeed(newID)
    reading.judge()
    return reading.outcome
  }

  private func columns(of header: [String]) throws(Fault) -> [Column] {
    var columns: [Column] = []
    for title in header {
      guard let column = column(titled: title.cleanedField) else {
        throw .unknownColumn(title, known: known)
      }
      if column != .ignored, columns.contains(column) { throw .columnTwice(title) }
      columns.append(column)
    }
    return columns
  }

  /// The names of all columns that are read.
  private var known: [String] {
    ["id"] + register.fields.map(\.key)
      + (SuccessionKind(register.key) == nil ? [] : ["predecessor", "portion"])
  }

  private func column(titled title: String) -> Column? {
    let folded = title.folded
    if folded.isEmpty { return .ignored }
    if folded == "id" { return .id }
    if let field = register.field(folded) { return .field(field.key) }
    for field in register.fields
    where phrases.label(register.key, field.key).folded == folded
      || phrases.columnLabel(register.key, field.key).folded == folded
    {
      return .field(field.key)
    }
    if register.derived.contains(where: {
      $0.key == folded || phrases.label(register.key, $0.key).folded == folded
    }) {
      return .ignored
    }
    guard SuccessionKind(register.key) != nil else { return nil }
    if folded == "predecessor" || folded == phrases["import.predecessor"].folded {
      return .predecessor
    }
    return folded == "portion" || folded == phrases["import.portion"].folded ? .portion : nil
  }
}
