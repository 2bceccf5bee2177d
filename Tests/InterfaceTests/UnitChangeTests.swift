import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// Units that change, somebody who leaves, and twelve months of meetings, by key.
@Suite struct UnitChangeTests {
  /// Two residence units become one, are found by their old code, and come back by one key.
  @Test func twoResidenceUnitsAreMergedAndOneKeyTakesItBack() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune
    let units = before.residenceUnits.prefix(2).map(\.recordID)
    let people = before.people.count { person in
      person.isPresent && units.contains { person.residenceUnit?.raw == $0 }
    }
    try walk.type("4<C-@><C-@><A-u>")
    #expect(walk.shows("Sáp nhập"), "\(walk.screen)")
    try walk.type("<Down>")
    walk.write("20/11/2026")
    try walk.type("<Enter>")
    walk.write("NQ 15/NQ-HĐND")
    try walk.type("<Enter><Down><Down><Down>")
    walk.write("TDP50")
    try walk.type("<Enter>")
    walk.write("TDP Hòa Bình")
    try walk.type("<F2>")
    let commune = walk.app.session.commune
    let new = try #require(commune.residenceUnits.last, "\(walk.screen)")
    #expect(new.name == "TDP Hòa Bình", "\(walk.screen)")
    #expect(walk.saved.count == 1)
    #expect(commune.successionsInto(new.recordID, in: .residenceUnits).count == 2)
    for id in units {
      let old = try #require(commune.residenceUnits[ID(id)])
      #expect(old.validTo == CalendarDate(iso: "2026-11-19"))
      #expect(!commune.households.contains { $0.residenceUnit == old.id })
      #expect(!commune.groups.contains { $0.residenceUnit == old.id })
    }
    #expect(commune.people.count { $0.residenceUnit == new.id } == people)
    let open = commune.assignments.filter { $0.residenceUnit == new.id && $0.to == nil }
    #expect(!open.isEmpty)

