extension Figures {
  /// The visits of a period by household, oldest first.
  package func visits(in period: Period) -> [ID<Household>: [Visit]] {
    var visits: [ID<Household>: [Visit]] = [:]
    for visit in commune.visits {
      guard let household = visit.household, let date = visit.date, period.contains(date) else {
        continue
      }
      visits[household, default: []].append(visit)
    }
    return visits.mapValues { visits in
      visits.sorted { ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID) }
    }
  }

  /// The poor households visited as often as wanted in the quarter of a day, out of all poor ones;
  /// nil when no number of visits is set.
  package func poorHouseholdsVisited(inQuarterOf day: CalendarDate) -> Share? {
    guard let wanted = circumstances.value(of: .poorHouseholdVisitsPerQuarter, on: day) else {
      return nil
    }
    let poor = AssignmentLevel.household.units(in: commune, on: day)
    let visits = visits(in: .quarter(containing: day))
    let visited = poor.filter { (visits[ID($0)]?.count ?? 0) >= wanted }
    return Share(RecordSet(.households, visited), of: RecordSet(.households, poor))
  }
}
