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
    func kind(of cell: ID<PartyOrganisation>?) -> PartyOrganisationKind? {
      cell.flatMap { commune.partyOrganisations[$0]?.kind }
    }
    let moves = commune.membershipEvents.filter { $0.kind == .internalTransfer }
    let kinds = PartyOrganisationKind.allCases.filter { wanted in
      commune.members.contains { kind(of: $0.cell) == wanted }
        || moves.contains { kind(of: $0.fromCell) == wanted }
    }
    let byKind = kinds.map { wanted in
      figures.membershipChanges(in: period) { kind(of: $0) == wanted }
    }
    // A transfer within the commune is a gain and a loss of kinds of cells only.
    let isMoving = byKind.contains { $0.movedOut.count > 0 }
    let entries = MemberEntry.allCases.filter { isMoving || $0 != .internalTransfer }
    let statuses = MemberStatus.allCases.filter(\.isGone)
    let columns: [Column] =
      [column("kind", from: 12, to: 28), numbers("start")]
      + entries.map { entry in
        Column(
          key: entry.rawValue, title: word("gain.\(entry.rawValue)"), alignment: .trailing,
          minimumWidth: 3, idealWidth: 10, priority: 2)
      }
      + statuses.map { status in
        Column(
          key: status.rawValue, title: phrases.choice(.members, "status", status.rawValue),
          alignment: .trailing, minimumWidth: 3, idealWidth: 10, priority: 3)
      }
      + (isMoving
        ? [
          Column(
            key: "moved-out", title: word("moved-out"), alignment: .trailing, minimumWidth: 3,
            idealWidth: 10, priority: 3)
        ] : [])
      + [numbers("gained"), numbers("lost"), numbers("end")]
    func row(_ label: Cell, _ changes: MembershipChanges) -> [Cell] {
      [label, cell(changes.start)]
        + entries.map { cell(changes.gains[$0] ?? RecordSet(.members, [])) }
        + statuses.map { cell(changes.losses[$0] ?? RecordSet(.members, [])) }
        + (isMoving ? [cell(changes.movedOut)] : [])
        + [cell(changes.gained), cell(changes.lost), cell(changes.end)]
    }
    return ReportTable(
      name: "changes", columns: columns,
      rows: zip(kinds, byKind).map { wanted, changes in
        row(cell(wanted, .partyOrganisations, "kind"), changes)
      },
      footer: [row(cell(word("total")), figures.membershipChanges(in: period))])
  }
}
