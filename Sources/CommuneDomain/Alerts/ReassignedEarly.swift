extension AlertRule {
  /// A2: an assignment of the last twelve months replaced someone who had just come to know the
  /// place (article 1.8).
  static let reassignedEarly = AlertRule(
    "A2", .notice, of: \.assignments, remedy: .complete(field: "remarks"),
    watching: [
      .through(.assignments) { _, values, commune in
        // Whatever looks after the same unit may have been the predecessor.
        values.flatMap { value -> [RecordID] in
          guard AssignmentLevel(rawValue: value.field) != nil, let unit = value.value.reference
          else { return [] }
          return commune.records(in: .assignments, where: value.field, equals: .reference(unit))
        }
      },
      .through(.assignments) { id, _, commune in
        // Whatever its level was before, its units stand in it still.
        guard let assignment = commune.assignments[ID(id)] else { return [] }
        return AssignmentLevel.allCases.flatMap { level -> [RecordID] in
          let unit = assignment.value(of: level.field)
          return unit.isEmpty
            ? [] : commune.records(in: .assignments, where: level.field, equals: unit)
        }
      },
    ]
  ) { assignment, circumstances in
    let lastYear = Period(
      from: circumstances.today.adding(months: -12), to: circumstances.today)
    guard lastYear.contains(assignment.from) else { return nil }
    return assignment.tenureCutShort(in: circumstances).map { AlertFinding($0) }
  }
}
