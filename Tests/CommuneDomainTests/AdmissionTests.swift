import CommuneDomain
import TestSupport
import Testing

/// The alerts of members and admission, and the fixtures that go through their registers.
struct AdmissionTests {
  /// A change to the small commune with its members, and whom one alert then names, with what it says.
  struct Case: Sendable {
    let name: String
    let phrase: String
    let ids: [UInt64]
    var says: [CommuneDomain.Issue.Argument]?
    var change: @Sendable (inout SmallCommune) -> Void = { _ in }
  }

  static func day(_ text: String) -> CalendarDate { SmallCommune.date(text) }

  static let probation: [Case] = [
    Case(name: "a year less a day is far away", phrase: "A8.ending", ids: [203]) {
      $0.change(\.members, 203) { $0.joined = day("2026-01-19") }
    },
    Case(name: "61 days left", phrase: "A8.ending", ids: []) {
      $0.change(\.members, 203) { $0.joined = day("2026-01-20") }
    },
    Case(name: "31 days left", phrase: "A8.ending", ids: [203], says: [.integer(31)]) {
      $0.change(\.members, 203) { $0.joined = day("2025-12-21") }
    },
    Case(name: "30 days left", phrase: "A8.soon", ids: [203], says: [.integer(30)]) {
      $0.change(\.members, 203) { $0.joined = day("2025-12-20") }
    },
    Case(name: "the last day", phrase: "A8.soon", ids: [203], says: [.integer(0)]) {
      $0.change(\.members, 203) { $0.joined = day("2025-11-20") }
    },
    Case(
      name: "over since yesterday", phrase: "A8.window", ids: [203],
      says: [.date(day("2026-11-19")), .date(day("2026-12-31"))]
    ) {
      $0.change(\.members, 203) { $0.joined = day("2025-11-19") }
    },
    Case(name: "recognised", phrase: "A8.window", ids: []) {
      $0.change(\.members, 203) {
        $0.joined = day("2025-11-19")
        $0.status = .official
      }
    },
    Case(name: "nine months without the class", phrase: "2.6", ids: [203]),
    Case(name: "nine months not yet over", phrase: "2.6", ids: []) {
      $0.change(\.members, 203) { $0.joined = day("2026-02-21") }
    },
    Case(name: "the class in the case", phrase: "2.6", ids: []) {
      $0.add(AdmissionCase.self, 221) {
        $0.candidate = ID(SmallCommune.id(23))
        $0.newMemberClass = "7/GCN"
      }
    },
    Case(name: "the class in the register", phrase: "2.6", ids: []) {
      $0.add(TrainingClass.self, 231) { $0.kind = .newMembers }
      $0.enrol(23, certificate: "7/GCN")
    },
    Case(name: "another class", phrase: "2.6", ids: [203]) {
      $0.add(TrainingClass.self, 231) { $0.kind = .thematic }
      $0.enrol(23, certificate: "7/GCN")
    },
  ]

  static let cells: [Case] = [
    Case(name: "two official members", phrase: "A11", ids: [5], says: [.integer(2), .integer(3)]),
    Case(name: "three official members", phrase: "A11", ids: []) {
      $0.addOfficialMember(204, joined: "2020-05-19")
    },
    Case(name: "one of three left", phrase: "A11", ids: [5]) {
      $0.addOfficialMember(204, joined: "2020-05-19")
      $0.change(\.members, 204) {
        $0.status = .removed
        $0.statusSince = SmallCommune.today
      }
    },
    Case(name: "a cell with a recruit this year", phrase: "A10", ids: []),
    // Fixture F13.
    Case(
      name: "4 years and 6 months", phrase: "A10", ids: [5], says: [.integer(4), .integer(6)]
    ) {
      $0.circumstances.today = day("2026-06-15")
      $0.change(\.members, 203) {
        $0.decisionDate = day("2021-11-25")
        $0.joined = day("2021-12")
      }
    },
    Case(name: "a day before 3 years", phrase: "A10", ids: []) {
      $0.change(\.members, 203) { $0.joined = day("2023-11-21") }
    },
    Case(name: "3 years to the day", phrase: "A10", ids: [5]) {
      $0.change(\.members, 203) { $0.joined = day("2023-11-20") }
    },
    Case(name: "somebody transferred here does not count", phrase: "A10", ids: [5]) {
      $0.change(\.members, 203) { $0.joined = day("2023-11-20") }
      $0.addOfficialMember(204, joined: "2025-01-20")
      $0.add(MembershipEvent.self, 241) {
        $0.member = ID(SmallCommune.id(204))
        $0.kind = .transferIn
        $0.date = day("2026-03-01")
      }
    },
    Case(name: "a ceremony counts before its member is entered", phrase: "A10", ids: []) {
      $0.change(\.members, 203) { $0.joined = day("2023-11-20") }
      try? $0.commune.apply(.creating(AdmissionCase.reaching(.ceremony)))
    },
    Case(name: "founded long ago and never admitted", phrase: "A10.urgent", ids: [6]) {
      $0.change(\.partyOrganisations, 6) { $0.founded = day("2019-01-01") }
    },
  ]

