import CommuneDomain
import TestSupport
import Testing

/// Cadres at the meetings of the places they look after, and what becomes of their work.
struct CadreAttendanceTests {
  /// Meetings of group 11, which Trần Thị Mai looks after; nil where nothing was recorded of her.
  private static func scene(_ marks: [Attendance?]) -> SmallCommune {
    var small = SmallCommune()
    for (place, mark) in marks.enumerated() {
      small.add(Meeting.self, 250 + UInt64(place)) {
        $0.body = .group
        $0.group = ID(SmallCommune.id(11))
        $0.date = SmallCommune.date("2026-09-01").adding(days: place * 14)
        if let mark { $0.cadres[SmallCommune.id(21)] = mark }
      }
    }
    return small
  }

  static let cases: [([Attendance?], Int?)] = [
    ([.present, .excused, .unexcused], 2),
    ([.excused, .excused, .present], nil),
    ([.present, .excused], nil),
    // What is blank is neither an absence nor a presence.
    ([.excused, nil, .excused], 2),
    ([nil, nil, nil], nil),
    ([.unexcused, .unexcused, .unexcused], 3),
  ]

  @Test(arguments: cases.indices) func absencesInARowAreCounted(row: Int) {
    let (marks, count) = Self.cases[row]
    let alert = Self.scene(marks).circumstances.alerts.first { $0.phrase == "A3" }
    #expect(alert?.findings.first?.arguments.first == count.map { .integer($0) })
    #expect(alert?.ids == count.map { _ in [SmallCommune.id(41)] })
  }

  @Test func aListThatFollowsTheMeetingsIsAsOneMadeAnew() {
    var small = Self.scene([.present, .excused, .present])
    var list = TodoList()
    list.follow(small.circumstances)
    small.change(\.meetings, 252) { $0.cadres[SmallCommune.id(21)] = .excused }
    list.follow(small.circumstances)
    #expect(list.alerts == small.circumstances.alerts)
    #expect(list.alerts.contains { $0.phrase == "A3" })
    small.change(\.residenceUnits, 3) { $0.validTo = SmallCommune.date("2026-11-19") }
    list.follow(small.circumstances)
    #expect(list.alerts == small.circumstances.alerts)
    #expect(list.alerts.contains { $0.phrase == "A23.assignments" })
    #expect(list.alerts.contains { $0.phrase == "A23.residence-units" })
    small.add(Succession.self, 260) {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = SmallCommune.date("2026-11-20")
    }
    list.follow(small.circumstances)
    #expect(list.alerts == small.circumstances.alerts)
    #expect(!list.alerts.contains { $0.phrase == "A23.residence-units" })
  }

  @Test func anAdministrativeUnitThatTheBookDoesNotUseMayEndWithoutASuccessor() {
    var small = SmallCommune()
    small.add(AdministrativeUnit.self, 261) {
      $0.code = "12345"
      $0.validTo = SmallCommune.date("2026-01-01")
    }
    func alert() -> Alert? {
      small.circumstances.alerts.first { $0.phrase == "A23.administrative-units" }
    }
    #expect(alert() == nil)
    // Told thirty days before, so that there is still time.
    small.change(\.administrativeUnits, 2) { $0.validTo = SmallCommune.date("2026-12-20") }
    #expect(alert() == nil)
    small.change(\.administrativeUnits, 2) { $0.validTo = SmallCommune.date("2026-12-19") }
    #expect(alert()?.ids == [SmallCommune.id(2)])
  }

  @Test func aDifferenceOfAHandOverIsUrgentUntilItIsGone() {
    var small = SmallCommune()
    small.add(HandoverItem.self, 262) {
      $0.given = 3
      $0.received = 2
    }
    let alert = small.circumstances.alerts.first { $0.phrase == "A22" }
    #expect(alert?.severity == .urgent)
    #expect(alert?.findings.first?.arguments == [.integer(-1)])
    small.change(\.handoverItems, 262) { $0.received = nil }
    #expect(!small.circumstances.alerts.contains { $0.phrase == "A22" })
    small.change(\.handoverItems, 262) { $0.received = 3 }
    #expect(!small.circumstances.alerts.contains { $0.phrase == "A22" })
  }

