import CommuneDomain
import Foundation
import Localization
import Terminal
import TestSupport
import Testing
import VietnameseText

@testable import Interface

/// Vietnamese typed with plain keys, on every screen that takes words.
@Suite struct TypingTests {
  static let text = "Nguyễn Thị Bích Ngọc, tổ dân phố 12, phường Minh Xuân"
  static let keys = [
    "telex": "Nguyeenx Thij Bichs Ngocj, toor daan phoos 12, phuwowngf Minh Xuaan",
    "vni": "Nguye6n4 Thi5 Bich1 Ngoc5, to63 da6n pho61 12, phu7o7ng2 Minh Xua6n",
    "viqr": "Nguye^~n Thi. Bi'ch Ngo.c, to^? da^n pho^' 12, phu+o+`ng Minh Xua^n",
  ]

  static func walk(_ method: String?, rows: Int = 24, columns: Int = 80) throws -> Walk {
    var walk = try Walk.throughSample(households: 40, rows: rows, columns: columns)
    walk.app.session.settings["typing.method"] = method
    return walk
  }

  private static func lastLine(_ walk: Walk) -> Substring {
    walk.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last ?? ""
  }

  // MARK: - Fields

  @Test(arguments: keys.keys.sorted())
  func aFormTheSearchBoxAListAndFindTakeWholeSentences(method: String) throws {
    let keys = try #require(Self.keys[method])
    // A name, a search in a table, a list of filters, and everything in the book.
    for way in ["6<F7>H900001<Enter>", "6<F3>", "6<F4>", "<F3>", "<C-p>", "<F1>", "<C-b><F3>"] {
      var walk = try Self.walk(method, columns: 130)
      try walk.type(way)
      walk.write(keys)
      #expect(walk.shows(Self.text), "\(way)\n\(walk.screen)")
    }
  }

  @Test func whatIsTypedIsSavedComposedAndTheDraftHoldsText() throws {
    var walk = try Self.walk("telex")
    try walk.type("6<F7>H900001<Enter>")
    walk.write("Nguyeenx Vawn Bawcs")
    try walk.type("<Enter>")
    #expect(walk.kept.first?.entries.contains { $0.text == "Nguyễn Văn Bắc" } == true)
    try walk.type("<F2>")
    let saved = walk.app.session.commune.households.first { $0.code == "H900001" }
    #expect(saved?.head.utf8.elementsEqual("Nguyễn Văn Bắc".utf8) == true)
  }

  @Test func datesNumbersAndCodesTakeKeysAsTheyCome() throws {
    for method in ["telex", "vni", "viqr"] {
      var walk = try Self.walk(method)
      try walk.type("2<F7><PgUp>")
      var tried: [String] = []
      while let form = walk.app.screens.last as? FormScreen {
        let field = form.fields[form.focus].description
        if !field.kind.isTypedInWords {
          tried.append(field.key)
          var other = walk
          other.write("a1s20/11/1990dd6w")
          let after = try #require(other.app.screens.last as? FormScreen)
          #expect(after.fields[after.focus].text.text == "a1s20/11/1990dd6w", "\(field.key)")
          #expect(Self.lastLine(other).hasSuffix("–"), "\(other.screen)")
        }
        try walk.type("<Down>")
        guard (walk.app.screens.last as? FormScreen)?.focus != form.focus else { break }
      }
      #expect(tried.contains("birth") && tried.count >= 3, "\(tried)")
    }
  }

  @Test func aCandidateIsChosenByWordsWithTheirMarks() throws {
    var walk = try Self.walk("telex")
    try walk.type("6<F7>H900001<Enter>A<Enter>")
    walk.write("toor 1")
    #expect(walk.shows("Tổ 1"))
    try walk.type("<Enter>")
    let form = try #require(walk.app.screens.last as? FormScreen)
    #expect(form.entity.value(of: "group").reference != nil)
  }

  // MARK: - Switching

