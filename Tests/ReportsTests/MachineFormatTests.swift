import CommuneDomain
import Foundation
import Localization
import Reports
import TestSupport
import Testing

struct MachineFormatTests {
  static let fields = [
    ("Tổ 12", "Tổ 12"), ("a,b", "\"a,b\""), ("nói \"có\"", "\"nói \"\"có\"\"\""),
    ("=1+1", "'=1+1"), ("+84", "'+84"), ("-3", "'-3"), ("@x", "'@x"), ("＝1", "'＝1"),
    ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
    ("hai\ndòng", "\"hai\ndòng\""), ("", ""), ("001185", "001185"), (" x", "\" x\""),
  ]

  @Test func fieldsAreQuotedAndFormulasDisarmed() {
    for (text, field) in Self.fields { #expect(CSVRenderer.field(text) == field) }
  }

  @Test func tablesComeOutAsCSV() throws {
    let document = try SmallCommune().document("control-totals", phrases: .vietnamese)
    let text = CSVRenderer(byteOrderMark: false).text(document)
    #expect(
      try GoldenFile("control-totals-csv").difference(
        from: text.replacingOccurrences(of: "\r\n", with: "\n")) == nil)
    #expect(CSVRenderer().text(document) == "\u{FEFF}" + text)
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 3)
    let machine = CSVRenderer(byteOrderMark: false, machineNames: true).text(document)
    #expect(machine.hasPrefix("figure,declared,as-of,counted,difference,status,source\r\ncells,"))
  }

  @Test func everyReportIsValidJSON() throws {
    for report in ReportCatalog.all {
      var small = SmallCommune()
      small.change(\.recommendations, 74) { $0.matter = "\"\\\u{1}\t\u{85} 🏠" }
      let document = try small.document(report.name, phrases: .vietnamese)
      let text = JSONRenderer().text(document)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["report"] as? String == report.name)
      let blocks = try #require(object["blocks"] as? [[String: Any]])
      #expect(blocks.count == document.blocks.count)
      for (block, kept) in zip(document.blocks, blocks) {
        guard case .table(let table) = block else { continue }
        let rows = try #require(kept["rows"] as? [[String: [String: Any]]])
        #expect(rows.count == table.rows.count)
        for (row, cells) in zip(rows, table.rows) {
          for (column, cell) in zip(table.columns, cells) {
            let member = try #require(row[column.key])
            #expect(member["register"] as? String == cell.records?.register.rawValue)
            #expect(member["ids"] as? [String] == cell.records?.ids.map(\.description))
            if case .text(let text) = cell.value { #expect(member["value"] as? String == text) }
            if case .integer(let number) = cell.value {
              #expect(member["value"] as? Int == number)
            }
          }
        }
      }
    }
  }

  @Test func jsonHasExactValues() throws {
    let document = try SmallCommune().document("assignments", phrases: .vietnamese)
    let text = JSONRenderer().text(document)
    #expect(try GoldenFile("assignments-json").difference(from: text) == nil)
  }
}
