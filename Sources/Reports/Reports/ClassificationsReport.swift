internal import CommuneDomain
internal import Localization

extension Report {
  /// R8: how organisations, members and others were classified in a year or quarter, beside the one
  /// before.
  ///
  /// Each percentage is rounded by itself and nothing is forced to 100: a note says so (fixture F02).
  static let classifications = Report(
    name: "classifications", code: "R8", periodKinds: [.year, .quarter], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("classifications", code: "R8", context)
    let groups = draft.classified(context.period)
    draft.table(draft.totals(groups))
    let before = draft.classified(context.period?.sameOfYearBefore)
    for (figures, earlier) in zip(groups, before) where !figures.all.isEmpty {
      draft.heading(draft.word("group.\(figures.group.rawValue)"))
      draft.table(draft.levels(figures, earlier))
      draft.note(figures)
      draft.verdict(figures)
    }
    return draft.document()
  }
}

extension ReportPeriod {
  /// The same year or quarter, a year earlier.
  fileprivate var sameOfYearBefore: ReportPeriod {
    ReportPeriod(kind, containing: from.adding(months: -12))
  }
}

extension ReportDraft {
  fileprivate func classified(_ period: ReportPeriod?) -> [ClassificationFigures] {
    ClassificationGroup.allCases.map { group in
      switch period {
      case .quarter(let quarter, let year):
        figures.classifications(of: group, year: year, quarter: quarter)
      case .year(let year), .month(_, let year): figures.classifications(of: group, year: year)
      case nil: figures.classifications(of: group, year: today.year)
      }
    }
  }

  fileprivate func totals(_ groups: [ClassificationFigures]) -> ReportTable {
    let levels = ClassificationLevel.allCases
    let columns = levels.enumerated().flatMap { place, level in
      [
        numbers(level.rawValue),
        Column(
          key: "\(level.rawValue)-share", title: "% \(word(level.rawValue))",
          alignment: .trailing, minimumWidth: 3, idealWidth: 9, priority: levels.count + place),
      ]
    }
    return ReportTable(
      name: "totals",
      columns: [column("group", from: 10, to: 18), numbers("total")] + columns
        + [numbers("missing", priority: 1)],
      rows: groups.filter { !$0.all.isEmpty || !$0.missing.isEmpty }.map { figures in
        let shares = levels.flatMap { level in
          [cell(figures.records(level)), share(figures.records(level), of: figures)]
        }
        return [
          Cell(
            word("group.\(figures.group.rawValue)"), value: .text(figures.group.rawValue)),
          cell(figures.all),
        ] + shares + [figures.missing.isEmpty ? .blank : cell(figures.missing)]
      })
  }

  private func share(_ records: RecordSet, of figures: ClassificationFigures) -> Cell {
    cell(records.count, of: figures.all.count, decimals: context.decimals, records)
  }

  fileprivate func levels(_ figures: ClassificationFigures, _ before: ClassificationFigures)
    -> ReportTable
  {
    var rows = ClassificationLevel.allCases.map { level in
      row(
        Cell(word("level.\(level.rawValue)"), value: .text(level.rawValue)),
        figures.records(level), before.records(level), figures, before)
    }
    rows.append(
      row(
        Cell(word("good-or-better"), value: .text("good-or-better")), figures.goodOrBetter,
        before.goodOrBetter, figures, before))
    let sum = phrases.decimal(
      figures.sumOfPercentages(decimals: context.decimals), decimals: context.decimals)
    return ReportTable(
      name: figures.group.rawValue,
      columns: [
        column("level", from: 12, to: 26), numbers("count"), numbers("share"),
        numbers("count-before", priority: 3), numbers("share-before", priority: 2),
        numbers("change", priority: 1),
      ], rows: rows,
      footer: [
        [
          cell(word("total")), cell(figures.all),
          Cell(
            sum + " %", value: .ratio(figures.all.count, of: figures.all.count),
            records: figures.all),
          before.all.isEmpty ? .blank : cell(before.all), .blank, .blank,
        ]
      ])
  }

  private func row(
    _ head: Cell, _ now: RecordSet, _ earlier: RecordSet, _ figures: ClassificationFigures,
    _ before: ClassificationFigures
  ) -> [Cell] {
    let change =
      before.all.isEmpty
      ? nil
      : ShareChange(from: (earlier.count, before.all.count), to: (now.count, figures.all.count))
    return [
      head, cell(now), share(now, of: figures),
      before.all.isEmpty ? .blank : cell(earlier),
      before.all.isEmpty ? .blank : share(earlier, of: before), cell(change: change),
    ]
  }

  /// Whether as many are "good" or better as should be (article 2.9).
  fileprivate mutating func verdict(_ figures: ClassificationFigures) {
    let day = min(period.to ?? today, today)
    let circumstances = context.circumstances
    let (part, whole) = (figures.goodOrBetter.count, figures.all.count)
    let verdict: (limit: Limit, isMet: Bool?)
    switch figures.group {
    case .members:
      verdict = (
        .goodMemberShare, circumstances.reaches(.goodMemberShare, part, of: whole, on: day)
      )
    case .committees, .cells:
      verdict = (
        .goodOrganisationShare,
        circumstances.exceeds(.goodOrganisationShare, part, of: whole, on: day)
      )
    default: return
    }
    guard let isMet = verdict.isMet, let row = circumstances.row(of: verdict.limit, on: day) else {
      return
    }
    let key = verdict.limit == .goodMemberShare ? "target-at-least" : "target-above"
    paragraph(
      word(
        key, phrases.number(row.value), word(isMet ? "target-met" : "target-missed"),
        phrases.percent(part, of: whole, decimals: context.decimals)))
  }

  /// That rounding has moved the sum, or that the levels are not all there is.
  fileprivate mutating func note(_ figures: ClassificationFigures) {
    let sum = figures.sumOfPercentages(decimals: context.decimals)
    var whole = 100
    for _ in 0..<context.decimals { whole *= 10 }
    if !figures.addsUp {
      paragraph(word("differs"))
    } else if sum != whole {
      paragraph(word("rounded", phrases.decimal(sum, decimals: context.decimals)))
    }
  }
}
