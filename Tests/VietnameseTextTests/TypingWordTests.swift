import Testing
import VietnameseText

/// What a list of syllables does not show: undoing, names, abbreviations, numbers, Backspace.
struct TypingWordTests {
  /// Keys, text.
  private static let telex: [(String, String)] = [
    // A double key takes the mark back, and the word is left alone.
    ("assf", "asf"), ("aaas", "aas"), ("dddaf", "ddaf"), ("vieetjjs", "viêtjs"), ("uwww", "uww"),
    ("ww", "w"), ("wwow", "wow"), ("uoww", "uow"), ("thuongww", "thuongw"), ("uwoww", "uow"),
    ("nguwoiw", "ngươi"), ("awwn", "awn"), ("oww", "ow"), ("aasa", "áa"), ("tOoO", "tOO"),
    // Triple o is the way to write oo, so tones and đ still work.
    ("row mooocs", "rơ moóc"), ("gooongf", "goòng"), ("dooongd", "đoong"), ("sooocss", "soocs"),
    // Another tone, no tone, another mark.
    ("hoafsr", "hỏa"), ("hoafzf", "hòa"), ("azz", "azz"), ("aawn", "ăn"), ("awan", "ân"),
    ("uwowos", "uố"), ("oow", "ơ"), ("owo", "ô"),
    // đ of abbreviations, in any case.
    ("HDDND-UBND", "HĐND-UBND"), ("hddnd", "hđnd"), ("KHHGDD", "KHHGĐ"), ("QDD-TTg", "QĐ-TTg"),
    ("BDDKH", "BĐKH"), ("UBNDTX", "UBNDTX"), ("ATGTX", "ATGTX"), ("TTHC", "TTHC"),
    ("DVTND", "DVTND"),
    // Names of the highlands.
    ("Kroong", "Krông"), ("Krôngs", "Krống"), ("Bawcs Kanj", "Bắc Kạn"), ("H'Moong", "H'Mông"),
    ("M'garr", "M'gar"), ("DDawsk Lawsk", "Đắk Lắk"), ("Kontum Pleiku", "Kontum Pleiku"),
    ("Y Bhin Kbuoor", "Y Bhin Kbuổ"), ("Y Bhin Kbuoorr", "Y Bhin Kbuôr"),
    ("H'Heen Niee", "H'Hên Niê"),
    ("EEddee", "Êđê"), ("Row Chaam", "Rơ Châm"), ("Kaf Tum", "Kà Tum"), ("Ea H'leo", "Ea H'leo"),
    ("DDr'awngx", "Đr'ẵng"), ("Bhnoong", "Bhnông"), ("kw Kwawng", "kw Kwăng"),
    // Two syllables in a word: each keeps its tone.
    ("Pleikuf", "Pleikù"), ("cafphee", "càphê"), ("tuwftuwf", "từtừ"),
    // What is no Vietnamese word.
    ("view meow email", "view meow email"), ("5000dd 12kg", "5000đ 12kg"), ("a1s", "a1s"),
    ("it's", "it's"), ("(xem Phuj luj.c)", "(xem Phụ lụ.c)"), ("s f r x j z", "s f r x j z"),
    // One key for a letter.
    ("t[", "tơ"), ("t][ng", "tương"), ("[[1]]", "[1]"), ("[[chus ys]", "[chú ý]"), ("{", "Ơ"),
    ("hoa]", "hoa]"),
    // Backspace.
    ("hoas<BS>", "hó"), ("quaf<BS>", "qu"), ("giaf<BS>", "gì"), ("as<BS>a", "a"),
    ("ass<BS>s", "á"), ("aaa<BS>a", "â"), ("hoasff<BS>", "hoa"), ("nguoiwf<BS>", "ngườ"),
    ("thuowng<BS><BS>", "thươ"), ("mooocs<BS>", "móo"), ("dangdd<BS>", "dang"),
    ("ddi<BS><BS>d", "d"), ("cafphee<BS><BS>", "càp"), ("H'Moong<BS><BS><BS><BS>m", "H'm"),
    ("a b<BS><BS>s", "á"), ("<BS><BS>a", "a"), ("tooi<BS><BS><BS><BS><BS>", ""),
    ("Nguyễn<BS>", "Nguyễ"), ("Nguyễn<BS>z", "Nguyê"), ("Êđê ê̆<BS><BS>s", "Êđế"),
    ("EEddees", "Êđế"), ("baba", "baba"),
    // Letters that come composed.
    ("Nguyênx", "Nguyễn"), ("Nguye\u{302}nx", "Nguyễn"), ("hoàn<BS>", "hoà"), ("đuowcj", "được"),
    ("日本as", "日本á"),
  ]

