import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// Fixtures F07 to F10: what the source articles count is entered as tables, which every rule of the
/// registers judges, and the figures are read from the printed reports.
struct FixtureTests {
  /// Somebody who imports tables and prints reports.
  private struct Clerk {
    var small = SmallCommune()

    /// Enters lines into a register; what is wrong with which line.
    mutating func enter(_ register: RegisterKey, _ header: String, _ lines: [String]) throws
      -> [TableImport.Problem]
    {
      let register = try #require(Commune.register(register))
      var next: UInt64 = 10_000 + UInt64(register.count(in: small.commune))
      let outcome = try TableImport(
        of: register, parser: FieldParser(today: SmallCommune.today), phrases: try .vietnamese
      ).read(
        ([header] + lines).joined(separator: "\n"), in: small.circumstances,
        newID: {
          next += 1
          return RecordID(milliseconds: 1_800_000_000_000, random: (0, next))
        })
      try small.commune.apply(outcome.change)
      return outcome.problems
    }

    /// The lines of a report without what separates their columns.
    func lines(of report: String, _ period: String? = nil) throws -> [String] {
      let phrases = try Phrases.vietnamese
      let document = try small.document(report, period, phrases: phrases)
      return TextRenderer(width: 132, phrases: phrases).text(document)
        .split(separator: "\n")
        .map { $0.split(separator: " ").joined(separator: " ") }
    }
  }

