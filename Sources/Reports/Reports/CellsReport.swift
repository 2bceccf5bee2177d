internal import CommuneDomain
internal import Localization

extension Report {
  /// R20: cells that have admitted nobody for years or have too few official members, and members who
  /// have no cell of residence; as the alerts A10, A11 and A17 find them.
  static let cells = Report(
    name: "cells", code: "R20", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("cells", code: "R20", context)
    let found = CellFindings(context.circumstances)
    draft.table(draft.counts(of: found))
    draft.table(draft.cellList(found))
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

/// What the alerts say of cells and of members without a cell of residence.
private struct CellFindings {
  let withoutRecruits: RecordSet
  let tooSmall: RecordSet
  let unlinked: RecordSet

  init(_ circumstances: Circumstances) {
    let alerts = circumstances.alerts
    func ids(_ rule: String, _ register: RegisterKey) -> RecordSet {
      RecordSet(register, alerts.filter { $0.rule == rule }.flatMap(\.ids).sorted())
    }
    withoutRecruits = ids("A10", .partyOrganisations)
    tooSmall = ids("A11", .partyOrganisations)
    unlinked = ids("A17", .members)
  }
}

extension ReportDraft {
  fileprivate func counts(of found: CellFindings) -> ReportTable {
    ReportTable(
      name: "counts", columns: [column("figure", from: 14, to: 44), numbers("count")],
      rows: [
        [cell(word("without-recruits")), cell(found.withoutRecruits)],
        [cell(word("too-small")), cell(found.tooSmall)],
        [cell(word("unlinked")), cell(found.unlinked)],
      ])
  }

  fileprivate func cellList(_ found: CellFindings) -> ReportTable {
    let unlinked = Dictionary(
      grouping: found.unlinked.ids,
      by: { id in commune.members[ID(id)]?.cell?.raw })
    let cells = Set(found.withoutRecruits.ids + found.tooSmall.ids)
      .union(unlinked.keys.compactMap(\.self)).sorted()
    let columns: [Column] = [
      column("cell", from: 12, to: 28), numbers("members", priority: 2), numbers("official"),
      numbers("last", priority: 1), column("time", from: 8, to: 16), numbers("without-link"),
    ]
    return ReportTable(
      name: "list", columns: columns,
      rows: cells.map { id in cellRow(id, unlinked[id] ?? [], found) })
  }

  private func cellRow(
    _ id: RecordID, _ unlinked: [RecordID], _ found: CellFindings
  ) -> [Cell] {
    let members = commune.related(\.members, "cell", to: id).filter(\.isHere).map(\.recordID)
    let last = commune.lastAdmission(of: ID(id))
    let months = (last ?? commune.partyOrganisations[ID(id)]?.founded)
      .map { today.months(since: $0) }
    let isLong = found.withoutRecruits.ids.contains(id)
    return [
      cell(id, in: .partyOrganisations), cell(RecordSet(.members, members)),
      cell(commune.officialMembers(of: ID(id), on: today)), cell(last),
      cell(
        isLong
          ? months.map {
            word("years-months", phrases.number($0 / 12), phrases.number($0 % 12))
          } ?? "" : ""),
      cell(RecordSet(.members, unlinked)),
    ]
  }
}
