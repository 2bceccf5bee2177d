import CommuneDomain
import TestSupport
import Testing

struct AlertTests {
  /// What is opened to be completed has a line for it in the form, and what is added refers back.
  @Test func everyRemedyLeadsToAFieldThatIsThere() throws {
    for rule in AlertRule.all {
      switch rule.remedy {
      case .complete(let key):
        let field = try #require(Commune.register(rule.register)?.field(key), "\(rule.phrase)")
        #expect(!field.isAutomatic && !field.isDerived, "\(rule.phrase)")
      case .add(let register, let key):
        let field = try #require(Commune.register(register)?.field(key), "\(rule.phrase)")
        #expect(field.kind == .reference(rule.register), "\(rule.phrase)")
      case .openReferred(let key):
        let field = try #require(Commune.register(rule.register)?.field(key), "\(rule.phrase)")
        guard case .reference = field.kind else {
          Issue.record("\(rule.phrase): \(key) refers to nothing")
          continue
        }
      case .open, .assign, .changeUnits, .guide: continue
      }
    }
  }

  /// A change to the small commune, and what one alert then says: its arguments' count and records,
  /// or nil when it should be silent.
  struct Case: Sendable {
    let name: String
    let phrase: String
    let ids: [UInt64]?
    var change: @Sendable (inout SmallCommune) -> Void = { _ in }
  }

  static let cases: [Case] = [
    Case(name: "an exact total that differs", phrase: "A14", ids: [81]),
    Case(name: "an exact total that agrees", phrase: "A14", ids: nil) {
      $0.change(\.controlTotals, 81) { $0.declared = 2 }
    },
    Case(name: "at least: one fewer than declared", phrase: "A14", ids: [81, 82]) {
      $0.change(\.controlTotals, 82) { $0.declared = 4 }
    },
    Case(name: "at least: more than declared", phrase: "A14", ids: [81]) {
      $0.change(\.controlTotals, 82) { $0.declared = 1 }
    },
    Case(name: "about: beyond 2 %", phrase: "A14", ids: [81]) {
      $0.change(\.controlTotals, 81) { $0.qualifier = .about }
    },
    Case(name: "only the newest total of a figure counts", phrase: "A14", ids: nil) {
      $0.add(ControlTotal.self, 83) {
        $0.figure = .cells
        $0.declared = 2
        $0.asOf = SmallCommune.date("2026-11-15")
      }
    },
    Case(name: "an older total entered later", phrase: "A14", ids: [81]) {
      $0.add(ControlTotal.self, 83) {
        $0.figure = .cells
        $0.declared = 2
        $0.asOf = SmallCommune.date("2026-01-15")
      }
    },

    Case(name: "the assignee left, the assignment ended", phrase: "A1.groups", ids: [12, 13]),
    Case(name: "the only assignee is transferred (F12)", phrase: "A1.groups", ids: [11, 12, 13]) {
      $0.change(\.assignments, 41) { $0.to = SmallCommune.date("2026-11-19") }
    },
    Case(name: "the last day of an assignment covers", phrase: "A1.groups", ids: [12, 13]) {
      $0.change(\.assignments, 41) { $0.to = SmallCommune.today }
    },
    Case(name: "an assignment that is yet to begin", phrase: "A1.groups", ids: [11, 12, 13]) {
      $0.change(\.assignments, 41) { $0.from = SmallCommune.date("2026-11-21") }
    },
    Case(name: "a dissolved group needs nobody", phrase: "A1.groups", ids: [12]) {
      $0.change(\.groups, 13) { $0.dissolved = SmallCommune.date("2026-10-01") }
    },
    Case(name: "a unit without anybody", phrase: "A1.residence-units", ids: [4]),
    Case(name: "a cell without anybody", phrase: "A1.cells", ids: [6]),
    Case(name: "a committee is not looked after", phrase: "A1.cells", ids: nil) {
      $0.change(\.partyOrganisations, 6) { $0.kind = .subcommittee }
    },
    Case(name: "a poor household without anybody", phrase: "A1.households", ids: [33]),
    Case(name: "its group's cadre does not cover it", phrase: "A1.households", ids: [32, 33]) {
      $0.change(\.assignments, 45) { $0.to = SmallCommune.date("2026-11-01") }
    },
    Case(name: "no longer poor", phrase: "A1.households", ids: nil) {
      $0.change(\.households, 33) { $0.poverty = .escapedPoor }
    },

    Case(name: "an answer that is late", phrase: "A6", ids: [73]),
    Case(name: "due today is not late", phrase: "A6", ids: nil) {
      $0.change(\.recommendations, 73) { $0.due = SmallCommune.today }
    },
    Case(name: "resolved without an answer", phrase: "A6", ids: [73]) {
      $0.change(\.recommendations, 73) { $0.status = .resolved }
    },

    Case(name: "nobody replaced", phrase: "A2", ids: nil),
    Case(name: "replaced after 20 months", phrase: "A2", ids: [47]) {
      $0.replaceCadreOfGroup13()
    },
    Case(name: "replaced after 24 months", phrase: "A2", ids: nil) {
      $0.change(\.assignments, 46) { $0.from = SmallCommune.date("2024-08-31") }
      $0.replaceCadreOfGroup13()
    },
    Case(name: "replaced after a death", phrase: "A2", ids: nil) {
      $0.change(\.assignments, 46) { $0.endReason = .deceased }
      $0.replaceCadreOfGroup13()
    },

    Case(name: "a cell that has not met", phrase: "A4.cells", ids: [6]),
    Case(name: "last month does not count", phrase: "A4.groups", ids: [12, 13]),
    Case(name: "a meeting still to come", phrase: "A4.groups", ids: [13]) {
      $0.change(\.meetings, 52) {
        $0.group = ID(SmallCommune.id(12))
        $0.date = SmallCommune.date("2026-11-28")
      }
    },
    Case(name: "its meeting day is today", phrase: "A4.groups", ids: [13]) {
      $0.change(\.groups, 12) { $0.meetingDay = 20 }
    },
    Case(name: "its meeting day was yesterday", phrase: "A4.groups", ids: [12, 13]) {
      $0.change(\.groups, 12) { $0.meetingDay = 19 }
    },
    Case(name: "without a meeting day, early in the month", phrase: "A4.cells", ids: nil) {
      $0.circumstances.today = SmallCommune.date("2026-12-14")
    },
    Case(name: "without a meeting day, late in the month", phrase: "A4.cells", ids: [5, 6]) {
      $0.circumstances.today = SmallCommune.date("2026-12-15")
    },
    Case(name: "no number of meetings is set", phrase: "A4.groups", ids: nil) {
      $0.circumstances.limits = LimitTable(rows: [], holidays: [])
    },

    Case(name: "not visited this quarter", phrase: "A19", ids: [33]),
    Case(name: "visited last quarter", phrase: "A19", ids: [32, 33]) {
      $0.change(\.visits, 61) { $0.date = SmallCommune.date("2026-09-30") }
    },
    Case(name: "all visited", phrase: "A19", ids: nil) {
      $0.change(\.visits, 62) { $0.household = ID(SmallCommune.id(33)) }
      $0.change(\.visits, 62) { $0.date = SmallCommune.date("2026-10-01") }
    },
  ]

