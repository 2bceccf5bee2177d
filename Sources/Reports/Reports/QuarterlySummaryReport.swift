internal import CommuneDomain
internal import Localization

extension Report {
  /// R7: what one cadre did in a quarter for the units looked after; facts only, and lines to write
  /// proposals on.
  static let quarterlySummary = Report(
    name: "quarterly-summary", code: "R7", periodKinds: [.quarter], needsSubject: .people
  ) { context throws(ReportError) in
    var draft = ReportDraft("quarterly-summary", code: "R7", context)
    guard let subject = context.subject, let person = draft.commune.people[ID(subject)] else {
      throw .needsSubject(.people)
    }
    let care = CareOfPerson(person.id, in: draft.period, draft.figures)
    draft.table(draft.units(care.assignments))
    draft.heading(draft.word("work"))
    draft.table(draft.work(care))
    draft.heading(draft.word("proposals"))
    draft.lines(3)
    let words = person.position.isEmpty ? person.name : "\(person.name), \(person.position)"
    var document = draft.document(subtitle: words)
    document.subject = RecordSet(.people, [subject])
    return document
  }
}

extension ReportDraft {
  fileprivate func units(_ assignments: [Assignment]) -> ReportTable {
    ReportTable(
      name: "units",
      columns: [
        column("unit", from: 12, to: 40), column("level", from: 8, to: 22, priority: 1),
        numbers("from"), numbers("months"),
      ],
      rows: assignments.map { assignment in
        let level = assignment.level
        return [
          assignment.target.flatMap { id in level.map { cell(id, in: $0.register) } } ?? .blank,
          cell(level, .assignments, "level"),
          cell(assignment.from),
          cell(
            assignment.tenureMonths(on: min(period.to ?? today, today)),
            RecordSet(.assignments, [assignment.recordID])),
        ]
      })
  }

  fileprivate func work(_ care: CareOfPerson) -> ReportTable {
    let rows: [(key: String, records: RecordSet)] = [
      ("meetings", care.meetings),
      ("meetings-recorded", care.participation.recorded),
      ("visits", care.visits),
      ("households-visited", care.householdsVisited),
      ("needs-raised", care.needs),
      ("needs-met", care.needsMet),
      ("recommendations-raised", care.recommendations.received),
      ("recommendations-answered", care.recommendations.answered),
      ("recommendations-open", care.recommendations.open),
      ("recommendations-overdue", care.recommendations.overdue),
      ("activities", care.activities),
    ]
    return ReportTable(
      name: "work", columns: [column("figure", from: 20, to: 60), numbers("count")],
      rows: rows.map { key, records in
        [Cell(word(key), value: .text(key)), cell(records)]
      } + [
        [
          Cell(word("resources"), value: .text("resources")),
          Cell(
            phrases.number(care.resources), value: .integer(care.resources),
            records: care.activities),
        ]
      ])
  }
}
