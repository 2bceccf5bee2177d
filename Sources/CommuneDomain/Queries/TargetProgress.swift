/// How far a target has come over those to whom it was given; values and percentages in hundredths.
///
/// Numbers are added up. Percentages cannot be: of those the mean is taken.
package struct TargetProgress: Hashable, Sendable {
  /// The assignments that count: given, and not only proposed.
  package let given: RecordSet
  /// What was given in all; nil while nothing is.
  package let assigned: Int?
  /// What has come of it; nil while nothing is reported.
  package let actual: Int?
  package let percentDone: Int?

  init(_ target: Target, _ assignments: [TargetAssignment]) {
    let given = assignments.filter(\.isGiven)
    let values = given.compactMap(\.value)
    let actuals = given.compactMap(\.actual)
    let isPercent = target.scale == .percent
    func together(_ numbers: [Int]) -> Int? {
      guard !numbers.isEmpty else { return nil }
      let sum = numbers.reduce(0, +)
      return isPercent ? (sum * 2 + numbers.count) / (numbers.count * 2) : sum
    }
    self.given = RecordSet(.targetAssignments, given.map(\.recordID))
    let assigned = together(values)
    let actual = together(actuals)
    self.assigned = assigned
    self.actual = actual
    if let actual, let whole = target.value ?? assigned {
      percentDone = Percentage.hundredths(actual, of: whole)
    } else {
      percentDone = nil
    }
  }
}

extension Target {
  /// How far the target has come.
  package func progress(in commune: Commune) -> TargetProgress {
    TargetProgress(self, commune.related(\.targetAssignments, "target", to: recordID))
  }
}

extension TargetAssignment {
  /// The percentage done, in hundredths.
  package var percentDone: Int? {
    guard let value, let actual else { return nil }
    return Percentage.hundredths(actual, of: value)
  }

  /// How many percent should be done today if every month did its part, in hundredths; whole months only.
  package func percentPlanned(in circumstances: Circumstances) -> Int? {
    guard isGiven, let target = target.flatMap({ circumstances.commune.targets[$0] }),
      let year = target.year, let first = CalendarDate(year: year, month: 1, day: 1),
      let deadline = target.deadline, deadline >= first
    else { return nil }
    let months = max(1, deadline.adding(days: 1).months(since: first))
    let gone = min(months, max(0, circumstances.today.adding(days: 1).months(since: first)))
    return Percentage.hundredths(gone, of: months)
  }

  /// By how many percent, in hundredths, the target stays behind the plan; nil while it does not.
  package func percentBehindPlan(in circumstances: Circumstances) -> Int? {
    guard status != .evaluated, value != nil, let planned = percentPlanned(in: circumstances) else {
      return nil
    }
    let behind = planned - (percentDone ?? 0)
    return behind > 0 ? behind : nil
  }
}
