import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// The reports on dialogues and receptions, and on reports owed, as they are printed.
struct CalendarReportTests {
  static let pages: [(report: String, period: String, width: Int)] = [
    ("dialogues", "2026-Q4", 80), ("dialogues", "2026-Q4", 40),
    ("report-duties", "2026-Q1", 80), ("report-duties", "2026-Q1", 40),
  ]

  @Test func reportsArePrintedAsBefore() throws {
    let phrases = try Phrases.vietnamese
    for page in Self.pages {
      let document = try Self.small().document(page.report, page.period, phrases: phrases)
      let text = TextRenderer(width: page.width, phrases: phrases).text(document)
      let name = page.report + (page.width == 80 ? "" : "-\(page.width)")
      #expect(try GoldenFile(name).difference(from: text) == nil)
    }
  }

  /// Fixture F22: seven owed, five sent, two named.
  @Test func fiveOfSevenReportsAre71And43HundredthsPercent() throws {
    let phrases = try Phrases.vietnamese
    let document = try Self.small().document("report-duties", "2026-Q1", phrases: phrases)
    let text = TextRenderer(width: 132, phrases: phrases).text(document)
    #expect(text.contains("71,43 %"))
    for number in [6, 7] {
      #expect(text.contains("gửi Báo cáo \(number) (kỳ đến 31/03/2026, hạn 05/04/2026)."))
    }
    #expect(!text.contains("gửi Báo cáo 5 "))
  }

  /// A meeting of 23 with 20 present is 86,96 % where a month is shown; one without attendance is a
  /// cross, and a cell without a meeting is blank.
  @Test func aMonthOfMeetingsHasTwoDecimals() throws {
    let phrases = try Phrases.vietnamese
    let document = try SmallCommune().document("meetings", "2026-11", phrases: phrases)
    let lines = TextRenderer(width: 80, phrases: phrases).text(document).split(separator: "\n")
    #expect(lines.contains { $0.contains("Chi bộ TDP 3") && $0.contains("86,96") })
    #expect(lines.contains { $0.trimmed == "Chi bộ TDP 4" })
  }

  /// Two dialogues of this quarter, a reception, and seven reports owed for the first one.
  private static func small() -> SmallCommune {
    var small = SmallCommune()
    small.add(Dialogue.self, 240) {
      $0.date = SmallCommune.date("2026-10-08")
      $0.subject = "Đối thoại quý IV"
      $0.chair = ID(SmallCommune.id(24))
      $0.people = 85
    }
    small.add(Dialogue.self, 241) {
      $0.date = SmallCommune.date("2026-12-08")
      $0.subject = "Đối thoại cuối năm"
    }
    for number: UInt64 in 242...244 {
      small.add(Opinion.self, number) {
        $0.dialogue = ID(SmallCommune.id(240))
        $0.content = "Ý kiến \(number)"
        $0.raisedBy = "Hoàng Thị Giấu"
        $0.due = SmallCommune.date("2026-10-22")
        $0.answered = number == 244 ? nil : SmallCommune.date("2026-10-20")
      }
    }
    small.add(ReceptionDay.self, 245) {
      $0.date = SmallCommune.date("2026-11-04")
      $0.host = ID(SmallCommune.id(24))
      $0.post = .secretary
      $0.received = 9
      $0.matters = 4
      $0.settled = 3
    }
    small.change(\.recommendations, 74) {
      $0.source = .reception
      $0.reception = ID(SmallCommune.id(245))
    }
    for number: UInt64 in 1...7 {
      small.add(ReportDuty.self, 250 + number) {
        $0.name = "Báo cáo \(number)"
        $0.periodKind = .quarter
        $0.receiver = "Văn phòng Tỉnh ủy"
        $0.unit = number % 2 == 0 ? "Ban Xây dựng Đảng" : "Văn phòng Đảng ủy"
        $0.from = SmallCommune.date("2026-01-01")
      }
    }
    for number: UInt64 in 1...5 {
      small.add(ReportIssue.self, 260 + number) {
        $0.duty = ID(SmallCommune.id(250 + number))
        $0.periodEnd = SmallCommune.date("2026-03-31")
        $0.sent = SmallCommune.date("2026-04-03")
        $0.number = "1\(number)-BC/ĐU"
      }
    }
    return small
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
