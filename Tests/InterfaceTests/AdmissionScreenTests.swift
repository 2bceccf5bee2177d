import CommuneDomain
import Localization
import Terminal
import TestSupport
import Testing

@testable import Interface

/// The board of admissions, the guide to the next step, and the story that they were made for.
@Suite struct AdmissionScreenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let keys: String
    var rows = 24
    var columns = 80
    var language = Language.vietnamese

    var testDescription: String { name }
  }

  private static let scripts = [
    ("admission", "<C-v>"),
    ("admission-moved", "<C-v><Right><Right><Right><Down>"),
    ("admission-guide", "<C-v><Right><Down>n"),
    ("admission-form", "<C-v><Right><Down>n<Enter>"),
  ]

  static let cases: [Case] =
    scripts.map { Case(name: $0.0, keys: $0.1) }
    + scripts.map { Case(name: "small-\($0.0)", keys: $0.1, rows: 12, columns: 40) }
    + [
      Case(name: "english-admission", keys: "<C-v>", language: .english),
      Case(name: "wide-admission", keys: "<C-v>", rows: 30, columns: 132),
    ]

  /// As many columns as fit, each wide enough for a name; a case on the board keeps the cursor.
  @Test(arguments: [(40, 4), (80, 4), (100, 5), (132, 7), (170, 9), (200, 11)])
  func columnsAreDividedWhereThereIsRoom(columns: Int, count: Int) throws {
    #expect(AdmissionGroup.columns(within: columns).count == count)
    let steps = AdmissionGroup.columns(within: columns).flatMap(\.steps)
    #expect(steps == AdmissionGroup.columns(within: 40).flatMap(\.steps))
    var walk = try Walk.throughSample()
    try walk.type("<C-v><Right><Right><Down>")
    let before = (walk.app.screens.last as? AdmissionBoardScreen)?.selected
    walk.press(.resize(Size(rows: 24, columns: columns)))
    let after = (walk.app.screens.last as? AdmissionBoardScreen)?.selected
    #expect(after == before)
    #expect(before != nil)
  }

  @Test(arguments: cases) func looksAsRecorded(_ screen: Case) throws {
    var walk = try Walk.throughSample(
      rows: screen.rows, columns: screen.columns, language: screen.language)
    try walk.type(screen.keys)
    let difference = try GoldenFile(screen.name).difference(from: walk.screen + "\n")
    #expect(difference == nil)
    let isWorded = !walk.shows("‹")
    #expect(isWorded, "a phrase is missing")
  }

  /// The cell of TDP 3 with 21 official members, and a candidate of 19 years; today is 01/12/2024.
  private static func cell() throws -> Walk {
    var small = SmallCommune()
    small.change(\.partyOrganisations, 5) { $0.meetingDay = 3 }
    for number: UInt64 in 300..<321 {
      let person = small.add(Person.self, number + 100) {
        $0.name = "Bùi Văn Thử \(number)"
        $0.cell = ID(SmallCommune.id(5))
      }
      small.add(Member.self, number) {
        $0.person = person
        $0.cell = ID(SmallCommune.id(5))
        $0.decisionDate = SmallCommune.date("2015-05-05")
        $0.joined = SmallCommune.date("2015-05-19")
        $0.official = SmallCommune.date("2016-05-19")
        $0.status = .official
      }
    }
    small.add(Person.self, 211) {
      $0.name = "Hoàng Văn Nam"
      $0.birth = SmallCommune.date("2005-03-10")
      $0.status = .present
    }
    return Walk(
      app: App(session: try Walk.session(commune: small.commune, rows: 24, columns: 80)))
  }

  /// Story 2 and F14: from the introduction to the official member.
  @Test func aCandidateBecomesAnOfficialMember() throws {
    var walk = try Self.cell()
    func today(_ text: String) { walk.app.session.today = SmallCommune.date(text) }
    func admission() throws -> AdmissionCase {
      try #require(walk.app.session.commune.admissions.first)
    }
    /// Fills the fields from the one that the guide's first line opens.
    func fill(_ values: String...) throws {
      try walk.type("<Enter>")
      for (place, value) in values.enumerated() {
        if place > 0 { try walk.type("<Enter>") }
        walk.write(value)
      }
      try walk.type("<F2>")
    }

    today("2024-12-01")
    try walk.type("<C-v><F7>")
    walk.write("hoang van nam")
    try walk.type("<Enter>")
    walk.write("TDP 3")
    try walk.type("<Enter>")
    walk.write("sinh viên")
    try walk.type("<F2>")
    #expect(walk.shows("1 · 0 ngày"), "\(walk.screen)")

    // Step 2: the mentors are chosen among the official members.
    try walk.type("n")
    #expect(walk.shows("! 2. Cảm tình Đảng"), "\(walk.screen)")
    today("2025-03-20")
    try fill("15/01/2025", "04-NQ/CB", "thu 301", "thu 302", "20/02/2025", "45/GCN-TTCT")
    #expect(try admission().firstMentor == ID(SmallCommune.id(301)))
    #expect(walk.shows("→ 4 Đơn, lý lịch"), "\(walk.screen)")

    // Step 8 without the resolution of the cell is refused, and the refusal says what is missing.
    today("2025-05-05")
    try walk.type("<Enter><Down*15>")
    walk.write("05/05/2025")
    try walk.type("<F2>")
    #expect(try admission().decided == nil)
    #expect(walk.shows("bước này cần có trước: 4. Đơn, lý lịch"), "\(walk.screen)")
    try walk.type("<F8><Esc>")
    #expect(walk.shows("→ 4 Đơn, lý lịch"), "\(walk.screen)")
    try fill("10/03/2025", "c", "c", "12-CV/ĐU", "20/03/2025", "c", "07-NQ/ĐTN", "c")
    #expect(walk.shows("Bằng THCS trở lên (giấy tờ)"), "\(walk.screen)")
    try fill("c")

    // 13 of 21 are fewer than two thirds, 14 are enough.
    try fill("03/04/2025", "05-NQ/CB", "21", "18", "13")
    #expect(try admission().cellResolved == nil)
    #expect(walk.shows("Tán thành: 13 trên 21 đảng viên chính"), "\(walk.screen)")
    #expect(walk.shows("cần ít nhất 14"))
    try walk.type("<BS><BS>")
    walk.write("14")
    try walk.type("<F2>")
    #expect(try admission().step == .cellResolution, "\(walk.screen)")
    try fill("20/04/2025", "11-NQ/ĐU", "05/05/2025", "31-QĐ/ĐU")
    #expect(try admission().step == .decision, "\(walk.screen)")
    today("2025-05-19")
    try fill("19/05/2025")

    // The member is on probation from the ceremony on; party age counts from the decision.
    #expect(walk.shows("Ghi vào sổ Đảng viên"), "\(walk.screen)")
    try fill("12345678")
    let member = try #require(walk.app.session.commune.members.last)
    #expect(member.status == .probationary)
    #expect(member.decisionDate == SmallCommune.date("2025-05-05"))
    #expect(member.joined == SmallCommune.date("2025-05-19"))
    today("2026-04-20")
    walk.app = App(session: walk.app.session)
    try walk.type("<F9>")
    #expect(walk.shows("1 đảng viên dự bị sắp hết 12 tháng"), "\(walk.screen)")
    try walk.type("<Esc><C-v>n")

    // Recognised on 12/06/2026, official since 19/05/2026.
    today("2026-06-12")
    try fill("04/05/2026", "20/12/2025", "88/GCN-TTCT", "c", "c")
    try fill("25/05/2026", "06-NQ/CB", "21", "18", "18", "12/06/2026", "45-QĐ/ĐU")
    #expect(try admission().recognised != nil, "\(walk.screen)")
    // The same save has made the member an official one.
    let official = try #require(walk.app.session.commune.members.last)
    #expect(official.status == .official)
    #expect(official.official == SmallCommune.date("2026-05-19"))
    #expect(walk.shows("đã công nhận chính thức"), "\(walk.screen)")
    #expect(walk.keys <= 81, "\(walk.keys) keys")
  }
}
