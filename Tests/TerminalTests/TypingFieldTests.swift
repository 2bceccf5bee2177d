import Foundation
import Terminal
import Testing
import VietnameseText

/// A field in which plain keys make letters, and one to which an input method sends them.
struct TypingFieldTests {
  private static let telex = TypingChoice(method: .telex)

  /// What a field holds, the keys with Telex on, and what it then shows, `|` being the cursor.
  static let fields: [(String, String, String)] = [
    ("", "Nguyeenx Thij Bichs Ngocj", "Nguyễn Thị Bích Ngọc|"),
    ("Bich", "s", "Bích|"),  // a word that was there before
    ("Tổ dan phố", "<Left*5>a", "Tổ dâ|n phố"),
    ("Tổ dan phố", "<Left*4>a", "Tổ dân| phố"),
    ("thi Ngọc", "<Left*5>j", "thị| Ngọc"),
    ("hoafn", "<BS>", "hoaf|"),  // keys that nobody turned into letters stay as they are
    ("", "hoafn<BS>", "hòa|"),
    ("", "tieengs <BS><BS>", "tiến|"),
    ("", "tests<C-_>", "tests|"),
    ("", "test<C-_>", "test|"),
    ("", "test<C-_><C-_>", "tét|"),
    ("", "test<C-_>s", "tests|"),
    ("", "as<Home>d<End>d", "đá|"),
    ("", "as<C-w>dd", "đ|"),
    ("", "e<U+302><U+301>", "ế|"),  // marks that come on their own
    ("", "vie<BS>êt", "viêt|"),
    ("", "<U+202F><BS>aa", "â|"),
    ("ab", "<Left><C-k>s", "á|"),
    ("ab", "<Del><Left><BS>s", "s|b"),
  ]

  @Test func plainKeysMakeLettersWhereverTheCursorStands() throws {
    for (text, keys, shown) in Self.fields {
      var field = TextFieldState(text)
      for case .key(let key) in try KeyScript(keys).events {
        let isHandled = field.handle(key, typing: Self.telex)
        #expect(isHandled)
      }
      let letters = field.characters
      let result = String(letters[..<field.cursor]) + "|" + String(letters[field.cursor...])
      #expect(result == shown, "\(keys)")
    }
  }

  @Test func withoutAChoiceKeysAreWhatTheyAre() throws {
    var field = TextFieldState()
    for case .key(let key) in try KeyScript("tieengs").events { _ = field.handle(key) }
    #expect(field.text == "tieengs")
    let isHandled = field.handle(.control("_"))
    #expect(!isHandled)
  }

  @Test func anotherMethodBeginsWithTheWordThatStandsThere() throws {
    var field = TextFieldState()
    for case .key(let key) in try KeyScript("tieeng").events {
      _ = field.handle(key, typing: Self.telex)
    }
    _ = field.handle(.character("1"), typing: TypingChoice(method: .vni))
    #expect(field.text == "tiếng")
  }

  // MARK: - Any keys

  private static let rounds =
    ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1" ? 20_000 : 300

  @Test func atTheEndAFieldHoldsWhatTheKeysMakeInALine() {
    var dice = Dice(state: 7)
    for round in 0..<Self.rounds {
      let method = TypingMethod.allCases[round % 3]
      let choice = TypingChoice(method: method, toneStyle: round % 2 == 0 ? .old : .new)
      var field = TextFieldState()
      var line = TypedLine(method: method, toneStyle: choice.toneStyle)
      var keys = ""
      for _ in 0..<Int.random(in: 1...30, using: &dice) {
        // After a blank a field goes on with the keys of the word, a line with those read back.
        if field.characters.last?.isLetter == true, Int.random(in: 0..<6, using: &dice) == 0 {
          _ = field.handle(.backspace, typing: choice)
          line.deleteBackward()
          keys += "⌫"
        } else {
          let key = Self.letters.randomElement(using: &dice) ?? "a"
          _ = field.handle(.character(key), typing: choice)
          line.type(key)
          keys.append(key)
        }
      }
      #expect(field.text == line.text, "\(method): \(keys)")
      #expect(field.cursor == field.characters.count)
    }
  }

  @Test func noKeysTrapAndTheCursorStaysInside() {
    var dice = Dice(state: 11)
    let others: [Key] = [
      .backspace, .backspace, .delete, .left, .left, .right, .home, .end, .controlLeft,
      .controlRight, .control("u"), .control("k"), .control("w"), .control("_"), .control("_"),
    ]
    for round in 0..<Self.rounds {
      let choice = TypingChoice(method: TypingMethod.allCases[round % 3])
      var field = TextFieldState()
      for _ in 0..<60 {
        let typed = Self.anything.randomElement(using: &dice) ?? "a"
        let isLetter = Bool.random(using: &dice)
        let key = isLetter ? .character(typed) : others.randomElement(using: &dice) ?? .left
        let before = field
        _ = field.handle(key, typing: choice)
        #expect((0...field.characters.count).contains(field.cursor))
        if key == .control("_") {
          let shown = field
          _ = field.handle(key, typing: choice)
          _ = field.handle(key, typing: choice)
          #expect(field.text == shown.text, "shown a third time, the keys are others")
          field = before
        }
      }
    }
  }