  @Test func theLineAboveTheKeysNamesTheMethodOnlyWhereSomethingIsTyped() throws {
    var walk = try Self.walk("vni")
    for (keys, sign) in [
      ("6", nil), ("<F3>", "VNI"), ("<Esc><F7>", "–"), ("H900001<Enter>", "VNI"),
    ] as [(String, String?)] {
      try walk.type(keys)
      let line = Self.lastLine(walk)
      #expect(sign.map { line.hasSuffix(" " + $0) } ?? !line.contains("VNI"), "\(walk.screen)")
    }
    var off = try Self.walk(nil)
    try off.type("6<F3>")
    #expect(!Self.lastLine(off).contains("–") && !off.shows("TELEX"))
  }

  @Test func f12SwitchesAndControlNGoesThroughTheMethods() throws {
    var walk = try Self.walk(nil)
    try walk.type("6<F3><F12>")
    #expect(walk.app.session.settings["typing.method"] == "telex")
    #expect(walk.shows("Đã bật gõ Telex"))
    walk.write("baawcs")
    #expect(walk.shows("Tìm: bắc▏"), "\(walk.screen)")
    var methods: [String?] = []
    for _ in 0..<4 {
      try walk.type("<C-n>")
      methods.append(walk.app.session.settings["typing.method"])
    }
    #expect(methods == ["vni", "viqr", "off", "telex"])
    // Switched off and on again it is the method that was used.
    try walk.type("<C-n><F12>")
    #expect(walk.app.session.typing == nil)
    try walk.type("<F12>")
    #expect(walk.app.session.typing?.method == .vni)
  }

  @Test func thePaletteSwitchesTheToneStyle() throws {
    var walk = try Self.walk("telex")
    try walk.type("<C-p>dau thanh<Enter>")
    #expect(walk.app.session.settings["typing.tone"] == "new")
    try walk.type("6<F3>")
    walk.write("hoaf")
    #expect(walk.shows("Tìm: hoà▏"))
  }

  @Test func theKeysOfTheLastWordComeBackAndGoAgain() throws {
    var walk = try Self.walk("telex")
    try walk.type("6<F7>H900001<Enter>")
    walk.write("Test")
    #expect(walk.shows("Tét"))
    try walk.type("<C-_>")
    #expect(walk.shows("Test"))
    try walk.type("<F11>")
    #expect(walk.shows("Tét"))
    try walk.type("<F12><C-_>")
    #expect(walk.shows("Chỉ dùng được khi đang gõ chữ"))
  }

  // MARK: - Input methods outside

  @Test func aComposedLetterFromTheKeyboardSwitchesTypingOffAndSaysSo() throws {
    let said = "Bàn phím đang tự ghép dấu; Telex của SoXa đã tắt."
    for burst in ["vie<BS>ê", "vie<U+302>"] {
      var walk = try Self.walk("telex")
      try walk.type("6<F3>" + burst)
      #expect(walk.shows(said), "\(walk.screen)")
      // The rest of the word comes in the same burst, and the sentence is still to be read.
      try walk.type("n")
      #expect(walk.shows(said))
      try walk.type(" ")
      walk.write("as")
      #expect(walk.shows("Tìm: viên as▏") && !walk.shows(said))
      #expect(walk.app.session.settings["typing.method"] == "telex", "only for this session")
      try walk.type("<F12>")
      walk.write(" as")
      #expect(walk.shows("Tìm: viên as á▏"))
    }
  }

  /// What input methods send in bursts, also while typing here is still on.
  static let probes: [(String, String)] = [
    ("Nguyen\u{7F}\u{7F}\u{7F}yên\u{7F}\u{7F}ễn Thi\u{7F}ị", "Nguyễn Thị"),
    ("Nguyen\u{8}\u{8}\u{8}yên\u{8}\u{8}ễn Thi\u{8}ị", "Nguyễn Thị"),
    ("phường Minh Xuân", "phường Minh Xuân"),
    ("Nguye\u{302}\u{303}n\u{7F}\u{7F}\u{7F}ye\u{302}\u{303}n", "Nguyễn"),
    ("\u{202F}\u{7F}Bích Ngọc", "Bích Ngọc"),
  ]

