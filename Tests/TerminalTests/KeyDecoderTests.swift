import Terminal
import Testing

struct KeyDecoderTests {
  /// What arrives, one text per read, and the key script that it means.
  static let readings: [([String], String)] = [
    (["vie\u{7F}êt"], "vie<BS>êt"),  // an input method in one read
    (["vie\u{8}êt"], "vie<BS>êt"),
    (["\u{202F}\u{7F}\u{7F}"], "<U+202F><BS*2>"),
    (["ê\u{302}\u{1F600}"], "ê<U+302>\u{1F600}"),
    (
      ["\t\r\n\u{1}\u{13}\u{1A}\u{3}\0\u{1C}\u{1F}"],
      "<Tab><Enter*2><C-a><C-s><C-z><C-c><C-@><C-\\\\><C-_>"
    ),
    (
      ["\u{1B}[A\u{1B}OB\u{1B}[1;2A\u{1B}[1;5D\u{1B}[1;5H\u{1B}[Z"],
      "<Up><Down><S-Up><C-Left><C-Home><S-Tab>"
    ),
    (
      ["\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~\u{1B}[8~\u{1B}[3~\u{1B}[2~"],
      "<PgUp><PgDn><Home><End*2><Del><Ins>"
    ),
    (
      ["\u{1B}OP\u{1B}[[B\u{1B}[13~\u{1B}[15~\u{1B}[21~\u{1B}[24~\u{1B}[1;2P"],
      "<F1><F2><F3><F5><F10><F12><F13>"
    ),
    (["\u{1B}Op\u{1B}OM\u{1B}[7$\u{1B}[7^"], "0<Enter><Home><C-Home>"),
    (["\u{1B}1\u{1B}x"], "<A-1><A-x>"),
    (["\u{1B}", "", "x"], "<Esc>x"),  // an empty read stands for the short wait
    (["\u{1B}", "[", "1", "5", "~"], "<F5>"),
    (["\u{1B}\u{1B}[A"], "<Esc><Up>"),
    (["\u{1B}ê"], "<Esc>ê"),
    (["\u{1B}[", ""], "<A-[>"),
    // Keys that nobody knows leave no letters behind.
    (["\u{1B}[<0;1;1Mq\u{1B}[999zq\u{1B}[1", "", "q"], "qqq"),
    (["\u{1B}[5\u{7F}q"], "<BS>q"),
    (["a\u{1B}[200~một\rhai\r\n~\u{1B}[2\u{1B}[201~b"], "a<Paste:một\\nhai\\n~\u{1B}[2>b"),
    (["\u{1B}[200~cụt", "", "\u{1B}[201~a"], "<Paste:cụt>a"),
    (["\u{1B}Q~"], "<F20>"),  // this terminal's own
  ]

  @Test func bytesBecomeKeysInOrderHoweverTheyAreCut() throws {
    for (reads, script) in Self.readings {
      let expected =
        script.contains("Paste:một")
        ? [.key(.character("a")), .paste("một\nhai\n~\u{1B}[2"), .key(.character("b"))]
        : try KeyScript(script).events
      for isCut in [false, true] {
        var decoder = KeyDecoder(sequences: [Array("\u{1B}Q~".utf8): .function(20), [0x7F]: .tab])
        var events: [Event] = []
        for read in reads {
          if read.isEmpty { events += decoder.flush() }
          for part in isCut ? read.utf8.map({ [$0] }) : [Array(read.utf8)] {
            events += decoder.decode(part)
          }
        }
        #expect(events == expected, "\(script), cut: \(isCut)")
      }
    }
  }

  @Test func brokenLettersAreShownAndNothingAfterThemIsLost() {
    var decoder = KeyDecoder()
    let events = decoder.decode([
      0xE1, 0xBB, 0x61, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x62, 0xC2, 0x85,
    ])
    let letters = events.compactMap { event -> Character? in
      if case .key(.character(let character)) = event { character } else { nil }
    }
    #expect(letters.filter { $0 != "\u{FFFD}" } == ["a", "b"] && letters.count > 4)
    #expect(decoder.unfinished == .nothing)
    _ = decoder.decode([0x1B])
    #expect(decoder.unfinished == .escape)
  }

  @Test func escAndADigitIsAFunctionKey() {
    #expect(Key.alt("1").functionAlias == .function(1))
    #expect(Key.alt("0").functionAlias == .function(10))
    #expect(Key.alt("x").functionAlias == .alt("x"))
  }
}
