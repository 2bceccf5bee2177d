import CommuneDomain
import TestSupport
import Testing

/// Units that are merged, split, renamed and re-coded, through the registers.
struct UnitsTests {
  /// Fixture F20: one code, two units, separated by the day.
  @Test func oneCodeNamesTwoUnitsAtDifferentTimes() throws {
    var small = SmallCommune()
    for (number, name, from, to) in [
      (201, "Phường Bến Nghé", "2000-01-01", "2025-06-30"),
      (202, "Phường Sài Gòn", "2025-07-01", nil as String?),
    ] {
      small.add(AdministrativeUnit.self, UInt64(number)) {
        $0.code = "26740"
        $0.name = name
        $0.kind = .ward
        $0.validFrom = SmallCommune.date(from)
        $0.validTo = to.map(SmallCommune.date)
      }
    }
    for number: UInt64 in 201...202 {
      let unit = try #require(small.commune.administrativeUnits[ID(SmallCommune.id(number))])
      #expect(unit.issues(in: small.circumstances) == [])
    }
    func found(_ day: String) -> [RecordID] {
      small.commune.find("26740", in: .administrativeUnits, on: SmallCommune.date(day))
    }
    #expect(found("2025-06-30") == [SmallCommune.id(201)])
    #expect(found("2025-07-01") == [SmallCommune.id(202)])
    #expect(found("1999-12-31") == [])
    #expect(small.commune.find("26740", in: .administrativeUnits).count == 2)
  }

