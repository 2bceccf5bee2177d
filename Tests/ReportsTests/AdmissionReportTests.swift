import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// The reports of members, admission and classes as they are printed.
struct AdmissionReportTests {
  /// The small commune with members, cases, a transfer, a death, classes and badges that are due.
  static func commune() throws -> SmallCommune {
    var small = SmallCommune()
    small.addMembers()
    small.change(\.members, 201) { $0.decisionDate = SmallCommune.date("1986-12-20") }
    small.change(\.members, 202) {
      $0.decisionDate = SmallCommune.date("1997-12-01")
      $0.isEarlyBadge = true
      $0.position = "Bí thư chi bộ"
    }
    small.addOfficialMember(204, joined: "2019-03-01")
    small.change(\.members, 204) {
      $0.status = .transferredOut
      $0.statusSince = SmallCommune.date("2026-04-01")
    }
    small.addOfficialMember(205, joined: "2016-03-01")
    small.add(MembershipEvent.self, 241) {
      $0.member = ID(SmallCommune.id(205))
      $0.kind = .transferIn
      $0.date = SmallCommune.date("2026-07-15")
    }
    var admission = AdmissionCase.reaching(.references)
    admission.recommended = SmallCommune.date("2026-08-01")
    admission.certificate = "45/GCN"
    try small.commune.apply(.creating(admission))
    let classes: [(UInt64, TrainingClassKind, Int)] = [
      (231, .resolution, 431), (232, .resolution, 432), (233, .partyAwareness, 58),
      (234, .newMembers, 1),
    ]
    for (number, kind, turns) in classes {
      small.add(TrainingClass.self, number) {
        $0.name = "Lớp \(number)"
        $0.kind = kind
        $0.from = SmallCommune.date("2026-03-01")
        $0.turns = turns
      }
    }
    small.add(AdmissionCase.self, 222) {
      $0.candidate = ID(SmallCommune.id(23))
      $0.cell = ID(SmallCommune.id(5))
      $0.ceremony = SmallCommune.date("2026-01-19")
      $0.ended = SmallCommune.today
    }
    small.change(\.partyOrganisations, 6) {
      $0.kind = .schoolCell
      $0.founded = SmallCommune.date("2022-05-20")
    }
    small.add(Person.self, 216) { $0.name = "Đặng Thị Yến" }
    small.add(Member.self, 206) {
      $0.person = ID(SmallCommune.id(216))
      $0.cell = ID(SmallCommune.id(6))
      $0.decisionDate = SmallCommune.date("2022-05-05")
      $0.joined = SmallCommune.date("2022-05-20")
      $0.official = SmallCommune.date("2023-05-20")
      $0.status = .official
    }
    return small
  }

  static let pages: [(String, Int)] = [
    ("members", 80), ("admissions", 80), ("admissions", 132), ("probation", 80),
    ("membership", 80), ("classes", 80), ("badges", 80), ("members", 40), ("cells", 80),
  ]

  @Test func reportsArePrintedAsBefore() throws {
    let small = try Self.commune()
    let phrases = try Phrases.vietnamese
    for (name, width) in Self.pages {
      let document = try small.document(name, phrases: phrases)
      let text = TextRenderer(width: width, phrases: phrases).text(document)
      let file = width == 80 ? name : "\(name)-\(width)"
      #expect(try GoldenFile(file).difference(from: text) == nil)
    }
  }

  @Test func noPageShowsAWholeCardNumber() throws {
    let small = try Self.commune()
    for report in ReportCatalog.all {
      let document = try small.document(report.name, phrases: .vietnamese)
      let printed = [CSVRenderer().text(document), JSONRenderer().text(document)].joined()
      #expect(!printed.contains("12345611"), "\(report.name)")
    }
  }

  /// Whatever the width, the figures of a page open the members that they count.
  @Test func theEndOfThePeriodOpensTheMembers() throws {
    let small = try Self.commune()
    let document = try small.document("membership", "2026", phrases: .vietnamese)
    let page = TextRenderer(width: 132, phrases: try .vietnamese).rendered(document)
    let changes = small.circumstances.figures.membershipChanges(
      in: .year(containing: SmallCommune.today))
    #expect(changes.isBalanced)
    #expect(page.figures.contains { $0.records == changes.end && changes.end.count == 5 })
  }
}
