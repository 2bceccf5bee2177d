import Testing
import VietnameseText

/// The examples of the module's pages.
struct TypingArticleTests {
  @Test func theExamplesOfTypingHold() {
    var word = TypedWord(method: .telex)
    for key in "tieengs" { _ = word.type(key) }
    #expect(word.text == "tiếng")
    word.deleteBackward()
    #expect(word.text == "tiến")
    _ = word.type("f")
    #expect(word.text == "tiền" && word.keys == "tieensf")
    let takesBlank = word.type(" ")
    #expect(!takesBlank)

    var session = TypingSession(method: .telex)
    var before = Array("Tổ ")
    session.type("a", after: before).apply(to: &before)
    session.type("s", after: before).apply(to: &before)
    #expect(String(before) == "Tổ á")
    session.deleteBackward(after: before).apply(to: &before)
    session.endWord()
    session.toggleKeys(after: before)?.apply(to: &before)
    #expect(String(before) == "Tổ ")

    let keys = [
      "tieengs", "tiengse", "tieesng", "nguoiwf", "ass", "gooongf", "HDDND", "QDD", "UBNDTX",
    ]
    #expect(
      keys.map { TypedLine.text($0, .telex) } == [
        "tiếng", "tiếng", "tiếng", "người", "as", "goòng", "HĐND", "QĐ", "UBNDTX",
      ])
    #expect(TypedLine.text("Uyr ban nhaan daan", .telex) == "Ủy ban nhân dân")
    #expect(TypedLine.text("quys II<BS>", .telex) == "quý I")
  }

  @Test func theExamplesOfTheModuleHold() {
    #expect("Nguyễn Thị Hoà, Đắk Lắk".folded == "nguyen thi hoa, dak lak")
    var index = SearchIndex()
    for name in ["Nguyễn Văn Bắc", "Trần Thị Bạc", "Đỗ Bá Cường"] { index.append([name]) }
    #expect(index.rows(matching: "bac ng") == [0])
    #expect(index.rows(matching: "bạc") == [1, 0])
    #expect(index.rows(matching: "do") == [2])

    let names = ["Đỗ Thị Ánh", "Dương Văn An", "Nguyễn Ân", "Lê Thị Anh"]
    let byGivenName = names.sorted { CollationKey(personName: $0) < CollationKey(personName: $1) }
    #expect(byGivenName == ["Dương Văn An", "Lê Thị Anh", "Đỗ Thị Ánh", "Nguyễn Ân"])
    let groups = ["Tổ 12", "Tổ 2", "Đội 1"]
    let inOrder = groups.sorted { CollationKey(text: $0) < CollationKey(text: $1) }
    #expect(inOrder == ["Đội 1", "Tổ 2", "Tổ 12"])
    #expect(CollationKey(text: "hòa") == CollationKey(text: "hoà"))
    #expect(PersonName("Nguyễn Thị Minh Khai").given == "Khai")

    let pasted = "  Nguye\u{302}\u{303}n\u{A0} Va\u{306}n\u{200B} An "
    #expect(Array(pasted.cleanedField.utf8) == Array("Nguyễn Văn An".utf8))
    #expect("e\u{323}\u{302}".composed.unicodeScalars.count == 1)
    #expect("Lê \u{202E}nÂ".displaySafe == "Lê ?nÂ")

    #expect("Nguyễn".columns == 6 && "Nguye\u{302}\u{303}n".columns == 6 && "日本".columns == 4)
    #expect("Nguyễn Văn An".clipped(to: 8) == "Nguyễn …")
    #expect("Hòa".padded(to: 6) == "Hòa   ")
    #expect("12".padded(to: 4, alignment: .trailing) == "  12")
  }
}
