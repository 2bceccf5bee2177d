internal import CommuneDomain

extension CommuneBuilder {
  /// Last year's classification of cells and members, that of cells in the quarter before this one, and
  /// the titles of cells.
  mutating func classify() {
    var random = random(for: "classifications")
    var identifiers = identifiers(for: .classifications)
    let lastYear = today.year - 1
    let day = opening.adding(days: 60)
    for year in [lastYear - 1, lastYear] where cells.allSatisfy({ ($0.founded?.year ?? 0) <= year })
    {
      classifyCells(year: year, quarter: nil, on: day, &identifiers, &random)
    }
    if !commune.classifications.contains(where: { $0.year == lastYear }) {
      classifyCells(year: lastYear, quarter: nil, on: day, &identifiers, &random)
    }
    classifyMembers(year: lastYear, on: day, &identifiers, &random)
    let lastQuarter = firstOfQuarter.adding(days: -1)
    classifyCells(
      year: lastQuarter.year, quarter: lastQuarter.quarter, on: firstOfQuarter, &identifiers,
      &random)
    awardTitles(year: lastYear)
  }

  /// One in six is "excellent", fewer than the fifth of the "good" ones that may be.
  private mutating func classifyCells(
    year: Int, quarter: Int?, on day: CalendarDate, _ identifiers: inout IdentifierSequence,
    _ random: inout SeededGenerator
  ) {
    let excellent = (cells.count - 1) / 6
    for (place, cell) in cells.enumerated() {
      var record = Classification(id: identifiers.next(on: day))
      record.period = quarter == nil ? .year : .quarter
      record.year = year
      record.quarter = quarter
      record.subject = .organisation
      record.organisation = cell.id
      let position = (place + year) % cells.count
      let level: ClassificationLevel =
        position < excellent ? .excellent : position == cells.count - 1 ? .completed : .good
      grade(&record, level, &random)
      record.decision = "\(quarter.map { 40 + $0 } ?? 12)-QĐ/ĐU"
      commune.classifications.insert(record)
    }
  }

  private mutating func classifyMembers(
    year: Int, on day: CalendarDate, _ identifiers: inout IdentifierSequence,
    _ random: inout SeededGenerator
  ) {
    commune.classifications.reserveCapacity(people.count + cells.count * 3)
    let end = CalendarDate(year: year).flatMap { Period.year(containing: $0).to } ?? today
    let records = Dictionary(
      members.compactMap { member in member.person.map { ($0, member) } }
    ) { _, last in last }
    let admittedAfter = Set(
      members.filter { ($0.joined ?? $0.decisionDate).map { $0.year > year } ?? false }
        .compactMap(\.person))
    for (place, person) in people.enumerated() where person.cell != nil && person.isPresent {
      // Neither who was admitted in the second half of the year nor who is exempt is classified.
      let member = records[person.id]
      let isNew = member?.joined.map { $0.adding(months: 6) > end } ?? false
      if isNew || member?.exemptFrom != nil { continue }
      var record = Classification(id: identifiers.next(on: day))
      record.period = .year
      record.year = year
      record.subject = .member
      record.person = person.id
      let level: ClassificationLevel =
        place % 8 == 0 ? .excellent : place % 25 == 3 ? .completed : .good
      grade(&record, level, &random)
      record.decision = "13-QĐ/ĐU"
      // Whoever was admitted since was no member in that year.
      guard !admittedAfter.contains(person.id) else { continue }
      commune.classifications.insert(record)
    }
  }

  private func grade(
    _ record: inout Classification, _ level: ClassificationLevel, _ random: inout SeededGenerator
  ) {
    let points =
      switch level {
      case .excellent: random.number(in: 180...194) * 50
      case .good: random.number(in: 144...177) * 50
      case .completed: random.number(in: 104...137) * 50
      case .failed: random.number(in: 80...98) * 50
      }
    record.level = level
    record.points = points
    record.selfScore = points + random.below(5) * 50
  }

  private mutating func awardTitles(year: Int) {
    var identifiers = identifiers(for: .titles)
    for (place, cell) in cells.enumerated() where place % 3 != 1 {
      var title = CellTitle(id: identifiers.next(on: opening.adding(days: 70)))
      title.cell = cell.id
      title.year = year
      title.state = place == 2 ? .lost : place % 6 == 0 ? .won : .kept
      title.decision = "15-QĐ/ĐU"
      commune.titles.insert(title)
    }
  }
}
