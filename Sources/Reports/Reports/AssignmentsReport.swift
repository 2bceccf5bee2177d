internal import CommuneDomain
internal import Localization

extension Report {
  /// R6: who looks after which cell, residence unit, group and household; those with nobody first.
  static let assignments = Report(
    name: "assignments", code: "R6", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("assignments", code: "R6", context)
    let levels = AssignmentLevel.allCases.map { level in
      (level: level, coverage: draft.figures.coverage(level))
    }
    draft.table(
      draft.totals(
        levels.filter { $0.level != .administrativeUnit || !$0.coverage.isEmpty }.map(\.level)))
    let uncovered = levels.flatMap { $0.coverage.filter { !$0.isCovered } }
    if !uncovered.isEmpty {
      draft.heading(draft.word("uncovered-list"))
      draft.table(draft.vacancies(uncovered))
    }
    for (level, coverage) in levels {
      let isHousehold = level == .household
      let others = isHousehold ? draft.figures.otherHouseholdsCovered : []
      let covered = coverage.filter(\.isCovered) + others
      guard !covered.isEmpty else { continue }
      draft.heading(
        isHousehold ? draft.word("level.household.covered") : draft.level(level))
      draft.table(draft.holders(covered, level))
    }
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate func level(_ level: AssignmentLevel) -> String { word("level.\(level.rawValue)") }

  fileprivate func totals(_ levels: [AssignmentLevel]) -> ReportTable {
    ReportTable(
      name: "coverage",
      columns: [
        column("level", from: 12, to: 30), numbers("total"), numbers("covered"),
        numbers("uncovered"), numbers("share", priority: 1),
      ],
      rows: levels.map { level in
        let share = figures.covered(level)
        return [
          Cell(self.level(level), value: .text(level.rawValue)),
          cell(share.whole), cell(share.part), cell(share.rest),
          cell(share.part.count, of: share.whole.count, share.part),
        ]
      })
  }

  fileprivate func vacancies(_ uncovered: [Coverage]) -> ReportTable {
    ReportTable(
      name: "uncovered",
      columns: [
        rowNumbers, column("unit", from: 12, to: 30), column("level", from: 8, to: 22, priority: 2),
        numbers("households", priority: 3), column("reason", from: 12, to: 60, priority: 1),
      ],
      rows: uncovered.enumerated().map { index, coverage in
        [
          cell(index + 1), cell(coverage.unit, in: coverage.register),
          Cell(level(coverage.level), value: .text(coverage.level.rawValue)),
          coverage.households.map { cell($0) } ?? .blank,
          cell(coverage.vacancy.map(reason) ?? ""),
        ]
      })
  }

  private func reason(_ vacancy: Coverage.Vacancy) -> String {
    let person = personName(vacancy.assignment?.person)
    switch vacancy {
    case .neverAssigned: return word("reason.never")
    case .ended(let assignment):
      let day = assignment.to.map(phrases.date) ?? ""
      guard let why = assignment.endReason else { return word("reason.ended", person, day) }
      return word(
        "reason.ended-because", person, day,
        phrases.choice(.assignments, "end-reason", why.rawValue).lowercased())
    case .personGone(let assignment):
      let gone = assignment.person.flatMap { commune.people[$0] }
      let key = gone?.status == .deceased ? "reason.deceased" : "reason.left"
      return word(key, person, gone?.statusSince.map(phrases.date) ?? "")
    case .notBegun(let assignment):
      return word("reason.not-begun", person, assignment.from.map(phrases.date) ?? "")
    }
  }

  fileprivate func holders(_ covered: [Coverage], _ level: AssignmentLevel) -> ReportTable {
    var rows: [[Cell]] = []
    for (index, coverage) in covered.enumerated() {
      for (place, assignment) in coverage.holders.enumerated() {
        let person = assignment.person.flatMap { commune.people[$0] }
        rows.append([
          place == 0 ? cell(index + 1) : .blank,
          place == 0 ? cell(coverage.unit, in: coverage.register) : .blank,
          cell(person?.name ?? ""),
          cell(person?.position ?? ""),
          cell(assignment.decision),
          cell(assignment.from),
          cell(
            assignment.tenureMonths(on: today),
            RecordSet(.assignments, [assignment.recordID])),
        ])
      }
    }
    return ReportTable(
      name: level.rawValue,
      columns: [
        rowNumbers, column("unit", from: 10, to: 30), column("person", from: 10, to: 26),
        column("position", from: 8, to: 24, priority: 4),
        column("decision", from: 6, to: 16, priority: 3), numbers("from", priority: 2),
        numbers("months", priority: 1),
      ], rows: rows)
  }
}
