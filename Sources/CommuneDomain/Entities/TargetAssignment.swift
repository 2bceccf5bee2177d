/// Whom a target was given to: what was registered, what was given, and how far it has come.
package struct TargetAssignment: Entity {
  package let id: ID<Self>
  package var target: ID<Target>?
  package var person: ID<Person>?
  package var unit = ""
  package var registered: Int?
  package var value: Int?
  package var status: TargetStatus?
  package var decision = ""
  package var progress: [Note] = []
  package var actual: Int?
  package var actualOn: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let person = person.flatMap { commune.people[$0]?.name } ?? ""
    guard let target = target.flatMap({ commune.targets[$0] }) else { return person }
    return "\(target.code) – \(person)"
  }

  package static let schema = Schema<TargetAssignment>(
    .targetAssignments, fields: fields,
    derived: [
      DerivedField("percent-done", .hundredths(0...1_000_000), isColumn: true) { assignment, _ in
        assignment.percentDone.map(FieldValue.integer) ?? .empty
      },
      DerivedField("behind", .hundredths(0...100_00), isColumn: true) {
        assignment, circumstances in
        assignment.percentBehindPlan(in: circumstances).map(FieldValue.integer) ?? .empty
      },
    ],
    rules: [
      .hard("targetGivenTwice", at: "person") { assignment, circumstances in
        guard let target = assignment.target, let person = assignment.person else { return nil }
        return circumstances.commune.related(\.targetAssignments, "target", to: target.raw)
          .first { other in
            other.id != assignment.id && other.person == person && other.unit == assignment.unit
          }
          .map { [.record(.targetAssignments, $0.recordID)] }
      },
      .hard("percentAboveHundred", at: "value") { assignment, circumstances in
        guard let target = assignment.target.flatMap({ circumstances.commune.targets[$0] }),
          target.scale == .percent, (assignment.value ?? 0) > 100_00
        else { return nil }
        return []
      },
      .hard("dateInFuture", at: "actual-on") { assignment, circumstances in
        assignment.actualOn.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("givenWithoutValue", at: "value") { assignment, _ in
        assignment.isGiven && assignment.value == nil ? [] : nil
      },
      .soft("evaluatedWithoutActual", at: "actual") { assignment, _ in
        assignment.status == .evaluated && assignment.actual == nil ? [] : nil
      },
    ])

  private static let fields: [Field<TargetAssignment>] = [
    .reference("target", \.target, to: .targets).required().persistent().column().searched(),
    .reference("person", \.person, to: .people).required().column().searched(),
    .text("unit", \.unit, .line(80)).column().searched(),
    .hundredths("registered", \.registered, in: Target.valueRange),
    .hundredths("value", \.value, in: Target.valueRange).column(),
    .choice("status", \.status).required()
      .initially(.value(.choice(TargetStatus.proposed.rawValue))).persistent().column(),
    .text("decision", \.decision, .line(60)).persistent(),
    .notes("progress", \.progress),
    .hundredths("actual", \.actual, in: Target.valueRange).column(),
    .date("actual-on", \.actualOn).required().applies { $0.actual != nil },
  ]

  /// Whether it has been given, and not only proposed.
  package var isGiven: Bool {
    switch status {
    case .assigned, .underway, .evaluated: true
    case .proposed, .registered, .appraised, nil: false
    }
  }
}

extension RegisterKey {
  package static let targetAssignments = RegisterKey("target-assignments")
}

/// The steps of a target, from its proposal to its evaluation (article 3.4).
package enum TargetStatus: String, Choice {
  case proposed, registered, appraised, assigned, underway, evaluated
}