    try walk.type("<C-z>")
    #expect(walk.app.session.commune.residenceUnits.count == before.residenceUnits.count)
    #expect(
      walk.app.session.commune.households.map(\.residenceUnit)
        == before.households.map(\.residenceUnit))
  }

  /// A split places each group; a group that is not placed is named.
  @Test func aSplitIsNotSavedBeforeEverythingIsPlaced() throws {
    var walk = try Walk.throughSample()
    try walk.type("4<A-u><Right><Right><Right><Right><Down>")
    #expect(walk.shows("Chia tách"))
    walk.write("20/11/2026")
    try walk.type("<Enter>")
    walk.write("NQ 16/NQ-HĐND")
    try walk.type("<Enter><Down><Down>")
    for (code, name) in [("TDP1A", "TDP 1A"), ("TDP1B", "TDP 1B")] {
      try walk.type("<C-u>")
      walk.write(code)
      try walk.type("<Enter><C-u>")
      walk.write(name)
      try walk.type("<Enter>")
    }
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("phải chọn nơi chuyển đến"), "\(walk.screen)")
    // The first group goes to the second unit, everything else to the first.
    try walk.type("2<F4><Enter><F2>")
    let commune = walk.app.session.commune
    #expect(walk.saved.count == 1, "\(walk.screen)")
    let new = commune.residenceUnits.suffix(2)
    #expect(new.map(\.name) == ["TDP 1A", "TDP 1B"])
    for unit in new {
      #expect(commune.assignments.contains { $0.residenceUnit == unit.id && $0.to == nil })
      #expect(commune.groups.contains { $0.residenceUnit == unit.id })
    }
  }

  /// Story 4 and F12: three groups get their cadres, one of whom then moves away; the dialogue lists the
  /// two groups that would have nobody, warns of the short time, and saves all in one change.
  @Test func whoMovesAwayLeavesNobodyWithoutASuccessorOrAReason() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b>")
    for name in ["hong hien", "quan van giang", "viet"] {
      try walk.type("<Enter>")
      walk.write(name)
      try walk.type("<Enter>")
      walk.write("15-QĐ/ĐU")
      try walk.type("<F2><Home>")
    }
    #expect(walk.shows("0 CHƯA CÓ"), "\(walk.screen)")
    let saved = walk.saved.count
    let keys = walk.keys
    try walk.type("<A-h>2<F3>")
    walk.write("nguyen hong hien")
    try walk.type("<F2><PgDn>")
    walk.write("đã chuyển")
    try walk.type("<Enter>")
    walk.write("1/12/2026")
    try walk.type("<F2>")
    #expect(walk.shows("2 NƠI CHƯA CÓ NGƯỜI THAY"), "\(walk.screen)")
    #expect(walk.saved.count == saved)
    try walk.type("<Down>")
    #expect(walk.shows("thay quá sớm"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.count == saved)
    try walk.type("<PgUp><Down><Enter>")
    walk.write("quan van giang")
    try walk.type("<Enter><Enter>")
    walk.write("chưa có người thay")
    try walk.type("<Enter>")
    walk.write("chờ kiện toàn tháng 12")
    try walk.type("<PgUp>")
    walk.write("18-QĐ/ĐU")
    try walk.type("<F2>")
    #expect(walk.saved.count == saved + 1, "\(walk.screen)")
    #expect(walk.keys - keys < 30)

    let commune = walk.app.session.commune
    let hien = try #require(commune.people.first { $0.name == "Nguyễn Hồng Hiền" })
    #expect(hien.status == .left)
    let ended = commune.related(\.assignments, "person", to: hien.recordID)
    #expect(ended.count == 2)
    #expect(ended.allSatisfy { $0.to == CalendarDate(iso: "2026-11-30") })
    #expect(ended.allSatisfy { $0.endReason == .transferred })
    #expect(ended.map(\.remarks).sorted() == ["", "chờ kiện toàn tháng 12"])
    let next = try #require(commune.assignments.last)
    #expect(next.from == CalendarDate(iso: "2026-12-01"))
    #expect(next.decision == "18-QĐ/ĐU")
    #expect(ended.map(\.target).contains(next.target))
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.people[hien.id]?.isPresent == true)
    #expect(
      walk.app.session.commune.related(\.assignments, "person", to: hien.recordID)
        .allSatisfy { $0.to == nil })
  }

  /// An assignment that is ended by hand asks for what follows as well.
  @Test func endingAnAssignmentAsksWhoFollows() throws {
    var walk = try Walk.throughSample()
    try walk.type("3<F3>")
    walk.write("nguyen hong hien")
    try walk.type("<F2>")
    while !walk.shows("Đến ngày") { try walk.type("<Down>") }
    try walk.type("<PgUp>")
    let assignment = try #require(
      walk.app.session.commune.assignments.first { assignment in
        assignment.person.flatMap { walk.app.session.commune.people[$0]?.name }
          == "Nguyễn Hồng Hiền"
      })
    for _ in 0..<5 { try walk.type("<Down>") }
    walk.write("30/11/2026")
    try walk.type("<F2>")
    #expect(walk.shows("1 NƠI CHƯA CÓ NGƯỜI THAY"), "\(walk.screen)")
    try walk.type("<Enter>")
    walk.write("quan van giang")
    try walk.type("<Enter><F2>")
    let commune = walk.app.session.commune
    #expect(
      commune.assignments[assignment.id]?.to == CalendarDate(iso: "2026-11-30"),
      "\(walk.screen)")
    #expect(commune.assignments.last?.from == CalendarDate(iso: "2026-12-01"))
    #expect(commune.assignments.last?.target == assignment.target)
    #expect(walk.saved.count == 1)
  }

  @Test func theMatrixOpensTheMeetingOfAMonthAndLeavesABlankBlank() throws {
    var walk = try Walk.throughSample()
    try walk.type("<A-m>")
    #expect(walk.shows("Họp 12 tháng"))
    #expect(walk.shows("T12"))
    try walk.type("<F4>")
    #expect(walk.shows("Tổ tự quản"))
    #expect(walk.shows("không ghi cuộc họp nào") || walk.shows("dự "), "\(walk.screen)")
    try walk.type("<F4><Enter>")
    #expect(walk.shows("Họp, sinh hoạt") || walk.shows("chưa ghi cuộc họp"), "\(walk.screen)")
  }

  /// The cadre in charge of a group is marked beside its households, with a reason.
  @Test func theCadreInChargeIsMarkedWithAReason() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let meeting = try #require(
      commune.meetings.last { meeting in
        meeting.body == .group && !meeting.cadres.isEmpty
      })
    let cadre = try #require(meeting.cadres.keys.first)
    let name = try #require(commune.people[ID(cadre)]?.name)
    try walk.type("9<F3>")
    walk.write(commune.title(of: meeting.host?.id ?? cadre, in: .groups))
    try walk.type("<C-g><F4>")
    #expect(walk.shows(name), "\(walk.screen)")
    #expect(walk.shows("› Cán bộ"))
    try walk.type("p")
    walk.write("họp ở tỉnh")
    try walk.type("<Enter><F2>")
    guard
      case .mark(.meetings, let id, "cadres", cadre, _, "excused")? =
        walk.saved.last?.operations.first
    else {
      Testing.Issue.record("the mark is not in the history: \(walk.screen)")
      return
    }
    let changed = walk.app.session.commune.meetings[ID(id)]
    #expect(changed?.cadreReasons[cadre] == "họp ở tỉnh")
    #expect(changed?.attendance == commune.meetings[ID(id)]?.attendance)
  }
}
