internal import CommuneDomain
internal import Localization

extension Report {
  /// R17: inspection, supervision and discipline of a period in numbers; nobody is named.
  static let inspections = Report(
    name: "inspections", code: "R17", periodKinds: [.year, .quarter], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("inspections", code: "R17", context)
    let inspections = draft.commune.inspections.filter { draft.period.contains($0.from) }
    draft.table(draft.byKind(inspections))
    draft.programme()
    draft.heading(draft.word("discipline"))
    let measures = draft.commune.discipline.filter { draft.period.contains($0.date) }
    draft.table(draft.byMeasure(measures))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func byKind(_ inspections: [Inspection]) -> ReportTable {
    let conclusions = InspectionConclusion.allCases.map { conclusion in
      Column(
        key: conclusion.rawValue, title: word("conclusion.\(conclusion.rawValue)"),
        alignment: .trailing, minimumWidth: 3, idealWidth: 12, priority: 2)
    }
    return ReportTable(
      name: "kinds",
      columns: [
        column("kind", from: 12, to: 34), numbers("organisations"), numbers("members"),
        numbers("total"),
      ] + conclusions,
      rows: InspectionKind.allCases.map { kind in
        [
          Cell(
            phrases.choice(.inspections, "kind", kind.rawValue), value: .text(kind.rawValue))
        ] + counts(inspections.filter { $0.kind == kind })
      },
      footer: [
        [cell(word("sum"))] + counts(inspections),
        [cell(word("share"))] + shares(inspections),
      ])
  }

  private func counts(_ inspections: [Inspection]) -> [Cell] {
    let ofOrganisations = inspections.filter { $0.subject == .organisation }
    let ofMembers = inspections.filter { $0.subject == .member }
    let concluded = InspectionConclusion.allCases.map { conclusion in
      inspections.filter { $0.conclusion == conclusion }
    }
    return ([ofOrganisations, ofMembers, inspections] + concluded).map { inspections in
      cell(RecordSet(.inspections, inspections.map(\.recordID)))
    }
  }

  /// How the organisations and members inspected make up the whole: 68,42 % and 31,58 %.
  private func shares(_ inspections: [Inspection]) -> [Cell] {
    InspectionSubject.allCases.map { subject in
      cell(
        inspections.count { $0.subject == subject }, of: inspections.count,
        decimals: context.decimals)
    } + [.blank] + InspectionConclusion.allCases.map { _ in .blank }
  }

  /// How much of the year's programme was carried out by the end of the period.
  fileprivate mutating func programme() {
    let year = (period.from ?? today).year
    let end = min(period.to ?? today, today)
    let planned = commune.inspections.filter { $0.programmeYear == year }
    let done = planned.filter { inspection in
      inspection.from.map { $0 <= end } ?? false
    }
    paragraph([
      Document.Span(word("programme", String(year)) + " "),
      Document.Span(
        "\(phrases.number(done.count))/\(phrases.number(planned.count))", key: "programme",
        value: .ratio(done.count, of: planned.count),
        records: RecordSet(.inspections, planned.map(\.recordID))),
      Document.Span("."),
    ])
    let inspected = Set(
      commune.inspections.filter { period.contains($0.from) }.compactMap(\.organisation))
    let others = commune.partyOrganisations.filter { organisation in
      organisation.isCell && organisation.exists(on: end) && !inspected.contains(organisation.id)
    }
    guard !others.isEmpty else { return }
    paragraph([
      Document.Span(word("not-inspected") + " "),
      Document.Span(
        phrases.number(others.count), key: "not-inspected", value: .integer(others.count),
        records: RecordSet(.partyOrganisations, others.map(\.recordID))),
      Document.Span("."),
    ])
  }

  fileprivate func byMeasure(_ measures: [DisciplinaryMeasure]) -> ReportTable {
    func counts(_ measures: [DisciplinaryMeasure]) -> [Cell] {
      let bySubject = DisciplineSubject.allCases.map { subject in
        measures.filter { $0.subject == subject }
      }
      return (bySubject + [measures]).map { measures in
        cell(RecordSet(.discipline, measures.map(\.recordID)))
      }
    }
    return ReportTable(
      name: "discipline",
      columns: [
        column("measure", from: 10, to: 20), numbers("organisations"), numbers("official"),
        numbers("probationary", priority: 1), numbers("total"),
      ],
      rows: Discipline.allCases.map { measure in
        [
          Cell(
            phrases.choice(.discipline, "measure", measure.rawValue),
            value: .text(measure.rawValue))
        ] + counts(measures.filter { $0.measure == measure })
      }, footer: [[cell(word("sum"))] + counts(measures)])
  }
}
