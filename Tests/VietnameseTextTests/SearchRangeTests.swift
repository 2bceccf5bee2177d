import Testing
import VietnameseText

@Suite struct SearchRangeTests {
  /// Query, text, the text with what was found in brackets.
  private static let cases: [(String, String, String)] = [
    ("bac ng", "Nguyễn Văn Bắc", "[Ng]uyễn Văn [Bắc]"),
    ("nvb", "Nguyễn Văn Bắc", "[N]guyễn [V]ăn [B]ắc"),
    ("nv", "Nguyễn Văn Bắc", "[N]guyễn [V]ăn Bắc"), ("guye", "Nguyễn Văn", "N[guyễ]n Văn"),
    ("bac", "Ba\u{306}\u{301}c", "[Ba\u{306}\u{301}c]"),
    ("ễn", "Nguye\u{302}\u{303}n", "Nguy[e\u{302}\u{303}n]"),
    ("hoa", "  Lê\u{A0}\u{A0}Hoà ", "  Lê\u{A0}\u{A0}[Hoà] "), ("an", "🙂👨‍👩‍👧 𝒜 Lê An", "🙂👨‍👩‍👧 𝒜 Lê [An]"),
    ("le an", "\u{FEFF}Lê\u{200B} Ân", "\u{FEFF}[Lê]\u{200B} [Ân]"),
    ("0912345", "0912 345 678", "[0912 345] 678"), ("0912.345", "0912 345 678", "[0912] [345] 678"),
    ("09.12", "0912 345 678", "[0912] 345 678"),
    ("345678", "0912 345 678", "0912 [345 678]"),
    ("0988777", "+84 988 777 666", "[+84 988 777] 666"),
    ("0", "+84 988 777 666", "[+84] 988 777 666"), ("li", "Lý Thị Đào", "[Lý] Thị Đào"),
    ("dao", "Ðào", "[Ðào]"),
    ("hen nie", "H'Hen Niê", "H'[Hen] [Niê]"),
    ("nguyn van", "Nguyễn Văn Bắc", "[Nguy]ễ[n] [Văn] Bắc"), ("zzz", "Lê Ân", "Lê Ân"),
    ("", "Lê Ân", "Lê Ân"), ("an", "", ""), ("b", "ơ̆ B̆", "ơ̆ [B̆]"), ("hoa hoa", "Hoa", "[Hoa]"),
    ("日本", "Ж 日本", "Ж [日本]"), ("a", "\r\nA\r\n", "\r\n[A]\r\n"),
  ]

  @Test func whatWasFoundIsShownWhereItStands() {
    for (query, text, expected) in Self.cases {
      let ranges = SearchQuery(query, readings: []).match([text])?.ranges[0] ?? []
      #expect(bracketed(text, ranges) == expected, "\(query)")
    }
  }

  @Test func aCellShowsItsWordsThoughOthersStandElsewhere() {
    let query = SearchQuery("bac to 12", readings: [])
    let hit = query.match(["Nguyễn Văn Bắc", "Tổ 12", "0912 000 111"])
    #expect(hit?.ranges == [[11..<14], [0..<2, 3..<5], []])
    #expect(query.ranges(in: "Nguyễn Văn Bắc") == [11..<14])
    #expect(query.ranges(in: "Tổ 12") == [0..<2, 3..<5])
    #expect(query.ranges(in: "Lê Ân") == [])
    #expect(SearchQuery("nvb", readings: []).ranges(in: "Nguyễn Văn Bắc").count == 3)
    #expect(SearchQuery("xyz").match(["Lê Ân"])?.score == nil)
  }

  /// Query, its other readings, rows best first.
  @Test func anotherReadingFindsWhatWasMeantAfterWhatWasTyped() {
    let rows = [["Nguyễn Văn An"], ["Lê Văn Bả"], ["Lê Bar"], ["Nguyen Hoa"]]
    var index = SearchIndex()
    for row in rows { index.append(row) }
    #expect(index.rows(matching: SearchQuery("nguyeenx", readings: ["nguyễn"])) == [0, 3])
    #expect(index.rows(matching: SearchQuery("bar", readings: ["bả"])) == [2, 1])
    let hit = SearchQuery("nguyeenx", readings: ["nguyễn"]).match(rows[0])
    #expect(hit?.ranges == [[0..<6]])
    #expect(SearchQuery("bar", readings: ["bả"]).ranges(in: "Lê Bar") == [3..<6])
    #expect(SearchQuery("bar", readings: ["bả"]).ranges(in: "Lê Văn Bả") == [7..<9])
  }

  /// Query typed without an input method, rows best first.
  private static let keyed: [(String, [Int])] = [
    ("nguyeenx", [0, 3]), ("nguyen64", [0, 3]), ("NGUYEENX", [0, 3]), ("nguyeenx vawn", [0]),
    ("nguye64n va8n", [0]), ("var", [0, 1]), ("ddaof", [4]), ("d9ao2", [4]), ("dao2", [4]),
    ("hoaf", [5, 3]), ("hoa2", [5, 3]), ("to 2", [4]), ("to2", [4]), ("h000118", [5]),
    ("bar", [2, 1]),
    ("nguyeenx zzz", []), ("nguyễn", [0, 3]), ("nguyễnx", []),
  ]

  @Test func keysOfTelexAndVNIAreUnderstoodWithoutAnInputMethod() {
    var index = SearchIndex()
    for row in [
      ["Nguyễn Văn An"], ["Lê Văn Bả"], ["Lê Bar"], ["Nguyen Hoa"], ["Trần Đào", "Tổ 2"],
      ["Lê Hoà", "H000118"],
    ] {
      index.append(row)
    }
    for (query, expected) in Self.keyed {
      #expect(index.rows(matching: query) == expected, "\(query)")
    }
    #expect(SearchQuery("nguyeenx").ranges(in: "Nguyễn Văn An") == [0..<6])
  }

  /// Random text of all kinds: each range lies in it, and a lone letter is found where it stands.
  @Test func rangesLieInTheTextWhateverItHolds() {
    let scalars = Array(
      "aĐễơ\u{306}\u{301}\u{323} \u{A0}\u{AD}\u{200D}\n\r.0+-(ŏÐ日🙂𝒜\u{FE0F}ßİ".unicodeScalars)
    var random = Random(state: 91)
    var wrong: [String] = []
    for _ in 0..<3000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<8 { view.append(scalars[Int(random.next() % UInt64(scalars.count))]) }
      let text = String(view)
      guard let hit = SearchQuery("d", readings: []).match([text]) else { continue }
      let characters = Array(text)
      let found = hit.ranges[0].flatMap { range in range.map { $0 } }
      if found.isEmpty
        || !found.allSatisfy({ characters.indices.contains($0) && characters[$0].folds(to: "d") })
      {
        wrong.append(text.debugDescription)
      }
    }
    #expect(wrong == [])
  }

  private func bracketed(_ text: String, _ ranges: [Range<Int>]) -> String {
    var result = ""
    for (offset, character) in text.enumerated() {
      if ranges.contains(where: { $0.lowerBound == offset }) { result += "[" }
      result.append(character)
      if ranges.contains(where: { $0.upperBound == offset + 1 }) { result += "]" }
    }
    return result
  }
}

extension Character {
  /// Whether searching by that letter finds the character.
  fileprivate func folds(to letter: String) -> Bool { String(self).cleanedField.folded == letter }
}
