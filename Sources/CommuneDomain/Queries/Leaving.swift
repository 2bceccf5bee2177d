/// Work that somebody stops doing on a day, and who goes on with it, as one act: nobody is without a
/// cadre for a day, or the book says why (fixture F12).
package struct Leaving: Hashable, Sendable {
  /// What happens to one assignment.
  package enum Decision: Hashable, Sendable {
    /// Another person begins on the day on which this one stops.
    case successor(RecordID)
    /// Nobody follows yet; why, in a sentence.
    case nobody(reason: String)
  }

  /// The first day on which the person no longer does the work.
  package var day: CalendarDate
  package var reason: AssignmentEndReason
  /// The number of the decision on those who follow.
  package var decision = ""
  /// By assignment; those without one just end.
  package var decisions: [RecordID: Decision] = [:]

  package init(day: CalendarDate, reason: AssignmentEndReason) {
    self.day = day
    self.reason = reason
  }
}

extension Figures {
  /// The assignments of a person that are in force on a day or begin later.
  package func assignments(of person: RecordID, notEndedBefore day: CalendarDate) -> [Assignment] {
    commune.related(\.assignments, "person", to: person)
      .filter { $0.from != nil && ($0.to.map { day <= $0 } ?? true) }
  }

  /// Those of these assignments whose unit has nobody else on a day.
  package func losingCover(_ assignments: [Assignment], on day: CalendarDate) -> [Assignment] {
    let ending = Set(assignments.map(\.id))
    return assignments.filter { assignment in
      guard let level = assignment.level, let target = assignment.target,
        assignment.from.map({ $0 <= day }) ?? false, needsCover(target, level, on: day)
      else { return false }
      return !commune.related(\.assignments, level.field, to: target).contains {
        !ending.contains($0.id) && $0.person != assignment.person
          && $0.isActive(on: day, in: commune)
      }
    }
  }

  private func needsCover(_ unit: RecordID, _ level: AssignmentLevel, on day: CalendarDate) -> Bool
  {
    switch level {
    case .household: commune.households[ID(unit)]?.isPoor ?? false
    default: commune.lifetime(of: unit, in: level.register)?.contains(day) ?? false
    }
  }
}

extension Leaving {
  /// Ends assignments on the day before, and lets those decided upon begin.
  ///
  /// An assignment that has not begun by then is taken out of the book, since it never was.
  package func change(
    ending assignments: [Assignment], in commune: Commune, newID: () -> RecordID
  ) -> Change {
    var change = Change()
    for old in assignments {
      let decided = decisions[old.recordID]
      if let from = old.from, from >= day {
        change = change + .removing(old)
      } else {
        var ended = old
        ended.to = day.adding(days: -1)
        ended.endReason = reason
        if case .nobody(let why) = decided {
          ended.remarks = String(
            [old.remarks, why].filter { !$0.isEmpty }.joined(separator: "; ").prefix(300))
        }
        change = change + .from(old, to: ended)
      }
      guard case .successor(let person) = decided, let level = old.level, let target = old.target
      else { continue }
      var next = Assignment(id: ID(newID()))
      next.person = ID(person)
      next.look(after: target, at: level)
      next.from = max(day, old.from ?? day)
      next.decision = decision
      change = change + .creating(next)
    }
    return change
  }
}

extension Circumstances {
  /// Months of an assignment and the least wanted, when it would end too early on a day; nil otherwise
  /// (article 1.8).
  package func tenureCutShort(
    _ assignment: Assignment, endingOn day: CalendarDate
  ) -> (months: Int, least: Int)? {
    guard let least = value(of: .assignmentMinimumMonths, on: day) else { return nil }
    let months = assignment.tenureMonths(on: day)
    return months < least ? (months, least) : nil
  }
}
