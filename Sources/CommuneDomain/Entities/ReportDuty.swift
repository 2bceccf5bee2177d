/// A report that is owed for each month, quarter or other period: to whom, by which day, by whom.
package struct ReportDuty: Entity {
  package let id: ID<Self>
  package var name = ""
  package var periodKind: ReportPeriodKind?
  package var dueDay: Int?
  package var receiver = ""
  package var responsible: ID<Person>?
  package var unit = ""
  package var from: CalendarDate?
  package var to: CalendarDate?
  package var legalBasis = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    guard !unit.isEmpty || responsible != nil else { return name }
    return "\(name) – \(whose(in: commune))"
  }

  package func shortTitle(in commune: Commune) -> String { name }

  private static let fields: [Field<ReportDuty>] = [
    .text("name", \.name).required().column().searched(),
    .choice("period-kind", \.periodKind).required().persistent()
      .initially(.value(.choice(ReportPeriodKind.quarter.rawValue))).column(),
    .integer("due-day", \.dueDay, in: 1...31).persistent(),
    .text("receiver", \.receiver).required().persistent().column().searched(),
    .reference("responsible", \.responsible, to: .people).column().searched(),
    .text("unit", \.unit, .line(80)).column().searched(),
    .date("from", \.from).required().initially(.today).persistent(),
    .date("to", \.to),
    .text("legal-basis", \.legalBasis, .line(160)).persistent(),
  ]

  package static let schema = Schema<ReportDuty>(
    .reportDuties,
    fields: fields,
    derived: [
      DerivedField("next-due", .date(.day), isColumn: true) { duty, circumstances in
        circumstances.nextReport(of: duty).map { .date($0.due) } ?? .empty
      }
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { duty, _ in
        dates(duty.from, inOrderWith: duty.to)
      },
      .hard("reportDutyTwice", at: "name") { duty, circumstances in
        circumstances.commune.reportDuties.first { other in
          other.id != duty.id && other.isSame(as: duty) && other.period.overlaps(duty.period)
        }
        .map { [.record(.reportDuties, $0.recordID)] }
      },
      .soft("reportOfNobody", at: "responsible") { duty, _ in
        duty.responsible == nil && duty.unit.isEmpty ? [] : nil
      },
    ])

  /// From when to when the report is owed.
  package var period: Period { Period(from: from, to: to) }

  /// Who owes it: the person, else the unit.
  package func whose(in commune: Commune) -> String {
    responsible.flatMap { commune.people[$0]?.name } ?? unit
  }

  private func isSame(as other: ReportDuty) -> Bool {
    name == other.name && periodKind == other.periodKind && receiver == other.receiver
      && responsible == other.responsible && unit == other.unit
  }
}

extension RegisterKey {
  package static let reportDuties = RegisterKey("report-duties")
}

/// Which period a report covers.
package enum ReportPeriodKind: String, Choice {
  case month, quarter
  case firstQuarter = "first-quarter"
  case sixMonths = "six-months"
  case nineMonths = "nine-months"
  case year
}
