/// How many members of each cell were classified "excellent" and "good" in each period.
struct MemberLevels: PersonTally {
  /// What is counted of one person, and where.
  private struct Counted {
    let cell: RecordID
    var levels: [(period: ClassifiedPeriod, level: ClassificationLevel)] = []
  }

  private var byCell: [RecordID: [ClassifiedPeriod: LevelCount]] = [:]
  private var byPerson: [RecordID: Counted] = [:]

  static let registers: Set<RegisterKey> = [.classifications, .people, .members]

  init(of commune: Commune) {
    for classification in commune.classifications { count(classification, in: commune) }
  }

  mutating func read(_ person: RecordID, in commune: Commune) {
    if let counted = byPerson.removeValue(forKey: person) {
      for (period, level) in counted.levels {
        byCell[counted.cell]?[period]?.add(level, -1)
      }
    }
    for classification in commune.related(\.classifications, "person", to: person) {
      count(classification, in: commune)
    }
  }

  /// The periods of which cells have any that count, all cells together.
  func counts(in cells: [RecordID]) -> [ClassifiedPeriod: LevelCount] {
    var sum: [ClassifiedPeriod: LevelCount] = [:]
    for cell in cells {
      for (period, count) in byCell[cell] ?? [:] { sum[period, default: LevelCount()] += count }
    }
    return sum
  }

  private mutating func count(_ classification: Classification, in commune: Commune) {
    guard classification.subject == .member, let person = classification.person?.raw,
      let level = classification.level, level.isGoodOrBetter,
      let period = ClassifiedPeriod(classification),
      let cell = byPerson[person]?.cell ?? commune.cell(of: ID(person))?.raw
    else { return }
    byPerson[person, default: Counted(cell: cell)].levels.append((period, level))
    byCell[cell, default: [:]][period, default: LevelCount()].add(level, 1)
  }
}

/// How many of one period are "excellent", and how many "good".
struct LevelCount: Sendable {
  private(set) var excellent = 0
  private(set) var good = 0

  mutating func add(_ level: ClassificationLevel?, _ number: Int) {
    switch level {
    case .excellent: excellent += number
    case .good: good += number
    case .completed, .failed, nil: return
    }
  }

  static func += (left: inout LevelCount, right: LevelCount) {
    left.excellent += right.excellent
    left.good += right.good
  }
}

/// The quarter, year or term of a classification.
struct ClassifiedPeriod: Hashable, Sendable {
  let kind: ClassificationPeriod?
  let year: Int
  /// Nil of a year or term.
  let quarter: Int?

  /// Nil while the year is not known.
  init?(_ classification: Classification) {
    guard let year = classification.year else { return nil }
    self.year = year
    kind = classification.period
    quarter = kind == .quarter ? classification.quarter : nil
  }

  /// The last day of it; nil where the quarter is not known.
  var lastDay: CalendarDate? {
    if kind == .quarter, quarter == nil { return nil }
    let month = (quarter ?? 4) * 3
    return CalendarDate(year: year, month: month, day: month == 6 || month == 9 ? 30 : 31)
  }

  /// Of two that end on the same day, a year or term comes before the quarter.
  var rank: Int { kind.flatMap(ClassificationPeriod.allCases.firstIndex) ?? -1 }
}
