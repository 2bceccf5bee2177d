internal import CommuneDomain
internal import Localization

extension Report {
  /// The sheet of one household, for the household itself to see and correct (Law 91/2025/QH15): what is
  /// kept of it, who looks after it, what it needed and asked for, and lines for what is wrong.
  static let householdSheet = Report(
    name: "household-sheet", code: "PTTH", periodKinds: [], needsSubject: .households
  ) { context throws(ReportError) in
    var draft = ReportDraft("household-sheet", code: "PTTH", context)
    guard let subject = context.subject,
      let household = draft.commune.households[ID(subject)]
    else { throw .needsSubject(.households) }
    draft.table(draft.fields(of: household))
    draft.records(of: subject)
    draft.heading(draft.word("corrections"))
    draft.lines(4)
    draft.paragraph(draft.word("rights"))
    var document = draft.document(subtitle: household.title(in: draft.commune))
    document.subject = RecordSet(.households, [subject])
    return document
  }
}

extension ReportDraft {
  /// Every field of the household that holds something; the identity number stays masked, since a sheet
  /// may be lost.
  fileprivate func fields(of household: Household) -> ReportTable {
    let filled = Household.schema.fields.map(\.description).filter {
      !household.value(of: $0.key).isEmpty
    }
    let records = RecordSet(.households, [household.recordID])
    return ReportTable(
      name: "household",
      columns: [column("field", from: 14, to: 24), column("value", from: 20, to: 56)],
      rows: filled.map { field in
        let text = phrases.text(
          of: household.value(of: field.key), field, of: .households, in: commune)
        return [
          Cell(phrases.label(.households, field.key), value: .text(field.key)),
          Cell(text, value: .text(text), records: records),
        ]
      })
  }

  /// What stands of the household in other registers, a table for each that has something.
  fileprivate mutating func records(of household: RecordID) {
    let today = today
    let carers = commune.related(\.assignments, "household", to: household)
      .filter { $0.level == .household && $0.isActive(on: today, in: commune) }
    let people = commune.related(\.people, "household", to: household)
    let visits = commune.related(\.visits, "household", to: household)
    let needs = commune.related(\.needs, "household", to: household)
    let asked = commune.related(\.recommendations, "household", to: household)
    let reviews = commune.related(\.povertyReviews, "household", to: household)
    table(
      "people",
      people.map { [cell($0.recordID, in: .people), cell($0.birth), .blank] })
    table(
      "carers",
      carers.map {
        [cell($0.person?.raw, in: .people), cell($0.from), cell($0.decision)]
      })
    table(
      "reviews",
      reviews.map { review in
        [
          cell(review.year.map { String($0) } ?? ""), .blank,
          cell(review.status, .povertyReviews, "status"),
        ]
      })
    table(
      "visits",
      visits.map { [cell($0.visitor?.raw, in: .people), cell($0.date), cell($0.done)] })
    table(
      "needs",
      needs.map { [cell($0.matter), cell($0.raised), cell($0.status, .needs, "status")] })
    table(
      "recommendations",
      asked.map {
        [cell($0.matter), cell($0.received), cell($0.status, .recommendations, "status")]
      })
  }

  private mutating func table(_ name: String, _ rows: [[Cell]]) {
    guard !rows.isEmpty else { return }
    heading(word(name))
    table(
      ReportTable(
        name: name,
        columns: [
          Column(key: "what", title: word("\(name).what"), minimumWidth: 12, idealWidth: 36),
          Column(
            key: "day", title: word("day"), alignment: .trailing, minimumWidth: 10, idealWidth: 12),
          Column(key: "more", title: word("\(name).more"), minimumWidth: 8, idealWidth: 30),
        ], rows: rows))
  }
}