  /// F07: 48 organisations are 13 committees of communes, 3 of agencies and 32 cells; a cell under a
  /// committee is none of its own.
  @Test func fortyEightOrganisationsAddUp() throws {
    var clerk = Clerk()
    clerk.small.commune = Commune()
    let kinds = [("commune-committee", 13), ("grassroots-committee", 3), ("agency-cell", 32)]
    var lines: [String] = []
    for (kind, count) in kinds {
      for number in 1...count {
        lines.append("\(kind.prefix(1))\(number),\(kind.prefix(1).uppercased()) \(number),\(kind),")
      }
    }
    lines.append("R1,Chi bộ thôn 1,residential-cell,c1")
    #expect(try clerk.enter(.partyOrganisations, "code,name,kind,parent", lines) == [])
    let totals = [
      ("grassroots-organisations", 48), ("commune-committees", 13), ("grassroots-committees", 3),
      ("direct-cells", 32),
    ]
    let declared = totals.map { "\($0.0),\($0.1),20/11/2026" }
    #expect(try clerk.enter(.controlTotals, "figure,declared,as-of", declared) == [])
    let page = try clerk.lines(of: "control-totals")
    for (_, count) in totals {
      #expect(page.contains { $0.contains(" \(count) 20/11/2026 \(count) 0 khớp") }, "\(page)")
    }
    // One more organisation, and the total is no longer the one declared.
    _ = try clerk.enter(.partyOrganisations, "code,name,kind", ["x,Chi bộ X,school-cell"])
    #expect(
      try clerk.lines(of: "control-totals").contains {
        $0.contains(" 48 20/11/2026 49 +1 LỆCH SỐ LIỆU")
      })
  }

  /// F08: 808 trained, 373 admitted by all the steps that there are, 189 in the class for new members.
  @Test func trainedAdmittedAndTaughtAreReadFromTheReport() throws {
    var clerk = Clerk()
    clerk.small.addMembers()
    let awareness = (1...14).map { "Lớp \($0),party-awareness,01/04/2025,\($0 <= 10 ? 58 : 57)" }
    let recent = (1...6).map { "Lớp mới \($0),new-members,01/09/2025,\($0 <= 3 ? 31 : 32)" }
    #expect(try clerk.enter(.classes, "name,kind,from,turns", awareness + recent) == [])
    // The papers and days of each case are those of the model case, the candidate another.
    var model = clerk.small
    var cases: [RecordID] = []
    for number: UInt64 in 1...373 {
      let candidate = model.add(Person.self, 20_000 + number) {
        $0.name = "Quần chúng \(number)"
        $0.birth = SmallCommune.date("2000-03-10")
      }
      var admission = AdmissionCase.reaching(.ceremony, 30_000 + number)
      admission.candidate = candidate
      try model.commune.apply(.creating(admission))
      cases.append(admission.recordID)
    }
    let known = Set(clerk.small.commune.people.ids)
    let candidates = model.commune.people.ids.filter { !known.contains($0) }
    for (key, ids) in [(RegisterKey.people, candidates), (.admissions, cases)] {
      let register = try #require(Commune.register(key))
      let records = ids.compactMap { register.record($0, in: model.commune) }
      let rows = RecordCSV().text(records, of: register).split(separator: "\r\n")
        .map(String.init)
      #expect(try clerk.enter(key, rows[0], Array(rows.dropFirst())) == [])
    }
    let page = try clerk.lines(of: "classes", "2025")
    for line in [
      "Lượt người học nhận thức về Đảng 808", "Đã kết nạp 373 46,16 %",
      "Lượt người học lớp đảng viên mới 189 50,67 %", "Chưa học lớp đảng viên mới 184",
    ] { #expect(page.contains(line), "\(page)") }
    // A ceremony alone makes nobody a member.
    let refused = try clerk.enter(
      .admissions, "candidate,cell,introduced,ceremony",
      ["Quần chúng 1,Chi bộ TDP 3,02/01/2025,19/05/2025"])
    #expect(!refused.isEmpty)
    #expect(try clerk.lines(of: "classes", "2025").contains("Đã kết nạp 373 46,16 %"))
  }

  /// F09: 169 classes with 36,403 turns, and 86 with 18,377.
  @Test func turnsToAClassHaveOneDecimal() throws {
    var clerk = Clerk()
    func classes(_ kind: String, _ count: Int, _ turns: Int) -> [String] {
      (0..<count).map { number in
        "Lớp \(kind) \(number),\(kind),01/04/2023,\(turns / count + (number < turns % count ? 1 : 0))"
      }
    }
    let lines = classes("resolution", 169, 36_403) + classes("thematic", 86, 18_377)
    #expect(try clerk.enter(.classes, "name,kind,from,turns", lines) == [])
    let page = try clerk.lines(of: "classes", "2023")
    #expect(page.contains { $0.hasSuffix(" 169 36.403 215,4") }, "\(page)")
    #expect(page.contains { $0.hasSuffix(" 86 18.377 213,7") }, "\(page)")
    #expect(page.contains("Tổng số 255 54.780"), "\(page)")
  }

  /// F09: 126 dialogues with 1,635 opinions.
  @Test func opinionsToADialogueHaveOneDecimal() throws {
    var clerk = Clerk()
    let chair = SmallCommune.id(21)
    let dialogues = (0..<126).map { number in
      "\(RecordID(milliseconds: 1_790_000_000_000, random: (0, UInt64(number)))),"
        + "02/10/2026,Đối thoại \(number),\(chair)"
    }
    #expect(try clerk.enter(.dialogues, "id,date,subject,chair", dialogues) == [])
    let opinions = (0..<1635).map { number in
      "\(RecordID(milliseconds: 1_790_000_000_000, random: (0, UInt64(number % 126)))),"
        + "Ý kiến \(number),09/10/2026,Đã trả lời"
    }
    #expect(try clerk.enter(.opinions, "dialogue,content,answered,answer", opinions) == [])
    let page = try clerk.lines(of: "dialogues", "2026-Q4")
    #expect(page.contains { $0.contains("Số cuộc đối thoại 126") }, "\(page)")
    #expect(page.contains { $0.contains("Ý kiến bình quân một cuộc 13,0") }, "\(page)")
    #expect(page.contains { $0.contains("Đã trả lời 1.635 100,00 %") }, "\(page)")
  }

  /// F10: 138 posts in 46 units, and ten working groups for them: six with five and four with four.
  @Test func threeKeyPostsForEachUnitAndTenWorkingGroups() throws {
    var clerk = Clerk()
    clerk.small.commune = Commune()
    let posts = ["Bí thư", "Phó Bí thư Thường trực", "Chủ tịch UBND"]
    let units = 1...46
    #expect(
      try clerk.enter(
        .administrativeUnits, "code,name,kind,valid-from",
        units.map { "\(10_000 + $0),Xã số \($0),commune,01/07/2025" }) == [])
    #expect(
      try clerk.enter(.people, "name", (1...138).map { "Đồng chí số \($0)" }) == [])
    let people = clerk.small.commune.people.map(\.recordID)
    let planned = units.flatMap { unit in
      posts.enumerated().map { place, post in
        "\(post),party,\(10_000 + unit),1,có,\(people[(unit - 1) * 3 + place])"
      }
    }
    #expect(
      try clerk.enter(.posts, "name,branch,unit,holders,key,appointee", planned) == [])
    #expect(
      try clerk.enter(
        .workingGroups, "team,level,unit,from",
        units.map { "Tổ \(($0 - 1) % 10 + 1),administrative-unit,\(10_000 + $0),01/06/2025" })
        == [])
    let page = try clerk.lines(of: "key-posts")
    for line in ["3 chức danh chủ chốt 46 138", "Tổng số 46 138"] {
      #expect(page.contains(line), "\(page)")
    }
    for line in ["5 đơn vị 6 Tổ ", "4 đơn vị 4 Tổ "] {
      #expect(page.contains { $0.hasPrefix(line) }, "\(page)")
    }
    for line in ["Đơn vị chưa có tổ 0", "Đơn vị có hai tổ 0"] {
      #expect(page.contains(line), "\(page)")
    }
    #expect(clerk.small.circumstances.alerts.filter { $0.rule == "4.1" }.isEmpty)

    // A unit for which nobody has planned anything, and one with two groups.
    _ = try clerk.enter(
      .administrativeUnits, "code,name,kind,valid-from", ["10047,Xã số 47,commune,01/07/2025"])
    _ = try clerk.enter(
      .workingGroups, "team,level,unit,from", ["Tổ 9,administrative-unit,10001,01/06/2025"])
    let changed = try clerk.lines(of: "key-posts")
    for line in ["0 chức danh chủ chốt 1 0", "Đơn vị chưa có tổ 1", "Đơn vị có hai tổ 1"] {
      #expect(changed.contains(line), "\(changed)")
    }
    let alert = try #require(clerk.small.circumstances.alerts.first { $0.rule == "4.1" })
    #expect(
      alert.ids.map { clerk.small.commune.title(of: $0, in: .administrativeUnits) } == [
        "Xã số 47"
      ])
    // Somebody who is planned in two units is to be verified.
    let twice = "Bí thư,party,10047,1,có,\(people[0])"
    #expect(try clerk.enter(.posts, "name,branch,unit,holders,key,appointee", [twice]) == [])
    let post = try #require(clerk.small.commune.posts.last)
    #expect(
      post.issues(in: clerk.small.circumstances).map(\.rule).contains("plannedInTwoUnits"))
  }
}
