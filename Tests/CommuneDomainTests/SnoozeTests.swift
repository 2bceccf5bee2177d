import CommuneDomain
import TestSupport
import Testing

/// What is put off is out of sight until its day, and whose concern a record is.
@Suite struct SnoozeTests {
  private func groupsWithoutAnybody(_ list: TodoList) -> [RecordID] {
    list.alerts(phrase: "A1.groups").first?.ids ?? []
  }

  @Test func whatIsPutOffComesBackOnItsDay() {
    var small = SmallCommune()
    var list = TodoList()
    list.follow(small.circumstances)
    let all = groupsWithoutAnybody(list)
    #expect(all == [12, 13].map(SmallCommune.id))
    small.add(Snooze.self, 210) {
      $0.rule = "A1.groups"
      $0.record = SmallCommune.id(12).description
      $0.until = SmallCommune.date("2026-11-27")
      $0.reason = "Chờ quyết định"
    }
    list.follow(small.circumstances)
    #expect(groupsWithoutAnybody(list) == [SmallCommune.id(13)])
    #expect(list.alerts(phrase: "A1.groups").first?.arguments == [.integer(1)])
    #expect(list.snoozed.map(\.phrase) == ["A1.groups"])
    #expect(list.snoozed.first?.ids == [SmallCommune.id(12)])
    small.circumstances.today = SmallCommune.date("2026-11-26")
    list.follow(small.circumstances)
    #expect(groupsWithoutAnybody(list) == [SmallCommune.id(13)])
    small.circumstances.today = SmallCommune.date("2026-11-27")
    list.follow(small.circumstances)
    #expect(groupsWithoutAnybody(list) == all)
    #expect(list.snoozed.isEmpty)
  }

  @Test func onlyThatFindingOfThatRecordIsPutOff() {
    var small = SmallCommune()
    small.add(Snooze.self, 210) {
      $0.rule = "A1.households"
      $0.record = SmallCommune.id(33).description
      $0.until = SmallCommune.date("2026-12-01")
      $0.reason = "Đi vắng"
    }
    let alerts = small.circumstances.alerts
    #expect(!alerts.contains { $0.phrase == "A1.households" })
    #expect(alerts.first { $0.phrase == "A19" }?.ids == [SmallCommune.id(33)])
  }

  @Test func aRecordConcernsThoseWhoLookAfterItAndWhomItNames() {
    let small = SmallCommune()
    func people(_ id: UInt64, _ register: RegisterKey) -> [RecordID] {
      small.commune.responsible(for: SmallCommune.id(id), in: register, on: SmallCommune.today)
        .sorted()
    }
    let mai = SmallCommune.id(21)
    // The group's cadre and the unit's are the same person; he who left counts no more.
    #expect(people(31, .households) == [mai])
    #expect(people(33, .households) == [mai])
    #expect(people(34, .households) == [])
    #expect(people(5, .partyOrganisations).contains(SmallCommune.id(24)))
    #expect(people(73, .recommendations) == [mai])
    #expect(people(61, .visits) == [mai])
    #expect(people(46, .assignments) == [SmallCommune.id(24)])
    // What is due from a person, such as the secretary's days of receiving citizens, concerns himself.
    #expect(people(24, .people).contains(SmallCommune.id(24)))
  }

  @Test func anAlertIsCutToWhatConcernsAPerson() throws {
    let small = SmallCommune()
    let alert = try #require(small.circumstances.alerts.first { $0.phrase == "A4.groups" })
    #expect(alert.ids == [12, 13].map(SmallCommune.id))
    let mine = alert.concerning(SmallCommune.id(21), in: small.commune, on: SmallCommune.today)
    #expect(mine?.ids == [SmallCommune.id(12)])
    #expect(mine?.arguments == [.integer(1)])
    #expect(mine?.findings.count == 1)
    #expect(
      alert.concerning(SmallCommune.id(23), in: small.commune, on: SmallCommune.today) == nil)
  }
}
