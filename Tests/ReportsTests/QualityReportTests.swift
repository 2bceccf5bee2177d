import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// The reports of classifications, heads, targets and inspections, with the numbers of the source articles.
struct QualityReportTests {
  static let pages: [(name: String, report: String, period: String, width: Int)] = [
    ("classifications", "classifications", "2022", 80),
    ("classifications-40", "classifications", "2022", 40),
    ("unit-heads", "unit-heads", "2026-Q4", 80), ("unit-heads-40", "unit-heads", "2026-Q4", 40),
    ("targets", "targets", "2026-Q4", 80), ("targets-132", "targets", "2026-Q4", 132),
    ("inspections", "inspections", "2026", 80),
  ]

  @Test func reportsArePrintedAsBefore() throws {
    var small = SmallCommune()
    small.classify()
    small.electHeads(members: 3, of: 5)
    small.giveTargets()
    small.inspect()
    let phrases = try Phrases.vietnamese
    for page in Self.pages {
      let document = try small.document(page.report, page.period, phrases: phrases)
      let text = TextRenderer(width: page.width, phrases: phrases).text(document)
      #expect(try GoldenFile(page.name).difference(from: text) == nil)
      #expect(!text.contains("‹"))
    }
  }

  /// F02 and F03: each line by itself, with as many decimals as were asked for.
  @Test(arguments: [
    (2, ["85,71 %", "9,52 %", "4,76 %", "94,02 %", "5,98 %", "Tổng 99,99 % do làm tròn."]),
    (1, ["85,7 %", "9,5 %", "4,8 %", "94,0 %", "6,0 %"]),
    (0, ["86 %", "10 %", "5 %", "94 %", "6 %", "Tổng 101 % do làm tròn."]),
  ])
  func sharesAreRoundedOneByOne(_ decimals: Int, _ shares: [String]) throws {
    var small = SmallCommune()
    small.classify()
    let phrases = try Phrases.vietnamese
    let report = try #require(ReportCatalog.report(named: "R8"))
    let document = try report.document(
      in: ReportContext(
        circumstances: small.circumstances, period: .year(2022), phrases: phrases,
        identity: small.identity, decimals: decimals))
    let text = TextRenderer(width: 132, phrases: phrases).text(document)
    for share in shares { #expect(text.contains(share), "\(share)\n\(text)") }
    #expect(text.contains("do làm tròn") == (decimals != 1))
  }

  /// F04 and F06: the foot of the page, the records behind it, and the least number.
  @Test(arguments: [
    (121, "121/130 = 93,08 %", "Chỉ tiêu trên 90 %: ĐẠT (cần ít nhất 118 người)."),
    (120, "120/130 = 92,31 %", "Chỉ tiêu trên 90 %: ĐẠT (cần ít nhất 118 người)."),
    (117, "117/130 = 90,00 %", "Chỉ tiêu trên 90 %: CHƯA ĐẠT (cần ít nhất 118 người)."),
  ])
  func headsWhoAreMembers(_ members: Int, _ share: String, _ verdict: String) throws {
    var small = SmallCommune()
    small.electHeads(members: members, of: 130)
    let phrases = try Phrases.vietnamese
    let document = try small.document("R9", "2026-Q4", phrases: phrases)
    let page = TextRenderer(width: 80, phrases: phrases).rendered(document)
    #expect(page.lines.contains { $0.contains(share) })
    #expect(page.lines.contains { $0.contains(verdict) })
    let figures = page.figures.filter { $0.records.count == 130 - members }
    #expect(figures.map(\.records.register) == [.headTerms])
  }

  /// F05: since the beginning of the quarter +8,46 points, which is +10,0 % of the number.
  @Test func theChangeIsToldInPointsAndInPercent() throws {
    var small = SmallCommune()
    small.electHeads(members: 121, of: 130)
    // Eleven units had a head who was no member until the quarter began.
    small.add(Person.self, 9_000) { $0.name = "Người trước" }
    for place: UInt64 in 111...121 {
      small.change(\.headTerms, 3_000 + place) { $0.from = SmallCommune.date("2026-10-01") }
      small.add(HeadTerm.self, 5_000 + place) {
        $0.residenceUnit = ID(SmallCommune.id(2_000 + place))
        $0.role = .head
        $0.person = ID(SmallCommune.id(9_000))
        $0.from = SmallCommune.date("2024-01-01")
        $0.to = SmallCommune.date("2026-09-30")
      }
    }
    let phrases = try Phrases.vietnamese
    let document = try small.document("R9", "2026-Q4", phrases: phrases)
    let text = TextRenderer(width: 132, phrases: phrases).text(document)
    #expect(
      text.contains("So với đầu kỳ (110/130): +8,46 điểm %; số người tăng, giảm +10,0 %."))
  }

