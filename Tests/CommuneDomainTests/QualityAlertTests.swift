import CommuneDomain
import TestSupport
import Testing

/// What the rules of heads, targets, classifications and supervision find, and what just beside it not.
struct QualityAlertTests {
  struct Case: Sendable {
    let name: String
    let phrase: String
    let ids: [UInt64]
    let before: @Sendable (inout SmallCommune) -> Void
    let change: @Sendable (inout SmallCommune) -> Void

    init(
      name: String, phrase: String, ids: [UInt64],
      _ before: @escaping @Sendable (inout SmallCommune) -> Void,
      change: @escaping @Sendable (inout SmallCommune) -> Void = { _ in }
    ) {
      self.name = name
      self.phrase = phrase
      self.ids = ids
      self.before = before
      self.change = change
    }
  }

  static let cases: [Case] = heads + targets + supervision

  private static let heads: [Case] = [
    Case(name: "a head who is no member", phrase: "A12.members", ids: [202]) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(201, of: 21, in: 3, "2025-01-01", "2029-12-31")
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
    },
    Case(name: "admitted to a cell since", phrase: "A12.members", ids: []) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
    } change: {
      $0.change(\.people, 225) { $0.cell = ID(SmallCommune.id(5)) }
    },
    Case(name: "admitted by the register of members", phrase: "A12.members", ids: []) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
    } change: {
      $0.add(Member.self, 230) {
        $0.person = ID(SmallCommune.id(225))
        $0.cell = ID(SmallCommune.id(5))
        $0.joined = SmallCommune.date("2026-05-19")
        $0.status = .probationary
      }
    },
    Case(name: "a member who was transferred away", phrase: "A12.members", ids: [202]) {
      $0.add(Member.self, 230) {
        $0.person = ID(SmallCommune.id(21))
        $0.cell = ID(SmallCommune.id(5))
        $0.joined = SmallCommune.date("2016-05-19")
        $0.status = .official
      }
      $0.addTerm(202, of: 21, in: 4, "2025-01-01", "2029-12-31")
    } change: {
      $0.add(MembershipEvent.self, 231) {
        $0.member = ID(SmallCommune.id(230))
        $0.kind = .transferOut
        $0.date = SmallCommune.date("2026-10-01")
      }
    },
    Case(name: "reviewed since", phrase: "A12.members", ids: []) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
    } change: {
      $0.add(HeadReview.self, 203) {
        $0.term = ID(SmallCommune.id(202))
        $0.date = SmallCommune.date("2025-11-21")
        $0.eligible = .ineligible
      }
    },
    Case(name: "reviewed a year ago", phrase: "A12.members", ids: [202]) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
    } change: {
      $0.add(HeadReview.self, 203) {
        $0.term = ID(SmallCommune.id(202))
        $0.date = SmallCommune.date("2025-11-20")
        $0.eligible = .ineligible
      }
    },
    Case(name: "a review that was taken back", phrase: "A12.members", ids: [202]) {
      $0.add(Person.self, 225) { $0.name = "Vũ Văn Ngoài" }
      $0.addTerm(202, of: 225, in: 4, "2025-01-01", "2029-12-31")
      $0.add(HeadReview.self, 203) { $0.term = ID(SmallCommune.id(202)) }
    } change: { small in
      guard let review = small.commune.headReviews[ID(SmallCommune.id(203))] else { return }
      try? small.commune.apply(.removing(review))
    },
    Case(name: "90 days before the end", phrase: "A12.terms", ids: [201]) {
      $0.addTerm(201, of: 21, in: 3, "2025-01-01", "2027-02-18")
    },
    Case(name: "91 days before the end", phrase: "A12.terms", ids: []) {
      $0.addTerm(201, of: 21, in: 3, "2025-01-01", "2027-02-19")
    },
    Case(name: "somebody is elected for the time after", phrase: "A12.terms", ids: []) {
      $0.addTerm(201, of: 21, in: 3, "2022-01-01", "2026-11-01")
    } change: {
      $0.addTerm(202, of: 24, in: 3, "2026-11-02", "2029-12-31")
    },
    Case(name: "another role is elected", phrase: "A12.terms", ids: [201]) {
      $0.addTerm(201, of: 21, in: 3, "2022-01-01", "2026-11-01")
    } change: {
      $0.addTerm(202, of: 24, in: 3, "2026-11-02", "2029-12-31", .militiaHead)
    },
  ]

  // On 20 November ten whole months of twelve are over: 83.33 % should be done.
  private static let targets: [Case] = [
    Case(name: "more than ten percent behind", phrase: "A13", ids: [202]) {
      $0.addTarget(201, value: 100)
    } change: {
      $0.giveTarget(202, of: 201, to: 21, value: 100, actual: 73)
    },
    Case(name: "less than ten percent behind", phrase: "A13", ids: []) {
      $0.addTarget(201, value: 100)
    } change: {
      $0.giveTarget(202, of: 201, to: 21, value: 100, actual: 74)
    },
    Case(name: "the deadline comes nearer", phrase: "A13", ids: [202]) {
      $0.addTarget(201, value: 100)
      $0.giveTarget(202, of: 201, to: 21, value: 100, actual: 74)
    } change: {
      $0.change(\.targets, 201) { $0.deadline = SmallCommune.date("2026-11-30") }
    },
    Case(name: "only proposed", phrase: "A13", ids: []) {
      $0.addTarget(201, value: 100)
      $0.giveTarget(202, of: 201, to: 21, value: 100, .proposed)
    },
    Case(name: "evaluated", phrase: "A13", ids: []) {
      $0.addTarget(201, value: 100)
      $0.giveTarget(202, of: 201, to: 21, value: 100, .evaluated, actual: 20)
    },
    // A fifth of 16 is 3.2: at most three.
    Case(name: "four excellent beside sixteen good", phrase: "A21", ids: [200]) {
      $0.classifyCells(excellent: 3, good: 16)
    } change: {
      $0.change(\.classifications, 340) { $0.level = .excellent }
      $0.addCell(261)
      $0.addClassification(361, of: 261, .good, year: 2025)
    },
    Case(name: "three excellent beside sixteen good", phrase: "A21", ids: []) {
      $0.classifyCells(excellent: 4, good: 16)
    } change: {
      $0.change(\.classifications, 301) { $0.level = .completed }
    },
    Case(name: "too many two years ago", phrase: "A21", ids: []) {
      $0.classifyCells(excellent: 4, good: 16, year: 2024)
    },
    Case(name: "a member who belongs to another cell now", phrase: "A21", ids: []) {
      $0.change(\.partyOrganisations, 5) { $0.parent = ID(SmallCommune.id(200)) }
      $0.add(PartyOrganisation.self, 200) { $0.kind = .communeCommittee }
      $0.classifyMembers([.excellent, .good, .good, .good])
    } change: {
      $0.add(PartyOrganisation.self, 201) { $0.kind = .agencyCell }
      $0.add(Member.self, 230) {
        $0.person = ID(SmallCommune.id(210))
        $0.cell = ID(SmallCommune.id(201))
      }
      $0.change(\.partyOrganisations, 201) { $0.kind = .subcommittee }
    },
    Case(name: "members of its cells: 1 beside 3", phrase: "A21", ids: [200]) {
      $0.change(\.partyOrganisations, 5) { $0.parent = ID(SmallCommune.id(200)) }
      $0.add(PartyOrganisation.self, 200) { $0.kind = .communeCommittee }
      $0.classifyMembers([.excellent, .good, .good, .good])
    },
  ]

  private static let supervision: [Case] = [
    Case(name: "due in thirty days", phrase: "A41", ids: [201]) {
      $0.planInspection(201, due: "2026-12-20")
    },
    Case(name: "due in thirty-one days", phrase: "A41", ids: []) {
      $0.planInspection(201, due: "2026-12-21")
    },
    Case(name: "begun", phrase: "A41", ids: []) {
      $0.planInspection(201, due: "2026-10-01")
    } change: {
      $0.change(\.inspections, 201) { $0.from = SmallCommune.today }
    },
    Case(name: "outside the programme", phrase: "A41", ids: []) {
      $0.planInspection(201, due: "2026-10-01")
    } change: {
      $0.change(\.inspections, 201) { $0.programmeYear = nil }
    },
    Case(name: "a title lost last year", phrase: "A42", ids: [201]) {
      $0.addTitle(201, of: 5, .lost, year: 2025)
      $0.addTitle(202, of: 6, .lost, year: 2024)
    },
    Case(name: "won again", phrase: "A42", ids: []) {
      $0.addTitle(201, of: 5, .lost, year: 2025)
    } change: {
      $0.addTitle(202, of: 5, .won, year: 2026)
    },
    Case(name: "a unit without a working group", phrase: "A43.residence-units", ids: [4]) {
      $0.addWorkingGroup(201, "Tổ 1", of: 3)
    },
    Case(name: "none set up at all", phrase: "A43.residence-units", ids: []) {
      $0.addWorkingGroup(201, "Tổ 1", of: 3)
    } change: {
      $0.change(\.workingGroups, 201) { $0.to = SmallCommune.date("2026-11-19") }
    },
    Case(name: "a commune without a working group", phrase: "A43.administrative-units", ids: [2]) {
      $0.add(AdministrativeUnit.self, 250) { $0.kind = .commune }
      $0.add(WorkingGroup.self, 201) {
        $0.team = "Tổ 1"
        $0.level = .administrativeUnit
        $0.unit = ID(SmallCommune.id(250))
        $0.from = SmallCommune.date("2026-01-01")
      }
    },
    Case(name: "failed", phrase: "A44", ids: [201]) {
      $0.addCheck(201, "Họp trực tuyến", .failed, "2026-06-14")
      $0.addCheck(202, "Thư điện tử", .passed, "2026-06-15")
    },
    Case(name: "passed the day after", phrase: "A44", ids: []) {
      $0.addCheck(201, "Họp trực tuyến", .failed, "2026-06-14")
    } change: {
      $0.addCheck(202, "Họp trực tuyến", .passed, "2026-06-15")
    },
  ]

  @Test(arguments: cases.map(\.name)) func eachRuleFindsWhatItShould(name: String) throws {
    let example = try #require(Self.cases.first { $0.name == name })
    var small = SmallCommune()
    example.before(&small)
    var list = TodoList()
    list.follow(small.circumstances)
    example.change(&small)
    list.follow(small.circumstances)
    let ids = list.alerts.filter { $0.phrase == example.phrase }.flatMap(\.ids)
    #expect(ids.sorted() == example.ids.map(SmallCommune.id))
    #expect(list.alerts == small.circumstances.alerts)
  }

  @Test func tooManyExcellentNamesTheOrganisationAndTheNumbers() throws {
    var small = SmallCommune()
    small.classifyCells(excellent: 4, good: 16)
    let alert = try #require(small.circumstances.alerts.first { $0.phrase == "A21" })
    #expect(
      alert.arguments == [
        .record(.partyOrganisations, SmallCommune.id(200)), .integer(4), .integer(16),
        .integer(3), .value(.choice("organisation")),
      ])
  }
}

