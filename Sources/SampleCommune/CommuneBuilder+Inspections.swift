internal import CommuneDomain

extension CommuneBuilder {
  /// The programme of inspections, most carried out and one due soon, and a disciplinary measure.
  mutating func inspect() {
    var identifiers = identifiers(for: .inspections)
    for place in 0..<7 {
      let due = today.adding(days: place == 5 ? 20 : place == 6 ? 80 : place * 45 - 220)
      var inspection = Inspection(id: identifiers.next(on: opening.adding(days: 40)))
      inspection.kind = InspectionKind.allCases[place % InspectionKind.allCases.count]
      inspection.programmeYear = due.year
      inspection.due = due
      inspection.subject = place == 4 ? .member : .organisation
      if place == 4 {
        inspection.member = people[inspected].id
      } else {
        inspection.organisation = cells[place % cells.count].id
      }
      if place < 5 {
        inspection.decision = "\(30 + place)-QĐ/UBKT"
        inspection.from = due.adding(days: -20)
        inspection.to = due.adding(days: -10)
        inspection.conclusion = place == 4 ? .discipline : place == 1 ? .shortcomings : .noViolation
        inspection.conclusionNumber = "\(50 + place)-TB/UBKT"
        inspection.concluded = due.adding(days: -5)
      }
      commune.inspections.insert(inspection)
    }
    var measures = self.identifiers(for: .discipline)
    var measure = DisciplinaryMeasure(id: measures.next(on: today.adding(days: -30)))
    measure.subject = .officialMember
    measure.member = people[inspected].id
    measure.measure = .reprimand
    measure.decision = "61-QĐ/UBKT"
    measure.date = today.adding(days: -30)
    measure.inspection = commune.inspections.first { $0.subject == .member }?.id
    commune.discipline.insert(measure)
  }

  /// The last member of the last cell.
  private var inspected: Int { membersOfCell[cells.count - 1].last ?? 0 }
}