  /// 351 organisations and 162 members: 68,42 % and 31,58 % of 513.
  @Test func organisationsAndMembersMakeUpTheInspections() throws {
    var small = SmallCommune()
    for number: UInt64 in 1...513 {
      small.add(Inspection.self, 1_000 + number) {
        $0.kind = .thematicInspection
        $0.subject = number <= 351 ? .organisation : .member
        $0.from = SmallCommune.date("2026-05-04")
      }
    }
    let phrases = try Phrases.vietnamese
    let document = try small.document("R17", "2026", phrases: phrases)
    let text = TextRenderer(width: 132, phrases: phrases).text(document)
    for figure in ["351", "162", "513", "68,42 %", "31,58 %"] { #expect(text.contains(figure)) }
  }

  @Test func machineFormatsHaveExactHundredths() throws {
    var small = SmallCommune()
    small.giveTargets()
    let document = try small.document("targets", "2026", phrases: .vietnamese)
    let csv = CSVRenderer().text(document)
    #expect(csv.contains("92.50"))
    let json = JSONRenderer().text(document)
    #expect(json.contains("92.50"))
  }
}

extension SmallCommune {
  /// 21 committees 18/2/1 and 117 cells 110/7 of 2022, and 100/17 of the year before.
  fileprivate mutating func classify() {
    var number: UInt64 = 200
    func add(_ kind: PartyOrganisationKind, _ level: ClassificationLevel, _ count: Int) {
      for place in 0..<count {
        number += 1
        let organisation = number
        self.add(PartyOrganisation.self, organisation) {
          $0.name = "Tổ chức \(organisation)"
          $0.kind = kind
        }
        let isCell = kind.isCell
        classify(organisation, level, year: 2022)
        if isCell {
          classify(organisation, level == .good && place < 100 ? .good : .completed, year: 2021)
        }
      }
    }
    add(.grassrootsCommittee, .good, 18)
    add(.grassrootsCommittee, .completed, 2)
    add(.grassrootsCommittee, .failed, 1)
    add(.residentialCell, .good, 110)
    add(.residentialCell, .completed, 7)
  }

  private mutating func classify(
    _ organisation: UInt64, _ level: ClassificationLevel, year: Int
  ) {
    add(Classification.self, organisation + UInt64(year) * 1_000) {
      $0.period = .year
      $0.year = year
      $0.subject = .organisation
      $0.organisation = ID(Self.id(organisation))
      $0.level = level
    }
  }

  /// People from 1001, units from 2001, terms from 3001.
  fileprivate mutating func electHeads(members: Int, of count: Int) {
    for place in 1...UInt64(count) {
      add(Person.self, 1_000 + place) {
        $0.name = "Nguyễn Văn \(place)"
        $0.birth = CalendarDate(year: 1970)
        $0.cell = place <= UInt64(members) ? ID(Self.id(5)) : nil
      }
      add(ResidenceUnit.self, 2_000 + place) {
        $0.name = "Thôn \(place)"
        $0.kind = .thon
      }
      add(HeadTerm.self, 3_000 + place) {
        $0.residenceUnit = ID(Self.id(2_000 + place))
        $0.role = .head
        $0.person = ID(Self.id(1_000 + place))
        $0.from = Self.date("2025-01-01")
        $0.to = Self.date("2027-06-30")
      }
    }
    add(HeadReview.self, 4_000) {
      $0.term = ID(Self.id(3_000 + UInt64(count)))
      $0.date = Self.date("2026-10-01")
      $0.health = .sufficient
      $0.eligible = .eligible
      $0.mentor = ID(Self.id(21))
      $0.awarenessClass = "đợt 2/2026"
    }
  }

  fileprivate mutating func giveTargets() {
    let targets: [(UInt64, String, String, Int, Int)] = [
      (200, "Kết nạp đảng viên mới", "đảng viên", 20_00, 18_00),
      (210, "Trưởng thôn, tổ trưởng là đảng viên", "", 90_00, 92_50),
    ]
    for (number, name, measure, value, actual) in targets {
      add(Target.self, number) {
        $0.code = "CT\(number)"
        $0.name = name
        $0.year = 2026
        $0.scale = measure.isEmpty ? .percent : .number
        $0.measure = measure
        $0.value = value
        $0.deadline = Self.date("2026-12-31")
      }
      for (place, person) in [UInt64(21), 24].enumerated() where place == 0 || !measure.isEmpty {
        add(TargetAssignment.self, number + 1 + UInt64(place)) {
          $0.target = ID(Self.id(number))
          $0.person = ID(Self.id(person))
          $0.unit = "Chi bộ TDP 3"
          $0.registered = measure.isEmpty ? value : value / 2
          $0.value = measure.isEmpty ? value : value / 2
          $0.actual = measure.isEmpty ? actual : place == 0 ? 12_00 : actual - 12_00
          $0.actualOn = Self.today
          $0.status = .underway
        }
      }
    }
  }

  fileprivate mutating func inspect() {
    for number: UInt64 in 1...4 {
      add(Inspection.self, 600 + number) {
        $0.kind = number == 4 ? .signsOfViolation : .thematicSupervision
        $0.programmeYear = number == 4 ? nil : 2026
        $0.subject = number == 4 ? .member : .organisation
        $0.from = number == 3 ? nil : Self.date("2026-04-06")
        $0.conclusion = number == 4 ? .discipline : number == 1 ? .noViolation : nil
      }
    }
    add(DisciplinaryMeasure.self, 610) {
      $0.subject = .officialMember
      $0.member = ID(Self.id(23))
      $0.measure = .reprimand
      $0.decision = "61-QĐ/UBKT"
      $0.date = Self.date("2026-06-01")
    }
  }
}
