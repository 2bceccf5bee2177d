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

  /// The days without anybody between the last who looked after the same unit and this assignment.
  func gapBefore(in commune: Commune) -> (from: CalendarDate, to: CalendarDate)? {
    guard let from, let target, let level, level != .household else { return nil }
    let day = from.adding(days: -1)
    let others = commune.related(\.assignments, level.field, to: target).filter { other in
      other.id != id && other.from.map { $0 <= day } ?? false
    }
    guard !others.contains(where: { $0.period.contains(day) }),
      let last = others.compactMap(\.to).max(), last < day
    else { return nil }
    return (last.adding(days: 1), day)
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
