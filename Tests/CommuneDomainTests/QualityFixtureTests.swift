import CommuneDomain
import TestSupport
import Testing

/// The figures of the source articles, counted from records that were entered in the registers.
struct QualityFixtureTests {
  /// A book without anything in it.
  private func emptyBook() -> SmallCommune {
    var small = SmallCommune()
    small.commune = Commune()
    return small
  }

  private func classified(
    _ kind: PartyOrganisationKind, _ levels: [(ClassificationLevel, Int)]
  ) -> SmallCommune {
    var small = emptyBook()
    var number: UInt64 = 200
    for (level, count) in levels {
      for _ in 0..<count {
        number += 1
        small.add(PartyOrganisation.self, number) {
          $0.code = "TC\(number)"
          $0.name = "Tổ chức \(number)"
          $0.kind = kind
        }
        small.addClassification(number, of: number, level, year: 2022)
      }
    }
    return small
  }

  private func expectNoHardIssues(_ small: SmallCommune) {
    for register in Commune.registers {
      for id in register.ids(in: small.commune) {
        let issues = register.record(id, in: small.commune)?.issues(in: small.circumstances) ?? []
        #expect(issues.filter { $0.severity == .hard } == [])
      }
    }
  }

  /// F02: 18, 2 and 1 of 21; each line is rounded by itself and the sum is 99.99.
  @Test func twentyOneCommitteesAddUpToNinetyNinePointNineNine() {
    let small = classified(.grassrootsCommittee, [(.good, 18), (.completed, 2), (.failed, 1)])
    expectNoHardIssues(small)
    let figures = small.circumstances.figures.classifications(of: .committees, year: 2022)
    #expect(figures.all.count == 21)
    #expect(figures.addsUp)
    #expect(
      [figures.goodOrBetter, figures.records(.completed), figures.records(.failed)].map {
        Percentage.hundredths($0.count, of: figures.all.count)
      } == [8571, 952, 476])
    #expect(figures.sumOfPercentages(decimals: 2) == 9999)
    #expect(figures.missing.isEmpty)
  }

  /// V8: the four levels add up to what was declared as classified, or the to-do says so.
  @Test(arguments: [
    (21, "2022-12-31", false), (20, "2022-12-31", true), (21, "2023-06-30", false),
    (21, "2022-06-30", true),
  ])
  func theLevelsAddUpToTheDeclaredTotal(declared: Int, day: String, speaks: Bool) {
    var small = classified(.grassrootsCommittee, [(.good, 18), (.completed, 2), (.failed, 1)])
    small.add(ControlTotal.self, 990) {
      $0.figure = .classifiedCommittees
      $0.declared = declared
      $0.asOf = SmallCommune.date(day)
    }
    let alerts = small.circumstances.alerts.filter { $0.rule == "A14" }
    #expect(alerts.map(\.ids) == (speaks ? [[SmallCommune.id(990)]] : []))
  }

  /// 2.11: 15 years were reviewed when 13 of them were over.
  @Test func aProgrammeOfFifteenYearsIsNotFifteenYearsOld() {
    var programme = Directive(id: ID(SmallCommune.id(990)))
    programme.kind = .programme
    programme.from = CalendarDate(iso: "2011")
    programme.deadline = SmallCommune.date("2025-12-31")
    #expect(programme.years == 15)
    #expect(programme.yearsElapsed(on: SmallCommune.date("2024-02-29")) == 13)
    #expect(programme.yearsElapsed(on: SmallCommune.date("2026-02-28")) == 15)
    #expect(programme.yearsElapsed(on: SmallCommune.date("2010-02-28")) == 0)
  }

  /// F03: 110 and 7 of 117 cells; the 7 are "completed" and can be in no second level.
  @Test func aHundredAndSeventeenCells() throws {
    var small = classified(.residentialCell, [(.good, 110), (.completed, 7)])
    let figures = small.circumstances.figures.classifications(of: .cells, year: 2022)
    let shares = [figures.goodOrBetter, figures.records(.completed)]
    #expect(shares.map { Percentage.rounded($0.count, of: 117, decimals: 0) } == [94, 6])
    #expect(shares.map { Percentage.rounded($0.count, of: 117, decimals: 2) } == [9402, 598])
    #expect(small.circumstances.figures.classifications(of: .committees, year: 2022).all.isEmpty)

    small.addClassification(400, of: 311, .good, year: 2022)
    let second = try #require(small.commune.classifications[ID(SmallCommune.id(400))])
    let issues = second.issues(in: small.circumstances)
    #expect(issues.filter { $0.severity == .hard }.map(\.rule) == ["classifiedTwice"])
  }

  /// Heads of 130 units, so many of them members; numbers: people from 1001, units from 2001, terms from
  /// 3001.
  private func heads(members: UInt64) -> SmallCommune {
    var small = emptyBook()
    small.add(PartyOrganisation.self, 900) {
      $0.code = "CB"
      $0.name = "Chi bộ"
      $0.kind = .agencyCell
    }
    for place: UInt64 in 1...130 {
      small.add(Person.self, 1000 + place) {
        $0.name = "Người \(place)"
        $0.cell = place <= members ? ID(SmallCommune.id(900)) : nil
      }
      small.add(ResidenceUnit.self, 2000 + place) {
        $0.code = "T\(place)"
        $0.name = "Thôn \(place)"
        $0.kind = .thon
      }
      small.addTerm(3000 + place, of: 1000 + place, in: 2000 + place, "2025-01-01", "2029-12-31")
    }
    return small
  }

  /// F04: 121 of 130, nine to go, and 118 would do.
  @Test func aHundredAndTwentyOneHeadsAreMembers() {
    let small = heads(members: 121)
    expectNoHardIssues(small)
    let figures = small.circumstances.figures.heads(.head)
    #expect(figures.members.part.count == 121)
    #expect(figures.members.rest.ids == (122...130).map { SmallCommune.id(3000 + $0) })
    #expect(Percentage.hundredths(121, of: 130) == 9308)
    #expect(figures.leastWanted == 118)
    #expect(figures.isReached == true)
    let alert = small.circumstances.alerts.first { $0.phrase == "A12.members" }
    #expect(alert?.ids.count == 9)
  }

  /// Story 3: another threshold, and a link that is taken away.
  @Test func aThresholdOfNinetyFourIsNotReached() {
    var small = heads(members: 121)
    small.add(LocalRule.self, 4000) {
      $0.rule = .headsMemberShare
      $0.value = 94
      $0.outOf = 100
      $0.validFrom = SmallCommune.date("2026-01-01")
    }
    #expect(small.circumstances.figures.heads(.head).isReached == false)
    small.change(\.people, 1001) { $0.cell = nil }
    let figures = small.circumstances.figures.heads(.head)
    #expect(figures.members.part.count == 120)
    #expect(Percentage.hundredths(120, of: 130) == 9231)
  }

  /// F06: 117 of 130 is 90 % and not more.
  @Test func ninetyPercentIsNotMoreThanNinetyPercent() {
    let figures = heads(members: 117).circumstances.figures.heads(.head)
    #expect(Percentage.hundredths(figures.members.part.count, of: 130) == 9000)
    #expect(figures.isReached == false)
    #expect(heads(members: 118).circumstances.figures.heads(.head).isReached == true)
  }

  /// F05: points and percent are two things.
  @Test func pointsAndGrowthAreKeptApart() {
    let before = heads(members: 110).circumstances.figures.heads(.head).members
    let after = heads(members: 121).circumstances.figures.heads(.head).members
    let change = ShareChange(
      from: (before.part.count, before.whole.count), to: (after.part.count, after.whole.count))
    #expect(change.points(decimals: 2) == 846)
    #expect(change.points(decimals: 1) == 85)
    #expect(change.growth(decimals: 1) == 100)
    // The base of the article may have been another one: 105 of 124.
    #expect(ShareChange(from: (105, 124), to: (121, 130)).points(decimals: 2) == 840)
    #expect(ShareChange(from: (121, 130), to: (110, 130)).points(decimals: 2) == -846)
    #expect(ShareChange(from: (0, 130), to: (1, 130)).growth(decimals: 1) == nil)
  }

  /// 121 of 130 as a target of a percentage, and a number given to two.
  @Test func numbersAddUpAndPercentagesDoNot() throws {
    var small = emptyBook()
    small.addTarget(201, value: 185)
    small.giveTarget(202, of: 201, to: 21, value: 100, actual: 90)
    small.giveTarget(203, of: 201, to: 24, value: 85, actual: 95)
    let number = try #require(small.commune.targets[ID(SmallCommune.id(201))])
      .progress(in: small.commune)
    #expect(number.assigned == 185_00)
    #expect(number.actual == 185_00)
    #expect(number.percentDone == 100_00)

    small.addTarget(204, value: 90, scale: .percent)
    small.giveTarget(205, of: 204, to: 21, value: 90, actual: 93)
    small.giveTarget(206, of: 204, to: 24, value: 90, actual: 90)
    let percent = try #require(small.commune.targets[ID(SmallCommune.id(204))])
      .progress(in: small.commune)
    #expect(percent.assigned == 90_00)
    #expect(percent.actual == 91_50)
  }

  @Test func derivedFieldsSayWhatFollows() throws {
    var small = SmallCommune()
    small.addTerm(201, of: 21, in: 3, "2025-01-01", "2026-12-20")
    small.addRegulation(202, issued: "2025-07-20")
    small.add(InternalRegulation.self, 203) {
      $0.number = "203-QC/ĐU"
      $0.validFrom = SmallCommune.date("2026-11-21")
      $0.replaces = ID(SmallCommune.id(202))
    }
    small.add(PlannedPost.self, 204) { $0.post = .womenChair }
    small.addTarget(205, value: 100)
    small.giveTarget(206, of: 205, to: 21, value: 100, actual: 73)
    func value(_ number: UInt64, _ register: RegisterKey, _ field: String) throws -> FieldValue {
      try #require(small.commune.record(SmallCommune.id(number), in: register))
        .value(of: field, in: small.circumstances)
    }
    #expect(try value(201, .headTerms, "member") == .flag(true))
    #expect(try value(201, .headTerms, "days-left") == .integer(30))
    #expect(try value(202, .regulations, "age-months") == .integer(16))
    #expect(try value(203, .regulations, "age-months") == .empty)
    #expect(try value(204, .posts, "held") == .integer(0))
    #expect(try value(206, .targetAssignments, "percent-done") == .integer(7300))
    #expect(try value(206, .targetAssignments, "behind") == .integer(1033))
    #expect(try value(205, .targets, "percent-done") == .integer(7300))
    // From the day on which another takes its place, a regulation holds no longer.
    small.change(\.regulations, 203) { $0.validFrom = SmallCommune.today }
    #expect(try value(202, .regulations, "age-months") == .empty)
  }
}
