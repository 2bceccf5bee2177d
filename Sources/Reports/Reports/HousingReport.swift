internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R14: houses in place of temporary ones by residence unit, and one by one.
  static let housing = Report(
    name: "housing", code: "R14", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("housing", code: "R14", context)
    let houses = draft.houses
    draft.table(draft.byUnit(houses))
    draft.heading(draft.word("list"))
    draft.table(draft.list(houses))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }

  /// R14 as it is put up in public: names, places and progress; no number, address, money or code.
  static let housingPublic = Report(
    name: "housing-public", code: "R14-CK", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("housing-public", code: "R14-CK", context)
    let houses = draft.houses
    draft.table(draft.publicList(houses))
    draft.paragraph(draft.word("sum", context.phrases.number(houses.count)))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

/// A house with what follows from it.
private struct House {
  let record: HousingCase
  let household: Household?
  let unit: ID<ResidenceUnit>?
  let percent: Int
  let progress: HousingProgress
}

extension ReportDraft {
  /// Every house, by residence unit and then by the name of the household's head.
  fileprivate var houses: [House] {
    commune.housingCases.map { record in
      let household = record.household.flatMap { commune.households[$0] }
      let unit =
        household?.residenceUnit
        ?? household?.group.flatMap { commune.groups[$0]?.residenceUnit }
      return House(
        record: record, household: household, unit: unit, percent: record.percent(in: commune),
        progress: record.progress(in: commune))
    }
    .map { house in
      (
        key: (
          CollationKey(text: unitName(house.unit)),
          CollationKey(personName: house.household?.head ?? "")
        ), house: house
      )
    }
    .sorted { $0.key < $1.key }
    .map(\.house)
  }

  private func unitName(_ unit: ID<ResidenceUnit>?) -> String {
    unit.map { commune.title(of: $0.raw, in: .residenceUnits) } ?? word("no-unit")
  }

  fileprivate func byUnit(_ houses: [House]) -> ReportTable {
    var units: [ID<ResidenceUnit>?] = []
    for house in houses where !units.contains(house.unit) { units.append(house.unit) }
    return ReportTable(
      name: "by-unit",
      columns: [
        column("unit", from: 10, to: 26), numbers("total"), numbers("not-started"),
        numbers("under-way"), numbers("done"), numbers("new", priority: 2),
        numbers("repair", priority: 2), numbers("amount", priority: 3),
        numbers("share", priority: 1),
      ],
      rows: units.map { unit in
        [unit.map { cell($0.raw, in: .residenceUnits) } ?? cell(word("no-unit"))]
          + counts(houses.filter { $0.unit == unit })
      },
      footer: [[cell(word("sum"))] + counts(houses)])
  }

  private func counts(_ houses: [House]) -> [Cell] {
    func records(where isMeant: (House) -> Bool) -> RecordSet {
      RecordSet(.housingCases, houses.filter(isMeant).map(\.record.recordID))
    }
    let amount = houses.reduce(0) { $0 + ($1.record.amount ?? 0) }
    let done = records { $0.progress == .done }
    return [
      cell(records { _ in true }), cell(records { $0.progress == .notStarted }),
      cell(records { $0.progress == .underWay }), cell(done),
      cell(records { $0.record.kind == .new }), cell(records { $0.record.kind == .repair }),
      Cell(phrases.number(amount), value: .integer(amount)),
      cell(done.count, of: houses.count, decimals: 0),
    ]
  }

  fileprivate func list(_ houses: [House]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("household", from: 12, to: 28), column("unit", from: 8, to: 20),
        column("kind", from: 8, to: 10, priority: 2),
        column("source", from: 8, to: 24, priority: 4),
        numbers("amount", priority: 3), column("progress", from: 6, to: 12),
        numbers("percent"), numbers("started", priority: 5),
      ],
      rows: houses.enumerated().map { number, house in
        [
          cell(number + 1),
          Cell(
            house.household?.title(in: commune) ?? "",
            value: .text(house.household?.title(in: commune) ?? ""),
            records: RecordSet(.housingCases, [house.record.recordID])),
          cell(unitName(house.unit)), cell(house.record.kind, .housingCases, "kind"),
          cell(house.record.source), house.record.amount.map { cell($0) } ?? .blank,
          cell(house.progress, .housingCases, "state"), cell(house.percent),
          cell(house.record.started),
        ]
      })
  }

  fileprivate func publicList(_ houses: [House]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("head", from: 12, to: 28), column("unit", from: 8, to: 24),
        column("kind", from: 8, to: 12), column("progress", from: 6, to: 14), numbers("percent"),
      ],
      rows: houses.enumerated().map { number, house in
        [
          cell(number + 1), cell(house.household?.head ?? ""), cell(unitName(house.unit)),
          cell(house.record.kind, .housingCases, "kind"),
          cell(house.progress, .housingCases, "state"), cell(house.percent),
        ]
      })
  }
}
