import CommuneDomain
import Foundation
import TestSupport
import Testing

/// A list that follows the book change by change says what a list made anew would say.
@Suite struct FollowedListTests {
  static let isCampaign = ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1"
  static let seeds = Array(1...UInt64(isCampaign ? 400 : 12))

  @Test(arguments: seeds) func randomChangesAreFollowed(seed: UInt64) throws {
    var small = SmallCommune()
    var random = RandomChanges(seed: seed)
    var list = TodoList()
    var month = FollowedMonth()
    var done: [Change] = []
    for step in 1...60 {
      let change: Change
      if step % 7 == 0, let last = done.popLast() {
        change = last.inverse
      } else {
        change = random.change(in: small.commune)
        done.append(change)
      }
      try small.commune.apply(change)
      if step % 4 != 0 {
        expectTrue(&list, &month, small.circumstances, "seed \(seed) step \(step)")
      }
    }
  }

  /// Other days, the commune's own decisions, and registers that were read anew.
  @Test(arguments: seeds.prefix(4)) func whatConcernsEverythingIsFollowed(seed: UInt64) throws {
    var small = SmallCommune()
    var random = RandomChanges(seed: seed)
    var list = TodoList()
    var month = FollowedMonth()
    expectTrue(&list, &month, small.circumstances, "at first")
    for step in 1...12 {
      try small.commune.apply(random.change(in: small.commune))
      switch step % 3 {
      case 0: small.circumstances.today = small.circumstances.today.adding(days: 20)
      case 1:
        small.add(LocalRule.self, UInt64(900 + step)) {
          $0.rule = random.pick(Limit.allCases)
          $0.value = random.below(4)
          $0.outOf = 3
          $0.validFrom = SmallCommune.date("2026-01-01")
        }
      default:
        var meeting = Meeting(id: ID(SmallCommune.id(UInt64(950 + step))))
        meeting.body = .group
        meeting.group = random.pick(small.commune.ids(in: .groups)).map { ID($0) }
        meeting.date = small.circumstances.today
        small.commune.meetings.insert(meeting)
        small.commune.noteChange(of: .meetings)
      }
      expectTrue(&list, &month, small.circumstances, "seed \(seed) step \(step)")
    }
  }

  private func expectTrue(
    _ list: inout TodoList, _ month: inout FollowedMonth, _ circumstances: Circumstances,
    _ place: String
  ) {
    list.follow(circumstances)
    var fresh = TodoList()
    fresh.follow(anew(circumstances))
    let differing = Set(list.alerts).symmetricDifference(fresh.alerts).map(\.phrase)
    #expect(list.alerts == fresh.alerts, "\(place): \(Set(differing).sorted())")
    #expect(list.snoozed == fresh.snoozed, "\(place)")
    #expect(month.follow(circumstances) == circumstances.figures.month, "\(place)")
  }

  /// The same book of which nothing has been worked out: indexes and tallies follow changes too.
  private func anew(_ circumstances: Circumstances) -> Circumstances {
    var circumstances = circumstances
    for register in Commune.registers { circumstances.commune.noteChange(of: register.key) }
    return circumstances
  }

  /// Members who are classified, change the cell, leave and come back, and cells that change hands.
  @Test(arguments: seeds) func membersAreCountedAgainOneByOne(seed: UInt64) throws {
    var small = SmallCommune()
    var random = RandomChanges(seed: seed)
    small.add(PartyOrganisation.self, 200) { $0.kind = .communeCommittee }
    small.change(\.partyOrganisations, 5) { $0.parent = ID(SmallCommune.id(200)) }
    small.classifyMembers(
      Array(repeating: .excellent, count: 6) + Array(repeating: .good, count: 20))
    for (number, day) in [(UInt64(980), "2026-11-20"), (981, "2026-10-01")] {
      small.add(ControlTotal.self, number) {
        $0.figure = .members
        $0.declared = 1
        $0.asOf = SmallCommune.date(day)
      }
    }
    var list = TodoList()
    var month = FollowedMonth()
    list.follow(small.circumstances)
    #expect(list.alerts(phrase: "A21").count == 1)
    for step in 1...60 {
      try small.commune.apply(
        random.change(
          in: small.commune,
          to: [.classifications, .members, .people, .membershipEvents, .partyOrganisations]))
      expectTrue(&list, &month, small.circumstances, "seed \(seed) step \(step)")
    }
  }

  @Test func aSaveIsFollowedByJudgingTheFewRecordsThatItTouches() throws {
    var small = SmallCommune()
    for number: UInt64 in 1_000..<2_000 {
      small.add(Household.self, number) {
        $0.code = "P\(number)"
        $0.poverty = .poor
      }
    }
    var list = TodoList()
    var month = FollowedMonth()
    list.follow(small.circumstances)
    month.follow(small.circumstances)
    let atFirst = list.judgedCount
    #expect(atFirst > 2_000)
    let readAtFirst = month.readCount
    small.change(\.households, 1_500) { $0.persons = 4 }
    list.follow(small.circumstances)
    month.follow(small.circumstances)
    // The household by its two rules, and the control totals, which are counted.
    #expect(list.judgedCount - atFirst <= 2 + small.commune.controlTotals.count)
    #expect(month.readCount == readAtFirst)
    let before = list.judgedCount
    small.change(\.recommendations, 74) { $0.answered = SmallCommune.today }
    list.follow(small.circumstances)
    month.follow(small.circumstances)
    // By the rule of late answers, and that of what was resolved and not answered.
    #expect(list.judgedCount - before == 2)
    #expect(month.readCount - readAtFirst == 1)
  }

  @Test func theFiguresOfTheMonthAreThoseOfTheReports() {
    let figures = SmallCommune().circumstances.figures
    let month = figures.month
    let meetings = figures.meetings(of: .group, in: .month(containing: SmallCommune.today))
    let counted = Participation(meetings.values.joined())
    #expect(month.groupsMet == figures.met(.group, inMonthOf: SmallCommune.today))
    #expect(month.participation.present == counted.present)
    #expect(month.participation.required == counted.required)
    #expect(Set(month.participation.recorded.ids) == Set(counted.recorded.ids))
    let answered = figures.recommendations(in: .month(containing: SmallCommune.today))
    #expect(month.answered == Share(answered.answered, of: answered.all))
  }

  @Test(arguments: seeds.prefix(6)) func totalsAreCountedAsTheyAreListed(seed: UInt64) throws {
    var small = SmallCommune()
    var random = RandomChanges(seed: seed)
    for _ in 1...40 { try small.commune.apply(random.change(in: small.commune)) }
    // Only the newest total of a figure is compared.
    for total in small.commune.controlTotals { try small.commune.apply(.removing(total)) }
    for figure in ControlFigure.allCases {
      let declared = figure.count(in: small.commune, on: SmallCommune.today).count
      small.add(ControlTotal.self, 990) {
        $0.figure = figure
        $0.declared = declared
        $0.asOf = SmallCommune.today
      }
      func speaks() -> Bool {
        small.circumstances.alerts.contains { $0.ids == [SmallCommune.id(990)] }
      }
      #expect(!speaks(), "\(figure)")
      small.change(\.controlTotals, 990) { $0.declared = declared + 1 }
      #expect(speaks(), "\(figure)")
    }
  }
}
