import CommuneDomain
import TestSupport
import Testing

/// Requests about data, erasing what tells who somebody is, and how long records are kept.
@Suite struct PrivacyTests {
  private func day(_ text: String) -> CalendarDate { SmallCommune.date(text) }

  /// Fixture F18: asked on Friday 06/03/2026, answered at the latest on Tuesday 10/03/2026.
  @Test func aRequestIsAnsweredWithinTwoWorkingDays() throws {
    var small = SmallCommune()
    small.circumstances.today = day("2026-03-06")
    var request = DataRequest(id: ID(SmallCommune.id(220)))
    request.kind = .correct
    request.household = ID(SmallCommune.id(32))
    request.received = day("2026-03-06")
    request = request.completed(in: small.circumstances)
    #expect(request.code == "YC-2026-0001")
    #expect(request.due == day("2026-03-10"))
    #expect(request.doneBy == day("2026-03-16"))
    #expect(request.issues(in: small.circumstances).isEmpty)
    try small.commune.apply(.creating(request))
    let alert = try #require(small.circumstances.alerts.first { $0.rule == "A24" })
    #expect(alert.due == day("2026-03-10"))
    #expect(alert.severity == .urgent)
    #expect(request.value(of: "days-left", in: small.circumstances) == .integer(4))
    small.change(\.dataRequests, 220) { $0.answered = SmallCommune.date("2026-03-09") }
    let rest = try #require(small.circumstances.alerts.first { $0.rule == "A24" })
    #expect(rest.phrase == "A24.done")
    #expect(rest.due == day("2026-03-16"))
    small.change(\.dataRequests, 220) { $0.done = SmallCommune.date("2026-03-09") }
    #expect(!small.circumstances.alerts.contains { $0.rule == "A24" })
  }

  @Test func withoutALimitNoDayIsSet() {
    var small = SmallCommune()
    small.circumstances.limits = LimitTable(rows: [], holidays: [])
    var request = DataRequest(id: ID(SmallCommune.id(220)))
    request.kind = .erase
    request.received = SmallCommune.today
    request = request.completed(in: small.circumstances)
    #expect(request.due == nil)
    #expect(request.doneBy == nil)
  }

  @Test func pagesThatWereSentAreFoundByTheNameOfWhoeverIsErased() throws {
    var small = SmallCommune()
    let household = try #require(small.commune.households.first)
    #expect(Erasure.keptPages(naming: household.recordID, in: .households, of: small.commune) == [])
    let texts = ["Hộ \(household.head), tổ 5", "Không ai cả", "và \(household.head)."]
    for (index, text) in texts.enumerated() {
      var page = ReportPage(id: ID(SmallCommune.id(230 + UInt64(index))))
      page.text = text
      try small.commune.apply(.creating(page))
    }
    let found = Erasure.keptPages(
      naming: household.recordID, in: .households, of: small.commune)
    #expect(found == [SmallCommune.id(230), SmallCommune.id(232)])
    #expect(Erasure.keptPages(naming: SmallCommune.id(999), in: .people, of: small.commune) == [])
  }

