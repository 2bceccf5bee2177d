import Terminal
import Testing
import VietnameseText

struct FrameTests {
  /// A text, the width it is given, and what a frame of 10 columns shows of it.
  static let writings: [(String, Int?, TextAlignment, String, Int)] = [
    ("Nguyễn", nil, .leading, "Nguyễn", 6),
    ("Nguye\u{302}\u{303}n", nil, .leading, "Nguyễn", 6),  // base and marks share one place
    ("Nguyễn Thị Ánh", nil, .leading, "Nguyễn Th…", 10),
    ("Nguyễn Thị", 10, .leading, "Nguyễn Thị", 10),
    ("Nguyễn", 5, .leading, "Nguy…", 5),
    ("1.043", 8, .trailing, "   1.043", 8),
    ("giữa", 8, .center, "  giữa", 8),
    ("漢字漢字漢字", nil, .leading, "漢字漢字…", 9),
    ("漢字", 3, .leading, "漢…", 3),
    ("\u{301}a", nil, .leading, "a", 1),  // a mark without a letter has no place of its own
    ("xyz", 0, .leading, "", 0),
  ]

  @Test func textIsCutBetweenGraphemesAndPadded() {
    for (text, width, alignment, shown, columns) in Self.writings {
      var frame = Frame(size: Size(rows: 1, columns: 10))
      let written = frame.write(
        text, at: Position(row: 0, column: 0), width: width, alignment: alignment)
      #expect(frame.text == shown && written == columns, "\(text) in \(String(describing: width))")
    }
  }

  @Test func nothingHarmsOrLeavesTheFrame() {
    var frame = Frame(size: Size(rows: 2, columns: 6))
    frame.write("\u{1B}[31m\n\u{7}", at: Position(row: 0, column: 0))
    frame.write("ra ngoài", at: Position(row: 2, column: 0))
    frame.write("ra ngoài", at: Position(row: -1, column: 0))
    frame.write("ra ngoài", at: Position(row: 0, column: 6))
    frame.write("漢漢ab", at: Position(row: 1, column: -3))
    frame.fill(Rect(row: -5, column: 5, rows: 50, columns: 50), with: "x")
    frame.restyle(Rect(row: 1, column: -9, rows: 9, columns: 99), style: .good)
    let isHarmless = frame.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }
    #expect(isHarmless)
    #expect(frame.text.hasSuffix("\n ab  x"))
    #expect(Frame(size: Size(rows: -1, columns: 5)).text == "")
  }

  @Test func halfOverwrittenWideCharactersVanish() {
    var frame = Frame(size: Size(rows: 1, columns: 6))
    frame.write("漢字漢", at: Position(row: 0, column: 0))
    frame.write("a", at: Position(row: 0, column: 1))
    frame.write("b", at: Position(row: 0, column: 2))
    #expect(frame.text == " ab 漢")
  }

  @Test func goldenTextSaysWhatIsMeant() {
    var frame = Frame(size: Size(rows: 4, columns: 24))
    frame.write("Sổ Xã", at: Position(row: 0, column: 1), style: .title)
    frame.rule(row: 1)
    frame.verticalRule(column: 10, rows: 2..<4)
    frame.write("▸ Nguyễn Bắc", at: Position(row: 2, column: 0), width: 20)
    frame.write("7", at: Position(row: 2, column: 22), style: .figure)
    frame.write("Bắc", at: Position(row: 2, column: 9), style: .match)
    frame.restyle(Rect(row: 2, column: 2, rows: 1, columns: 22), style: .selected)
    frame.cursor = Position(row: 2, column: 2)
    #expect(
      frame.styledText == """
         Sổ Xã
        ────────────────────────
        ▸ Nguyễn Bắc          7
                  │
        0:1+5 title
        1:0+24 rule
        2:2+7 selected
        2:9+3 selectedMatch
        2:12+10 selected
        2:22+1 selectedFigure
        2:23+1 selected
        3:10+1 rule
        cursor 2:2
        """)
  }

  @Test func onlyWhatChangedIsPainted() {
    var old = Frame(size: Size(rows: 3, columns: 8))
    old.write("a漢b", at: Position(row: 1, column: 0))
    var new = old
    #expect(FrameDiff(from: old, to: new).runs.isEmpty)
    new.write("x", at: Position(row: 1, column: 3))
    new.write("yz", at: Position(row: 1, column: 6), style: .good)
    let runs = FrameDiff(from: old, to: new).runs
    #expect(runs.map(\.column) == [3, 6] && runs.map(\.row) == [1, 1])
    #expect(runs.last?.glyphs == [Glyph("y", .good), Glyph("z", .good)])
    #expect(FrameDiff(from: nil, to: new).glyphCount == 24)
    #expect(FrameDiff(from: Frame(size: Size(rows: 1, columns: 1)), to: new).glyphCount == 24)
  }

  @Test func panelsAreCutAtTheEdge() {
    var panel = Frame(size: Size(rows: 2, columns: 4))
    panel.write("漢ab", at: Position(row: 0, column: 0), style: .key)
    var frame = Frame(size: Size(rows: 1, columns: 5))
    frame.draw(panel, at: Position(row: 0, column: 2))
    #expect(frame.text == "  漢a")
    frame.draw(panel, at: Position(row: 0, column: -1))
    #expect(frame.text == " ab a")
  }

  @Test func standInsArePlainAndAsWide() {
    for (sign, standIn) in asciiStandIns {
      #expect(standIn.isASCII && sign.columns == standIn.columns, "\(sign)")
    }
  }
}
