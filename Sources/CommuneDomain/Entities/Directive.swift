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
  package var from: CalendarDate?
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
    .date("from", \.from, .yearAllowed).applies { $0.kind?.runsForYears ?? false },
    .date("deadline", \.deadline).column(),
  ]

  private static let derived: [DerivedField<Directive>] = [
    DerivedField("tasks", .integer(0...5000), isColumn: true) { directive, circumstances in
      .integer(circumstances.tasks(of: directive.id).count)
    },
    DerivedField("tasks-done", .integer(0...5000), isColumn: true) { directive, circumstances in
      .integer(circumstances.tasks(of: directive.id).count { $0.status == .done })
    },
    DerivedField("years", .integer(0...200)) { directive, _ in
      directive.years.map(FieldValue.integer) ?? .empty
    },
    DerivedField("years-elapsed", .integer(0...200)) { directive, circumstances in
      directive.yearsElapsed(on: circumstances.today).map(FieldValue.integer) ?? .empty
    },
  ]

  /// The calendar years of which it speaks: 15 for 2011–2025 (article 2.11).
  package var years: Int? {
    guard let from, let deadline else { return nil }
    return deadline.year - from.year + 1
  }

  /// The whole years of them that are over: 13 in February 2024, whatever its title says.
  package func yearsElapsed(on today: CalendarDate) -> Int? {
    guard let years, let from else { return nil }
    return max(0, min(years, today.months(since: from.earliestDay) / 12))
  }

  package static let schema = Schema<Directive>(
    .directives,
    fields: fields,
    derived: derived,
    rules: [
      .hard("endBeforeBeginning", at: "deadline") { directive, _ in
        dates(directive.date, inOrderWith: directive.deadline)
      },
      .hard("endBeforeBeginning", at: "from") { directive, _ in
        dates(directive.from, inOrderWith: directive.deadline)
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

  /// What is carried out over years rather than once.
  var runsForYears: Bool { [.programme, .scheme, .plan].contains(self) }
}

extension Circumstances {
  /// What a document gives to do.
  func tasks(of directive: ID<Directive>) -> [DirectiveTask] {
    commune.related(\.directiveTasks, "directive", to: directive.raw)
  }
}
