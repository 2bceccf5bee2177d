import CommuneDomain
import TestSupport
import Testing

/// Houses in place of temporary ones: how far they have come, and which stand still.
@Suite struct HousingTests {
  /// A house for household 32 on which work began 40 days ago, seen at 30 % some days ago.
  private func scene(seen daysAgo: Int) -> SmallCommune {
    var small = SmallCommune()
    small.add(HousingCase.self, 240) {
      $0.household = ID(SmallCommune.id(32))
      $0.kind = .new
      $0.started = SmallCommune.today.adding(days: -40)
    }
    small.add(HousingVisit.self, 241) {
      $0.case = ID(SmallCommune.id(240))
      $0.date = SmallCommune.today.adding(days: -daysAgo)
      $0.percent = 30
    }
    return small
  }

  private func stalled(_ small: SmallCommune) -> Alert? {
    small.circumstances.alerts.first { $0.rule == "A18" }
  }

  @Test func aHouseIdleForFifteenDaysSpeaks() throws {
    #expect(stalled(scene(seen: 14)) == nil)
    let alert = try #require(stalled(scene(seen: 15)))
    #expect(alert.ids == [SmallCommune.id(240)])
    #expect(alert.findings.first?.arguments == [.integer(15), .integer(30)])
    #expect(alert.due == SmallCommune.today.adding(days: -1))
    #expect(alert.remedy == .add(.housingVisits, field: "case"))
  }

  @Test func aLookAtTheHouseOrItsAcceptanceEndsIt() {
    var small = scene(seen: 15)
    var list = TodoList()
    list.follow(small.circumstances)
    small.add(HousingVisit.self, 242) {
      $0.case = ID(SmallCommune.id(240))
      $0.date = SmallCommune.today
      $0.percent = 70
    }
    list.follow(small.circumstances)
    #expect(list.alerts(phrase: "A18").isEmpty)
    var accepted = scene(seen: 15)
    accepted.change(\.housingCases, 240) { $0.accepted = SmallCommune.today }
    #expect(stalled(accepted) == nil)
    var planned = scene(seen: 15)
    planned.change(\.housingVisits, 241) { $0.percent = 0 }
    planned.change(\.housingCases, 240) { $0.started = nil }
    #expect(stalled(planned) == nil)
  }

  @Test func theLastLookTellsHowFarItIs() throws {
    var small = scene(seen: 20)
    small.add(HousingVisit.self, 242) {
      $0.case = ID(SmallCommune.id(240))
      $0.date = SmallCommune.today.adding(days: -30)
      $0.percent = 10
    }
    let house = try #require(small.commune.housingCases[ID(SmallCommune.id(240))])
    func value(_ key: String) -> FieldValue { house.value(of: key, in: small.circumstances) }
    #expect(value("percent") == .integer(30))
    #expect(value("state") == .choice("under-way"))
    #expect(value("idle-days") == .integer(20))
  }

  @Test func supportFollowsFromTheKind() {
    let circumstances = SmallCommune().circumstances
    var house = HousingCase(id: ID(SmallCommune.id(240)))
    house.household = ID(SmallCommune.id(32))
    house.kind = .repair
    #expect(house.completed(in: circumstances).amount == 30_000_000)
    house.kind = .new
    #expect(house.completed(in: circumstances).amount == 60_000_000)
  }
}
