internal import CommuneDomain
internal import Localization

extension Report {
  /// R2: the cases of admission that are going on, by how far they have come.
  static let admissions = Report(
    name: "admissions", code: "R2", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("admissions", code: "R2", context)
    let cases = draft.commune.admissions.filter(\.isOpen)
    draft.table(draft.stepCounts(cases))
    draft.heading(draft.word("list"))
    draft.table(draft.caseList(cases))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate func stepCounts(_ cases: [AdmissionCase]) -> ReportTable {
    func row(_ label: Cell, _ cases: [AdmissionCase]) -> [Cell] {
      let stuck = cases.filter { $0.daysStuck(in: context.circumstances) != nil }
      return [
        label, cell(RecordSet(.admissions, cases.map(\.recordID))),
        cell(RecordSet(.admissions, stuck.map(\.recordID))),
      ]
    }
    return ReportTable(
      name: "steps",
      columns: [column("step", from: 14, to: 30), numbers("count"), numbers("stuck")],
      rows: AdmissionStep.allCases.compactMap { step in
        let some = cases.filter { $0.step == step }
        return some.isEmpty ? nil : row(cell(step, .admissions, "step"), some)
      },
      footer: [row(cell(word("total")), cases)])
  }

  fileprivate func caseList(_ cases: [AdmissionCase]) -> ReportTable {
    let columns: [Column] = [
      rowNumbers, column("person", from: 12, to: 26), column("cell", from: 8, to: 20, priority: 3),
      column("source", from: 8, to: 20, priority: 7), column("class", from: 8, to: 16, priority: 6),
      numbers("class-end", priority: 4), column("mentors", from: 10, to: 26, priority: 5),
      column("reached", from: 8, to: 18), numbers("since", priority: 1),
      numbers("days", priority: 2),
    ]
    let sorted = cases.sorted { left, right in
      (left.step?.number ?? 0, left.recordID) < (right.step?.number ?? 0, right.recordID)
    }
    return ReportTable(
      name: "list", columns: columns,
      rows: sorted.enumerated().map { row, admission in caseRow(row + 1, admission) })
  }

  private func caseRow(_ number: Int, _ admission: AdmissionCase) -> [Cell] {
    let circumstances = context.circumstances
    let name = admission.shortTitle(in: commune)
    let mentors = [admission.firstMentor, admission.secondMentor]
      .compactMap { $0.flatMap { commune.members[$0]?.shortTitle(in: commune) } }
    let days = admission.daysStuck(in: circumstances)
    return [
      cell(number),
      Cell(name, value: .text(name), records: RecordSet(.admissions, [admission.recordID])),
      cell(admission.cell?.raw, in: .partyOrganisations),
      cell(admission.source, .admissions, "source"), cell(admission.certificate),
      cell(admission.certificateEnd(in: circumstances)), cell(mentors.joined(separator: ", ")),
      cell(admission.step, .admissions, "step"), cell(admission.stepReached),
      days.map { cell($0) } ?? .blank,
    ]
  }
}
