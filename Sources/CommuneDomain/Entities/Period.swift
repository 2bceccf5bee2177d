/// From one day to another, both included; an end that is missing is open.
package struct Period: Hashable, Sendable {
  package let from: CalendarDate?
  package let to: CalendarDate?

  package init(from: CalendarDate?, to: CalendarDate?) {
    self.from = from
    self.to = to
  }

  package func contains(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  package func overlaps(_ other: Period) -> Bool {
    let startsInTime = from.flatMap { from in other.to.map { from <= $0 } } ?? true
    let endsInTime = to.flatMap { to in other.from.map { $0 <= to } } ?? true
    return startsInTime && endsInTime
  }
}

/// The arguments of the sentence "ends before it begins", nil while the two are in order.
func dates(_ from: CalendarDate?, inOrderWith to: CalendarDate?) -> [Issue.Argument]? {
  guard let from, let to, to < from else { return nil }
  return [.date(from), .date(to)]
}