  /// Fixture F21: six whole units and a part of a seventh, whose residence units are placed one by one.
  @Test func sixUnitsAndAPartOfASeventhBecomeMinhXuan() throws {
    var small = SmallCommune()
    let names = ["Ỷ La", "Tân Hà", "Phan Thiết", "Minh Xuân", "Tân Quang", "Trung Môn", "Kim Phú"]
    for (place, name) in names.enumerated() {
      small.add(AdministrativeUnit.self, 210 + UInt64(place)) {
        $0.code = place == 1 ? "02216" : "0230\(place)"
        $0.name = name
        $0.kind = .ward
        $0.parent = ID(SmallCommune.id(1))
        $0.validFrom = SmallCommune.date("2000-01-01")
      }
      for number in 0..<2 {
        let id = 230 + UInt64(place * 2 + number)
        small.add(ResidenceUnit.self, id) {
          $0.code = "X\(id)"
          $0.name = "TDP \(id)"
          $0.kind = .toDanPho
          $0.unit = ID(SmallCommune.id(210 + UInt64(place)))
        }
      }
    }
    var change = UnitChange(.administrativeUnit, .merge)
    change.date = SmallCommune.date("2025-07-01")
    change.legalBasis = "Nghị quyết sắp xếp đơn vị hành chính"
    change.predecessors = names.indices.map {
      .init(SmallCommune.id(210 + UInt64($0)), $0 == 6 ? .part : .whole)
    }
    change.successors = [.init(code: "02215", name: "Phường Minh Xuân")]

    let first = small.plan(change)
    #expect(first.unplaced.map(\.id) == [SmallCommune.id(242), SmallCommune.id(243)])
    #expect(first.problems.map(\.name) == ["unplaced"])

    change.places = [SmallCommune.id(242): .successor(0), SmallCommune.id(243): .stays]
    let plan = small.plan(change)
    #expect(plan.isReady, "\(plan.problems) \(plan.issues) \(plan.clashes)")
    #expect(plan.closed.count == 6)
    try small.commune.apply(plan.change)
    let minhXuan = try #require(plan.successors.first)
    #expect(small.commune.residenceUnits.count { $0.unit?.raw == minhXuan } == 13)
    #expect(
      small.commune.residenceUnits[ID(SmallCommune.id(243))]?.unit?.raw == SmallCommune.id(216))
    #expect(small.commune.administrativeUnits[ID(SmallCommune.id(216))]?.validTo == nil)
    let old = try #require(small.commune.administrativeUnits[ID(SmallCommune.id(211))])
    #expect(old.validTo == SmallCommune.date("2025-06-30"))
    #expect(small.commune.find("02216", in: .administrativeUnits) == [old.recordID])
    #expect(small.commune.heirs(of: old.recordID, in: .administrativeUnits) == [minhXuan])
    let successions = small.commune.successionsInto(minhXuan, in: .administrativeUnits)
    #expect(successions.count { $0.portion == .whole } == 6)
    #expect(successions.count { $0.portion == .part } == 1)
    #expect(successions.flatMap { $0.issues(in: small.circumstances) } == [])
  }

  private static func merger() -> UnitChange {
    var change = UnitChange(.residenceUnit, .merge)
    change.date = SmallCommune.date("2026-12-01")
    change.legalBasis = "NQ 15/NQ-HĐND"
    change.predecessors = [.init(SmallCommune.id(3)), .init(SmallCommune.id(4))]
    change.successors = [.init(code: "TDP05", name: "TDP Hòa Bình")]
    return change
  }

  /// Records say where they belong now: what is to hold from a later day is entered on that day.
  @Test(arguments: [("2026-11-20", false), ("2026-11-21", true)])
  func aDayThatHasNotComeIsRefused(day: String, isRefused: Bool) {
    let small = SmallCommune()
    var change = Self.merger()
    change.date = SmallCommune.date(day)
    var next: UInt64 = 900
    let plan = change.plan(in: small.circumstances) {
      next += 1
      return SmallCommune.id(next)
    }
    #expect(plan.problems.contains { $0.name == "in-future" } == isRefused)
  }

  /// Whoever leads in both units leads on in the new one once, and the team of each works on there.
  @Test func headsAndWorkingGroupsEndWithTheUnitAndGoOn() throws {
    var small = SmallCommune()
    for (number, unit): (UInt64, UInt64) in [(204, 3), (205, 4)] {
      small.add(HeadTerm.self, number) {
        $0.person = ID(SmallCommune.id(number == 204 ? 21 : 24))
        $0.role = .head
        $0.residenceUnit = ID(SmallCommune.id(unit))
        $0.from = SmallCommune.date("2025-07-01")
      }
    }
    small.add(WorkingGroup.self, 206) {
      $0.team = "Tổ công tác số 1"
      $0.level = .residenceUnit
      $0.residenceUnit = ID(SmallCommune.id(3))
      $0.from = SmallCommune.date("2025-07-01")
    }
    let plan = small.plan(Self.merger())
    #expect(plan.isReady, "\(plan.problems) \(plan.issues)")
    try small.commune.apply(plan.change)
    let new = try #require(plan.successors.first)
    small.circumstances.today = SmallCommune.date("2026-12-01")
    let today = small.circumstances.today
    let terms = small.commune.headTerms.filter { $0.isInForce(on: today) }
    #expect(terms.map(\.residenceUnit?.raw) == [new])
    #expect(terms.map(\.person?.raw) == [SmallCommune.id(21)])
    let groups = small.commune.workingGroups.filter { $0.period.contains(today) }
    #expect(groups.map(\.residenceUnit?.raw) == [new])
    #expect(!small.circumstances.alerts.contains { $0.rule == "A23" })
  }

  @Test func aMergerMovesEverythingAliveAndOneUndoTakesItBack() throws {
    var small = SmallCommune()
    let before = small.commune
    let plan = small.plan(Self.merger())
    #expect(plan.isReady, "\(plan.problems) \(plan.issues) \(plan.clashes)")
    #expect(
      plan.moved.map { "\($0.register) \($0.count)" } == [
        "party-organisations 2", "assignments 1", "groups 3", "households 4",
        "recommendations 2",
      ])
    let coverage = small.circumstances.figures.covered(.residenceUnit).part.count
    try small.commune.apply(plan.change)
    let new = try #require(plan.successors.first)
    #expect(small.commune.households.allSatisfy { $0.residenceUnit?.raw == new })
    #expect(small.commune.groups.allSatisfy { $0.residenceUnit?.raw == new })
    // What was answered keeps saying where it came from.
    #expect(
      small.commune.recommendations[ID(SmallCommune.id(71))]?.residenceUnit?.raw
        == SmallCommune.id(3))
    let assignment = try #require(small.commune.assignments[ID(SmallCommune.id(44))])
    // Work in the old unit ends with it, and goes on in the new one from its first day.
    #expect(assignment.residenceUnit?.raw == SmallCommune.id(3))
    #expect(assignment.from == SmallCommune.date("2025-07-01"))
    #expect(assignment.to == SmallCommune.date("2026-11-30"))
    let next = try #require(small.commune.assignments.first { $0.residenceUnit?.raw == new })
    #expect(next.person == assignment.person)
    #expect(next.from == SmallCommune.date("2026-12-01"))
    #expect(next.to == nil)
    small.circumstances.today = SmallCommune.date("2026-12-01")
    #expect(small.circumstances.figures.covered(.residenceUnit).part.ids == [new])
    #expect(coverage == 1)
    #expect(
      small.commune.residenceUnits[ID(SmallCommune.id(3))]?.exists(on: small.circumstances.today)
        == false)
    #expect(small.commune.find("TDP03", in: .residenceUnits) == [SmallCommune.id(3)])
    #expect(small.commune.heirs(of: SmallCommune.id(3), in: .residenceUnits) == [new])

    try small.commune.apply(plan.change.inverse)
    for register in Commune.registers {
      let ids = register.ids(in: before)
      #expect(register.ids(in: small.commune) == ids)
      for id in ids {
        #expect(
          register.record(id, in: small.commune)?.assignments
            == register.record(id, in: before)?.assignments)
      }
    }
  }

  @Test func namesThatWouldBeTheSameAreNamed() {
    var small = SmallCommune()
    small.change(\.groups, 13) { $0.name = "Tổ 2" }
    small.change(\.partyOrganisations, 6) { $0.name = "Chi bộ TDP 3" }
    var change = Self.merger()
    let plan = small.plan(change)
    #expect(
      plan.clashes.map { [$0.moved, $0.other] } == [
        [SmallCommune.id(6), SmallCommune.id(5)], [SmallCommune.id(13), SmallCommune.id(11)],
      ])
    #expect(!plan.isReady)
    change.names = [SmallCommune.id(6): "Chi bộ TDP 3B", SmallCommune.id(13): "Tổ 2B"]
    let renamed = small.plan(change)
    #expect(renamed.clashes == [])
    #expect(renamed.isReady)
  }

  @Test func aCadreOfBothUnitsAndASecondHeadDoNotGoOnTwice() throws {
    var small = SmallCommune()
    small.add(Assignment.self, 201) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(4), at: .residenceUnit)
      $0.from = SmallCommune.date("2025-07-01")
    }
    for (number, unit): (UInt64, UInt64) in [(202, 3), (203, 4)] {
      small.add(Appointment.self, number) {
        $0.person = ID(SmallCommune.id(number == 202 ? 21 : 24))
        $0.post = .unitHead
        $0.body = .residenceUnit
        $0.residenceUnit = ID(SmallCommune.id(unit))
        $0.from = SmallCommune.date("2025-07-01")
      }
    }
    let plan = small.plan(Self.merger())
    #expect(plan.isReady, "\(plan.problems) \(plan.issues)")
    #expect(plan.ended.map(\.ids) == [[SmallCommune.id(201)], [SmallCommune.id(203)]])
    try small.commune.apply(plan.change)
    #expect(
      small.commune.appointments[ID(SmallCommune.id(203))]?.to == SmallCommune.date("2026-11-30"))
    #expect(
      small.commune.assignments[ID(SmallCommune.id(201))]?.endReason == .completed)
  }

  @Test func aSplitAsksForEachGroupAndCoversBothParts() throws {
    var small = SmallCommune()
    var change = UnitChange(.residenceUnit, .split)
    change.date = SmallCommune.date("2026-12-01")
    change.legalBasis = "NQ 16/NQ-HĐND"
    change.predecessors = [.init(SmallCommune.id(3))]
    change.successors = [
      .init(code: "TDP3A", name: "TDP 3A"), .init(code: "TDP3B", name: "TDP 3B"),
    ]
    let first = small.plan(change)
    #expect(
      first.unplaced.map(\.id) == [11, 12, 5, 74].map(SmallCommune.id))
    change.places = [
      SmallCommune.id(11): .successor(0), SmallCommune.id(12): .successor(1),
      SmallCommune.id(5): .successor(0), SmallCommune.id(74): .successor(1),
    ]
    let plan = small.plan(change)
    #expect(plan.isReady, "\(plan.problems) \(plan.issues) \(plan.clashes)")
    try small.commune.apply(plan.change)
    func unit(of household: UInt64) -> RecordID? {
      small.commune.households[ID(SmallCommune.id(household))]?.residenceUnit?.raw
    }
    #expect(unit(of: 31) == plan.successors[0])
    #expect(unit(of: 33) == plan.successors[1])
    // The recommendation of household 33 goes where the household goes.
    #expect(
      small.commune.recommendations[ID(SmallCommune.id(73))]?.residenceUnit?.raw
        == plan.successors[1])
    let successions = small.commune.successionsFrom(SmallCommune.id(3), in: .residenceUnits)
    #expect(successions.map(\.portion) == [.part, .part])
    small.circumstances.today = SmallCommune.date("2026-12-01")
    #expect(
      Set(small.circumstances.figures.covered(.residenceUnit).part.ids)
        == Set(plan.successors))
  }

  @Test func aRenamedUnitKeepsItsCodeFromTheDay() throws {
    var small = SmallCommune()
    var change = UnitChange(.residenceUnit, .rename)
    change.date = SmallCommune.date("2026-12-01")
    change.legalBasis = "QĐ 7/QĐ-UBND"
    change.predecessors = [.init(SmallCommune.id(4))]
    change.successors = [.init(code: "TDP04", name: "TDP Hồng Thái")]
    let plan = small.plan(change)
    #expect(plan.isReady, "\(plan.problems) \(plan.issues)")
    try small.commune.apply(plan.change)
    #expect(
      small.commune.find("TDP04", in: .residenceUnits, on: SmallCommune.date("2026-11-30"))
        == [SmallCommune.id(4)])
    #expect(
      small.commune.find("TDP04", in: .residenceUnits, on: SmallCommune.date("2026-12-01"))
        == plan.successors)
  }

  @Test func whatIsMissingOrLeavesAGapIsNamed() {
    var small = SmallCommune()
    let unchanged = small.plan(UnitChange(.residenceUnit, .merge))
    #expect(
      unchanged.problems.map(\.name)
        == ["no-date", "no-legal-basis", "few-predecessors", "one-successor"])

    var change = Self.merger()
    small.change(\.residenceUnits, 3) { $0.validTo = SmallCommune.date("2026-11-20") }
    #expect(
      small.plan(change).problems
        == [
          .init(
            "gap",
            [
              .date(SmallCommune.date("2026-11-21")), .date(SmallCommune.date("2026-11-30")),
              .record(.residenceUnits, SmallCommune.id(3)),
            ])
        ])
    small.change(\.residenceUnits, 3) { $0.validTo = SmallCommune.date("2026-11-30") }
    #expect(small.plan(change).isReady)
    small.change(\.residenceUnits, 3) { $0.validTo = SmallCommune.date("2026-12-01") }
    #expect(small.plan(change).problems.map(\.name) == ["closed-already"])
    small.change(\.residenceUnits, 3) { $0.validTo = nil }
    small.change(\.residenceUnits, 4) { $0.validFrom = SmallCommune.date("2026-12-01") }
    #expect(small.plan(change).problems.map(\.name) == ["not-begun"])
    small.change(\.residenceUnits, 4) { $0.validFrom = nil }
    // Two units of the same code at once.
    change.successors = [.init(code: "99901", name: "TDP Hòa Bình")]
    #expect(small.plan(change).isReady)
    small.add(ResidenceUnit.self, 205) {
      $0.code = "99901"
      $0.name = "TDP 9"
      $0.kind = .toDanPho
    }
    #expect(small.plan(change).issues.map(\.rule) == ["codeInUse"])
  }

  @Test func joiningAUnitThatGoesOn() throws {
    var small = SmallCommune()
    var change = Self.merger()
    change.predecessors = [.init(SmallCommune.id(4))]
    change.successors = [.init(existing: SmallCommune.id(3))]
    let plan = small.plan(change)
    #expect(plan.isReady, "\(plan.problems) \(plan.issues)")
    try small.commune.apply(plan.change)
    #expect(small.commune.residenceUnits.count == 2)
    #expect(
      small.commune.households[ID(SmallCommune.id(34))]?.residenceUnit?.raw == SmallCommune.id(3))
    change.predecessors = [.init(SmallCommune.id(3))]
    #expect(small.plan(change).problems.map(\.name).contains("own-successor"))
  }
}

extension SmallCommune {
  func plan(_ change: UnitChange) -> UnitChangePlan {
    var next: UInt64 = 900
    var circumstances = circumstances
    // A change is entered on its day or later.
    circumstances.today = max(circumstances.today, change.date ?? circumstances.today)
    return change.plan(in: circumstances) {
      next += 1
      return Self.id(next)
    }
  }
}
