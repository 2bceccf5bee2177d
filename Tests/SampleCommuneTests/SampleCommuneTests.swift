internal import CommuneDomain
internal import SampleCommune
internal import Testing

struct SampleCommuneTests {
  static let counts: [(String, Int, @Sendable (Commune) -> Int)] = [
    ("administrative units", 5, { $0.administrativeUnits.count }),
    ("residence units", 17, { $0.residenceUnits.count }),
    ("residence units with a head", 17, { $0.residenceUnits.count { $0.head != nil } }),
    ("cells", 25, { $0.partyOrganisations.count(where: \.isCell) }),
    (
      "residential cells", 17,
      { $0.partyOrganisations.count { $0.kind == .residentialCell && $0.residenceUnit != nil } }
    ),
    ("cells with a secretary", 26, { $0.partyOrganisations.count { $0.secretary != nil } }),
    ("groups", 117, { $0.groups.count }),
    ("groups with a leader", 117, { $0.groups.count { $0.leader != nil } }),
    ("households", 6_214, { $0.households.count }),
    ("poor households", 155, { $0.households.count(where: \.isPoor) }),
    ("near-poor households", 186, { $0.households.count { $0.poverty == .nearPoor } }),
    ("members", 1_043, { $0.people.count { $0.cell != nil } }),
    ("cadres", 88, { $0.people.count { !$0.position.isEmpty } }),
    ("visits", 412, { $0.visits.count }),
    ("needs", 180, { $0.needs.count }),
    ("recommendations", 96, { $0.recommendations.count }),
    ("overdue", 5, { $0.recommendations.count { $0.isOverdue(on: today) } }),
    ("answered", 85, { $0.recommendations.count(where: \.isAnswered) }),
    ("uncovered groups", 3, { $0.uncoveredGroups.count }),
    ("groups that met this month", 96, { $0.meetingsThisMonth(.group) }),
    ("cells that met this month", 21, { $0.meetingsThisMonth(.cell) }),
    ("meetings", 11 * (117 + 25) + 96 + 21, { $0.meetings.count }),
    (
      "poor households not visited this quarter", 31,
      { commune in
        let visited = commune.visitedThisQuarter()
        return commune.households.count { $0.isPoor && !visited.contains($0.recordID) }
      }
    ),
  ]

  @Test(arguments: counts.indices)
  func theUsualCommuneHasTheNumbersOfTheGuide(row: Int) {
    let (what, expected, count) = Self.counts[row]
    #expect(count(usual) == expected, "\(what)")
  }

  @Test func theYearsReportDeclaresTwoCellsFewerThanThereAre() throws {
    let total = try #require(usual.controlTotals.first { $0.figure == .cells })
    #expect(total.declared == 23)
    #expect(total.source == "Báo cáo năm")
    #expect(usual.controlTotals.first { $0.figure == .members }?.declared == 1_043)
  }

  @Test func eachUncoveredGroupLacksItsCadreForAnotherReason() {
    #expect(usual.uncoveredGroups.map(\.name) == ["Tổ 7", "Tổ 33", "Tổ 88"])
    let assignments = usual.uncoveredGroups.map { group in
      usual.assignments.filter { $0.target == group.recordID }
    }
    #expect(assignments.map(\.count) == [0, 1, 1])
    let left = assignments[1].first?.person.flatMap { usual.people[$0] }
    #expect(left?.status == .left)
    #expect(left?.statusSince?.description == "2026-10-01")
    #expect(assignments[2].first?.endReason == .transferred)
    #expect(usual.covers(.cell, usual.partyOrganisations.filter(\.isCell).map(\.recordID)))
    #expect(usual.covers(.residenceUnit, usual.residenceUnits.map(\.recordID)))
  }