  @Test func everyProbeGivesItsTextWhetherOrNotTypingWasOn() throws {
    for (bytes, expected) in Self.probes {
      for method in [nil, "telex", "vni"] {
        for isCut in [false, true] {
          var decoder = KeyDecoder()
          var walk = try Self.walk(method)
          try walk.type("6<F7>H900001<Enter>")
          for read in isCut ? bytes.utf8.map({ [$0] }) : [Array(bytes.utf8)] {
            for event in decoder.decode(read) { walk.press(event) }
          }
          let form = try #require(walk.app.screens.last as? FormScreen)
          #expect(form.fields[form.focus].text.text == expected, "\(method ?? "off")")
        }
      }
    }
  }

  @Test func aPasteSwitchesNothingOff() throws {
    var walk = try Self.walk("telex")
    try walk.type("6<F3><Paste:Bắc >")
    walk.write("as")
    #expect(walk.shows("Tìm: Bắc á▏"))
  }

  @Test func decomposedLettersAreJoinedAndEmptyOnesDropped() throws {
    var walk = try Self.walk(nil)
    try walk.type("6<F7>H900001<Enter><U+202F><BS>Nguye<U+302><U+303>n<U+202F> A<U+202F><F2>")
    let saved = walk.app.session.commune.households.first { $0.code == "H900001" }
    #expect(saved?.head.utf8.elementsEqual("Nguyễn A".utf8) == true)
  }

  @Test func lettersThatAnInputMethodComposesAreTheKeysTheyAreMadeOf() throws {
    // d is pressed twice, as an input method sends it, and as a plain keyboard does.
    var plain = try Self.walk(nil)
    try plain.type("9<Down><C-g>dd")
    for burst in ["d<BS>đ", "đđ", "dđ"] {
      var walk = try Self.walk(nil)
      try walk.type("9<Down><C-g>" + burst)
      #expect(walk.screen == plain.screen, "\(burst)")
    }
  }

