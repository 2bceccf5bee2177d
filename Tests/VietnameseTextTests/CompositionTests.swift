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
    ("", ""), ("Đỗ Ð Ɖ", "Đỗ Ð Ɖ"), ("n\u{303}", "ñ"), ("C\u{30C}\u{323}", "Č\u{323}"),
    ("\u{301}a", "\u{301}a"), ("b\u{306}", "b\u{306}"), ("о\u{301}", "о\u{301}"),
    ("e\u{302}\u{306}", "ê\u{306}"), ("e\u{306}\u{302}", "ê\u{306}"),
    ("ĕ\u{302}", "ê\u{306}"), ("o\u{306}\u{31B}", "ơ\u{306}"), ("ŏ\u{302}", "ô\u{306}"),
    ("U\u{306}\u{31B}", "Ư\u{306}"), ("a\u{306}\u{302}", "â\u{306}"),
    ("o\u{306}", "ŏ"), ("o\u{306}\u{323}", "ọ\u{306}"), ("ŏ\u{323}", "ọ\u{306}"),
    ("a\u{308}\u{301}", "ä\u{301}"), ("a\u{301}\u{300}", "á\u{300}"),
    ("e\u{301}\u{302}\u{306}", "ế\u{306}"), ("o\u{302}\u{31B}", "ô\u{31B}"),
    ("Nguye\u{302}\u{303}n", "Nguyễn"), ("e\u{323}\u{302}", "ệ"), ("1\u{301}", "1\u{301}"),
  ]

  @Test func lettersOfTheHighlandsAndOfOtherLanguagesAreComposedToo() {
    for (text, expected) in Self.composedCases {
      #expect(Array(text.composed.unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
    }
  }

  /// Random letters with random marks: whatever came first, the same is written once and for all.
  @Test func composingTwiceChangesNothing() {
    let letters = Array("aăâeêioôơuưyAĂÂEÊIOÔƠUƯYcdnsbñčŏ".unicodeScalars)
    let marks = Array(
      "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{30C}\u{31B}\u{323}".unicodeScalars)
    var random = Random(state: 134)
    var wrong: [String] = []
    for _ in 0..<4000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<3 {
        text.append(letters[Int(random.next() % UInt64(letters.count))])
        for _ in 0..<(random.next() % 4) {
          text.append(marks[Int(random.next() % UInt64(marks.count))])
        }
      }
      let composed = String(text).composed
      if Array(composed.composed.utf8) != Array(composed.utf8) || composed.count != 3 {
        wrong.append(String(text))
      }
    }
    #expect(wrong == [])
  }

  private static let fieldCases: [(String, String)] = [
    ("", ""), ("   ", ""), ("Nguyễn Văn Bắc", "Nguyễn Văn Bắc"), ("  Lê \t\n Ân ", "Lê Ân"),
    ("\u{202F}Lê\u{A0}\u{A0}Ân\u{202F}", "Lê Ân"), ("\u{FEFF}Lê\u{200B}\u{200D} Ân", "Lê Ân"),
    ("Th\u{AD}ảo", "Thảo"), ("\u{202E}Lê\u{2066} Ân", "Lê Ân"),
    ("Lê\u{1B}[2J\u{9B}\u{7F}", "Lê[2J"),
    ("a\u{180E}b", "ab"), ("Bắc", "Bắc"), ("Ba\u{200B}\u{306}\u{301}c", "Bắc"), ("a – b", "a – b"),
    ("Ðặng ðức Ɖ ɖ", "Đặng đức Đ đ"), ("Ɓƀ Ñ É Ö", "Ɓƀ Ñ É Ö"), ("Lê\u{34F} Ân\u{FE0F}", "Lê Ân"),
    ("n\u{AD}g", "ng"),
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
