/// A direct dialogue of the heads of the Party committee and the government with residents.
package struct Dialogue: Entity {
  package let id: ID<Self>
  package var date: CalendarDate?
  package var subject = ""
  package var kind: DialogueKind?
  package var chair: ID<Person>?
  package var place = ""
  package var residenceUnit: ID<ResidenceUnit>?
  package var people: Int?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    "\(subject) \(date?.description ?? "")"
  }

  private static let fields: [Field<Dialogue>] = [
    .date("date", \.date).required().initially(.today).column(),
    .text("subject", \.subject).required().column().searched(),
    .choice("kind", \.kind).initially(.value(.choice(DialogueKind.regular.rawValue)))
      .persistent().column(),
    .reference("chair", \.chair, to: .people).required().persistent().column().searched(),
    .text("place", \.place).persistent(),
    .reference("residence-unit", \.residenceUnit, to: .residenceUnits).searched(),
    .integer("people", \.people, in: 0...5000).column(),
  ]

  private static let derived: [DerivedField<Dialogue>] = [
    DerivedField("opinions", .integer(0...5000), isColumn: true) { dialogue, circumstances in
      .integer(circumstances.figures.opinions(of: dialogue.id).all.count)
    },
    DerivedField("unanswered", .integer(0...5000), isColumn: true) { dialogue, circumstances in
      .integer(circumstances.figures.opinions(of: dialogue.id).open.count)
    },
  ]

  package static let schema = Schema<Dialogue>(
    .dialogues,
    fields: fields,
    derived: derived,
    rules: [
      .hard("countedBeforeItsDay", at: "people") { dialogue, circumstances in
        guard let date = dialogue.date, date > circumstances.today, dialogue.people != nil else {
          return nil
        }
        return [.date(date)]
      }
    ],
    inlineChild: InlineChild(
      register: .opinions, parentField: "dialogue", fields: ["content", "area"]))
}

extension RegisterKey {
  package static let dialogues = RegisterKey("dialogues")
}

package enum DialogueKind: String, Choice {
  case regular, thematic, extraordinary
}
