import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// Each report of the small commune as it is printed.
struct ReportGoldenTests {
  struct Page: Sendable {
    let report: String
    var period: String?
    var width = 80
    var language = Language.vietnamese

    var name: String {
      report + (width == 80 ? "" : "-\(width)") + (language == .vietnamese ? "" : "-en")
    }
  }

  static let pages = [
    Page(report: "assignments"), Page(report: "recommendations", period: "2026-Q4"),
    Page(report: "visits", period: "2026"), Page(report: "meetings", period: "2026"),
    Page(report: "quarterly-summary", period: "2026-Q4"), Page(report: "control-totals"),
    Page(report: "recommendations", period: "2026-Q4", width: 40),
    Page(report: "assignments", width: 40), Page(report: "meetings", period: "2026", width: 40),
    Page(report: "handover"), Page(report: "key-posts"), Page(report: "poor-households"),
    Page(report: "poor-households-public"), Page(report: "household-sheet"),
    Page(report: "check"), Page(report: "check", width: 40),
    Page(report: "assignments", width: 132), Page(report: "assignments", language: .english),
  ]

  @Test func reportsArePrintedAsBefore() throws {
    for page in Self.pages {
      let phrases = try page.language == .vietnamese ? Phrases.vietnamese : .english
      let document = try SmallCommune().document(page.report, page.period, phrases: phrases)
      let text = TextRenderer(width: page.width, phrases: phrases).text(document)
      #expect(try GoldenFile(page.name).difference(from: text) == nil)
    }
  }

  @Test func noPageShowsAnIdentityNumberOrWhoRaisedARecommendation() throws {
    for report in ReportCatalog.all {
      let document = try SmallCommune().document(report.name, nil, phrases: .vietnamese)
      let printed = [
        TextRenderer(width: 132, phrases: try .vietnamese).text(document),
        CSVRenderer().text(document), JSONRenderer().text(document),
      ].joined()
      #expect(!printed.contains("001185012345"))
      #expect(!printed.contains("Hoàng Thị Giấu"))
      #expect(!printed.contains("‹"), "a phrase is missing in \(report.name)")
    }
  }

  @Test func everyReportFitsEveryWidth() throws {
    let phrases = try Phrases.vietnamese
    for report in ReportCatalog.all {
      let document = try SmallCommune().document(report.name, nil, phrases: phrases)
      for width in 40...132 {
        let page = TextRenderer(width: width, phrases: phrases).rendered(document)
        let widest = page.lines.map(\.count).max() ?? 0  // one column each
        #expect(widest <= width, "\(report.name) at \(width)")
      }
    }
  }
}

extension SmallCommune {
  /// A report of this commune; the usual period when none is named; about person 21 or cell 5, or
  /// about the hand-over that it then has.
  func document(
    _ name: String, _ period: String? = nil, phrases: Phrases, isFinal: Bool = false
  ) throws -> Document {
    let report = try #require(ReportCatalog.report(named: name))
    var small = self
    if report.needsSubject == .handovers { small.handOver() }
    return try report.document(
      in: ReportContext(
        circumstances: small.circumstances, period: period.flatMap { ReportPeriod($0) },
        subject: report.needsSubject.map { register in
          Self.id(register == .partyOrganisations ? 5 : register == .households ? 32 : 21)
        },
        phrases: phrases,
        identity: identity, isFinal: isFinal))
  }
}

extension SmallCommune {
  /// A hand-over of two lines, one of which lacks a register; its number is that of person 21.
  fileprivate mutating func handOver() {
    add(Handover.self, 21) {
      $0.code = "01/BB-BG"
      $0.giving = "Xã Thí Dụ"
      $0.receiving = "Phường Minh Họa"
      $0.date = Self.date("2026-11-02")
      $0.legalBasis = "Kế hoạch 5-KH/ĐU"
      $0.givenBy = "Lý Văn Giao"
    }
    for (number, what, received) in [(201, "Hồ sơ đảng viên", 318), (202, "Sổ hộ nghèo", 5)] {
      add(HandoverItem.self, UInt64(number)) {
        $0.handover = ID(Self.id(21))
        $0.kind = number == 201 ? .records : .register
        $0.what = what
        $0.given = number == 201 ? 318 : 6
        $0.received = received
        $0.note = received == 5 ? "Thiếu sổ tổ 7" : ""
      }
    }
  }
}
