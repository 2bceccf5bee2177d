internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R13: the poor and near-poor households of a year, with what they lack and what has changed.
  static let poorHouseholds = Report(
    name: "poor-households", code: "R13", periodKinds: [.year], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("poor-households", code: "R13", context)
    let households = draft.reviewed
    draft.table(draft.counts(of: households, hidesSmall: false))
    draft.heading(draft.word("list"))
    draft.table(draft.list(of: households))
    draft.incomeLines()
    return draft.document()
  }

  /// R13 as it is put up in public: names, places and status; no number, address or code, and counts
  /// below five hidden.
  static let poorHouseholdsPublic = Report(
    name: "poor-households-public", code: "R13-CK", periodKinds: [.year], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("poor-households-public", code: "R13-CK", context)
    let households = draft.reviewed
    draft.table(draft.counts(of: households, hidesSmall: true))
    draft.heading(draft.word("list"))
    draft.table(draft.publicList(of: households))
    draft.paragraph(draft.word("hidden", context.phrases.number(leastShown)))
    return draft.document()
  }

  /// Fewer than this many are not told in public, so that nobody is found by counting.
  fileprivate static var leastShown: Int { 5 }
}

/// A household as it stood at the review of a year, or stands now where nothing was reviewed.
private struct ReviewedHousehold {
  let household: Household
  let review: PovertyReview?
  let status: PovertyStatus
  let change: PovertyChange?
  let unit: ID<ResidenceUnit>?
}

extension ReportDraft {
  /// The households on the list of the year or just off it, by residence unit and then by head.
  ///
  /// A year without any review is shown as the register of households has it.
  fileprivate var reviewed: [ReviewedHousehold] {
    let year = context.period?.from.year ?? today.year
    let reviews = commune.related(\.povertyReviews, "year", is: .integer(year))
    let before = Dictionary(
      commune.related(\.povertyReviews, "year", is: .integer(year - 1))
        .compactMap { review in review.household.map { ($0, review) } }
    ) { _, last in last }
    let found: [ReviewedHousehold]
    if reviews.isEmpty {
      found = commune.households.compactMap { household in
        guard let status = household.poverty, status != .none else { return nil }
        return ReviewedHousehold(
          household: household, review: nil, status: status, change: nil, unit: unit(of: household))
      }
    } else {
      found = reviews.compactMap { review in
        guard let status = review.status,
          let household = review.household.flatMap({ commune.households[$0] })
        else { return nil }
        let change = review.change ?? change(to: status, from: before[household.id]?.status)
        return ReviewedHousehold(
          household: household, review: review, status: status, change: change,
          unit: unit(of: household))
      }
    }
    return found.map { household in
      (
        key: (
          CollationKey(text: unitName(household.unit)),
          CollationKey(personName: household.household.head)
        ), household: household
      )
    }
    .sorted { $0.key < $1.key }
    .map(\.household)
  }

  private func unit(of household: Household) -> ID<ResidenceUnit>? {
    household.residenceUnit ?? household.group.flatMap { commune.groups[$0]?.residenceUnit }
  }

  /// What the reviews of two years come to, where nobody has entered it.
  private func change(to status: PovertyStatus, from before: PovertyStatus?) -> PovertyChange? {
    guard let before else { return nil }
    let was = before == .poor || before == .nearPoor
    let isListed = status == .poor || status == .nearPoor
    if was, !isListed { return .escaped }
    if !was, isListed { return before == .none ? .arisen : .relapsed }
    return before == status ? .unchanged : nil
  }

  private func unitName(_ unit: ID<ResidenceUnit>?) -> String {
    unit.map { commune.title(of: $0.raw, in: .residenceUnits) } ?? word("no-unit")
  }

  fileprivate func counts(of households: [ReviewedHousehold], hidesSmall: Bool) -> ReportTable {
    var units: [ID<ResidenceUnit>?] = []
    for household in households where !units.contains(household.unit) {
      units.append(household.unit)
    }
    func records(_ status: PovertyStatus, _ some: [ReviewedHousehold]) -> RecordSet {
      RecordSet(.households, some.filter { $0.status == status }.map(\.household.recordID))
    }
    func isSmall(_ records: RecordSet) -> Bool {
      !records.isEmpty && records.count < Report.leastShown
    }
    /// A single hidden number would follow from the sum.
    func sumTells(_ status: PovertyStatus) -> Bool {
      units.count { unit in
        isSmall(records(status, households.filter { $0.unit == unit }))
      } == 1
    }
    func cells(_ some: [ReviewedHousehold], isSum: Bool = false) -> [Cell] {
      [PovertyStatus.poor, .nearPoor].map { status in
        let records = records(status, some)
        guard hidesSmall else { return cell(records) }
        if isSum, sumTells(status) { return cell("–") }
        guard !isSmall(records) else {
          return Cell(
            word("fewer", phrases.number(Report.leastShown)), value: .text("fewer"))
        }
        return cell(records.count)
      }
    }
    return ReportTable(
      name: "by-unit",
      columns: [column("unit", from: 12, to: 30), numbers("poor"), numbers("near-poor")],
      rows: units.map { unit in
        [cell(unitName(unit))] + cells(households.filter { $0.unit == unit })
      },
      footer: [[cell(word("sum"))] + cells(households, isSum: true)])
  }

  fileprivate func list(of households: [ReviewedHousehold]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("code", from: 8, to: 12, priority: 1), column("head", from: 12, to: 26),
        numbers("persons", priority: 2), column("unit", from: 8, to: 20),
        column("status", from: 6, to: 16), numbers("lacking", priority: 3),
        column("change", from: 6, to: 14, priority: 4),
      ],
      rows: households.enumerated().map { row, one in
        [
          cell(row + 1), cell(one.household.code),
          Cell(
            one.household.head, value: .text(one.household.head),
            records: RecordSet(.households, [one.household.recordID])),
          one.household.persons.map { cell($0) } ?? .blank, cell(unitName(one.unit)),
          cell(one.status, .povertyReviews, "status"),
          one.review?.lacking.map { cell($0) } ?? .blank,
          cell(one.change, .povertyReviews, "change"),
        ]
      })
  }

  fileprivate func publicList(of households: [ReviewedHousehold]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("head", from: 12, to: 28), column("unit", from: 8, to: 24),
        column("status", from: 6, to: 16),
      ],
      rows: households.enumerated().map { row, one in
        [
          cell(row + 1), cell(one.household.head), cell(unitName(one.unit)),
          cell(one.status, .povertyReviews, "status"),
        ]
      })
  }

  /// Up to which income a household may be poor, and by which standard.
  fileprivate mutating func incomeLines() {
    let day = min(period.to ?? today, today)
    guard let rural = context.circumstances.row(of: .povertyRuralIncome, on: day),
      let urban = context.circumstances.row(of: .povertyUrbanIncome, on: day)
    else { return }
    paragraph(
      word(
        "income", phrases.number(rural.value), phrases.number(urban.value),
        phrases.basis(of: rural)))
  }
}
