import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// Where figures stand on a page, and which records they open.
struct FigurePlaceTests {
  @Test func everyFigureStandsWhereThePageSays() throws {
    let phrases = try Phrases.vietnamese
    for report in ReportCatalog.all {
      // What is put up on a wall opens nothing.
      guard !["housing-public", "poor-households-public"].contains(report.name) else { continue }
      var small = SmallCommune()
      small.add(HousingCase.self, 250) { $0.household = ID(SmallCommune.id(32)) }
      small.add(AccessEntry.self, 251) { $0.date = SmallCommune.date("2020-01-01") }
      let document = try small.document(report.name, phrases: phrases)
      for width in [40, 80, 132] {
        let page = TextRenderer(width: width, phrases: phrases).rendered(document)
        #expect(!page.figures.isEmpty)
        for figure in page.figures {
          let line = Array(page.lines[figure.row])
          try #require(figure.columns.upperBound <= line.count)
          let text = String(line[figure.columns])
          #expect(text.first != " " && text.last != " " && !text.isEmpty)
        }
      }
    }
  }

  @Test func theOverdueFigureOpensTheOverdueRecommendations() throws {
    let phrases = try Phrases.vietnamese
    let document = try SmallCommune().document("recommendations", "2026-Q4", phrases: phrases)
    let page = TextRenderer(width: 80, phrases: phrases).rendered(document)
    let row = try #require(page.lines.firstIndex { $0.contains("quá hạn") })
    let figure = try #require(page.figures.first { $0.row == row })
    #expect(figure.records == RecordSet(.recommendations, [SmallCommune.id(73)]))
    #expect(String(Array(page.lines[row])[figure.columns]) == "1")
  }

  @Test func figuresInAParagraphStayInOnePiece() throws {
    let records = RecordSet(.groups, [])
    var document = try SmallCommune().document("control-totals", phrases: .vietnamese)
    document.blocks = [
      .paragraph([
        .init("Đã họp "), .init("1 234", key: "met", value: .integer(1234), records: records),
        .init(", còn lại chưa họp trong tháng."),
      ])
    ]
    let page = TextRenderer(width: 20, phrases: try .vietnamese).rendered(document)
    #expect(Array(page.lines.suffix(3)) == ["Đã họp 1 234, còn", "lại chưa họp trong", "tháng."])
    #expect(page.figures.map(\.columns) == [7..<12])
  }

  @Test func hostileTextIsShownHarmless() throws {
    var small = SmallCommune()
    small.change(\.recommendations, 74) { $0.matter = "Rác\u{1B}[2J\u{202E}độc" }
    let phrases = try Phrases.vietnamese
    let document = try small.document("recommendations", "2026-Q4", phrases: phrases)
    let text = TextRenderer(width: 132, phrases: phrases).text(document)
    #expect(text.contains("Rác?[2J?độc"))
  }
}
