import Testing
import VietnameseText

/// The examples of the pages on search, order and old encodings.
@Suite struct TextArticleTests {
  @Test func theExamplesOfFindingHold() {
    var index = SearchIndex()
    index.append(["Nguyễn Văn Bắc", "Tổ 2", "0912 345 678"])
    index.append(["Trần Thị Hoà", "Tổ 12", "0988 777 666"])
    index.append(["Lý Thị Đào", "Tổ 3", ""])
    let queries = ["bac ng", "tth", "hòa", "0912345", "lí", "nguyn", "nguyeenx", "nguyen64"]
    #expect(
      queries.map { index.rows(matching: $0) } == [[0], [1], [1], [0], [2], [0], [0], [0]])

    let query = SearchQuery("bac ng")
    #expect(query.ranges(in: "Nguyễn Văn Bắc") == [0..<2, 11..<14])
    #expect(query.match(["Nguyễn Văn Bắc", "Tổ 2"])?.ranges == [[0..<2, 11..<14], []])
    #expect(SearchQuery("hn", readings: ["hà nội"]).ranges(in: "Hà Nội") == [0..<1, 3..<4])
  }

  @Test func theExamplesOfOrderHold() {
    let names = ["Trần Văn Nam", "Đỗ Hữu Ẩn", "Lê Xuân Nam", "Nguyễn Văn An"]
    #expect(CollationKey.order(of: names.map { CollationKey(personName: $0) }) == [3, 1, 2, 0])
    #expect(CollationKey.order(of: names.map { CollationKey(familyFirst: $0) }) == [1, 2, 3, 0])
  }

  @Test func theExamplesOfOldEncodingsHold() {
    #expect(TextDecoder(.tcvn3).text("NguyÔn V¨n B¾c") == "Nguyễn Văn Bắc")
    #expect(TextDecoder(.vni).text("Ñoã Thò Hoøa") == "Đỗ Thị Hòa")
    #expect(TextDecoder(.vni).line([0x48, 0x6F, 0xF8, 0x61]).text == "Hòa")
    #expect(
      TextDecoder(.viscii).text("Nguy\u{AD}n Vån B¡c, Ð² Th¸ Hòa") == "Nguyễn Văn Bắc, Đỗ Thị Hòa")
    #expect(
      TextDecoder(.cp1258).text("NguyêÞn Vãn Bãìc, ÐôÞ Thiò HoÌa") == "Nguyễn Văn Bắc, Đỗ Thị Hòa")
    let guess = EncodingGuess("Nguyeãn Vaên Baéc, Ñoã Thò Hoøa".utf8)
    #expect(guess.encoding == .vni)
    #expect(guess.candidates.first?.percent == 100)
    #expect(guess.candidates.first?.preview == ["Nguyễn Văn Bắc, Đỗ Thị Hòa"])
    let capitals = TextDecoder.Capitals.allCases.map {
      TextDecoder(.tcvn3, capitals: $0).text("NGUYÔN THÞ Lý")
    }
    #expect(capitals == ["NGUYễN THị Lý", "NGUYỄN THỊ Lý", "NGUYỄN THỊ LÝ"])
    let line = TextDecoder(.cp1258).line([0x61, 0x9D, 0x62])
    #expect(line == TextDecoder.Line(text: "a\u{FFFD}b", faults: [1]))
  }
}
