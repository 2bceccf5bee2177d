/// A document from above or of the commune that gives work to do: what, by whom issued, until when.
package struct Directive: Entity {
  package let id: ID<Self>
  package var number = ""
  package var kind: DirectiveKind?
  package var date: CalendarDate?
  package var issuer = ""
  package var subject = ""
  package var parent: ID<Directive>?
  package var scope = ""
  package var deadline: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { number }

  private static let fields: [Field<Directive>] = [
    .text("number", \.number, .line(60)).required().column().searched(),
    .choice("kind", \.kind).required().persistent().column(),
    .date("date", \.date).required().column(),
    .text("issuer", \.issuer).required().persistent().column().searched(),
    .text("subject", \.subject, .paragraph(300)).required().column().searched(),
    .reference("parent", \.parent, to: .directives).searched(),
    .text("scope", \.scope, .line(160)),
    .date("deadline", \.deadline).column(),
  ]

  private static let derived: [DerivedField<Directive>] = [
    DerivedField("tasks", .integer(0...5000), isColumn: true) { directive, circumstances in
      .integer(circumstances.tasks(of: directive.id).count)
    },
    DerivedField("tasks-done", .integer(0...5000), isColumn: true) { directive, circumstances in
      .integer(circumstances.tasks(of: directive.id).count { $0.status == .done })
    },
  ]

  package static let schema = Schema<Directive>(
    .directives,
    fields: fields,
    derived: derived,
    rules: [
      .hard("endBeforeBeginning", at: "deadline") { directive, _ in
        dates(directive.date, inOrderWith: directive.deadline)
      },
      .hard("ownDirective", at: "parent") { directive, _ in
        directive.parent == directive.id ? [] : nil
      },
      .hard("directiveBeforeParent", at: "date") { directive, circumstances in
        guard let date = directive.date,
          let parent = directive.parent.flatMap({ circumstances.commune.directives[$0]?.date }),
          date < parent
        else { return nil }
        return [.date(date), .date(parent)]
      },
      .hard("directiveTwice", at: "number") { directive, circumstances in
        circumstances.commune
          .records(in: .directives, where: "number", equals: .text(directive.number))
          .compactMap { circumstances.commune.directives[ID($0)] }
          .first { other in
            other.id != directive.id && other.issuer == directive.issuer
              && other.date?.year == directive.date?.year
          }
          .map { [.record(.directives, $0.recordID)] }
      },
    ])
}

extension RegisterKey {
  package static let directives = RegisterKey("directives")
}

package enum DirectiveKind: String, Choice {
  case resolution, directive, conclusion, regulation, programme, plan, scheme, decision, guidance
  case dispatch, notice
}

extension Circumstances {
  /// What a document gives to do.
  func tasks(of directive: ID<Directive>) -> [DirectiveTask] {
    commune.related(\.directiveTasks, "directive", to: directive.raw)
  }
}