  private static let letters = Array("aaeeoouuiywwddsfrxjzngthcmp[]123456789'^(.`?~+ \\AEDW,-")
  private static let anything =
    letters + ["đ", "ệ", "ữ", "Ế", "\u{301}", "\u{309}", "\u{202F}", "漢", "🙂"]

  // MARK: - What input methods send

  /// What a probe sends, and the text that must then stand.
  static let probes: [(String, [UInt8], String)] = [
    ("7F burst", Array("Nguyen\u{7F}\u{7F}\u{7F}yên\u{7F}\u{7F}ễn Thi\u{7F}ị".utf8), "Nguyễn Thị"),
    ("08 burst", Array("Nguyen\u{8}\u{8}\u{8}yên\u{8}\u{8}ễn Thi\u{8}ị".utf8), "Nguyễn Thị"),
    ("split letters", Array("phường Minh Xuân".utf8), "phường Minh Xuân"),
    (
      "NFD Backspace", Array("Nguye\u{302}\u{303}n\u{7F}\u{7F}\u{7F}ye\u{302}\u{303}n".utf8),
      "Nguyễn"
    ),
    ("pre-edit commit", Array("\u{202F}\u{7F}Bích Ngọc".utf8), "Bích Ngọc"),
  ]

  @Test func everyProbeGivesItsTextHoweverItIsCut() {
    for (name, bytes, expected) in Self.probes {
      for cut in 0...bytes.count {
        // Cut 0 is byte by byte.
        let reads = cut == 0 ? bytes.map { [$0] } : [Array(bytes[..<cut]), Array(bytes[cut...])]
        var decoder = KeyDecoder()
        var field = TextFieldState()
        for read in reads {
          for case .key(let key) in decoder.decode(read) { _ = field.handle(key) }
        }
        #expect(field.text == expected, "\(name), cut \(cut)")
        #expect(Array(field.text.unicodeScalars) == Array(expected.unicodeScalars))
      }
    }
  }

  @Test func anyBytesGiveTheSameEventsHoweverTheyAreCut() {
    var dice = Dice(state: 3)
    let parts: [[UInt8]] =
      [[0x1B], [0x1B, 0x5B], Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), [0x7F], [8]]
      + ["ế", "đ", "\u{302}", "a", "~", ";5"].map { Array($0.utf8) }
    for _ in 0..<Self.rounds {
      var bytes: [UInt8] = []
      for _ in 0..<30 {
        bytes +=
          Bool.random(using: &dice)
          ? parts.randomElement(using: &dice) ?? [] : [UInt8.random(in: 0...255, using: &dice)]
      }
      var whole = KeyDecoder()
      let expected = whole.decode(bytes) + whole.flush()
      var decoder = KeyDecoder()
      var events: [Event] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 0...5, using: &dice)
        events += decoder.decode(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      events += decoder.flush()
      #expect(events == expected, "\(bytes)")
    }
  }

  @Test func theDecoderTellsWhichBackspaceCame() {
    var decoder = KeyDecoder()
    #expect(decoder.backspaceCode == nil)
    _ = decoder.decode([0x61, 0x08])
    #expect(decoder.backspaceCode == 0x08)
    _ = decoder.decode([0x7F])
    #expect(decoder.backspaceCode == 0x7F)
    _ = decoder.decode(Array("\u{1B}[200~\u{8}\u{1B}[201~".utf8))
    #expect(decoder.backspaceCode == 0x7F, "pasted bytes are no keys")
  }

  @Test func aHugePasteIsOneEventAndIsRefusedWhole() {
    let line = "Họp tổ\u{1B}[A\r\n\u{7F}"
    let text = String(repeating: line, count: 1_000_000 / line.utf8.count)
    var decoder = KeyDecoder()
    var events: [Event] = []
    var bytes = Array("\u{1B}[200~\(text)\u{1B}[201~x".utf8)[...]
    while !bytes.isEmpty {
      events += decoder.decode(bytes.prefix(4096))
      bytes = bytes.dropFirst(4096)
    }
    #expect(events.count == 2 && events.last == .key(.character("x")))
    guard case .paste(let pasted)? = events.first else {
      Testing.Issue.record("no paste")
      return
    }
    var field = TextFieldState("Tổ 1")
    let isTaken = field.insert(paste: pasted)
    #expect(!isTaken && field == TextFieldState("Tổ 1"))
  }

  @Test func aFullFieldTakesNoMoreAndPastesJoinInTheMiddle() {
    var field = TextFieldState(String(repeating: "a", count: TextFieldState.capacity))
    _ = field.handle(.character("b"))
    _ = field.handle(.character("s"), typing: Self.telex)
    #expect(field.characters.count == TextFieldState.capacity && field.characters.last == "a")
    var other = TextFieldState("Tổ e2")
    _ = other.handle(.left)
    other.insert(paste: "\u{302}\u{301}, số ")
    #expect(other.text == "Tổ ế, số 2" && other.cursor == 9)
  }
}
