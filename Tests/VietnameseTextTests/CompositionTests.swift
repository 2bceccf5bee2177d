import Testing
import VietnameseText

@Suite struct CompositionTests {
  private static let shapes: [(plain: String, mark: String, rows: [String])] = [
    ("a", "", ["aàảãáạ", "AÀẢÃÁẠ"]), ("a", "\u{306}", ["ăằẳẵắặ", "ĂẰẲẴẮẶ"]),
    ("a", "\u{302}", ["âầẩẫấậ", "ÂẦẨẪẤẬ"]), ("e", "", ["eèẻẽéẹ", "EÈẺẼÉẸ"]),
    ("e", "\u{302}", ["êềểễếệ", "ÊỀỂỄẾỆ"]), ("i", "", ["iìỉĩíị", "IÌỈĨÍỊ"]),
    ("o", "", ["oòỏõóọ", "OÒỎÕÓỌ"]), ("o", "\u{302}", ["ôồổỗốộ", "ÔỒỔỖỐỘ"]),
    ("o", "\u{31B}", ["ơờởỡớợ", "ƠỜỞỠỚỢ"]), ("u", "", ["uùủũúụ", "UÙỦŨÚỤ"]),
    ("u", "\u{31B}", ["ưừửữứự", "ƯỪỬỮỨỰ"]), ("y", "", ["yỳỷỹýỵ", "YỲỶỸÝỴ"]),
  ]
  private static let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

  @Test func everyLetterComposesAndFoldsWhateverTheOrderOfItsMarks() {
    var letters: Set<[UInt8]> = []
    var wrong: [String] = []
    for (plain, shape, rows) in Self.shapes {
      for (row, plain) in zip(rows, [plain, plain.uppercased()]) {
        for (letter, tone) in zip(row, Self.tones) {
          for spelling in [plain + shape + tone, plain + tone + shape] {
            if Array(spelling.composed.utf8) != Array(String(letter).utf8)
              || spelling.folded != plain.lowercased() || String(letter).folded != spelling.folded
            {
              wrong.append(String(letter))
            }
          }
          if letter.utf8.count > 1 { letters.insert(Array(letter.utf8)) }
        }
      }
    }
    #expect(wrong == [])
    #expect(letters.count == 132, "and đ Đ, which have no decomposition, make 134")
  }

  /// Text, its composed form in scalars.
  private static let composedCases: [(String, String)] = [
    ("", ""), ("Đỗ Ð Ɖ", "Đỗ Ð Ɖ"), ("n\u{303}", "n\u{303}"), ("\u{301}a", "\u{301}a"),
    ("e\u{302}\u{306}", "ê\u{306}"), ("o\u{306}\u{323}", "ọ\u{306}"),
    ("a\u{308}\u{301}", "a\u{308}\u{301}"), ("a\u{301}\u{300}", "á\u{300}"),
    ("Nguye\u{302}\u{303}n", "Nguyễn"), ("e\u{323}\u{302}", "ệ"),
  ]

  @Test func marksOfOtherLanguagesStayWhereTheyWere() {
    for (text, expected) in Self.composedCases {
      #expect(Array(text.composed.unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
    }
  }

  private static let fieldCases: [(String, String)] = [
    ("", ""), ("   ", ""), ("Nguyễn Văn Bắc", "Nguyễn Văn Bắc"), ("  Lê \t\n Ân ", "Lê Ân"),
    ("\u{202F}Lê\u{A0}\u{A0}Ân\u{202F}", "Lê Ân"), ("\u{FEFF}Lê\u{200B}\u{200D} Ân", "Lê Ân"),
    ("Th\u{AD}ảo", "Thảo"), ("\u{202E}Lê\u{2066} Ân", "Lê Ân"),
    ("Lê\u{1B}[2J\u{9B}\u{7F}", "Lê[2J"),
    ("a\u{180E}b", "ab"), ("Bắc", "Bắc"), ("Ba\u{200B}\u{306}\u{301}c", "Bắc"), ("a – b", "a – b"),
  ]

  @Test func aFieldKeepsWordsAndNothingInvisible() {
    for (text, expected) in Self.fieldCases {
      #expect(Array(text.cleanedField.utf8) == Array(expected.utf8), "\(text.debugDescription)")
      #expect(text.cleanedField.cleanedField == text.cleanedField)
    }
  }

  private static let foldCases: [(String, String)] = [
    ("Nguyễn Thị  Hoà", "nguyen thi  hoa"), ("ĐẶNG Ðức Ɖ", "dang duc d"),
    ("ê\u{306} Čư M'gar", "e cu m'gar"),
    ("Ω日本 Ж", "ω日本 ж"), ("Lê\u{202F}Ân", "le an"), ("🙂", "🙂"), ("Ⱥ", "ⱥ"), ("İ", "i"),
  ]

  @Test func foldingKeepsOneCharacterForEach() {
    for (text, expected) in Self.foldCases {
      #expect(text.folded == expected)
      #expect(text.folded.count == text.count)
      #expect(text.foldedBytes == Array(expected.utf8))
    }
  }
}
