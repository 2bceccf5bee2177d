/// A class: on a resolution, a subject, the Party, for new members, on skills.
package struct TrainingClass: Entity {
  package let id: ID<Self>
  package var name = ""
  package var kind: TrainingClassKind?
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var place = ""
  package var host = ""
  package var turns: Int?
  package var qualifier: Qualifier?
  package var hours: Int?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  package static let schema = Schema<TrainingClass>(
    .classes,
    fields: [
      .text("name", \.name, .line(160)).required().column().searched(),
      .choice("kind", \.kind).required().persistent().column(),
      .date("from", \.from).required().initially(.today).column(),
      .date("to", \.to),
      .text("place", \.place).persistent(),
      .text("host", \.host).persistent().searched(),
      .integer("turns", \.turns, in: 0...1_000_000),
      .choice("qualifier", \.qualifier)
        .initially(.value(.choice(Qualifier.exact.rawValue))).applies { $0.turns != nil },
      .integer("hours", \.hours, in: 0...2_000),
    ],
    derived: [
      DerivedField("attended", .integer(0...1_000_000), isColumn: true) { training, circumstances in
        .integer(training.countedTurns(in: circumstances.commune))
      },
      DerivedField("persons", .integer(0...1_000_000)) { training, circumstances in
        .integer(training.persons(in: circumstances.commune).count)
      },
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { training, _ in
        dates(training.from, inOrderWith: training.to)
      },
      .soft("turnsDiffer", at: "turns") { training, circumstances in
        let enrolled = training.enrolments(in: circumstances.commune).count
        guard let declared = training.turns, enrolled > 0,
          !(training.qualifier ?? .exact).accepts(enrolled, for: declared)
        else { return nil }
        return [.integer(declared), .integer(enrolled)]
      },
    ])

  /// Who is enrolled; empty where only a number was declared.
  package func enrolments(in commune: Commune) -> [Enrolment] {
    commune.related(\.enrolments, "class", to: recordID)
  }

  /// How many took part, each time they did: as declared, else as many as are enrolled.
  package func countedTurns(in commune: Commune) -> Int {
    turns ?? enrolments(in: commune).count
  }

  /// The different people who are enrolled.
  package func persons(in commune: Commune) -> Set<RecordID> {
    Set(enrolments(in: commune).compactMap { $0.person?.raw })
  }
}

extension RegisterKey {
  package static let classes = RegisterKey("classes")
}

package enum TrainingClassKind: String, Choice {
  case resolution, thematic
  case partyAwareness = "party-awareness"
  case newMembers = "new-members"
  case digitalSkills = "digital-skills"
  case professional, other

  /// Gives a certificate that other papers ask for.
  package var isCertified: Bool { self == .partyAwareness || self == .newMembers }
}
