internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R15: visits to households in a period, and the needs raised in it, by residence unit and one
  /// by one.
  static let visits = Report(
    name: "visits", code: "R15", periodKinds: [.quarter, .month, .year], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("visits", code: "R15", context)
    let visits = draft.commune.visits.filter { draft.period.contains($0.date) }
    let needs = draft.commune.needs.filter { draft.period.contains($0.raised) }
    draft.table(draft.byUnit(visits, needs))
    draft.heading(draft.word("list"))
    draft.table(draft.list(visits))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func byUnit(_ visits: [Visit], _ needs: [Need]) -> ReportTable {
    let visitsByUnit = Dictionary(grouping: visits) { unit(of: $0.household) }
    let needsByUnit = Dictionary(grouping: needs) { unit(of: $0.household) }
    let kinds = NeedKind.allCases.filter { kind in needs.contains { $0.kind == kind } }
    let units = Set(visitsByUnit.keys).union(needsByUnit.keys)
      .map { (unit: $0, title: $0.map { commune.title(of: $0.raw, in: .residenceUnits) }) }
      .sorted { left, right in
        guard let leftTitle = left.title, let rightTitle = right.title else {
          return left.title != nil
        }
        return CollationKey(text: leftTitle) < CollationKey(text: rightTitle)
      }
      .map(\.unit)
    let kindColumns = kinds.map { kind in
      Column(
        key: "needs-\(kind.rawValue)", title: phrases.choice(.needs, "kind", kind.rawValue),
        alignment: .trailing, minimumWidth: 3, idealWidth: 10, priority: 1)
    }
    return ReportTable(
      name: "by-unit",
      columns: [
        column("unit", from: 10, to: 28), numbers("households"), numbers("visits"),
        numbers("needs"),
      ] + kindColumns,
      rows: units.map { unit in
        [unit.map { cell($0.raw, in: .residenceUnits) } ?? cell(word("no-unit"))]
          + counts(visitsByUnit[unit] ?? [], needsByUnit[unit] ?? [], kinds)
      },
      footer: [[cell(word("total"))] + counts(visits, needs, kinds)])
  }

  private func counts(_ visits: [Visit], _ needs: [Need], _ kinds: [NeedKind]) -> [Cell] {
    let households = Set(visits.compactMap { $0.household?.raw }).sorted()
    return [
      cell(RecordSet(.households, households)),
      cell(RecordSet(.visits, visits.map(\.recordID))),
      cell(RecordSet(.needs, needs.map(\.recordID))),
    ]
      + kinds.map { kind in
        cell(RecordSet(.needs, needs.filter { $0.kind == kind }.map(\.recordID)))
      }
  }

  private func unit(of household: ID<Household>?) -> ID<ResidenceUnit>? {
    guard let household = household.flatMap({ commune.households[$0] }) else { return nil }
    return household.residenceUnit
      ?? household.group.flatMap { commune.groups[$0]?.residenceUnit }
  }

  fileprivate func list(_ visits: [Visit]) -> ReportTable {
    let sorted = visits.sorted {
      ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID)
    }
    return ReportTable(
      name: "list",
      columns: [
        numbers("date"), column("household", from: 12, to: 30),
        column("visitor", from: 10, to: 24, priority: 2),
        column("need", from: 8, to: 30, priority: 1),
        column("done", from: 10, to: 40, priority: 3),
      ],
      rows: sorted.map { visit in
        let needs = commune.related(\.needs, "visit", to: visit.recordID)
        let text = needs.map { need in
          let kind = need.kind.map { phrases.choice(.needs, "kind", $0.rawValue) } ?? ""
          return need.matter.isEmpty ? kind : "\(kind): \(need.matter)"
        }.joined(separator: "; ")
        return [
          Cell(
            visit.date.map(phrases.date) ?? "", value: visit.date.map(MachineValue.date) ?? .none,
            records: RecordSet(.visits, [visit.recordID])),
          cell(visit.household.map { commune.title(of: $0.raw, in: .households) } ?? ""),
          cell(personName(visit.visitor)),
          Cell(
            text, value: text.isEmpty ? .none : .text(text),
            records: needs.isEmpty ? nil : RecordSet(.needs, needs.map(\.recordID))),
          cell(visit.done),
        ]
      })
  }
}
