/// A target of a year: what is counted, in which unit, how much, and by when (article 3.3).
package struct Target: Entity {
  package let id: ID<Self>
  package var code = ""
  package var name = ""
  package var year: Int?
  package var scale: TargetScale?
  package var measure = ""
  package var value: Int?
  package var superior: Int?
  package var deadline: CalendarDate?
  package var decision = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { "\(code) \(name)" }

  package static let schema = Schema<Target>(
    .targets, fields: fields,
    derived: [
      DerivedField("assigned", .hundredths(valueRange)) { target, circumstances in
        target.progress(in: circumstances.commune).assigned.map(FieldValue.integer) ?? .empty
      },
      DerivedField("percent-done", .hundredths(0...1_000_000), isColumn: true) {
        target, circumstances in
        target.progress(in: circumstances.commune).percentDone.map(FieldValue.integer) ?? .empty
      },
    ],
    rules: [
      .hard("codeInYear", at: "code") { target, circumstances in
        circumstances.commune.records(in: .targets, where: "code", equals: .text(target.code))
          .compactMap { circumstances.commune.targets[ID($0)] }
          .first { $0.id != target.id && $0.year == target.year }
          .map { [.record(.targets, $0.recordID)] }
      },
      .hard("percentAboveHundred", at: "value") { target, _ in
        target.scale == .percent && (target.value ?? 0) > 100_00 ? [] : nil
      },
      .soft("targetNotMeasurable", at: "value") { target, _ in
        let isMeasurable =
          target.value != nil && target.deadline != nil
          && (target.scale == .percent || !target.measure.isEmpty)
        return isMeasurable ? nil : []
      },
      .soft("belowSuperior", at: "value") { target, _ in
        guard let value = target.value, let superior = target.superior, value < superior else {
          return nil
        }
        return [.field("superior")]
      },
      .soft("assignedBelowTarget", at: "value") { target, circumstances in
        guard let value = target.value,
          let assigned = target.progress(in: circumstances.commune).assigned, assigned < value
        else { return nil }
        return [.field("value")]
      },
      .soft("deadlineOutsideYear", at: "deadline") { target, _ in
        guard let deadline = target.deadline, let year = target.year, deadline.year != year else {
          return nil
        }
        return [.date(deadline)]
      },
    ])

  /// Up to ten thousand million units, in hundredths.
  static let valueRange = 0...1_000_000_000_000

  private static let fields: [Field<Target>] = [
    .text("code", \.code, .code).required().column().searched(),
    .text("name", \.name).required().column().searched(),
    .integer("year", \.year, in: 1975...2200).required().persistent().column(),
    .choice("scale", \.scale).required()
      .initially(.value(.choice(TargetScale.number.rawValue))),
    .text("measure", \.measure, .line(30)).column().applies { $0.scale != .percent },
    .hundredths("value", \.value, in: valueRange).column(),
    .hundredths("superior", \.superior, in: valueRange),
    .date("deadline", \.deadline).persistent().column(),
    .text("decision", \.decision, .line(60)).persistent(),
  ]
}

extension RegisterKey {
  package static let targets = RegisterKey("targets")
}

/// Whether a target is a number or a percentage; what a percentage gains is counted in points.
package enum TargetScale: String, Choice {
  case number, percent
}
