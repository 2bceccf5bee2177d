internal import CommuneDomain
internal import Localization

extension Report {
  /// R4: how the number of members changed in a period, by kind of cell; the end is the start and the
  /// gains without the losses.
  static let membership = Report(
    name: "membership", code: "R4a", periodKinds: [.year, .quarter, .month], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("membership", code: "R4a", context)
    draft.table(draft.changesByKind())
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func changesByKind() -> ReportTable {
    let commune = commune
    func kind(of member: Member) -> PartyOrganisationKind? {
      member.cell.flatMap { commune.partyOrganisations[$0]?.kind }
    }
    let kinds = PartyOrganisationKind.allCases.filter { wanted in
      commune.members.contains { kind(of: $0) == wanted }
    }
    let statuses = MemberStatus.allCases.filter(\.isGone)
    let columns: [Column] =
      [column("kind", from: 12, to: 28), numbers("start")]
      + MemberEntry.allCases.map { entry in
        Column(
          key: entry.rawValue, title: word("gain.\(entry.rawValue)"), alignment: .trailing,
          minimumWidth: 3, idealWidth: 10, priority: 2)
      }
      + statuses.map { status in
        Column(
          key: status.rawValue, title: phrases.choice(.members, "status", status.rawValue),
          alignment: .trailing, minimumWidth: 3, idealWidth: 10, priority: 3)
      }
      + [numbers("gained"), numbers("lost"), numbers("end")]
    func row(_ label: Cell, _ changes: MembershipChanges) -> [Cell] {
      [label, cell(changes.start)]
        + MemberEntry.allCases.map { cell(changes.gains[$0] ?? RecordSet(.members, [])) }
        + statuses.map { cell(changes.losses[$0] ?? RecordSet(.members, [])) }
        + [cell(changes.gained), cell(changes.lost), cell(changes.end)]
    }
    return ReportTable(
      name: "changes", columns: columns,
      rows: kinds.map { wanted in
        row(
          cell(wanted, .partyOrganisations, "kind"),
          figures.membershipChanges(in: period) { kind(of: $0) == wanted })
      },
      footer: [row(cell(word("total")), figures.membershipChanges(in: period))])
  }
}
