extension Figures {
  /// The middle of how many months the assignments of a level last that hold today; nil without any.
  package func medianTenure(_ level: AssignmentLevel) -> Int? {
    commune.assignments
      .filter { $0.level == level && $0.isActive(on: today, in: commune) }
      .map { $0.tenureMonths(on: today) }.median
  }

  /// The middle and the most of how many assignments one cadre carries today; nil without any.
  package var load: (median: Int, most: Int)? {
    var loads: [ID<Person>: Int] = [:]
    for assignment in commune.assignments where assignment.isActive(on: today, in: commune) {
      if let person = assignment.person { loads[person, default: 0] += 1 }
    }
    guard let median = Array(loads.values).median, let most = loads.values.max() else { return nil }
    return (median, most)
  }
}

extension [Int] {
  /// The one in the middle, the lower of two; nil of none.
  fileprivate var median: Int? {
    isEmpty ? nil : sorted()[(count - 1) / 2]
  }
}
