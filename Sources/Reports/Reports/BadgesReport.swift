internal import CommuneDomain
internal import Localization

extension Report {
  /// R19: the members to be proposed for a badge at the next occasion.
  static let badges = Report(
    name: "badges", code: "R19", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("badges", code: "R19", context)
    let due = draft.commune.members.compactMap { member in
      member.badgeDue(in: context.circumstances).map { (member, $0) }
    }
    draft.table(draft.badgeCounts(due))
    draft.table(draft.badgeList(due))
    let occasion = BadgeCalendar(context.circumstances)?.next
    return draft.document(subtitle: occasion.map { context.phrases.date($0) } ?? "")
  }
}

extension ReportDraft {
  fileprivate func badgeCounts(_ due: [(Member, BadgeDue)]) -> ReportTable {
    let years = Set(due.map(\.1.years)).sorted(by: >)
    func members(_ wanted: (BadgeDue) -> Bool) -> RecordSet {
      RecordSet(.members, due.filter { wanted($0.1) }.map(\.0.recordID))
    }
    return ReportTable(
      name: "counts", columns: [column("badge", from: 12, to: 30), numbers("count")],
      rows: years.map { years in
        [cell(word("years", phrases.number(years))), cell(members { $0.years == years })]
      },
      footer: [[cell(word("total")), cell(members { _ in true })]])
  }

  fileprivate func badgeList(_ due: [(Member, BadgeDue)]) -> ReportTable {
    let columns: [Column] = [
      rowNumbers, column("person", from: 12, to: 28), column("cell", from: 8, to: 22, priority: 3),
      numbers("decision", priority: 1), numbers("age", priority: 2), numbers("badge"),
      column("note", from: 6, to: 14, priority: 4),
    ]
    let years = Dictionary(uniqueKeysWithValues: due.map { ($0.0.recordID, $0.1) })
    let sorted = byName(due.map(\.0)).sorted {
      (years[$0.recordID]?.years ?? 0) > (years[$1.recordID]?.years ?? 0)
    }
    return ReportTable(
      name: "list", columns: columns,
      rows: sorted.enumerated().map { row, member in
        let name = member.shortTitle(in: commune)
        let badge = years[member.recordID]
        return [
          cell(row + 1),
          Cell(name, value: .text(name), records: RecordSet(.members, [member.recordID])),
          cell(member.cell?.raw, in: .partyOrganisations), cell(member.decisionDate),
          badge.flatMap { member.partyAge(on: $0.occasion) }.map { cell($0) } ?? .blank,
          badge.map { cell($0.years) } ?? .blank, cell(badge?.isEarly == true ? word("early") : ""),
        ]
      })
  }
}
