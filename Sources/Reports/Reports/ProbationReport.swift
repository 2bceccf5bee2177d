internal import CommuneDomain
internal import Localization

extension Report {
  /// R3: members on probation, and by when the cell considers each of them.
  static let probation = Report(
    name: "probation", code: "R3", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("probation", code: "R3", context)
    let members = draft.commune.members.filter { $0.status == .probationary }
    draft.table(draft.probationCounts(members))
    draft.table(draft.probationList(members))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  fileprivate func probationCounts(_ members: [Member]) -> ReportTable {
    let over = members.filter { end(of: $0).map { $0 < today } ?? false }
    return ReportTable(
      name: "counts", columns: [column("figure", from: 14, to: 40), numbers("count")],
      rows: [
        [cell(word("all")), cell(RecordSet(.members, members.map(\.recordID)))],
        [cell(word("over")), cell(RecordSet(.members, over.map(\.recordID)))],
      ])
  }

  fileprivate func probationList(_ members: [Member]) -> ReportTable {
    let columns: [Column] = [
      rowNumbers, column("person", from: 12, to: 26), column("cell", from: 8, to: 20, priority: 5),
      numbers("joined", priority: 2), numbers("end"), numbers("review", priority: 1),
      column("class", from: 6, to: 16, priority: 4), column("state", from: 8, to: 16, priority: 3),
    ]
    let sorted = members.sorted {
      (end(of: $0) ?? today, $0.recordID) < (end(of: $1) ?? today, $1.recordID)
    }
    return ReportTable(
      name: "list", columns: columns,
      rows: sorted.enumerated().map { row, member in probationRow(row + 1, member) })
  }

  private func probationRow(_ number: Int, _ member: Member) -> [Cell] {
    let name = member.shortTitle(in: commune)
    let review = member.joined.flatMap { context.circumstances.reviewEnd(after: $0) }
    return [
      cell(number),
      Cell(name, value: .text(name), records: RecordSet(.members, [member.recordID])),
      cell(member.cell?.raw, in: .partyOrganisations), cell(member.joined), cell(end(of: member)),
      cell(review), cell(certificate(of: member)), cell(state(of: member)),
    ]
  }

  private func end(of member: Member) -> CalendarDate? {
    member.probationEnd(in: context.circumstances)
  }

  /// The number of the certificate of the class for new members.
  private func certificate(of member: Member) -> String {
    guard let person = member.person else { return "" }
    let known = commune.related(\.admissions, "candidate", to: person.raw)
      .last { !$0.newMemberClass.isEmpty }
    return known?.newMemberClass
      ?? context.circumstances.newMemberCertificate(of: person)?.certificate ?? ""
  }

  private func state(of member: Member) -> String {
    guard let end = end(of: member) else { return "" }
    let left = end.dayNumber - today.dayNumber
    return left < 0
      ? word("days-over", phrases.number(-left)) : word("days-left", phrases.number(left))
  }
}