  static let others: [Case] = [
    Case(
      name: "a certificate that ends in 90 days", phrase: "A9", ids: [221],
      says: [.date(day("2027-02-18"))]
    ) {
      $0.candidacy(.listed) { $0.certificateDate = day("2022-02-18") }
    },
    Case(name: "a certificate that ends in 91 days", phrase: "A9", ids: []) {
      $0.candidacy(.listed) { $0.certificateDate = day("2022-02-19") }
    },
    Case(name: "the cell has decided", phrase: "A9", ids: []) {
      $0.candidacy(.cellResolution) { $0.certificateDate = day("2022-02-18") }
    },
    Case(
      name: "91 days at a step", phrase: "3.11", ids: [221],
      says: [.integer(91), .value(.choice("listed"))]
    ) {
      $0.candidacy(.listed) { $0.listed = day("2026-08-21") }
    },
    Case(name: "90 days at a step", phrase: "3.11", ids: []) {
      $0.candidacy(.listed) { $0.listed = day("2026-08-22") }
    },
    Case(name: "probation takes a year", phrase: "3.11", ids: []) { $0.candidacy(.ceremony) },
    Case(name: "given up", phrase: "3.11", ids: []) {
      $0.candidacy(.listed) { $0.ended = day("2026-01-01") }
    },
    Case(
      name: "30 years on the day of the occasion", phrase: "A15", ids: [201], says: [.integer(30)]
    ) {
      $0.change(\.members, 201) { $0.decisionDate = day("1997-02-03") }
    },
    Case(name: "30 years a day after the occasion", phrase: "A15", ids: []) {
      $0.change(\.members, 201) { $0.decisionDate = day("1997-02-04") }
    },
    Case(name: "30 years at the occasion before", phrase: "A15", ids: []) {
      $0.change(\.members, 201) { $0.decisionDate = day("1996-11-07") }
    },
    Case(name: "40 years missed at the occasion before", phrase: "A15", ids: [201]) {
      $0.change(\.members, 201) {
        $0.decisionDate = day("1986-09-03")
        $0.badge = 30
      }
    },
    Case(name: "early by decision, within 12 months", phrase: "A15", ids: [201]) {
      $0.change(\.members, 201) {
        $0.decisionDate = day("1998-02-03")
        $0.isEarlyBadge = true
      }
    },
    Case(name: "early by decision, beyond 12 months", phrase: "A15", ids: []) {
      $0.change(\.members, 201) {
        $0.decisionDate = day("1998-02-04")
        $0.isEarlyBadge = true
      }
    },
    Case(name: "70 years may be 24 months early", phrase: "A15", ids: [201], says: [.integer(70)]) {
      $0.change(\.members, 201) {
        $0.decisionDate = day("1959-02-03")
        $0.isEarlyBadge = true
      }
    },
    Case(name: "unpaid for 3 months", phrase: "A16.dues", ids: [201], says: [.integer(3)]) {
      $0.owe(["2026-03", "2026-05", "2026-10"])
    },
    Case(name: "unpaid for 3 months of two years", phrase: "A16.dues", ids: []) {
      $0.owe(["2025-12", "2026-05", "2026-10"])
    },
    Case(name: "absent in 3 months", phrase: "A16.absent", ids: [202], says: [.integer(3)]) {
      $0.beAbsent(["2026-03-03", "2026-04-03", "2026-10-03"])
    },
    Case(name: "absent three times in two months", phrase: "A16.absent", ids: []) {
      $0.beAbsent(["2026-03-03", "2026-03-20", "2026-10-03"])
    },
    Case(name: "a cell of residents needs no link", phrase: "A17", ids: []),
    Case(name: "the cell of an agency", phrase: "A17", ids: [201, 202, 203]) {
      $0.change(\.partyOrganisations, 5) { $0.kind = .agencyCell }
    },
    Case(name: "linked, or freed from it", phrase: "A17", ids: [203]) {
      $0.change(\.partyOrganisations, 5) { $0.kind = .agencyCell }
      $0.change(\.members, 201) { $0.residenceDuty = .introduced }
      $0.change(\.members, 202) { $0.residenceDuty = .notIntroduced }
    },
    Case(name: "no cell of residence, no household", phrase: "0.7.household", ids: []),
    Case(name: "introduced, and no household", phrase: "0.7.household", ids: [201]) {
      $0.change(\.members, 201) { $0.residenceCell = ID(SmallCommune.id(6)) }
    },
    Case(name: "introduced, with a household", phrase: "0.7.household", ids: []) {
      $0.change(\.members, 201) { $0.residenceCell = ID(SmallCommune.id(6)) }
      let person = $0.commune.members[ID(SmallCommune.id(201))]?.person
      $0.add(Assignment.self, 951) {
        $0.person = person
        $0.look(after: SmallCommune.id(31), at: .household)
        $0.from = day("2026-01-01")
      }
    },
    Case(name: "a group is no household", phrase: "0.7.household", ids: [201]) {
      $0.change(\.members, 201) { $0.residenceCell = ID(SmallCommune.id(6)) }
      let person = $0.commune.members[ID(SmallCommune.id(201))]?.person
      $0.add(Assignment.self, 951) {
        $0.person = person
        $0.look(after: SmallCommune.id(11), at: .group)
        $0.from = day("2026-01-01")
      }
    },
  ]