  @Test func aMonthWithoutAMeetingIsBlankAndNotNothing() throws {
    let matrix = SmallCommune().circumstances.figures
      .meetingMatrix(of: .group, upTo: SmallCommune.today)
    #expect(matrix.months.first == SmallCommune.date("2025-12-01"))
    #expect(matrix.months.last == SmallCommune.date("2026-11-01"))
    let rows = matrix.rows
    #expect(rows.map(\.id) == [11, 13, 12].map(SmallCommune.id))
    #expect(rows[0].entries[11].mark == .recorded(present: 1, required: 4))
    #expect(rows[0].entries[10].mark == .blank)
    #expect(rows[2].entries[10].mark == .unrecorded)
    #expect(rows[0].total.hundredths == 2500)
    #expect(rows[1].total.hundredths == nil)
    let cell = SmallCommune().circumstances.figures
      .meetingMatrix(of: .cell, upTo: SmallCommune.today).rows[0]
    #expect(cell.total.hundredths == 8696)
  }

  @Test func theMatrixOfCadresCountsTheirOwnAttendance() throws {
    let small = Self.scene([.present, .excused, nil, nil])
    let row = try #require(
      small.circumstances.figures.cadreMatrix(upTo: SmallCommune.today).rows
        .first { $0.id == SmallCommune.id(21) })
    #expect(row.entries[9].mark == .recorded(present: 1, required: 2))
    #expect(row.entries[9].meetings.count == 3)
    #expect(row.entries[10].mark == .unrecorded)
    #expect(row.entries[8].mark == .blank)
  }

  /// Fixture F12: the only assignee of two groups moves away.
  @Test func nobodyIsWithoutACadreForADayWhenSomeoneLeaves() throws {
    var small = SmallCommune()
    small.add(Assignment.self, 263) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(12), at: .group)
      $0.from = SmallCommune.date("2026-04-15")
    }
    let day = SmallCommune.date("2026-11-20")
    let figures = small.circumstances.figures
    let own = figures.assignments(of: SmallCommune.id(21), notEndedBefore: day)
    #expect(own.count == 4)
    let losing = figures.losingCover(own, on: day)
    #expect(losing.map(\.recordID) == [41, 44, 45, 263].map(SmallCommune.id))
    let last = try #require(losing.last)
    #expect(small.circumstances.tenureCutShort(last, endingOn: day)?.months == 7)
    #expect(small.circumstances.tenureCutShort(losing[0], endingOn: day) == nil)

    var leaving = Leaving(day: day, reason: .transferred)
    leaving.decision = "77-QĐ/ĐU"
    leaving.decisions = [
      SmallCommune.id(41): .successor(SmallCommune.id(24)),
      SmallCommune.id(44): .nobody(reason: "chờ kiện toàn"),
      SmallCommune.id(263): .successor(SmallCommune.id(23)),
    ]
    var next: UInt64 = 900
    let change = leaving.change(ending: own, in: small.commune) {
      next += 1
      return SmallCommune.id(next)
    }
    #expect(change.newIssues(in: small.circumstances) == [])
    try small.commune.apply(change)
    let ended = try #require(small.commune.assignments[ID(SmallCommune.id(41))])
    #expect(ended.to == SmallCommune.date("2026-11-19"))
    #expect(ended.endReason == .transferred)
    let successor = try #require(
      small.commune.assignments.first { $0.id.raw == SmallCommune.id(901) })
    #expect(successor.from == day)
    #expect(successor.group?.raw == SmallCommune.id(11))
    #expect(successor.decision == "77-QĐ/ĐU")
    #expect(
      small.commune.assignments[ID(SmallCommune.id(44))]?.remarks == "chờ kiện toàn")
    #expect(
      small.circumstances.figures.covered(.group).part.ids == [11, 12].map(SmallCommune.id))
  }

  @Test func whatSomeoneElseLooksAfterTooLosesNothing() {
    var small = SmallCommune()
    small.add(Assignment.self, 264) {
      $0.person = ID(SmallCommune.id(24))
      $0.look(after: SmallCommune.id(11), at: .group)
      $0.from = SmallCommune.date("2026-01-01")
    }
    let figures = small.circumstances.figures
    let own = figures.assignments(of: SmallCommune.id(21), notEndedBefore: SmallCommune.today)
    #expect(
      figures.losingCover(own, on: SmallCommune.today).map(\.recordID)
        == [44, 45].map(SmallCommune.id))
  }

  @Test func tenureAndLoadAreCounted() {
    let figures = SmallCommune().circumstances.figures
    #expect(figures.medianTenure(.group) == 26)
    #expect(figures.medianTenure(.cell) == 10)
    #expect(figures.load?.median == 1)
    #expect(figures.load?.most == 3)
  }
}
