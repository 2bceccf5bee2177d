import CommuneDomain
import TestSupport
import Testing

struct FigureTests {
  private let figures = SmallCommune().circumstances.figures

  @Test func coverageListsUnitsWithoutAnybodyFirstAndSaysWhy() throws {
    let coverage = figures.coverage(.group)
    #expect(coverage.map(\.unit) == [13, 12, 11].map(SmallCommune.id))
    let commune = figures.commune
    #expect(coverage[0].vacancy == commune.assignments[ID(SmallCommune.id(46))].map { .ended($0) })
    #expect(
      coverage[1].vacancy == commune.assignments[ID(SmallCommune.id(42))].map { .personGone($0) })
    #expect(coverage[2].holders.map { $0.tenureMonths(on: figures.today) } == [26])
    #expect(coverage[2].households?.count == 2)
    #expect(figures.coverage(.cell).first?.vacancy == .neverAssigned)
  }

  @Test func candidatesStandByLoadThenName() {
    let candidates = figures.candidates
    #expect(candidates.map(\.person) == [24, 21].map(SmallCommune.id))
    #expect(candidates.map(\.load.count) == [1, 3])
    #expect(candidates.last?.longestTenure == 26)
  }

  @Test func recommendationsOfAPeriodAddUp() {
    let figures = figures.recommendations(
      in: .month(containing: SmallCommune.date("2026-10-01")))
    #expect(figures.carriedOver.ids == [SmallCommune.id(71)])
    #expect(figures.received.count == 2)
    #expect(figures.answered.count == 2)
    #expect(figures.answeredOnTime.ids == [SmallCommune.id(72)])
    #expect(figures.open.ids == [SmallCommune.id(73)])
    #expect(figures.overdue.isEmpty)
    #expect(figures.all.count == figures.answered.count + figures.open.count)
  }

  @Test func theMonthOfTheHomeScreen() {
    let month = figures.month
    #expect(month.groupsMet?.part.ids == [SmallCommune.id(11)])
    #expect(month.groupsMet?.whole.count == 3)
    #expect(month.participation.present == 1)
    #expect(month.participation.required == 4)
    #expect(month.answered.part.isEmpty)
    #expect(month.answered.whole.count == 2)
  }

  @Test func aMeetingWithoutAttendanceLowersNoRate() {
    let participation = Participation(figures.commune.meetings.filter { $0.body == .group })
    #expect(participation.required == 4)
    #expect(participation.unrecorded.ids == [SmallCommune.id(52)])
  }

  static let counts: [(ControlFigure, Int)] = [
    (.cells, 2), (.residentialCells, 2), (.otherCells, 0), (.members, 3), (.residenceUnits, 2),
    (.groups, 3), (.households, 4), (.poorHouseholds, 2), (.nearPoorHouseholds, 1),
    (.grassrootsOrganisations, 2), (.communeCommittees, 0), (.grassrootsCommittees, 0),
    (.directCells, 2), (.classifiedCommittees, 0), (.classifiedCells, 0),
    (.classifiedMembers, 0),
  ]

  @Test func eachControlFigureIsCounted() {
    let day = figures.today
    for (figure, count) in Self.counts {
      #expect(figure.count(in: figures.commune, on: day).count == count, "\(figure)")
    }
    #expect(Self.counts.count == ControlFigure.allCases.count)
  }

  /// Fixture F12: someone moves away; the units left alone are known before that is saved.
  @Test func aTransferNamesTheUnitsThatItLeavesAlone() throws {
    let mai = try #require(figures.commune.people[ID(SmallCommune.id(21))])
    var gone = mai
    gone.status = .left
    gone.statusSince = SmallCommune.today
    #expect(
      try figures.losingCover(by: .from(mai, to: gone)) == [
        RecordSet(.residenceUnits, [SmallCommune.id(3)]),
        RecordSet(.groups, [SmallCommune.id(11)]),
        RecordSet(.households, [SmallCommune.id(32)]),
      ])
    #expect(figures.covered(.group).part.ids == [SmallCommune.id(11)])
    var successor = Assignment(id: ID(SmallCommune.id(47)))
    successor.person = ID(SmallCommune.id(24))
    successor.look(after: SmallCommune.id(11), at: .group)
    successor.from = SmallCommune.today
    let handedOver = try figures.losingCover(by: .from(mai, to: gone) + .creating(successor))
    #expect(!handedOver.map(\.register).contains(.groups))
  }

  /// Fixture F16: born 15/08/2008, eighteen on 15/08/2026 and not the day before.
  @Test func eighteenYearsAreCompleteOnTheBirthday() {
    let birth = SmallCommune.date("2008-08-15")
    #expect(SmallCommune.date("2026-08-14").months(since: birth) == 18 * 12 - 1)
    #expect(SmallCommune.date("2026-08-15").months(since: birth) == 18 * 12)
  }

  /// Fixture F17, and a holiday in between.
  @Test func tenWorkingDays() {
    let monday = SmallCommune.date("2026-03-02")
    #expect(
      SmallCommune.limits.day(after: monday, workingDays: 10) == SmallCommune.date("2026-03-16"))
    let limits = LimitTable(rows: [], holidays: [SmallCommune.date("2026-03-10")])
    #expect(limits.day(after: monday, workingDays: 10) == SmallCommune.date("2026-03-17"))
    var recommendation = Recommendation(id: ID(SmallCommune.id(99)))
    recommendation.received = monday
    let completed = recommendation.completed(in: SmallCommune().circumstances)
    #expect(completed.due == SmallCommune.date("2026-03-16"))
    #expect(completed.code == "KN-2026-0005")
  }
}