  @Test func eachRuleFindsWhatItShould() {
    for example in Self.probation + Self.cells + Self.others {
      var small = SmallCommune()
      small.addMembers()
      example.change(&small)
      let alerts = small.circumstances.alerts.filter { $0.phrase == example.phrase }
      #expect(
        alerts.flatMap(\.ids).sorted() == example.ids.map(SmallCommune.id), "\(example.name)")
      if let says = example.says {
        #expect(alerts.first?.findings.first?.arguments == says, "\(example.name)")
      }
    }
  }

  /// A list that follows every change says what one says that is made anew.
  @Test func followingFindsWhatLookingAnewFinds() {
    for example in Self.probation + Self.cells + Self.others {
      var small = SmallCommune()
      small.addMembers()
      let today = small.circumstances.today
      var list = TodoList()
      list.follow(small.circumstances)
      example.change(&small)
      small.circumstances.today = today
      list.follow(small.circumstances)
      #expect(list.alerts == small.circumstances.alerts, "\(example.name)")
      let ids = small.commune.members.ids + small.commune.enrolments.ids
      for id in ids {
        let record =
          small.commune.members[ID(id)] as (any Entity)? ?? small.commune.enrolments[ID(id)]
        guard let record else { continue }
        try? small.commune.apply(.removing(record))
        list.follow(small.circumstances)
        #expect(list.alerts == small.circumstances.alerts, "\(example.name)")
      }
    }
  }
}

extension SmallCommune {
  fileprivate mutating func candidacy(
    _ step: AdmissionStep, _ change: (inout AdmissionCase) -> Void = { _ in }
  ) {
    var admission = AdmissionCase.reaching(step)
    change(&admission)
    try? commune.apply(.creating(admission))
  }

  fileprivate mutating func enrol(_ person: UInt64, certificate: String) {
    add(Enrolment.self, 232) {
      $0.class = ID(Self.id(231))
      $0.person = ID(Self.id(person))
      $0.certificate = certificate
      $0.certificateDate = Self.date("2026-06-01")
    }
  }

  fileprivate mutating func owe(_ months: [String]) {
    for (place, month) in months.enumerated() {
      add(Dues.self, 241 + UInt64(place)) {
        $0.member = ID(Self.id(201))
        $0.month = Self.date(month)
        $0.status = .unpaid
      }
    }
  }

  fileprivate mutating func beAbsent(_ days: [String]) {
    for (place, day) in days.enumerated() {
      add(Meeting.self, 251 + UInt64(place)) {
        $0.body = .cell
        $0.cell = ID(Self.id(5))
        $0.date = Self.date(day)
        $0.attendance = [Self.id(21): .unexcused, Self.id(24): .excused]
      }
    }
  }
}
