extension AlertRule {
  /// A13: a target has come less far than if every month had done its part (article 3.6).
  static let targetsBehindPlan = AlertRule(
    "A13", .notice, of: \.targetAssignments, remedy: .complete(field: "progress"),
    watching: [
      .through(.targets) { target, _, commune in
        commune.records(in: .targetAssignments, where: "target", equals: .reference(target))
      }
    ]
  ) { assignment, circumstances in
    guard
      let tolerated = circumstances.value(of: .targetBehindPercent, on: circumstances.today),
      let behind = assignment.percentBehindPlan(in: circumstances), behind > tolerated * 100,
      let target = assignment.target.flatMap({ circumstances.commune.targets[$0] })
    else { return nil }
    // Whole percents are told, so that the sentence stays short.
    return AlertFinding(
      due: target.deadline,
      [
        .integer((assignment.percentDone ?? 0) / 100),
        .integer((assignment.percentPlanned(in: circumstances) ?? 0) / 100),
      ])
  }
}
