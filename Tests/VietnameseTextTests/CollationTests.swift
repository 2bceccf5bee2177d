import Foundation
import Testing
import VietnameseText

@Suite struct CollationTests {
  /// People in the order a Vietnamese list has them (CLDR `vi` on given, family, middle name).
  private static let people = """
    Nguyễn Văn An; Trần Thị Ánh; Lê Ân; Đỗ Hữu Ẩn; Vũ Văn Bang; Hoàng Bảo; Phạm Văn Bắc; \
    Nguyễn Thị Bằng; Lò Văn Bình; Nguyễn Văn Cảnh; Nguyễn Văn Cẩm; Đặng Thị Dung; Bùi Văn Dũng; \
    Hồ Thị Đào; Trần Quang Đạo; Võ Văn Đức; Ngô Văn Em; Lê Thị Êm; Phan Thị Hà; Phan Thị Hạ; \
    Nguyễn Hải; Nguyễn Thị Hạnh; Nguyễn Thị Hằng; Nguyễn Thị Hân; Nguyễn Thị Hoa; Nguyễn Thị Hòa; \
    Nguyễn Thị Hóa; Trần Văn Hồ; Trần Văn Hổ; Trần Văn Hộ; Dương Văn Hợp; Y Bhin Kbuôr; \
    Nguyễn Thị Minh Khai; Đinh Thị Lan; Nguyễn Thị Lan; Nguyễn Văn Lan; Lê Xuân Nam; Trần Văn Nam; \
    H'Hen Niê; Nguyễn Thị Oanh; Lê Văn Ôn; Trần Thị Ơn; Trương Văn Quý; Lý Văn Tú; Lý Thị Tư; \
    Lý Văn Tự; Cao Văn Út; Cao Văn Ước; Mai Thị Vy; Mai Thị Xuân; Mai Thị Ý; Mai Thị Yến
    """.split(separator: ";").map { String($0).cleanedField }

  @Test func peopleAreListedByGivenNameThenFamilyThenMiddle() {
    var shuffled = Self.people
    var random = Random(state: 366)
    shuffled.shuffle(using: &random)
    #expect(shuffled != Self.people)
    shuffled.sort { CollationKey(personName: $0) < CollationKey(personName: $1) }
    #expect(shuffled == Self.people)
  }

