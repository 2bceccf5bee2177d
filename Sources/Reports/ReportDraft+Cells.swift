internal import CommuneDomain
internal import Localization

extension ReportDraft {
  typealias Cell = ReportTable.Cell
  typealias Column = ReportTable.Column

  /// A column of words, broken over lines where it is narrow.
  func column(_ key: String, from minimum: Int, to ideal: Int, priority: Int = 0) -> Column {
    Column(
      key: key, title: word(key), minimumWidth: minimum, idealWidth: ideal, priority: priority)
  }

  /// A column of numbers or dates.
  func numbers(_ key: String, priority: Int = 0) -> Column {
    Column(
      key: key, title: word(key), alignment: .trailing, minimumWidth: 3, idealWidth: 12,
      priority: priority)
  }

  /// The running number of rows.
  var rowNumbers: Column {
    Column(
      key: "row", title: phrases["report.ordinal"], alignment: .trailing, minimumWidth: 2,
      idealWidth: 5, priority: 8)
  }

  func cell(_ text: String) -> Cell {
    Cell(text, value: text.isEmpty ? .none : .text(text))
  }

  func cell(_ number: Int, _ records: RecordSet? = nil) -> Cell {
    Cell(phrases.number(number), value: .integer(number), records: records)
  }

  /// How many records there are; opens them.
  func cell(_ records: RecordSet) -> Cell { cell(records.count, records) }

  func cell(_ date: CalendarDate?) -> Cell {
    date.map { Cell(phrases.date($0), value: .date($0)) } ?? .blank
  }

  /// A share as a percentage; a dash when there is nothing to be a share of.
  func cell(_ part: Int, of whole: Int, decimals: Int = 2, _ records: RecordSet? = nil) -> Cell {
    Cell(
      phrases.percent(part, of: whole, decimals: decimals),
      value: whole == 0 ? .none : .ratio(part, of: whole), records: records)
  }

  /// A number given in hundredths, without decimals that say nothing.
  func cell(hundredths: Int?, _ records: RecordSet? = nil) -> Cell {
    guard let hundredths else { return .blank }
    return Cell(phrases.shortDecimal(hundredths), value: .hundredths(hundredths), records: records)
  }

  /// A difference of two percentages, such as "+8,46"; in points, never in percent.
  func cell(change: ShareChange?) -> Cell {
    guard let change, let points = change.points(decimals: context.decimals) else { return .blank }
    let sign = points > 0 ? "+" : ""
    return Cell(
      sign + phrases.decimal(points, decimals: context.decimals),
      value: change.points(decimals: 2).map(MachineValue.hundredths) ?? .none)
  }

  /// A record by its title; opens it.
  func cell(_ id: RecordID?, in register: RegisterKey) -> Cell {
    guard let id else { return .blank }
    let title = commune.title(of: id, in: register)
    return Cell(title, value: .text(title), records: RecordSet(register, [id]))
  }

  /// An alternative of a field; machine formats get its key.
  func cell<Alternative: Choice>(
    _ choice: Alternative?, _ register: RegisterKey, _ field: String
  ) -> Cell {
    guard let key = choice?.rawValue else { return .blank }
    return Cell(phrases.choice(register, field, key), value: .text(key))
  }

  func personName(_ id: ID<Person>?) -> String {
    id.flatMap { commune.people[$0]?.name } ?? ""
  }
}
