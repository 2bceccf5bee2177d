import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct ShownValueTests {
  typealias Case = (register: RegisterKey, field: String, value: FieldValue, text: String)

  static let cases: [Case] = [
    (.people, "identity", .text("008112345623"), "0081******23"),
    (.people, "identity", .text("12345"), "*****"),
    (.people, "phone", .text("0912345678"), "0912 345 678"),
    (.people, "phone", .text("02073822123"), "0207 382 2123"),
    (.people, "phone", .text("02438251234"), "024 3825 1234"),
    (.households, "persons", .integer(4), "4"),
    (.households, "poverty-year", .integer(2026), "2026"),
    (.controlTotals, "declared", .integer(1043), "1.043"),
    (.needs, "amount", .integer(1_500_000), "1.500.000 đ"),
    (.households, "poverty", .choice("near-poor"), "Cận nghèo"),
    (.households, "group", .reference(Village.group), "Tổ 12 (TDP 3)"),
    (.households, "group", .reference(Village.mai), Village.mai.description),
    (.appointments, "concurrent", .flag(true), "✓"),
    (
      .meetings, "attendance",
      .marks([Village.an: "present", Village.bac: "present", Village.mai: "excused"]),
      "dự 2 · vắng có lý do 1"
    ),
    (.meetings, "reasons", .marks([Village.an: "ốm"]), "1 ghi chú"),
    (
      .recommendations, "progress",
      .notes([Note(date: Village.today, text: "đã nhận"), Note(date: Village.today, text: "xong")]),
      "20/11/2026 xong"
    ),
    (.people, "birth", .empty, ""),
  ]

  @Test(arguments: cases)
  func aValueIsShown(_ example: Case) throws {
    let village = Village()
    let text = try Phrases.vietnamese.text(
      of: example.value, village.field(example.register, example.field), of: example.register,
      in: village.commune)
    #expect(text == example.text)
  }

  @Test func aMaskedNumberIsRevealedOnRequest() throws {
    let village = Village()
    let text = try Phrases.vietnamese.text(
      of: .text("008112345623"), village.field(.people, "identity"), of: .people,
      in: village.commune, revealing: true)
    #expect(text == "008112345623")
  }

  @Test func namesAndCounts() throws {
    let vietnamese = try Phrases.vietnamese
    #expect(vietnamese.name(of: .households) == "Hộ gia đình")
    #expect(vietnamese.count(6214, of: .households) == "6.214 hộ")
    #expect(try Phrases.english.count(1, of: .households) == "1 household")
    #expect(vietnamese.label(.households, "persons") == "Số nhân khẩu")
    #expect(vietnamese.columnLabel(.households, "persons") == "Khẩu")
    #expect(vietnamese.columnLabel(.households, "head") == "Chủ hộ")
  }

  @Test func aVisitIsCalledByItsDateAsPeopleReadIt() throws {
    var village = Village()
    var visit = Visit(id: ID(RecordID(high: 5, low: 1)))
    visit.household = ID(Village.bac)
    visit.date = Village.today
    village.commune.visits.insert(visit)
    let text = try Phrases.vietnamese.text(
      of: .reference(visit.recordID), village.field(.needs, "visit"), of: .needs,
      in: village.commune)
    #expect(text == "H000871 Nguyễn Thị Bắc 20/11/2026")
  }

  /// Operations and their lines in the history.
  static let operations: [(CommuneDomain.Operation, String)] = [
    (
      .set(.households, Village.bac, field: "persons", old: .empty, new: .integer(3)),
      "Số nhân khẩu: – → 3"
    ),
    (
      .set(
        .households, Village.bac, field: "identity", old: .text("008112345623"), new: .empty),
      "Số định danh: 0081******23 → –"
    ),
    (
      .mark(
        .meetings, Village.bac, field: "attendance", subject: Village.an, old: nil,
        new: "excused"), "Điểm danh, H000118 Phạm Văn An: – → vắng có lý do"
    ),
    (
      .remove(
        .households, Village.mai,
        [
          FieldAssignment(field: "code", value: .text("H9")),
          FieldAssignment(field: "head", value: .text("Ngô Bắc")),
        ]), "Xóa hộ H9 Ngô Bắc"
    ),
    (
      .append(
        .recommendations, Village.bac, field: "progress",
        Note(date: Village.today, text: "đã nhận")),
      "Diễn biến: thêm “đã nhận” ngày 20/11/2026"
    ),
  ]

  @Test(arguments: operations)
  func theHistoryTellsWhatHappened(_ operation: CommuneDomain.Operation, _ line: String) throws {
    #expect(try Phrases.vietnamese.line(for: operation, in: Village().commune) == line)
  }
}
