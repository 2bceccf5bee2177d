/// How the organisations, members or others of one kind were classified in a period.
package struct ClassificationFigures: Hashable, Sendable {
  package let group: ClassificationGroup
  /// The records of each level, the best first.
  package let levels: [ClassificationLevel: RecordSet]
  package let all: RecordSet
  /// Those of the book that stand in no level.
  package let missing: RecordSet

  init(_ group: ClassificationGroup, _ records: [Classification], missing: RecordSet) {
    self.group = group
    var levels: [ClassificationLevel: RecordSet] = [:]
    for level in ClassificationLevel.allCases {
      levels[level] = RecordSet(
        .classifications, records.filter { $0.level == level }.map(\.recordID))
    }
    self.levels = levels
    all = RecordSet(.classifications, records.map(\.recordID))
    self.missing = missing
  }

  package func records(_ level: ClassificationLevel) -> RecordSet {
    levels[level] ?? RecordSet(.classifications, [])
  }

  /// Those that are "good" or better.
  package var goodOrBetter: RecordSet {
    RecordSet(.classifications, records(.excellent).ids + records(.good).ids)
  }

  /// Whether the levels add up to the total (V8).
  package var addsUp: Bool {
    ClassificationLevel.allCases.reduce(0) { $0 + records($1).count } == all.count
  }

  /// What the printed percentages add up to, in units of their last decimal: 9999 where three lines
  /// were each rounded down. Nothing is forced to 100 (fixture F02).
  package func sumOfPercentages(decimals: Int) -> Int {
    ClassificationLevel.allCases.reduce(0) { sum, level in
      sum + (Percentage.rounded(records(level).count, of: all.count, decimals: decimals) ?? 0)
    }
  }
}

/// What is classified together in a report.
package enum ClassificationGroup: String, CaseIterable, Sendable {
  case committees, cells, members, collectives, individuals

  func contains(_ classification: Classification, in commune: Commune) -> Bool {
    switch (self, classification.subject) {
    case (.committees, .organisation): !isOfCell(classification, in: commune)
    case (.cells, .organisation): isOfCell(classification, in: commune)
    case (.members, .member), (.collectives, .collective), (.individuals, .individual): true
    default: false
    }
  }

  private func isOfCell(_ classification: Classification, in commune: Commune) -> Bool {
    classification.organisation.flatMap { commune.partyOrganisations[$0]?.isCell } ?? false
  }
}

extension Figures {
  /// How those of a kind were classified in a year, or in a quarter of it.
  package func classifications(
    of group: ClassificationGroup, year: Int, quarter: Int? = nil
  ) -> ClassificationFigures {
    let records = commune.records(in: .classifications, where: "year", equals: .integer(year))
      .compactMap { commune.classifications[ID($0)] }
      .filter { classification in
        classification.period == (quarter == nil ? .year : .quarter)
          && (quarter == nil || classification.quarter == quarter)
          && group.contains(classification, in: commune)
      }
    let last = CalendarDate(year: year, month: quarter.map { $0 * 3 } ?? 12, day: 28) ?? today
    return ClassificationFigures(
      group, records, missing: missing(group, records, on: min(last, today)))
  }

  private func missing(
    _ group: ClassificationGroup, _ records: [Classification], on day: CalendarDate
  ) -> RecordSet {
    switch group {
    case .committees, .cells:
      let classified = Set(records.compactMap { $0.organisation?.raw })
      let existing = commune.partyOrganisations.filter { organisation in
        organisation.isCell == (group == .cells) && organisation.kind != .partyGroup
          && organisation.exists(on: day)
      }
      return RecordSet(
        .partyOrganisations, existing.map(\.recordID).filter { !classified.contains($0) })
    case .members:
      let classified = Set(records.compactMap { $0.person?.raw })
      let members = ControlFigure.members.count(in: commune, on: day)
      return RecordSet(.people, members.ids.filter { !classified.contains($0) })
    case .collectives, .individuals: return RecordSet(.people, [])
    }
  }
}
