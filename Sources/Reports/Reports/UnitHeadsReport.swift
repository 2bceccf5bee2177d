internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R9: who leads in the residence units, which of them are members of the Party, and what is planned
  /// for the others (fixtures F04–F06).
  static let unitHeads = Report(
    name: "unit-heads", code: "R9", periodKinds: [.quarter], needsSubject: nil
  ) { context throws(ReportError) in
    var context = context
    let start = context.period?.from ?? context.circumstances.today
    let end = context.period?.to ?? context.circumstances.today
    var before = context.circumstances
    before.today = start.adding(days: -1)
    context.circumstances.today = min(end, context.circumstances.today)
    var draft = ReportDraft("unit-heads", code: "R9", context)
    for role in HeadRole.allCases {
      let figures = draft.figures.heads(role)
      guard role == .head || !figures.members.whole.isEmpty else { continue }
      draft.heading(draft.phrases.choice(.headTerms, "role", role.rawValue))
      draft.table(draft.list(figures))
      draft.summary(figures, before.figures.heads(role))
    }
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate func list(_ figures: HeadFigures) -> ReportTable {
    let members = Set(figures.members.part.ids)
    let terms = figures.members.whole.ids.compactMap { commune.headTerms[ID($0)] }
      .map { (term: $0, key: CollationKey(text: unit(of: $0))) }
      .sorted { ($0.key, $0.term.recordID) < ($1.key, $1.term.recordID) }
      .map(\.term)
    return ReportTable(
      name: figures.role.rawValue,
      columns: [
        rowNumbers, column("unit", from: 8, to: 20), column("person", from: 10, to: 24),
        numbers("birth", priority: 4), column("member", from: 2, to: 6),
        column("term", from: 9, to: 23, priority: 3), column("plan", from: 10, to: 36, priority: 2),
      ],
      rows: terms.enumerated().map { place, term in
        let isMember = members.contains(term.recordID)
        let birth = term.person.flatMap { commune.people[$0]?.birth?.year }
        return [
          cell(place + 1), cell(term.residenceUnit?.raw, in: .residenceUnits),
          Cell(
            personName(term.person), value: .text(personName(term.person)),
            records: RecordSet(.headTerms, [term.recordID])),
          birth.map { Cell(String($0), value: .integer($0)) } ?? .blank,
          isMember ? Cell("x", value: .text("member")) : .blank,
          cell(
            [term.from, term.to].map { $0.map(phrases.date) ?? "" }.joined(separator: " – ")),
          isMember ? .blank : plan(for: term),
        ]
      })
  }

  private func unit(of term: HeadTerm) -> String {
    term.residenceUnit.map { commune.title(of: $0.raw, in: .residenceUnits) } ?? ""
  }

  /// What the newest review says; nothing about health.
  private func plan(for term: HeadTerm) -> Cell {
    let reviews = commune.related(\.headReviews, "term", to: term.recordID)
    guard let review = reviews.max(by: { ($0.date ?? today) < ($1.date ?? today) }) else {
      return cell(word("not-reviewed"))
    }
    let eligible = review.eligible.map {
      phrases.choice(.headReviews, "eligible", $0.rawValue)
    }
    let mentor = review.mentor.map { word("mentor", personName($0)) }
    let arrangement = review.arrangement.map {
      phrases.choice(.headReviews, "arrangement", $0.rawValue)
    }
    let words = [
      eligible, mentor, review.awarenessClass.isEmpty ? nil : review.awarenessClass, arrangement,
    ].compactMap(\.self).joined(separator: "; ")
    return Cell(
      words, value: .text(words), records: RecordSet(.headReviews, [review.recordID]))
  }

  /// "121/130 = 93,08 %", how many are left, whether that is enough, and what has changed.
  fileprivate mutating func summary(_ figures: HeadFigures, _ before: HeadFigures) {
    let part = figures.members.part.count
    let whole = figures.members.whole.count
    if !figures.vacant.isEmpty {
      paragraph([
        Document.Span(word("vacant") + " "),
        Document.Span(
          phrases.number(figures.vacant.count), key: "\(figures.role.rawValue)-vacant",
          value: .integer(figures.vacant.count), records: figures.vacant),
        Document.Span("."),
      ])
    }
    guard whole > 0 else { return }
    let share =
      "\(phrases.number(part))/\(phrases.number(whole)) = "
      + phrases.percent(part, of: whole, decimals: context.decimals)
    let rest = figures.members.rest
    paragraph([
      Document.Span(word("members") + " "),
      Document.Span(
        share, key: "\(figures.role.rawValue)-members", value: .ratio(part, of: whole),
        records: figures.members.part),
      Document.Span(". " + word("others") + " "),
      Document.Span(
        phrases.number(rest.count), key: "\(figures.role.rawValue)-others",
        value: .integer(rest.count), records: rest),
      Document.Span("."),
    ])
    if let wanted = figures.wanted, let least = figures.leastWanted {
      let percent = phrases.percent(wanted.value, of: wanted.outOf ?? 100, decimals: 0)
      let key = figures.isReached == true ? "reached" : "not-reached"
      paragraph(word(key, percent, phrases.number(min(least, whole))))
    }
    change(figures, before)
  }

  /// Points and percent are told apart: +8,46 points is not +10,0 %.
  private mutating func change(_ figures: HeadFigures, _ before: HeadFigures) {
    let earlier = (before.members.part.count, before.members.whole.count)
    let now = (figures.members.part.count, figures.members.whole.count)
    guard earlier.1 > 0, earlier != now else { return }
    let change = ShareChange(from: earlier, to: now)
    guard let points = change.points(decimals: context.decimals),
      let growth = change.growth(decimals: 1)
    else { return }
    paragraph(
      word(
        "change", "\(phrases.number(earlier.0))/\(phrases.number(earlier.1))",
        signed(points, decimals: context.decimals), signed(growth, decimals: 1)))
  }

  private func signed(_ number: Int, decimals: Int) -> String {
    (number > 0 ? "+" : "") + phrases.decimal(number, decimals: decimals)
  }
}