  private static let vni: [(String, String)] = [
    ("12", "12"), ("To63 12", "Tổ 12"), ("2025", "2025"), ("5000d9", "5000đ"), ("T1a2", "T1a2"),
    ("A11", "A1"), ("a661", "a61"), ("a88", "a8"), ("d99a1", "d9a1"), ("HD9ND QD9", "HĐND QĐ"),
    ("SDT9", "SĐT"), ("GDD9T", "GDĐT"), ("H'Mo6ng Kro6ng D9a8k1", "H'Mông Krông Đắk"),
    ("nguoi72<BS>", "ngườ"),
    ("a68", "ă"), ("a86", "â"), ("o67", "ơ"), ("u7o76", "uô"), ("truong77", "truong7"),
    ("toan100", "toan0"), ("0", "0"), ("wA", "wA"), ("0912 345 678", "0912 345 678"),
    ("xoong soóc moo1c", "xoong soóc moóc"), ("quo61c gia", "quốc gia"),
    ("gi2 gie61ng", "gì giếng"),
  ]

  private static let viqr: [(String, String)] = [
    ("12.", "12."), ("UBND.", "UBND."), ("? Vie^.t Nam\\.", "? Việt Nam."), ("a\\'", "a'"),
    ("d\\d", "dd"), ("ma..", "ma."), ("a((", "a("), ("a^^", "a^"), ("(a)", "(a)"), ("a+b", "a+b"),
    ("H'Mo^ng", "H'Mông"), ("u+o+", "ươ"), ("u*o*ng", "ương"), ("to^?0", "tô"), ("a0", "a0"),
    ("DDa('k La('k", "Đắk Lắk"), ("\\", "\\"), ("a\\b'", "a\\b'"), ("ddu+o+.c<BS>", "đượ"),
    ("a\\.<BS>.", "ạ"), ("HDDND", "HĐND"), ("xoong", "xoong"),
  ]

  @Test func wordsComeOutAsTyped() {
    var wrong: [String] = []
    for (method, cases) in [(TypingMethod.telex, Self.telex), (.vni, Self.vni), (.viqr, Self.viqr)]
    {
      for (keys, expected) in cases {
        let text = TypedLine.text(keys, method)
        if Array(text.utf8) != Array(expected.utf8) {
          wrong.append("\(method.rawValue) \(keys): \(text) instead of \(expected)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func theKeysOfAWordComeBackAndTheWordAgain() {
    var word = TypedWord(method: .telex)
    for key in "busx" { _ = word.type(key) }
    #expect(word.text == "bũ")
    word.toggleKeys()
    #expect(word.text == "busx")
    _ = word.type("s")
    #expect(word.text == "busxs")
    word.deleteBackward()
    word.toggleKeys()
    #expect(word.text == "bũ")
    let endings = " ,.-1\n".filter { !word.type($0) }
    #expect(endings == " ,.-1\n")
    #expect(word.text == "bũ")
  }

  @Test func aWordThatNoKeysMakeIsLeftAlone() {
    for text in ["ôo", "uơn", "ngúyen", "Êđê\u{306}", "日本", "café́"] {
      for method in TypingMethod.allCases {
        var word = TypedWord(readingBack: text, method: method)
        #expect(word.text == text.composed)
        _ = word.type("n")
        #expect(word.text == text.composed + "n")
        word.deleteBackward()
        #expect(word.text == text.composed)
      }
    }
  }

  @Test func theStyleOfAWordOnTheScreenIsKept() {
    var word = TypedWord(readingBack: "thuỷ", method: .telex, toneStyle: .old)
    _ = word.type("f")
    #expect(word.text == "thuỳ")
    var other = TypedWord(readingBack: "thủy", method: .vni, toneStyle: .new)
    _ = other.type("1")
    #expect(other.text == "thúy")
  }

  @Test func textWithoutBlanksIsTypedToTheEnd() {
    let keys = String(repeating: "as", count: 200)
    var word = TypedWord(method: .telex)
    let taken = keys.filter { word.type($0) }
    #expect(taken == keys)
    #expect(word.keys == keys)
    #expect(word.text.hasSuffix("asasas"))
    let line = TypedLine.text(keys + "<BS><BS>", .telex)
    #expect(line == String(word.text.dropLast(2)))
  }

  @Test func onlyLettersOfVietnameseProveAnotherInputMethod() {
    let proofs: [Character] = ["ế", "đ", "Đ", "ă", "Ỵ", "é", "e\u{302}\u{301}"]
    let others: [Character] = ["e", "w", "1", " ", "\u{202F}", "\u{A0}", "ñ", "日", "—", "ß", "🙂"]
    #expect(proofs.filter { !$0.provesOutsideTyping } == [])
    #expect(others.filter { $0.provesOutsideTyping } == [])
  }
}
