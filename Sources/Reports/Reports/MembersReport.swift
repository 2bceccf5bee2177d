internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R1: the members of a cell; card numbers are shown in part.
  static let members = Report(
    name: "members", code: "R1", periodKinds: [], needsSubject: .partyOrganisations
  ) { context throws(ReportError) in
    var draft = ReportDraft("members", code: "R1", context)
    let cell = context.subject.map { ID<PartyOrganisation>($0) }
    let members = draft.commune.members.filter { $0.cell == cell && $0.isHere }
    draft.table(draft.memberCounts(members))
    draft.table(draft.memberList(members))
    let name = cell.flatMap { draft.commune.partyOrganisations[$0]?.name } ?? ""
    return draft.document(subtitle: name, context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  /// The names of members, in the order of given names.
  func byName(_ members: [Member]) -> [Member] {
    members.map { (member: $0, key: CollationKey(personName: personName($0.person))) }
      .sorted { ($0.key, $0.member.recordID) < ($1.key, $1.member.recordID) }
      .map(\.member)
  }

  fileprivate func memberCounts(_ members: [Member]) -> ReportTable {
    let statuses: [MemberStatus] = [.official, .probationary, .exempt, .suspended, .temporary]
    return ReportTable(
      name: "counts", columns: [column("status", from: 12, to: 30), numbers("count")],
      rows: statuses.compactMap { status in
        let some = members.filter { $0.status == status }
        guard !some.isEmpty || status == .official else { return nil }
        return [
          cell(status, .members, "status"), cell(RecordSet(.members, some.map(\.recordID))),
        ]
      },
      footer: [
        [cell(word("total")), cell(RecordSet(.members, members.map(\.recordID)))]
      ])
  }

  fileprivate func memberList(_ members: [Member]) -> ReportTable {
    let columns: [Column] = [
      rowNumbers, column("person", from: 12, to: 26), numbers("birth", priority: 4),
      column("sex", from: 3, to: 6, priority: 6), numbers("joined", priority: 2),
      numbers("official", priority: 3), column("card", from: 8, to: 10, priority: 5),
      column("position", from: 6, to: 20, priority: 7),
      column("note", from: 6, to: 20, priority: 8),
    ]
    return ReportTable(
      name: "list", columns: columns,
      rows: byName(members).enumerated().map { row, member in
        let person = member.person.flatMap { commune.people[$0] }
        let note = member.status == .official ? nil : member.status
        return [
          cell(row + 1),
          Cell(
            person?.name ?? "", value: .text(person?.name ?? ""),
            records: RecordSet(.members, [member.recordID])),
          cell(person?.birth), cell(person?.sex, .people, "sex"), cell(member.joined),
          cell(member.official), cell(member.card.isEmpty ? "" : phrases.masked(member.card)),
          cell(member.position), cell(note, .members, "status"),
        ]
      })
  }
}
