extension Assignment {
  /// Whole months that the assignment has lasted on a day, or lasted in all.
  package func tenureMonths(on day: CalendarDate) -> Int {
    guard let from else { return 0 }
    return max(0, min(to ?? day, day).months(since: from))
  }

  /// Whether someone acts under this assignment on a day: in force, and the person is here.
  package func isActive(on day: CalendarDate, in commune: Commune) -> Bool {
    guard isInForce(on: day), let person = person.flatMap({ commune.people[$0] }) else {
      return false
    }
    return person.isPresent(on: day)
  }

  /// The predecessor's months and the least months wanted, when this assignment replaced someone
  /// too early (article 1.8: assignments should last; the number is a local decision).
  func tenureCutShort(in circumstances: Circumstances) -> [Issue.Argument]? {
    guard let from, let target, let level,
      let least = circumstances.value(of: .assignmentMinimumMonths, on: from)
    else { return nil }
    let predecessors = circumstances.commune
      .related(\.assignments, level.field, to: target)
      .filter { $0.id != id && $0.person != person }
    for predecessor in predecessors {
      guard let end = predecessor.to, end <= from, from.dayNumber - end.dayNumber <= 31,
        predecessor.endReason == .replaced || predecessor.endReason == .transferred
          || predecessor.endReason == nil
      else { continue }
      let months = predecessor.tenureMonths(on: end)
      if months < least, let person = predecessor.person {
        return [.record(.people, person.raw), .integer(months), .integer(least)]
      }
    }
    return nil
  }
}
