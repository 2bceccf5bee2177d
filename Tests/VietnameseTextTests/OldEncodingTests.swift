import Testing
import VietnameseText

@Suite struct OldEncodingTests {
  private static let letters = VNI.letters.map { String($0.letter) }

  private static let sentence = "Nguyễn Văn Bắc, Đỗ Thị Hòa, Trương Ước, Kỷ Ỷ Lẫm, Phượng"

  @Test func everyLetterIsReadFromViscii() throws {
    #expect(Self.letters.count == 134)
    var wrong: [String] = []
    for letter in Self.letters {
      for (encoding, name) in [(TextEncoding.viscii, "VISCII"), (.cp1258, "CP1258")] {
        let bytes = try #require(Iconv.bytes(of: "a\(letter)b\(letter)", in: name))
        let line = TextDecoder(encoding).line(bytes)
        if Array(line.text.utf8) != Array("a\(letter)b\(letter)".utf8) || !line.faults.isEmpty {
          wrong.append("\(name) \(letter) \(line.text)")
        }
      }
    }
    #expect(wrong == [])
  }

  /// Capitals with a tone have no place in TCVN3; small letters and the other capitals do.
  @Test func everyLetterIsReadFromTCVN3() throws {
    var wrong: [String] = []
    for letter in Self.letters {
      let isLost = letter.lowercased() != letter && !"ĂÂĐÊÔƠƯ".contains(letter)
      let written = isLost ? letter.lowercased() : letter
      let bytes = try #require(Iconv.bytes(of: "x\(written)", in: "TCVN5712-1"))
      let line = TextDecoder(.tcvn3, capitals: .keep).line(bytes)
      let capital = TextDecoder(.tcvn3, capitals: .all).line(bytes)
      if line.text != "x\(written)" || capital.text != "X\(letter.uppercased())"
        || !line.faults.isEmpty
      {
        wrong.append("\(letter) \(line.text) \(capital.text)")
      }
    }
    #expect(wrong == [])
  }

  @Test func everyLetterIsReadFromVNI() {
    var wrong: [String] = []
    for (letter, spelling) in VNI.letters {
      let bytes = "x\(spelling)x".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      for line in [TextDecoder(.vni).line(bytes), TextDecoder(.vni).line("x\(spelling)x".utf8)]
      where line.text != "x\(letter)x" || !line.faults.isEmpty {
        wrong.append("\(letter) \(spelling) \(line.text)")
      }
    }
    #expect(wrong == [])
  }

  /// Every byte alone against the system's tables; 80 to 9F of TCVN3 are signs of Windows.
  @Test func everyByteMeansWhatTheSystemSays() {
    var wrong: [String] = []
    let pages: [(TextEncoding, String, ClosedRange<UInt8>)] = [
      (.viscii, "VISCII", 0x01...0xFF), (.cp1258, "CP1258", 0x01...0xFF),
      (.tcvn3, "TCVN5712-1", 0xA0...0xFF), (.tcvn3, "CP1252", 0x80...0x9F),
    ]
    for (encoding, name, range) in pages {
      for byte in range where byte != 0x0A {
        let line = TextDecoder(encoding, capitals: .keep).line([0x6F, byte])
        let expected = Iconv.text(of: [0x6F, byte], in: name)
        if line.text != expected ?? "o\u{FFFD}" || line.faults != (expected == nil ? [1] : []) {
          wrong.append("\(name) \(byte): \(line.text) \(expected ?? "nothing")")
        }
      }
    }
    #expect(wrong == [])
  }

  /// Encoding, text as a program shows it that took the bytes for Windows-1252, what it means.
  private static let shown: [(TextEncoding, String, String)] = [
    (.tcvn3, "NguyÔn V¨n B¾c, §ç ThÞ Hßa", "Nguyễn Văn Bắc, Đỗ Thị Hòa"),
    (.tcvn3, "T\u{AD}¬ng lai “®Ñp” – 30°C", "Tương lai “đẹp” – 30°C"),
    (.tcvn3, "§éc lËp – Tù do – H¹nh phóc", "Độc lập – Tự do – Hạnh phúc"),
    (.vni, "Nguyeãn Vaên Baéc, Ñoã Thò Hoøa", "Nguyễn Văn Bắc, Đỗ Thị Hòa"),
    (.vni, "ÑOÄC LAÄP “TÖÏ DO” – HAÏNH PHUÙC", "ĐỘC LẬP “TỰ DO” – HẠNH PHÚC"),
    (.vni, "AÙi Vy, Aùnh, Öôùc, Kyõ, Mî", "Ái Vy, Ánh, Ước, Kỹ, Mỵ"),
    (.viscii, "Nguy\u{AD}n Vån B¡c", "Nguyễn Văn Bắc"), (.viscii, "Phßþng", "Phượng"),
    (.cp1258, "NguyêÞn Vãn", "Nguyễn Văn"), (.cp1258, "Ho\u{F2}a", "Họa"),
    (.tcvn3, "Đã đúng Nguyễn", "Đó đỳng Nguyễn"),
  ]