  @Test(arguments: cases.map(\.name)) func eachRuleFindsWhatItShould(name: String) throws {
    let example = try #require(Self.cases.first { $0.name == name })
    var small = SmallCommune()
    example.change(&small)
    let alerts = small.circumstances.alerts.filter { $0.phrase == example.phrase }
    let ids = alerts.flatMap(\.ids)
    #expect(ids.sorted() == (example.ids ?? []).map(SmallCommune.id))
  }

  @Test func urgentAlertsStandFirstInTheOrderOfTheirRules() {
    let alerts = SmallCommune().circumstances.alerts
    #expect(
      alerts.map(\.phrase) == [
        "A14", "A1.groups", "A1.residence-units", "A1.cells", "A1.households", "A6", "A4.cells",
        "A4.groups", "A19", "1.3",
      ])
    #expect(alerts.prefix(6).allSatisfy { $0.severity == .urgent })
    #expect(
      alerts.first?.arguments == [.integer(3), .integer(2), .value(.choice("cells"))])
    #expect(alerts.last?.due == SmallCommune.date("2026-12-31"))
    #expect(alerts.dropLast(2).last?.due == SmallCommune.date("2026-11-30"))
  }

  /// Fixture F01: 17 residential and 8 agency cells against 23 declared.
  @Test func twentyFiveCellsAgainstTwentyThreeDeclared() {
    var small = SmallCommune()
    small.commune = Commune()
    for number: UInt64 in 1...25 {
      small.add(PartyOrganisation.self, number) {
        $0.kind = number <= 17 ? .residentialCell : .agencyCell
      }
    }
    small.add(ControlTotal.self, 30) {
      $0.figure = .cells
      $0.declared = 23
      $0.asOf = SmallCommune.today
    }
    let check = small.circumstances.figures.controlChecks.first
    #expect(check?.counted.count == 25)
    #expect(check?.difference == 2)
    #expect(check?.agrees == false)
  }
}

extension SmallCommune {
  /// Someone takes over group 13 from the cadre who was transferred on 31/08/2026.
  fileprivate mutating func replaceCadreOfGroup13() {
    add(Assignment.self, 47) {
      $0.person = ID(Self.id(21))
      $0.look(after: Self.id(13), at: .group)
      $0.from = Self.date("2026-09-01")
    }
  }
}
