/// What somebody said in a dialogue and asked to have answered; who it was may stay unnamed.
package struct Opinion: Entity {
  package let id: ID<Self>
  package var dialogue: ID<Dialogue>?
  package var content = ""
  package var area: RecommendationArea?
  package var raisedBy = ""
  package var residenceUnit: ID<ResidenceUnit>?
  package var due: CalendarDate?
  package var recommendation: ID<Recommendation>?
  package var answered: CalendarDate?
  package var answer = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { content }

  private static let fields: [Field<Opinion>] = [
    .reference("dialogue", \.dialogue, to: .dialogues).required().persistent().column().searched(),
    .text("content", \.content, .paragraph(500)).required().column().searched(),
    .choice("area", \.area).persistent().column(),
    .text("raised-by", \.raisedBy, .personName).searched(),
    .reference("residence-unit", \.residenceUnit, to: .residenceUnits).persistent(),
    .date("due", \.due).column(),
    .reference("recommendation", \.recommendation, to: .recommendations).searched(),
    .date("answered", \.answered).column(),
    .text("answer", \.answer, .paragraph(500)).applies { $0.answered != nil },
  ]

  package static let schema = Schema<Opinion>(
    .opinions,
    fields: fields,
    derived: [
      DerivedField("state", .choice(OpinionState.keys), isColumn: true) { opinion, circumstances in
        .choice(opinion.state(in: circumstances).rawValue)
      }
    ],
    rules: [
      .hard("answerBeforeDialogue", at: "answered") { opinion, circumstances in
        guard let answered = opinion.answered,
          let held = opinion.dayOfDialogue(in: circumstances.commune), answered < held
        else { return nil }
        return [.date(answered), .date(held)]
      },
      .hard("dateInFuture", at: "answered") { opinion, circumstances in
        opinion.answered.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("endBeforeBeginning", at: "due") { opinion, circumstances in
        dates(opinion.dayOfDialogue(in: circumstances.commune), inOrderWith: opinion.due)
      },
    ],
    complete: { opinion, circumstances in
      guard opinion.due == nil, let held = opinion.dayOfDialogue(in: circumstances.commune),
        held.isWholeDay, let days = circumstances.value(of: .opinionWorkingDays, on: held)
      else { return }
      opinion.due = circumstances.limits.day(after: held, workingDays: days)
    })

  /// When the dialogue took place.
  func dayOfDialogue(in commune: Commune) -> CalendarDate? {
    dialogue.flatMap { commune.dialogues[$0]?.date }
  }
}

extension RegisterKey {
  package static let opinions = RegisterKey("opinions")
}

/// What has become of an opinion.
package enum OpinionState: String, Choice {
  case answered, open, overdue
}
