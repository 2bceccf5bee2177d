internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R21: the key posts planned for each unit, and which working group is responsible for it (articles
  /// 4.1 and 4.4, fixture F10).
  static let keyPosts = Report(
    name: "key-posts", code: "R21", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("key-posts", code: "R21", context)
    let units = draft.presentUnits
    draft.table(draft.unitsByPosts(units))
    draft.heading(draft.word("list"))
    draft.table(draft.postsOfUnits(units))
    for level in WorkingGroupLevel.allCases {
      let groups = draft.figures.workingGroups(level)
      guard !groups.unitsOfTeam.isEmpty else { continue }
      draft.heading(draft.word("teams.\(level.rawValue)"))
      draft.table(draft.teamsBySize(groups, level))
    }
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

extension ReportDraft {
  /// The communes, wards and special zones that there are today, by name.
  fileprivate var presentUnits: [AdministrativeUnit] {
    commune.administrativeUnits.filter { $0.isCommune && $0.period.contains(today) }
      .map { (key: CollationKey(text: $0.name), unit: $0) }
      .sorted { $0.key < $1.key }
      .map(\.unit)
  }

  fileprivate func unitsByPosts(_ units: [AdministrativeUnit]) -> ReportTable {
    let planned = units.map { (unit: $0, posts: figures.keyPosts(of: $0.id)) }
    let counts = Set(planned.map(\.posts.plannedHolders)).sorted(by: >)
    return ReportTable(
      name: "counts",
      columns: [column("posts", from: 14, to: 36), numbers("units"), numbers("sum")],
      rows: counts.map { count in
        let some = planned.filter { $0.posts.plannedHolders == count }
        return [
          cell(word("posts-each", phrases.number(count))),
          cell(RecordSet(.administrativeUnits, some.map(\.unit.recordID))),
          cell(count * some.count, RecordSet(.posts, some.flatMap { $0.posts.map(\.recordID) })),
        ]
      },
      footer: [
        [
          cell(word("total")), cell(RecordSet(.administrativeUnits, units.map(\.recordID))),
          cell(
            planned.reduce(0) { $0 + $1.posts.plannedHolders },
            RecordSet(.posts, planned.flatMap { $0.posts.map(\.recordID) })),
        ]
      ])
  }

  fileprivate func postsOfUnits(_ units: [AdministrativeUnit]) -> ReportTable {
    ReportTable(
      name: "list",
      columns: [
        rowNumbers, column("unit", from: 12, to: 26), numbers("posts"), numbers("appointed"),
        column("people", from: 12, to: 50, priority: 2), column("team", from: 8, to: 24),
      ],
      rows: units.enumerated().map { row, unit in
        let posts = figures.keyPosts(of: unit.id)
        let appointed = posts.filter { $0.appointee != nil }
        let teams = commune.related(\.workingGroups, "unit", to: unit.recordID)
          .filter { $0.level == .administrativeUnit && $0.period.contains(today) }
        return [
          cell(row + 1), cell(unit.recordID, in: .administrativeUnits),
          cell(posts.plannedHolders, RecordSet(.posts, posts.map(\.recordID))),
          cell(RecordSet(.posts, appointed.map(\.recordID))),
          cell(
            appointed.map { "\($0.name): \(personName($0.appointee))" }.joined(separator: "; ")),
          cell(teams.map(\.team).joined(separator: "; ")),
        ]
      })
  }

  fileprivate func teamsBySize(_ groups: WorkingGroupFigures, _ level: WorkingGroupLevel)
    -> ReportTable
  {
    ReportTable(
      name: "teams-\(level.rawValue)",
      columns: [
        column("size", from: 14, to: 36), numbers("teams"), column("names", from: 10, to: 50),
      ],
      rows: groups.teamsBySize.map { size, teams in
        [
          cell(word("units-each", phrases.number(size))), cell(teams.count),
          cell(teams.joined(separator: "; ")),
        ]
      },
      footer: [
        [cell(word("without-team")), cell(groups.unitsWithoutTeam), .blank],
        [cell(word("two-teams")), cell(groups.unitsOfTwoTeams), .blank],
        [
          cell(word("worked")), cell(groups.worked.part),
          cell(groups.worked.part.count, of: groups.worked.whole.count, decimals: context.decimals),
        ],
      ])
  }
}