  @Test func anInputMethodThatWritesAWordAgainPressesOneKey() throws {
    var reader = OutsideKeys()
    let pressed = try KeyScript("tieng<BS*3>ếngd").events.map { event -> OutsideKeys.Reading in
      guard case .key(let key) = event else { return .rewritten }
      return reader.read(key)
    }
    let letters = "tieng".map { OutsideKeys.Reading.key(.character($0)) }
    #expect(
      pressed == letters + [.backspace, .backspace, .backspace] + [
        .composed(.character("e")), .rewritten, .rewritten, .key(.character("d")),
      ])
  }

  @Test func backspaceIsStillAKeyWhereItMeansSomething() throws {
    var walk = try Self.walk(nil)
    try walk.type("9<Down><C-g>dd")
    let before = try #require(walk.app.screens.last as? AttendanceScreen)
    for keys in ["<BS>", "<Up><BS>", "<BS>d", "<Up><BS>đ"] {
      var other = walk
      try other.type(keys)
      let after = try #require(other.app.screens.last as? AttendanceScreen)
      let row = before.list.selection - (keys.hasPrefix("<Up>") ? 1 : 0)
      #expect(after.attendance[before.rows[row].id] == nil, "\(keys)")
      #expect(after.attendance.count >= before.attendance.count - 1)
    }
  }

  @Test func aBackspaceThatIsTakenBackLeavesNoDraftBehind() throws {
    // o means nothing here; Backspace takes a mark away, until ô shows that nobody pressed it.
    var walk = try Self.walk(nil)
    try walk.type("9<Down><C-g>")
    let before = walk.screen
    try walk.type("o<BS>")
    #expect(walk.kept.count == 1 && walk.screen != before)
    try walk.type("ô")
    #expect(walk.kept.isEmpty && walk.screen == before)
  }

  @Test func keysThatSwitchInputMethodsMeanNothingHere() {
    let taken: [Key] = [.alt("z"), .alt("Z"), .control("h"), .control("i"), .control("m")]
    for screen in ScreenKind.allCases {
      for key in taken {
        #expect(CommandTable.command(for: key, on: screen, isTyping: false) == nil)
      }
    }
  }

  // MARK: - Any keys

  @Test func noKeysTrapAndABookThatIsOnlyTypedInStaysAsItWas() throws {
    let isCampaign = ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1"
    var dice = Dice(state: 5)
    let openings = ["6<F3>", "6<F7>", "9<Down><C-g>", "<F3>", "<C-b>", "6", "", "<C-p>kiem tra go"]
    let letters =
      Array("aeouiywdsfrxjzngth 0123456789'^") + ["â", "đ", "ế", "ữ", "\u{301}", "\u{202F}"]
    let others: [Key] = [
      .backspace, .backspace, .backspace, .left, .right, .home, .end, .up, .down, .delete,
      .function(12), .function(11), .control("n"), .control("_"), .control("w"), .escape,
    ]
    for round in 0..<(isCampaign ? 2_000 : 40) {
      var walk = try Self.walk(["telex", "vni", "viqr"][round % 3], rows: 12, columns: 40)
      try walk.type(openings[round % openings.count])
      let revision = walk.app.session.commune.revision
      for _ in 0..<40 {
        let letter = letters.randomElement(using: &dice) ?? "a"
        let other = others.randomElement(using: &dice) ?? .backspace
        walk.press(.key(Int.random(in: 0..<3, using: &dice) > 0 ? .character(letter) : other))
        let frame = walk.app.view()
        #expect(frame.cursor.map { frame.size.rect.contains($0) } == true)
      }
      if walk.saved.isEmpty { #expect(walk.app.session.commune.revision == revision) }
    }
  }

  // MARK: - Pastes

  @Test func anOverlongPasteIsRefusedWithASentence() throws {
    var walk = try Self.walk("telex")
    try walk.type("6<F7>H900001<Enter>An")
    walk.press(.paste(String(repeating: "họp tổ\n", count: 150_000)))
    #expect(walk.shows("1.050.000"), "\(walk.screen)")
    let form = try #require(walk.app.screens.last as? FormScreen)
    #expect(form.fields[form.focus].text.text == "An")
    walk.press(.paste("a" + String(repeating: "\u{301}", count: 200_000)))
    #expect(walk.shows("không nhận"))
    // Longer than the name of anybody, but not than a field: it is said when the field is left.
    walk.press(.paste(String(repeating: "a", count: 3_999)))
    #expect(walk.shows("Ô này không chứa quá"))
    walk.press(.paste(String(repeating: " a", count: 1_000)))
    try walk.type("<Enter><Up>")
    #expect(walk.shows("dài quá 80 ký tự"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
  }

  // MARK: - Found letters

  @Test func foundLettersAreMarkedInListsAndInFind() throws {
    for keys in ["6<F3>bac", "<F3>bac", "6<F4>ngheo", "<C-p>bao cao", "6<F7>H9<Enter>A<Enter>to 1"]
    {
      var walk = try Self.walk(nil)
      try walk.type(keys)
      let frame = walk.app.view()
      var found = ""
      for row in 1..<frame.size.rows - 2 {
        for column in 0..<frame.size.columns {
          let glyph = frame[Position(row: row, column: column)]
          guard glyph.style == .match || glyph.style == .selectedMatch else { continue }
          found.append(glyph.character)
        }
      }
      let typed = keys.split(separator: ">").last.map { String($0).folded } ?? ""
      let words = Set(typed.split(separator: " ").joined())
      #expect(!found.isEmpty && found.folded.contains(typed.prefix(2)), "\(keys): \(found)")
      #expect(Set(found.folded).subtracting(words).subtracting(" ").isEmpty, "\(keys): \(found)")
    }
  }
}
