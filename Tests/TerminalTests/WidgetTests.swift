import Terminal
import Testing

struct WidgetTests {
  /// What a field holds, the keys, and what it then shows, `|` being the cursor.
  static let fields: [(String, String, String)] = [
    ("", "vie<BS>êt", "viêt|"),
    ("", "<U+202F><BS*2>a", "a|"),
    ("Nguye\u{302}\u{303}n", "<BS*2>", "Nguy|"),  // one grapheme, however many marks
    ("e", "<U+302><U+301>", "ế|"),
    ("", "<U+301>a", "\u{301}a|"),
    ("một hai ba", "<C-w>", "một hai |"),
    ("một hai ba", "<C-Left*2><Del>", "một |ai ba"),
    ("một hai ba", "<Home><C-Right><C-k>", "một|"),
    ("một hai ba", "<Left*2><C-u>", "|ba"),
    ("ab", "<C-a>x<C-e>y<Home><BS><End><Del>", "xaby|"),
    ("ab", "<Left>é<Right*5>.", "aéb.|"),
  ]

  @Test func fieldsFollowInputMethodsGraphemeByGrapheme() throws {
    for (text, keys, shown) in Self.fields {
      var field = TextFieldState(text)
      for case .key(let key) in try KeyScript(keys).events {
        let isHandled = field.handle(key)
        #expect(isHandled)
      }
      let characters = field.characters
      let result =
        String(characters[..<field.cursor]) + "|" + String(characters[field.cursor...])
      #expect(result == shown, "\(keys)")
    }
    var field = TextFieldState("ab")
    for key in [Key.up, .enter, .escape, .function(2), .control("s"), .alt("a")] {
      let isHandled = field.handle(key)
      #expect(!isHandled)
    }
    _ = field.handle(.left)
    field.insert(paste: "1\r\n2\t\u{1B}3")
    #expect(field.text == "a1 2 3b")
  }

  @Test func theCursorOfALongFieldIsAlwaysInView() {
    var field = TextFieldState("Tổ dân phố 漢字 số 3, phường Minh Họa")
    for width in 1...40 {
      _ = field.handle(.home)
      for _ in 0...field.characters.count {
        let view = field.view(width: width)
        var frame = Frame(size: Size(rows: 1, columns: width))
        frame.write(view.text, at: Position(row: 0, column: 0))
        #expect((0..<width).contains(view.cursor) && !frame.text.contains("…"), "width \(width)")
        _ = field.handle(.right)
      }
    }
    #expect(TextFieldState("abc").view(width: 4) == ("abc", 3))
  }

  /// Keys on a list of so many rows with pages of 5, then the selection and the top row.
  static let moves: [(String, Int, Int, Int)] = [
    ("jjk", 20, 1, 0), ("<Down*5>", 20, 5, 1), ("<PgDn*2>", 20, 10, 6), ("G", 20, 19, 15),
    ("Gg", 20, 0, 0), ("<End><Up*4>", 20, 15, 15), ("<End><Up*5>", 20, 14, 14), ("G", 3, 2, 0),
    ("<Down>", 0, 0, 0), ("<Up*3>", 4, 0, 0), ("<C-End><PgUp*9>", 20, 0, 0),
  ]

  @Test func theSelectionOfAListIsAlwaysInView() throws {
    for (keys, count, selection, top) in Self.moves {
      var list = ListState()
      for case .key(let key) in try KeyScript(keys).events {
        let isHandled = list.handle(key, count: count, page: 5)
        #expect(isHandled)
      }
      #expect(list.selection == selection && list.top == top, "\(keys)")
    }
    var list = ListState(selection: 18, top: 15)
    let isSpaceHandled = list.handle(.character(" "), count: 20, page: 5)
    #expect(!isSpaceHandled)
    list.clamp(count: 10, page: 8)
    #expect(list == ListState(selection: 9, top: 2))
    #expect(list.visible(count: 10, page: 8) == 2..<10)
  }

  @Test func narrowTablesDropTheLeastImportantColumns() {
    let layout = ColumnLayout([
      ColumnSpec(minimum: 2), ColumnSpec(minimum: 10, ideal: 24, priority: 9, stretches: true),
      ColumnSpec(minimum: 6, ideal: 8, priority: 2), ColumnSpec(minimum: 6, priority: 1),
    ])
    let cases: [(Int, [Int])] = [
      (80, [2, 61, 8, 6]), (43, [2, 24, 8, 6]), (27, [2, 10, 6, 6]), (26, [0, 11, 7, 6]),
      (17, [0, 10, 6, 0]), (10, [0, 10, 0, 0]), (4, [0, 4, 0, 0]), (0, [0, 0, 0, 0]),
    ]
    for (width, widths) in cases { #expect(layout.widths(in: width) == widths, "\(width)") }
    #expect(layout.offsets(of: [0, 11, 7, 0]) == [0, 0, 12, 20])
    #expect(ColumnLayout([]).widths(in: 9) == [])
  }
}
