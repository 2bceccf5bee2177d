import Testing
import VietnameseText

@Suite struct ColumnsTests {
  private static let widths: [(String, Int)] = [
    ("", 0), ("Nguyễn", 6), ("Nguye\u{302}\u{303}n", 6), ("ê\u{306}", 1), ("\u{301}", 0),
    ("日本", 4), ("🙂", 2), ("👩\u{200D}👧", 2), ("🇻🇳", 2), ("→ ✓ ₫ …", 7), ("─│┌", 3), ("\u{200B}", 0),
    ("\u{AD}", 1), ("\u{A0}\u{202F}", 2), ("\u{1B}", 0), ("ก\u{E31}", 1), ("한", 2), ("ｶ", 1),
    ("！", 2),
  ]

  @Test func widthCountsColumnsNotScalars() {
    for (text, columns) in Self.widths {
      #expect(text.columns == columns, "\(text.debugDescription)")
      #expect(text.reduce(0) { $0 + $1.columns } == columns, "\(text.debugDescription)")
    }
  }

  /// Text, columns, with ellipsis, without.
  private static let clips: [(String, Int, String, String)] = [
    ("Nguyễn", 6, "Nguyễn", "Nguyễn"), ("Nguyễn", 5, "Nguy…", "Nguyễ"), ("Nguyễn", 1, "…", "N"),
    ("Nguyễn", 0, "", ""), ("Nguyễn", -1, "", ""),
    ("Nguye\u{302}\u{303}n Ân", 6, "Nguye\u{302}\u{303}…", "Nguyễn"),
    ("日本語", 4, "日…", "日本"), ("日本語", 3, "日…", "日"), ("日", 1, "…", ""), ("🇻🇳🇻🇳", 3, "🇻🇳…", "🇻🇳"),
  ]

  @Test func clippingNeverSplitsALetterAndNeverExceedsItsColumns() {
    for (text, columns, withEllipsis, without) in Self.clips {
      #expect(text.clipped(to: columns) == withEllipsis)
      #expect(text.clipped(to: columns, ellipsis: false) == without)
      #expect(text.clipped(to: columns).columns <= max(0, columns))
    }
  }

  private static let pads: [(String, Int, TextAlignment, String)] = [
    ("Bắc", 5, .leading, "Bắc  "), ("Bắc", 5, .trailing, "  Bắc"), ("Bắc", 6, .center, " Bắc  "),
    ("Bắc", 2, .leading, "B…"), ("日本", 3, .trailing, "日…"), ("日本語", 4, .leading, "日… "),
    ("", 2, .center, "  "), ("Bắc", 0, .leading, ""),
  ]

  @Test func paddingFillsExactlyItsColumns() {
    for (text, columns, alignment, expected) in Self.pads {
      #expect(text.padded(to: columns, alignment: alignment) == expected)
    }
  }

  private static let displays: [(String, String)] = [
    ("Nguyễn Văn Bắc – 5 ₫ → ✓", "Nguyễn Văn Bắc – 5 ₫ → ✓"), ("a\u{1B}[31mb", "a?[31mb"),
    ("a\u{9B}b\u{7F}\u{0}", "a?b??"), ("Lê\u{202E}nÂ", "Lê?nÂ"), ("a\u{200B}b\u{FEFF}", "a?b?"),
    ("a\nb\tc\r\nd\re", "a b c d e"), ("a\u{2028}b\u{2066}c", "a?b?c"), ("\u{E0041}\u{E000}", "??"),
    ("\u{115F}\u{3164}\u{AD}", "???"), ("ê\u{306}日🙂", "ê\u{306}日🙂"), ("\u{10FFFF}\u{FFFE}", "??"),
  ]

  @Test func nothingShownCanMoveTheCursorOrHide() {
    for (text, expected) in Self.displays {
      #expect(text.displaySafe == expected, "\(text.debugDescription)")
    }
  }
}
