internal import CommuneDomain

/// A bar of the home screen: a part of a whole, and the records that it opens.
struct MonthRow: Sendable {
  let phrase: String
  let part: Int
  let whole: Int
  /// Shown as a percentage rather than as "96/117".
  let isShare: Bool
  let records: RecordSet

  /// The bars of a month.
  static func rows(of month: MonthFigures) -> [MonthRow] {
    var rows: [MonthRow] = []
    if let met = month.groupsMet {
      rows.append(
        MonthRow(
          phrase: "home.groups-met", part: met.part.count, whole: met.whole.count, isShare: false,
          records: met.rest))
    }
    rows.append(
      MonthRow(
        phrase: "home.participation", part: month.participation.present,
        whole: month.participation.required, isShare: true, records: month.participation.recorded))
    rows.append(
      MonthRow(
        phrase: "home.answered", part: month.answered.part.count,
        whole: month.answered.whole.count, isShare: true, records: month.answered.rest))
    return rows
  }
}
