import VietnameseText

/// 200,000 invented names, and the measurements on them alone.
struct TextBench {
  private let names: [String]

  init(count: Int = 200_000) {
    let families = Self.words(
      "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lý H'"
    )
    let middles = Self.words(
      "Văn Văn Thị Thị Hữu Đức Minh Ngọc Quốc Xuân Thu Hồng Thanh Kim Gia Bảo")
    let given = Self.words(
      "An Ân Ánh Bằng Bình Bắc Cường Cúc Dung Dũng Duyên Đào Đạt Đức Giang Hà Hải Hạnh Hằng Hiếu Hoa "
        + "Hòa Hoàn Hùng Hương Khánh Kiên Lan Liên Linh Long Lý Mai Mỹ Nam Nga Ngân Nhung Oanh Phú "
        + "Phượng Quân Quý Sơn Tâm Thảo Thắng Thủy Tiến Trang Trí Tuấn Tuyết Uyên Vân Việt Xuân Yến Ý"
    )
    var state: UInt64 = 200_000
    func next(_ words: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    names = (0..<count).map { _ in
      "\(next(families)) \(next(middles)) \(next(middles)) \(next(given))"
    }
  }

  func lines() -> [Line] {
    [folding(), cleaning(), sorting()] + finding()
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private func folding() -> Line {
    Line("fold \(names.count) names", beside: "Foundation, folding(options:) and đ") {
      for name in names { Self.keep(name.folded) }
    } peer: {
      for name in names { Self.keep(Peers.foldedWithStroke(name)) }
    }
  }

  private func cleaning() -> Line {
    Line("clean \(names.count) names", beside: "Foundation, composed and trimmed") {
      for name in names { Self.keep(name.cleanedField) }
    } peer: {
      for name in names { Self.keep(Peers.cleaned(name)) }
    }
  }

  private func sorting() -> Line {
    Line(
      "keys and order of \(names.count) names", beside: "Foundation, compare(locale:)", rounds: 1
    ) {
      _ = CollationKey.order(of: names.map { CollationKey(personName: $0) })
    } peer: {
      _ = Peers.sorted(names)
    }
  }

  /// The first letters of a name, a whole name, initials, and keys of Telex.
  private func finding() -> [Line] {
    var index = SearchIndex()
    for name in names { index.append([name]) }
    return ["n", "nguyen", "thi hoa", "nvb", "hoà", "nguyeenx vawn"].map { query in
      Line("find “\(query)”", beside: "Foundation, range(of:) without marks", rounds: 3) {
        _ = index.rows(matching: query)
      } peer: {
        _ = Peers.matchingWithoutMarks(query, in: names)
      }
    }
  }

  /// Keeps the work from being left out.
  @inline(never)
  private static func keep(_ text: String) {}
}
