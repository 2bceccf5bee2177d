import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

struct ReportRequestTests {
  /// Fixture F01: a difference without a note keeps a report from being final.
  @Test func aDifferenceWithoutANoteIsNotFinal() throws {
    var small = SmallCommune()
    let phrases = try Phrases.vietnamese
    #expect(throws: ReportError.needsNote(RecordSet(.controlTotals, [SmallCommune.id(81)]))) {
      try small.document("control-totals", phrases: phrases, isFinal: true)
    }
    small.change(\.controlTotals, 81) { $0.note = "Chi bộ TDP 5 mới giải thể, chờ quyết định" }
    let document = try small.document("control-totals", phrases: phrases, isFinal: true)
    let text = TextRenderer(width: 80, phrases: phrases).text(document)
    #expect(text.contains("LỆCH SỐ LIỆU"))
    #expect(text.contains("Chi bộ TDP 5 mới giải thể"))
  }

  @Test func reportsSayWhatTheyNeed() throws {
    let small = SmallCommune()
    let phrases = try Phrases.vietnamese
    var context = ReportContext(
      circumstances: small.circumstances, phrases: phrases, identity: small.identity)
    let summary = try #require(ReportCatalog.report(named: "R7"))
    #expect(throws: ReportError.needsSubject(.people)) { try summary.document(in: context) }
    context.subject = SmallCommune.id(11)
    #expect(throws: ReportError.noSuchSubject(.people, SmallCommune.id(11))) {
      try summary.document(in: context)
    }
    context.subject = SmallCommune.id(21)
    context.period = .year(2026)
    #expect(throws: ReportError.wrongPeriod([.quarter])) { try summary.document(in: context) }
  }

  static let periods: [(String, String?, String?, String?)] = [
    ("2026", "2026-01-01", "2026-12-31", "năm 2026"),
    ("2026-Q3", "2026-07-01", "2026-09-30", "quý III năm 2026"),
    ("2024-02", "2024-02-01", "2024-02-29", "tháng 2 năm 2024"),
    ("2026-Q5", nil, nil, nil), ("2026-13", nil, nil, nil), ("26", nil, nil, nil),
    ("2026-01-01", nil, nil, nil), ("", nil, nil, nil), ("2026-Q", nil, nil, nil),
  ]

  @Test func periodsAreReadAndWritten() throws {
    let phrases = try Phrases.vietnamese
    for (text, from, to, words) in Self.periods {
      let period = ReportPeriod(text)
      #expect(period?.from.description == from, "\(text)")
      #expect(period?.to.description == to, "\(text)")
      #expect(period?.text(phrases) == words, "\(text)")
      if let period { #expect(period.description == text) }
      #expect(period?.next.previous == period)
    }
    #expect(ReportPeriod.month(12, of: 2026).next == .month(1, of: 2027))
    #expect(ReportPeriod.quarter(1, of: 2026).previous == .quarter(4, of: 2025))
    #expect(ReportPeriod("1800")?.previous.kind == .year)
  }

  @Test func everyReportHasItsWordsInBothLanguages() throws {
    for phrases in [try Phrases.vietnamese, try .english] {
      for report in ReportCatalog.all {
        #expect(phrases.has("report.\(report.name).subtitle"))
        #expect(!report.title(phrases).contains("‹"))
      }
      let errors: [ReportError] = [
        .wrongPeriod(ReportPeriod.Kind.allCases), .needsSubject(.people),
        .noSuchSubject(.people, SmallCommune.id(1)), .needsNote(RecordSet(.controlTotals, [])),
      ]
      for error in errors { #expect(!error.sentence(phrases).contains("‹")) }
    }
  }
}