  private func erased(_ id: UInt64, _ register: RegisterKey, in small: SmallCommune) throws
    -> (Change, SmallCommune)
  {
    let log = AccessEntry(
      .erase, of: SmallCommune.id(id), in: register, because: "YC-2026-0001", by: "lan",
      id: SmallCommune.id(230))
    let change = try #require(
      Erasure(marker: "(đã xóa)").change(
        erasing: SmallCommune.id(id), in: register, log: log, of: small.commune,
        newID: { SmallCommune.id(235) }))
    var after = small
    try after.commune.apply(change)
    return (change, after)
  }

  @Test func erasingAHouseholdKeepsEveryCount() throws {
    var small = SmallCommune()
    small.change(\.households, 33) {
      $0.phone = "0912345678"
      $0.birth = CalendarDate(year: 1985)
      $0.address = "Số 5, ngõ 2"
      $0.persons = 4
    }
    let (change, after) = try erased(33, .households, in: small)
    let household = try #require(after.commune.households[ID(SmallCommune.id(33))])
    #expect(household.head == "(đã xóa)")
    #expect(household.identity + household.phone + household.address == "")
    #expect(household.birth == nil)
    #expect(household.code == "H000003")
    #expect(household.persons == 4)
    #expect(household.isPoor)
    #expect(after.commune.recommendations[ID(SmallCommune.id(73))]?.raisedBy == "")
    for register in Commune.registers where register.key != .accesses {
      #expect(register.count(in: after.commune) == register.count(in: small.commune))
    }
    for figure in ControlFigure.allCases {
      #expect(
        figure.count(in: after.commune, on: SmallCommune.today)
          == figure.count(in: small.commune, on: SmallCommune.today))
    }
    #expect(after.circumstances.alerts == small.circumstances.alerts)
    // That somebody raised something in this name is logged as well, for the history to hide it.
    #expect(after.commune.accesses.map(\.kind) == [.erase, .erase])
    #expect(after.commune.accesses.map(\.field) == ["", "raised-by"])
    #expect(after.commune.isErased(SmallCommune.id(33)))
    #expect(!after.commune.isErased(SmallCommune.id(32)))
    #expect(change.isFinal)
    #expect(!change.withoutLogs.isFinal)
    #expect(household.issues(in: after.circumstances).isEmpty)
  }

  @Test func oneFieldIsErasedAloneAndHiddenFromThenOn() throws {
    var small = SmallCommune()
    small.change(\.households, 33) { $0.phone = "0912345678" }
    let before = small.commune
    let log = AccessEntry(
      .erase, of: SmallCommune.id(33), in: .households, because: "nhập nhầm", by: "lan",
      id: SmallCommune.id(230), field: "phone")
    let change = try #require(
      Erasure(marker: "(đã xóa)").change(
        erasing: SmallCommune.id(33), in: .households, log: log, of: small.commune,
        newID: { SmallCommune.id(235) }))
    try small.commune.apply(change)
    let household = try #require(small.commune.households[ID(SmallCommune.id(33))])
    #expect(household.phone == "")
    #expect(household.head == before.households[household.id]?.head)
    #expect(change.isFinal)
    #expect(!small.commune.isErased(household.recordID))
    let told = change.operations[0].hidingErased(in: small.commune, marker: "(đã xóa)")
    #expect(
      told
        == .set(
          .households, household.recordID, field: "phone", old: .text("(đã xóa)"), new: .empty))
    // The book as it was before shows it no more either, and everything else as it was.
    var past = before
    try past.hideErased(in: small.commune, marker: "(đã xóa)")
    #expect(past.households[household.id] == household)
  }

  @Test func theSamePersonElsewhereIsTold() throws {
    var small = SmallCommune()
    let household = try #require(small.commune.households[ID(SmallCommune.id(33))])
    small.add(Person.self, 240) {
      $0.name = household.head
      $0.household = household.id
      $0.householdRole = .head
    }
    small.add(Person.self, 241) {
      $0.name = "Tráng Thị Mẩy"
      $0.household = household.id
    }
    let linked = Erasure.linked(to: household.recordID, in: .households, of: small.commune)
    #expect(linked.map(\.id) == [SmallCommune.id(240)])
    let back = Erasure.linked(to: SmallCommune.id(240), in: .people, of: small.commune)
    #expect(back.map(\.register) == [.households])
    #expect(Erasure.linked(to: SmallCommune.id(241), in: .people, of: small.commune).isEmpty)
  }

  @Test func whatSomebodyRaisedStaysWithoutHisName() throws {
    var small = SmallCommune()
    let unit = small.commune.people[ID(SmallCommune.id(24))]?.residenceUnit
    let name = try #require(small.commune.people[ID(SmallCommune.id(24))]?.name)
    small.add(Opinion.self, 242) {
      $0.raisedBy = name
      $0.residenceUnit = unit
    }
    small.add(Opinion.self, 243) { $0.raisedBy = "Người Khác" }
    let (_, after) = try erased(24, .people, in: small)
    #expect(after.commune.opinions[ID(SmallCommune.id(242))]?.raisedBy == "")
    #expect(after.commune.opinions[ID(SmallCommune.id(243))]?.raisedBy == "Người Khác")
  }

  /// Two things asked for at once, and fifteen days more: the earlier of the two counts.
  @Test func aSecondRequestAndAnExtensionMoveTheLastDay() {
    let small = SmallCommune()
    var request = DataRequest(id: ID(SmallCommune.id(220)))
    request.kind = .erase
    request.secondKind = .access
    request.household = ID(SmallCommune.id(32))
    request.received = day("2026-03-06")
    request = request.completed(in: small.circumstances)
    #expect(request.doneBy == day("2026-03-16"))
    #expect(request.lastDay(in: small.circumstances) == day("2026-03-16"))
    request.isExtended = true
    #expect(request.lastDay(in: small.circumstances) == day("2026-03-31"))
    #expect(request.asks(.access) && request.asks(.erase) && !request.asks(.object))
  }

  @Test func erasingTwiceChangesNothing() throws {
    let (_, after) = try erased(24, .people, in: SmallCommune())
    let log = AccessEntry(
      .erase, of: SmallCommune.id(24), in: .people, because: "nữa", by: "lan",
      id: SmallCommune.id(231))
    #expect(
      Erasure(marker: "(đã xóa)").change(
        erasing: SmallCommune.id(24), in: .people, log: log, of: after.commune,
        newID: { SmallCommune.id(236) }) == nil)
    let person = try #require(after.commune.people[ID(SmallCommune.id(24))])
    #expect(person.name == "(đã xóa)")
    #expect(person.cell != nil)
  }

  /// The identifier says when: 05:13 in Vietnam on 15 November 2023.
  @Test func anEntryOfTheLogKnowsItsTime() {
    let access = AccessEntry(
      .view, of: SmallCommune.id(31), in: .households, because: "", by: "lan",
      id: SmallCommune.id(230))
    #expect(access.date == day("2023-11-15"))
    #expect(access.time == "05:13")
    #expect(access.issues(in: SmallCommune().circumstances).isEmpty)
  }

  @Test func recordsPastTheirPeriodAreListed() throws {
    var small = SmallCommune()
    small.change(\.visits, 61) { $0.date = SmallCommune.date("2024-11-19") }
    small.change(\.visits, 62) { $0.date = SmallCommune.date("2024-11-20") }
    let visits = try #require(Retention.all.first { $0.register == .visits })
    // The first has a need that is open: what is in use is kept.
    #expect(visits.expired(in: small.circumstances).isEmpty)
    small.change(\.needs, 64) {
      $0.status = .met
      $0.closed = SmallCommune.date("2024-11-19")
    }
    small.change(\.needs, 63) { $0.closed = SmallCommune.date("2024-10-20") }
    let expired = visits.expired(in: small.circumstances)
    #expect(expired.map(\.id) == [SmallCommune.id(61)])
    #expect(expired.first?.keptUntil == day("2026-11-19"))
    small.circumstances.limits = LimitTable(rows: [], holidays: [])
    #expect(visits.expired(in: small.circumstances).isEmpty)
  }

  @Test func namesAndNumbersMakeARegisterPersonal() {
    let personal = Commune.registers.filter(\.holdsPersonalData).map(\.key)
    #expect(Set(personal).isSuperset(of: [.people, .households]))
    #expect(Set(personal).isDisjoint(with: [.meetings, .groups, .accesses]))
    for register in Commune.registers {
      let masked = register.fields.filter(\.isMasked)
      #expect(masked.count { !$0.isPersonal } == 0, "\(register.key)")
    }
  }
}
