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
      rows: [] + yearsWithoutRecruits() + [
        [cell(word("without-recruits")), cell(found.withoutRecruits)],
        [cell(word("too-small")), cell(found.tooSmall)],
        [cell(word("without-committee")), cell(cellsWithoutCommittee)],
        [cell(word("unlinked")), cell(found.unlinked)],
        [cell(word("without-household")), cell(membersWithoutHousehold)],
      ])
  }

  /// Cells by how long they have admitted nobody: to be watched, to be spoken of, urgent (article 3.12).
  private func yearsWithoutRecruits() -> [[Cell]] {
    let limits: [Limit] = [.cellWatchYears, .cellYearsWithoutRecruits, .cellUrgentYears]
    return limits.compactMap { limit in
      guard let years = context.circumstances.value(of: limit, on: today) else { return nil }
      let cells = commune.partyOrganisations.filter { cell in
        context.circumstances.monthsWithoutRecruits(cell).map { $0 >= years * 12 } ?? false
      }
      return [
        cell(word("years-without", phrases.number(years))),
        cell(RecordSet(.partyOrganisations, cells.map(\.recordID))),
      ]
    }
  }

  /// Cells with enough official members for a committee of which no other than the secretary is known.
  private var cellsWithoutCommittee: RecordSet {
    guard let least = context.circumstances.value(of: .cellCommitteeMembers, on: today) else {
      return RecordSet(.partyOrganisations, [])
    }
    let cells = commune.partyOrganisations.filter { cell in
      guard cell.isCell, cell.exists(on: today),
        commune.officialMembers(of: cell.id, on: today).count >= least
      else { return false }
      return !commune.related(\.appointments, "organisation", to: cell.recordID)
        .contains { appointment in
          (appointment.post == .cellDeputy || appointment.post == .cellCommitteeMember)
            && appointment.period.contains(today)
        }
    }
    return RecordSet(.partyOrganisations, cells.map(\.recordID))
  }

  /// Members linked to the cell where they live who look after no household there (article 0.7).
  private var membersWithoutHousehold: RecordSet {
    let members = commune.members.filter(context.circumstances.lacksHousehold)
    return RecordSet(.members, members.map(\.recordID))
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
