import Terminal
import Testing

struct KeyScriptTests {
  @Test func signsNamesAndTextAreKeys() throws {
    let script = try KeyScript(
      """
      # tìm hộ của bà Bắc
      <F3>bac ng⏎
      <down*3>↓⇥<C-D><A-x><S-Tab><lt>⌫␛<Paste:a\\>b\\n><Space>
      <Resize:24x80><Wake><Signal:15><EOF>
      """)
    let expected: [Event] =
      [.key(.function(3))] + "bac ng".map { .key(.character($0)) } + [.key(.enter)]
      + Array(repeating: .key(.down), count: 4)
      + [.tab, .control("d"), .alt("x"), .backTab, .character("<"), .backspace, .escape].map {
        .key($0)
      }
      + [.paste("a>b\n"), .key(.character(" ")), .resize(Size(rows: 24, columns: 80)), .wake]
      + [.interrupted(signal: 15), .endOfInput]
    #expect(script.events == expected)
  }

  @Test func everyEventIsWrittenAndReadAgain() throws {
    let keys: [Key] =
      [.enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right]
      + [.pageUp, .pageDown, .home, .end, .shiftUp, .shiftDown, .controlLeft, .controlRight]
      + [.controlHome, .controlEnd, .function(1), .function(24), .control("s"), .control("\\")]
      + [.control("]"), .control("_"), .control("@"), .alt("<"), .alt(">"), .alt("\\"), .alt("*")]
      + "#  Nguyễn #<>*\\↑e\u{202F}\u{200D}\u{A0}".map { .character($0) }
      + [.character("e"), .character("\u{301}"), .character("#"), .character("\u{1F1FB}")]
      + [.character("\u{1F1F3}"), .down, .down, .down, .enter, .enter, .character("#")]
    let events: [Event] =
      keys.map { .key($0) } + [.paste("a>\\\n\tb<"), .paste(""), .paste("")]
      + [.resize(Size(rows: 1, columns: 2)), .interrupted(signal: 1), .wake, .wake, .endOfInput]
    let text = KeyScript.text(for: events)
    #expect(try KeyScript(text).events == events)
    #expect(text.contains("<Down*3><Enter*2>"))
  }

  /// A script and the line and token that are wrong in it.
  static let mistakes: [(String, Int, String)] = [
    ("a\nb<F99>", 2, "<F99"), ("<Ente", 1, "<Ente"), ("#<Nope>\n<Down*0>", 2, "<Down*0"),
    ("a\tb", 1, "\t"), ("<Paste:\\q>", 1, "<Paste:\\q"), ("<Down*999999999>", 1, "<Down*999999999"),
  ]

  @Test func mistakesAreNamedWithTheirLine() {
    for (text, line, token) in Self.mistakes {
      let error = #expect(throws: KeyScriptError.self) { try KeyScript(text) }
      #expect(error?.line == line && error?.token == token, "\(text)")
    }
  }

  @Test func aScriptDeviceFeedsAndKeepsTheLastFrame() throws {
    var device = ScriptDevice(
      size: Size(rows: 2, columns: 3), events: try KeyScript("ab<Resize:1x9>").events, burst: 2)
    let typed = device.nextEvents()
    let resized = device.nextEvents()
    #expect(typed.count == 2 && resized == [.resize(Size(rows: 1, columns: 9))])
    #expect(device.size.columns == 9)
    device.draw(Frame(size: device.size))
    device.close()
    let last = device.nextEvents()
    #expect(last == [.endOfInput] && device.frameCount == 1 && device.isClosed)
  }
}