  /// Some 1,500 names as ICU's collation `vi` lists them by given, family and middle name, equal
  /// ones on one line; `icu/compare.py` made the file and compares many more.
  ///
  /// Two things differ from ICU on purpose. Where the tone of oa, oe and uy is written does not
  /// matter here; the file has such names on one line. Numbers go by value here and by digits
  /// there; the file has none.
  @Test func namesGoInTheOrderOfICU() throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let text = try String(contentsOfFile: "/\(folder)/icu/names-in-icu-order.txt", encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ";").map { String($0).cleanedField }
    }
    #expect(lines.count > 1400)
    var names = lines.flatMap(\.self)
    var random = Random(state: 2026)
    names.shuffle(using: &random)
    let sorted = names.map { (CollationKey(personName: $0), $0) }.sorted { $0.0 < $1.0 }
    var found: [[String]] = []
    var previous: CollationKey?
    for (key, name) in sorted {
      if key == previous { found[found.count - 1].append(name) } else { found.append([name]) }
      previous = key
    }
    let wrong = zip(found, lines).filter { Set($0) != Set($1) }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    #expect(found.count == lines.count)
  }

  /// Each list is in ascending order.
  private static let ascending: [[String]] = [
    ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ậ", "b", "c", "d", "đ", "e", "ê", "g"],
    ["", "_", "-", ".", "'", "(", "@", "$", "–", "0", "9", "a", "z", "Ж", "日"],
    ["Tổ", "Tổ 1", "Tổ 2", "Tổ 02", "Tổ 12", "Tổ 12a", "Tổ 100", "Tổ dân phố 1"],
    ["má hồng", "ma túy"], ["hoa", "Hoa", "HOA", "hòa", "hóa", "hoan"],
    ["An Bình", "Anh"], ["n", "ñ", "ng"], ["o", "ọ", "ŏ", "ọ\u{306}", "ô", "ô\u{306}", "ơ"],
    ["bz", "ƀ", "Ƀ", "ƀa", "c", "č", "ç"], ["H'Hen", "Hen"],
    ["99999999999999999999", "123456789012345678901"],
  ]

  @Test func lettersComeBeforeTonesBeforeCaseAndNumbersGoByValue() {
    for list in Self.ascending {
      for (left, right) in zip(list, list.dropFirst()) {
        #expect(CollationKey(text: left) < CollationKey(text: right), "\(left) < \(right)")
        #expect(!(CollationKey(text: right) < CollationKey(text: left)), "\(left) < \(right)")
      }
    }
  }

  private static let equal: [(String, String)] = [
    ("hoà", "hòa"), ("thuỷ", "thủy"), ("Nguye\u{302}\u{303}n", "Nguyễn"), ("Ðức", "Đức"),
    ("ngoài", "ngòai"), (" Lê  Ân", "Lê Ân"),
  ]

  @Test func oneWordInTwoSpellingsHasOneKey() {
    for (left, right) in Self.equal {
      #expect(CollationKey(text: left) == CollationKey(text: right), "\(left) = \(right)")
    }
  }

  @Test func sortingManyAtOnceKeepsEqualOnesAsTheyStood() {
    let names = Self.people.reversed() + ["Trần Thị Hoà", "Trần Thị Hòa", "Lê Ân", ""]
    let keys = names.map { CollationKey(personName: $0) }
    let order = CollationKey.order(of: keys)
    #expect(order == names.indices.sorted { (keys[$0], $0) < (keys[$1], $1) })
    #expect(CollationKey.order(of: []) == [])
  }

  @Test func familyFirstFollowsTheNameAsRead() {
    let names = ["Đinh An", "Lê Thị Bình", "Lê Văn An", "Lê Văn Bắc"]
    let sorted = names.reversed().sorted {
      CollationKey(familyFirst: $0) < CollationKey(familyFirst: $1)
    }
    #expect(sorted == names)
  }

  /// Name, family, middle, given, suffix, initials.
  private static let names: [[String]] = [
    ["Nguyễn Văn Bắc", "Nguyễn", "Văn", "Bắc", "", "nvb"],
    ["Đỗ Thị Minh Khai", "Đỗ", "Thị Minh", "Khai", "", "dtmk"],
    ["Lê Ân", "Lê", "", "Ân", "", "la"], ["Bắc", "", "", "Bắc", "", "b"],
    ["", "", "", "", "", ""], ["2", "", "", "2", "", "2"], ["(A)", "", "", "(A)", "", "a"],
    ["Lê Thị Hoa (A)", "Lê", "Thị", "Hoa", "(A)", "lth"],
    ["Lê Thị Hoa(B)", "Lê", "Thị", "Hoa", "(B)", "lth"],
    ["Lê Thị Hoa 2", "Lê", "Thị", "Hoa", "2", "lth"],
    ["Lê Hoa (em út)", "Lê", "", "Hoa", "(em út)", "lh"], ["a)", "", "", "a)", "", "a"],
    ["H'Hen Niê", "H'Hen", "", "Niê", "", "hn"], ["Hoa 1 (A)", "", "", "Hoa", "1 (A)", "h"],
  ]

  @Test func aNameIsFamilyMiddleAndGivenWithoutWhatTellsNamesakesApart() {
    for row in Self.names {
      let name = PersonName(row[0])
      #expect(
        [name.family, name.middle, name.given, name.suffix, name.initials] == Array(row[1...]))
    }
    #expect(
      CollationKey(personName: "Lê Thị Hoa (A)") < CollationKey(personName: "Lê Thị Hoa (B)"))
  }
}