extension SmallCommune {
  fileprivate mutating func planInspection(_ number: UInt64, due: String) {
    add(Inspection.self, number) {
      $0.kind = .thematicInspection
      $0.programmeYear = 2026
      $0.due = Self.date(due)
      $0.subject = .organisation
      $0.organisation = ID(Self.id(5))
    }
  }

  fileprivate mutating func addCell(_ number: UInt64) {
    add(PartyOrganisation.self, number) {
      $0.name = "Chi bộ \(number)"
      $0.kind = .agencyCell
      $0.parent = ID(Self.id(200))
    }
  }

  /// Cells 201 and on under committee 200; their classifications have numbers from 301.
  fileprivate mutating func classifyCells(excellent: Int, good: Int, year: Int = 2025) {
    add(PartyOrganisation.self, 200) {
      $0.name = "Đảng bộ phường"
      $0.kind = .communeCommittee
    }
    for place in 1...UInt64(excellent + good) {
      // The last one has a number of its own, by which tests change it.
      let number: UInt64 = place == UInt64(excellent + good) ? 40 : place
      addCell(200 + number)
      addClassification(
        300 + number, of: 200 + number, place <= UInt64(excellent) ? .excellent : .good,
        year: year)
    }
  }

  mutating func classifyMembers(_ levels: [ClassificationLevel]) {
    for (place, level) in levels.enumerated() {
      let number = UInt64(210 + place)
      add(Person.self, number) {
        $0.name = "Đảng viên \(number)"
        $0.cell = ID(Self.id(5))
      }
      add(Classification.self, 300 + number) {
        $0.period = .year
        $0.year = 2025
        $0.subject = .member
        $0.person = ID(Self.id(number))
        $0.level = level
      }
    }
  }
}