  @Test func textReadAsWindows1252IsReadAnew() {
    for (encoding, shown, expected) in Self.shown {
      #expect(TextDecoder(encoding).line(shown.utf8).text == expected, "\(shown)")
      #expect(TextDecoder(encoding).text(shown) == expected, "\(shown)")
    }
  }

  /// TCVN3 text, what it means with capitals guessed.
  private static let capitals: [(String, String)] = [
    ("céng hßa x· héi", "cộng hòa xã hội"), ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
    ("NGUYÔN V¡N AN", "NGUYỄN VĂN AN"), ("Tæ 2", "Tổ 2"), ("Lý Tó", "Lý Tú"), ("Y Ên", "Y ấn"),
    ("Hä tªn: NGUYÔN THÞ Tó", "Họ tên: NGUYỄN THỊ Tú"), ("1;Lª THÞ Tó;Tæ 2", "1;LÊ THỊ TÚ;Tổ 2"),
    ("UBND x· Hßa B×nh", "UBND xã Hòa Bình"), ("®¶ng", "đảng"), ("Q§-UBND sè 5", "QĐ-UBND số 5"),
  ]

  @Test func capitalsThatTheFontWouldShowAreGuessed() {
    for (shown, expected) in Self.capitals {
      #expect(TextDecoder(.tcvn3).text(shown) == expected, "\(shown)")
    }
    #expect(TextDecoder(.tcvn3, capitals: .keep).text("NGUYÔN") == "NGUYễN")
    #expect(TextDecoder(.tcvn3, capitals: .all).text("céng hßa") == "CỘNG HÒA")
  }

  /// Encoding, bytes, text, places of what has no meaning.
  private static let faulty: [(TextEncoding, [UInt8], String, [Int])] = [
    (.utf8, [0x61, 0xE1, 0xBB], "a\u{FFFD}", [1]),
    (.utf8, [0xED, 0xA0, 0x80, 0x62], "\u{FFFD}\u{FFFD}\u{FFFD}b", [0, 1, 2]),
    (.utf8, [0xC3, 0xA1, 0xFF, 0x63], "á\u{FFFD}c", [2]), (.utf8, [], "", []),
    (.vni, [0x61, 0x81, 0x62], "a\u{FFFD}b", [1]), (.vni, [0xF8, 0x61], "øa", [0]),
    (.vni, [0x4E, 0x67, 0x75, 0x79, 0x65], "Nguye", []), (.vni, [0x61, 0xF8, 0xF8], "àø", [2]),
    (.cp1258, [0xEC, 0x61], "\u{301}a", [0]), (.cp1258, [0x61, 0x9D], "a\u{FFFD}", [1]),
    (.tcvn3, [0x81, 0xD4], "\u{FFFD}ễ", [0]), (.tcvn3, [0x33, 0xB0], "3°", []),
    (.tcvn3, [0x65, 0xAA, 0xB3], "eế", []), (.cp1258, [0xEA, 0xDE], "ễ", []),
  ]

  @Test func whatHasNoMeaningIsToldAndTheRestKept() {
    for (encoding, bytes, text, faults) in Self.faulty {
      let line = TextDecoder(encoding).line(bytes)
      #expect(Array(line.text.unicodeScalars) == Array(text.unicodeScalars), "\(encoding) \(bytes)")
      #expect(line.faults == faults, "\(encoding) \(bytes)")
    }
  }

  @Test func anyBytesAreReadAndStayLinesOfText() {
    var random = Random(state: 1258)
    var wrong: [[UInt8]] = []
    for _ in 0..<600 {
      let bytes = (0..<(random.next() % 24)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        .filter { $0 != 0x0A }
      for encoding in TextEncoding.allCases {
        let line = TextDecoder(encoding).line(bytes)
        let isOrdered = zip(line.faults, line.faults.dropFirst()).allSatisfy { $0 < $1 }
        if !isOrdered || line.faults.contains(where: { !bytes.indices.contains($0) }) {
          wrong.append(bytes)
        }
        if encoding != .utf8, Array(line.text.composed.utf8) != Array(line.text.utf8) {
          wrong.append(bytes)
        }
      }
      _ = EncodingGuess(bytes).encoding
    }
    #expect(wrong == [])
  }

  private static let names = [
    "utf8", "UTF-8", "TCVN3", "abc", "vni-windows", "VISCII", "Windows-1258",
  ]

  @Test func encodingsAreKnownByTheirNames() {
    #expect(
      Self.names.map { TextEncoding(name: $0) } == [
        .utf8, .utf8, .tcvn3, .tcvn3, .vni, .viscii, .cp1258,
      ])
    #expect(TextEncoding(name: "VPS") == nil)
    #expect(TextEncoding.allCases.map { TextEncoding(name: $0.rawValue) } == TextEncoding.allCases)
  }
}
