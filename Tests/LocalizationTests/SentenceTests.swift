import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct SentenceTests {
  @Test func aSentenceNamesRecordFieldAndRemedy() throws {
    var village = Village()
    var household = try #require(village.commune.households[ID(Village.bac)])
    household.identity = "001185012345"
    household.birth = CalendarDate(year: 1986, month: 4, day: 12)
    village.commune.households.insert(household)
    let issue = try #require(
      household.issues(in: circumstances(village)).first { $0.rule == "identityBirthYear" })

    let phrases = try Phrases.vietnamese
    #expect(
      phrases.sentence(for: issue, in: village.commune)
        == """
        Hộ H000871 Nguyễn Thị Bắc – Số định danh: năm sinh trong số định danh 1985 khác năm \
        sinh 1986. Đối chiếu thẻ căn cước, sửa số định danh (1985) hoặc ngày sinh (1986).
        """)
    #expect(
      phrases.shortSentence(for: issue, in: village.commune)
        == "năm sinh trong số định danh 1985 khác năm sinh 1986")
  }

  @Test func aSentenceNamesTheOtherRecord() throws {
    let village = Village()
    var household = Household(id: ID(RecordID(high: 9, low: 9)))
    household.code = "H000871"
    household.head = "Ngô Bắc"
    let issue = try #require(
      household.issues(in: circumstances(village)).first { $0.rule == "notUnique" })
    let sentence = try Phrases.vietnamese.sentence(for: issue, in: village.commune)
    #expect(sentence.hasPrefix("Hộ – Mã hộ: đã dùng cho H000871 Nguyễn Thị Bắc. Hãy mở"))
  }

  /// Phrase, arguments, due, line.
  static let alerts: [(String, [CommuneDomain.Issue.Argument], CalendarDate?, String)] = [
    (
      "A14", [.integer(23), .integer(25), .value(.choice("cells"))], nil,
      "Lệch số liệu: khai 23, đếm 25 chi bộ"
    ),
    ("A1.groups", [.integer(3)], nil, "3 tổ tự quản chưa có người phụ trách"),
    ("A4.cells", [.integer(4)], Village.today, "4 chi bộ chưa họp tháng 11"),
    ("A6", [.integer(5)], nil, "5 kiến nghị quá hạn trả lời"),
    ("A19", [.integer(31)], Village.today, "31 hộ nghèo chưa được thăm quý này"),
  ]

  @Test(arguments: alerts)
  func anAlertIsALine(
    _ phrase: String, _ arguments: [CommuneDomain.Issue.Argument], _ due: CalendarDate?,
    _ line: String
  ) throws {
    let alert = Alert(
      rule: String(phrase.prefix { $0 != "." }), severity: .urgent, phrase: phrase,
      arguments: arguments, register: .controlTotals, ids: [], due: due)
    #expect(try Phrases.vietnamese.line(for: alert, in: Commune()) == line)
  }

  private func circumstances(_ village: Village) throws -> Circumstances {
    Circumstances(commune: village.commune, limits: try .shipped, today: Village.today)
  }
}
