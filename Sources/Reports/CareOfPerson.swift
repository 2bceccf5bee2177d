internal import CommuneDomain

/// What a cadre's assignments and visits of a period come to.
///
/// A cadre answers for the households of the units looked after: those of a group or residence
/// unit, and single ones. Meetings are those of the cells and groups looked after, and of those of
/// a residence unit; each only while the assignment held.
struct CareOfPerson {
  /// Those that held at some time in the period, the longest first.
  let assignments: [Assignment]
  let meetings: RecordSet
  let participation: Participation
  /// What was done under the assignments in the period.
  let activities: RecordSet
  /// The resources that were mobilised by it, in đồng.
  let resources: Int
  let visits: RecordSet
  let householdsVisited: RecordSet
  /// Needs raised in the period at the cadre's visits or in the households looked after.
  let needs: RecordSet
  /// Of those: met by now.
  let needsMet: RecordSet
  /// From the households and residence units looked after.
  let recommendations: RecommendationFigures

  init(_ person: ID<Person>, in period: Period, _ figures: Figures) {
    let commune = figures.commune
    let assignments = commune.related(\.assignments, "person", to: person.raw)
      .filter { $0.period.overlaps(period) && $0.from.map { $0 <= figures.today } ?? false }
      .sorted { ($0.from ?? figures.today, $0.recordID) < ($1.from ?? figures.today, $1.recordID) }
    self.assignments = assignments

    let held = Self.meetings(of: assignments, in: period, figures)
    meetings = RecordSet(.meetings, held.map(\.recordID))
    participation = Participation(held)

    let activities = assignments.flatMap {
      commune.related(\.activities, "assignment", to: $0.recordID)
    }
    .filter { period.contains($0.date) }
    self.activities = RecordSet(.activities, activities.map(\.recordID))
    resources = activities.reduce(0) { $0 + ($1.amount ?? 0) }

    let visits = commune.related(\.visits, "visitor", to: person.raw)
      .filter { period.contains($0.date) }
    let visitIDs = Set(visits.map(\.id))
    self.visits = RecordSet(.visits, visits.map(\.recordID))
    householdsVisited = RecordSet(
      .households, Set(visits.compactMap { $0.household?.raw }).sorted())

    let households = Self.households(of: assignments, in: commune)
    let needs = commune.needs.filter { need in
      period.contains(need.raised)
        && (need.visit.map(visitIDs.contains) ?? false
          || need.household.map { households.contains($0.raw) } ?? false)
    }
    self.needs = RecordSet(.needs, needs.map(\.recordID))
    needsMet = RecordSet(.needs, needs.filter { $0.status == .met }.map(\.recordID))

    let units = Set(assignments.filter { $0.level == .residenceUnit }.compactMap(\.target))
    recommendations = RecommendationFigures(
      commune.recommendations.filter { recommendation in
        recommendation.household.map { households.contains($0.raw) } ?? false
          || recommendation.residenceUnit.map { units.contains($0.raw) } ?? false
      }, in: period, on: figures.today)
  }

  private static func meetings(
    of assignments: [Assignment], in period: Period, _ figures: Figures
  ) -> [Meeting] {
    let held = MeetingBody.allCases.map { figures.meetings(of: $0, in: period) }
    var meetings: [RecordID: Meeting] = [:]
    for assignment in assignments {
      for host in hosts(of: assignment, in: figures.commune) {
        for meeting in held.flatMap({ $0[host] ?? [] })
        where assignment.period.contains(meeting.date) {
          meetings[meeting.recordID] = meeting
        }
      }
    }
    return meetings.values.sorted { $0.recordID < $1.recordID }
  }

  private static func hosts(of assignment: Assignment, in commune: Commune) -> [RecordID] {
    guard let target = assignment.target else { return [] }
    switch assignment.level {
    case .cell, .group: return [target]
    case .residenceUnit:
      let unit = FieldValue.reference(target)
      return commune.records(in: .groups, where: "residence-unit", equals: unit)
        + commune.records(in: .partyOrganisations, where: "residence-unit", equals: unit)
    case .household, .administrativeUnit, nil: return []
    }
  }

  private static func households(of assignments: [Assignment], in commune: Commune)
    -> Set<RecordID>
  {
    var households: Set<RecordID> = []
    for assignment in assignments {
      guard let target = assignment.target, let level = assignment.level else { continue }
      switch level {
      case .household: households.insert(target)
      case .group, .residenceUnit:
        households.formUnion(
          commune.records(in: .households, where: level.field, equals: .reference(target)))
      case .cell, .administrativeUnit: continue
      }
    }
    return households
  }
}