  @Test func theHouseholdsOfTheGuideStandWhereItSaysSo() throws {
    let twelve = try #require(usual.groups.first { $0.name == "Tổ 12" })
    #expect(twelve.title(in: usual) == "Tổ 12 (TDP 3)")
    let neighbours = usual.households.filter { $0.group == twelve.id }
    #expect(neighbours.count == 28)
    #expect(
      neighbours.prefix(3).map { $0.title(in: usual) } == [
        "H000118 Phạm Văn An", "H000119 Trần Thị Ánh", "H000123 Nguyễn Văn Bắc",
      ])
    #expect(usual.households.filter { $0.head.contains("Bắc") }.count == 3)
    let meeting = try #require(usual.meetings.last { $0.group == twelve.id })
    #expect(meeting.date?.description == "2026-11-19")
    #expect(meeting.count(.present) == 21)
    #expect(meeting.attendance.count == 25)
    let assignment = try #require(usual.assignments.first { $0.group == twelve.id })
    let cadre = try #require(assignment.person)
    #expect(usual.people[cadre]?.name == "Trần Thị Mai")
    #expect(assignment.tenureMonths(on: today) == 26)
    #expect(usual.assignments.count { $0.person == cadre && $0.level == .group } == 2)
  }

  @Test func attendanceIsOfThoseWhoBelong() {
    let groups = Dictionary(grouping: usual.households, by: \.group)
    let cells = Dictionary(grouping: usual.people, by: \.cell)
    for meeting in usual.meetings {
      let belonging =
        meeting.body == .group
        ? groups[meeting.group]?.map(\.recordID) : cells[meeting.cell]?.map(\.recordID)
      #expect(meeting.required == belonging?.count)
      #expect(Set(belonging ?? []).isSuperset(of: meeting.attendance.keys))
      #expect(meeting.reasons.keys.allSatisfy { meeting.attendance[$0] == .excused })
    }
  }

  @Test(arguments: [60, 300, 400, 6_214])
  func everyRecordPassesTheHardRulesAndFewNeedVerifying(households: Int) {
    let commune = SampleCommune(households: households, seed: 7, today: today)
      .make(limits: limits)
    let issues = commune.issues(limits, today)
    #expect(issues.filter { $0.severity == .hard } == [])
    let soft = issues.filter { $0.severity == .soft }
    let rules = Set(soft.map(\.rule))
    #expect(rules.isSuperset(of: ["assigneeGone", "reassignedEarly", "withoutOffice"]))
    // Among them a unit that had nobody for some days between two cadres.
    #expect(soft.count { $0.rule != "absentWithoutReason" } == 4)
    #expect(soft.count <= 30)
    #expect(commune.uncoveredGroups.count == 3)
    #expect(commune.recommendations.contains { $0.isOverdue(on: today) })
    #expect(commune.identifiers().allSatisfy { !$0.isEmpty })
  }

  static let days = ["2026-01-01", "2024-02-29", "2026-11-30", "2027-04-01"]

  @Test(arguments: days)
  func anyDayWillDo(text: String) throws {
    let day = try #require(CalendarDate(iso: text))
    let commune = SampleCommune(households: 400, today: day).make(limits: limits)
    #expect(commune.issues(limits, day).filter { $0.severity == .hard } == [])
    let tomorrow = UInt64(day.dayNumber) * 86_400_000
    #expect(commune.identifiers().joined().allSatisfy { $0.high >> 16 < tomorrow })
  }

  @Test func theSameSeedMakesTheSameCommuneAndAnotherOneDoesNot() {
    func make(_ seed: UInt64) -> Commune {
      SampleCommune(households: 400, seed: seed, today: today).make(limits: limits)
    }
    let first = make(1)
    let second = make(1)
    let other = make(2)
    #expect(first.identifiers() == second.identifiers())
    #expect(first.contents() == second.contents())
    #expect(first.identifiers() != other.identifiers())
    #expect(first.contents() != other.contents())
  }

  @Test func everythingGrowsInProportion() {
    let commune = SampleCommune(households: 12_428, today: today).make(limits: limits)
    #expect(commune.households.count == 12_428)
    #expect(commune.residenceUnits.count == 34)
    #expect(commune.groups.count == 234)
    #expect(commune.people.count { $0.cell != nil } == 2_086)
    #expect(commune.uncoveredGroups.count == 3)
    #expect(commune.identifiers().allSatisfy { $0 == $0.sorted() })
  }
}
