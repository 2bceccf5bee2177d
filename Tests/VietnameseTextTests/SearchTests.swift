import Testing
import VietnameseText

@Suite struct SearchTests {
  private static let rows: [[String]] = [
    ["Nguyễn Văn Bắc", "Tổ 2", "0912 345 678"],  // 0
    ["Nguyễn Thị Hoà", "Tổ 12", "001075000123"],  // 1
    ["Trần Hòa Bình", "Tổ 3", "+84 988 777 666"],  // 2
    ["Nguyên Bá", "Tổ 3", ""],  // 3
    ["Lý Thị Đào", "Tổ 1", ""],  // 4
    ["Lí Văn Dao", "Tổ 1", ""],  // 5
    ["Mai Văn Thuỷ", "Khu 5", ""],  // 6
    ["Phạm Thị Hoa", "Tổ Hòa Bình", ""],  // 7
    ["H'Hen Niê", "Cư M'gar", ""],  // 8
  ]

  private static let index: SearchIndex = {
    var index = SearchIndex()
    for row in rows { index.append(row) }
    return index
  }()

  /// Query, rows in the order shown.
  private static let cases: [(String, [Int])] = [
    ("", Array(0...8)), ("  ", Array(0...8)), ("bac ng", [0]), ("ng bac", [0]),
    ("nguyen thi hoa", [1]), ("NGUYỄN THỊ HÒA", [1]), ("nvb", [0]), ("nv", [0]), ("hn", [8]),
    ("hoa binh", [2, 7]), ("hòa bình", [2, 7]), ("hoà bình", [2, 7]),
    ("ho\u{300}a bi\u{300}nh", [2, 7]), ("hoa\u{300} bi\u{300}nh", [2, 7]),
    ("nguyên", [3, 0, 1]), ("nguyễn", [0, 1, 3]), ("đào", [4, 5]), ("dao", [5, 4]),
    ("Ðào", [4, 5]),
    ("hoa", [7, 1, 2]), ("hoà", [1, 2, 7]), ("thủy", [6]), ("thuỷ", [6]), ("lý", [4, 5]),
    ("li", [5, 4]), ("mai", [6]), ("may", []), ("tổ 12", [1]), ("to 2", [0]), ("0912345", [0]),
    ("0912 345", [0]), ("0912.345.678", [0]), ("345678", [0]), ("0988777", [2]),
    ("+84 912 345 678", [0]), ("1075000", [1]), ("bac 0912345", [0]), ("guyen", [3, 0, 1]),
    ("nguyn van", [0]), ("hen nie", [8]), ("m'gar", [8]), ("mgar", [8]), ("zzz", []),
    ("'", Array(0...8)),
    ("tổ 1 lý", [4, 5]), ("b", [0, 2, 3, 7]),
    ("ngbac", [0]),
  ]

  @Test func aQueryFindsRowsBestFirst() {
    for (query, expected) in Self.cases {
      #expect(Self.index.rows(matching: query) == expected, "\(query)")
    }
    #expect(Self.index.count == Self.rows.count)
  }

  /// Looking through many rows takes short cuts that scoring each of them does not.
  @Test func noShortCutMissesARow() {
    let words = [
      "Nguyễn", "Lý", "Lí", "Quý", "Hoà", "Bắc", "Ngọc", "0912 345 678", "Tổ 12", "H'Hen", "n",
    ]
    var random = Random(state: 12)
    var rows: [[String]] = []
    var index = SearchIndex()
    for _ in 0..<300 {
      let row = (0..<3).map { _ in words[Int(random.next() % UInt64(words.count))] }
      rows.append([row.joined(separator: " "), row[0]])
      index.append(rows[rows.count - 1])
    }
    let queries = [
      "n", "ng", "li", "lý", "quí ng", "ln", "lnb", "0912345", "12", "hoa bac", "yễ", "uye",
      "t 1",
    ]
    for text in queries {
      let query = SearchQuery(text)
      let scores = rows.map { query.score($0) ?? -1 }
      let found = scores.indices.filter { scores[$0] >= SearchQuery.looseScores }
      #expect(index.rows(matching: query) == found.sorted { (scores[$0], $1) > (scores[$1], $0) })
    }
  }

  @Test func scoringOneTextAgreesWithSearchingMany() {
    for (query, expected) in Self.cases where !SearchQuery(query).isBlank {
      let query = SearchQuery(query)
      let scores = Self.rows.map { query.score($0) }
      let hasGood = scores.contains { ($0 ?? 0) >= SearchQuery.looseScores }
      let found = scores.indices
        .filter { row in scores[row].map { !hasGood || $0 >= SearchQuery.looseScores } ?? false }
        .sorted { (scores[$0] ?? 0, $1) > (scores[$1] ?? 0, $0) }
      #expect(found == expected)
    }
    #expect(SearchQuery("").score(["Lê Ân"]) == 0)
    #expect(SearchQuery("a").score([]) == nil)
  }
}
