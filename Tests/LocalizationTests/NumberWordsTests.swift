import Localization
import TestSupport
import Testing

@Suite struct NumberWordsTests {
  static let vietnamese: [(Int, String)] = [
    (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"),
    (14, "mười bốn"), (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"),
    (24, "hai mươi tư"), (25, "hai mươi lăm"), (34, "ba mươi tư"), (55, "năm mươi lăm"),
    (91, "chín mươi mốt"), (100, "một trăm"), (101, "một trăm linh một"),
    (104, "một trăm linh bốn"), (105, "một trăm linh năm"), (110, "một trăm mười"),
    (115, "một trăm mười lăm"), (121, "một trăm hai mươi mốt"), (999, "chín trăm chín mươi chín"),
    (1000, "một nghìn"), (1001, "một nghìn không trăm linh một"),
    (1010, "một nghìn không trăm mười"), (1100, "một nghìn một trăm"),
    (10_000, "mười nghìn"), (21_000, "hai mươi mốt nghìn"),
    (105_000, "một trăm linh năm nghìn"), (500_000, "năm trăm nghìn"),
    (1_000_000, "một triệu"), (1_200_000, "một triệu hai trăm nghìn"),
    (1_000_001, "một triệu không trăm linh một"),
    (1_001_000, "một triệu không trăm linh một nghìn"),
    (1_234_567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
    (1_000_000_000, "một tỷ"), (1_000_000_005, "một tỷ không trăm linh năm"),
    (1_005_000_000, "một tỷ không trăm linh năm triệu"),
    (2_500_000_000, "hai tỷ năm trăm triệu"), (1_000_000_000_000, "một nghìn tỷ"),
    (1_234_000_000_000, "một nghìn hai trăm ba mươi tư tỷ"),
    (1_000_000_000_000_000, "một triệu tỷ"), (1_000_000_000_000_000_000, "một tỷ tỷ"),
    (-1_500_000, "âm một triệu năm trăm nghìn"), (-1, "âm một"),
    (
      Int.max,
      "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
        + "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy"
    ),
  ]

  @Test(arguments: vietnamese)
  func numbersAreRead(_ number: Int, _ words: String) throws {
    #expect(try Phrases.vietnamese.words(for: number) == words)
  }

  @Test func moneyIsReadInWords() throws {
    #expect(try Phrases.vietnamese.moneyWords(for: 1_200_000) == "một triệu hai trăm nghìn đồng")
    #expect(try Phrases.vietnamese.moneyWords(for: 0) == "không đồng")
    #expect(try Phrases.vietnamese.words(for: .min).hasPrefix("âm chín tỷ hai trăm hai mươi ba"))
    #expect(
      try Phrases.english.moneyWords(for: -1_234_015)
        == "minus one million two hundred thirty-four thousand fifteen đồng")
    #expect(try Phrases.english.words(for: 0) == "zero")
  }
}
