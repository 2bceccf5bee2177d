import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct FormatTests {
  /// Number, Vietnamese, English.
  static let numbers: [(Int, String, String)] = [
    (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1043, "1.043", "1,043"),
    (6214, "6.214", "6,214"), (36_403, "36.403", "36,403"), (1_000_000, "1.000.000", "1,000,000"),
    (-1500, "-1.500", "-1,500"), (-15, "-15", "-15"),
  ]

  @Test(arguments: numbers)
  func thousandsAreGrouped(_ number: Int, _ vietnamese: String, _ english: String) throws {
    #expect(try Phrases.vietnamese.number(number) == vietnamese)
    #expect(try Phrases.english.number(number) == english)
  }

  /// Part, whole, decimals, text; fixtures F02–F08 and F22, halves, nothing to be a share of.
  static let percentages: [(Int, Int, Int, String)] = [
    (18, 21, 2, "85,71 %"), (2, 21, 2, "9,52 %"), (1, 21, 2, "4,76 %"), (21, 21, 2, "100,00 %"),
    (110, 117, 0, "94 %"), (7, 117, 0, "6 %"), (110, 117, 2, "94,02 %"), (7, 117, 2, "5,98 %"),
    (121, 130, 2, "93,08 %"), (117, 130, 2, "90,00 %"), (373, 808, 2, "46,16 %"),
    (189, 373, 2, "50,67 %"), (5, 7, 2, "71,43 %"), (21, 28, 2, "75,00 %"),
    (1, 8, 2, "12,50 %"), (1, 8, 0, "13 %"), (1, 16, 1, "6,3 %"), (1, 1000, 0, "0 %"),
    (5, 1000, 0, "1 %"), (0, 5, 1, "0,0 %"), (3, 0, 2, "–"), (-1, 8, 0, "-13 %"),
    (1_000_000_000_000, 1_000_000_000_000, 2, "100,00 %"),
  ]

  @Test(arguments: percentages)
  func sharesAreRoundedHalfUp(_ part: Int, _ whole: Int, _ decimals: Int, _ text: String) throws {
    #expect(try Phrases.vietnamese.percent(part, of: whole, decimals: decimals) == text)
  }

  @Test func averagesMoneyAndEnglishShares() throws {
    let vietnamese = try Phrases.vietnamese
    #expect(vietnamese.average(36_403, over: 169) == "215,4")
    #expect(vietnamese.average(18_377, over: 86) == "213,7")
    #expect(vietnamese.average(1635, over: 126) == "13,0")
    #expect(vietnamese.average(1, over: 0) == "–")
    #expect(vietnamese.money(1_500_000) == "1.500.000 đ")
    #expect(vietnamese.decimal(-5, decimals: 2) == "-0,05")
    #expect(try Phrases.english.percent(18, of: 21) == "85.71%")
  }

  /// ISO, plain, short, with weekday, as documents write it.
  static let dates: [(String, String, String, String, String)] = [
    (
      "2026-11-20", "20/11/2026", "20/11", "Thứ Sáu 20/11/2026",
      "ngày 20 tháng 11 năm 2026"
    ),
    ("2025-09-02", "02/09/2025", "02/09", "Thứ Ba 02/09/2025", "ngày 02 tháng 9 năm 2025"),
    ("2024-02-29", "29/02/2024", "29/02", "Thứ Năm 29/02/2024", "ngày 29 tháng 02 năm 2024"),
    ("2026-01-04", "04/01/2026", "04/01", "Chủ Nhật 04/01/2026", "ngày 04 tháng 01 năm 2026"),
    ("2026-03-10", "10/03/2026", "10/03", "Thứ Ba 10/03/2026", "ngày 10 tháng 3 năm 2026"),
    ("1986-04", "04/1986", "04/1986", "04/1986", "04/1986"),
    ("1986", "1986", "1986", "1986", "1986"),
  ]

  @Test(arguments: dates)
  func datesAreWritten(
    _ iso: String, _ plain: String, _ short: String, _ long: String, _ document: String
  ) throws {
    let date = try #require(CalendarDate(iso: iso))
    let phrases = try Phrases.vietnamese
    #expect(phrases.date(date) == plain)
    #expect(phrases.shortDate(date) == short)
    #expect(phrases.longDate(date) == long)
    #expect(phrases.documentDate(date) == document)
    #expect(try Phrases.english.date(date) == plain)
  }

  @Test func englishDocumentsNameTheMonth() throws {
    #expect(try Phrases.english.documentDate(Village.today) == "20 November 2026")
    #expect(try Phrases.english.longDate(Village.today) == "Friday 20/11/2026")
  }

  @Test func placeholdersAreFilledAndMissingPhrasesShow() {
    let phrases = Phrases(language: .vietnamese, table: ["a": "{1} trên {0}, {2} {x"])
    #expect(phrases.text("a", "ba", "hai") == "hai trên ba, {2} {x")
    #expect(phrases.text("a", ["{1}", "hai"]) == "hai trên {1}, {2} {x")
    #expect(phrases["b"] == "‹b›")
    #expect(!phrases.has("b"))
  }
}
