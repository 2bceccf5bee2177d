import CommuneDomain
import Localization
import Terminal
import TestSupport
import Testing
import VietnameseText

@testable import Interface

/// The try of the keyboard: what is found, what is offered, what is remembered.
@Suite struct TypingCheckTests {
  /// The golden frame, the keys, and the byte of Backspace.
  static let cases: [(String, String, UInt8?)] = [
    ("typing", "", nil),
    ("typing-outside", "tie<BS>êng<BS*3>ếng Vie<BS>ê<BS>ệt<BS>", 0x7F),
    ("typing-plain", "tieengs Vieetj", nil),
    ("typing-built-in", "<F12>tieengs Vieetj<BS>", 0x08),
    ("typing-broken", "tieếng Việtt", nil),
  ]

  private static func firstStart(
    rows: Int = 24, columns: Int = 80, language: Language = .vietnamese
  ) throws -> Walk {
    let session = try Walk.session(
      commune: Commune(), rows: rows, columns: columns, language: language)
    return Walk(app: App(firstStart: session, defaultPath: "/srv/so-xa"))
  }

  @Test(arguments: [(24, 80, ""), (12, 40, "small-"), (12, 40, "english-")])
  func looksAsRecorded(_ rows: Int, _ columns: Int, _ prefix: String) throws {
    let language = prefix == "english-" ? Language.english : .vietnamese
    for (name, keys, backspace) in Self.cases {
      var walk = try Self.firstStart(rows: rows, columns: columns, language: language)
      try walk.type("4" + keys)
      walk.app.session.backspaceCode = backspace
      let difference = try GoldenFile(prefix + name).difference(from: walk.screen + "\n")
      #expect(difference == nil)
      let isWorded = !walk.shows("‹")
      #expect(isWorded, "a phrase is missing")
    }
  }

  /// What is typed, what is found, and the method that is on after Enter.
  static let findings: [(String, TypingCheck.Finding, String?)] = [
    ("tiếng Việt<BS>", .outside, nil),
    ("vie<BS*3>tie<BS>ê<U+301>ng Vie<U+302><U+323>t<BS>", .outside, nil),
    ("tieng Viet", .plain, "telex"),
    ("tieengs Vieetj", .plain, "telex"),
    ("tiengse vietje", .plain, "telex"),
    ("tie6ng1 Vie65t", .plain, "vni"),
    ("tie^'ng Vie^.t", .plain, "viqr"),
    ("tieếng Việtt", .broken, nil),
    ("<F12>tieengs Vieetj<BS>", .builtIn, "telex"),
    ("<C-n><C-n>tie6ng1 Vie65t<BS>", .builtIn, "vni"),
    ("tie", .skipped, nil),
    ("", .skipped, nil),
  ]

  @Test func eachFindingIsRememberedAndEnterDoesWhatItSays() throws {
    for (keys, finding, method) in Self.findings {
      var walk = try Self.firstStart()
      try walk.type("4" + keys + "<Enter>")
      #expect(walk.app.session.typingChecked == finding, "\(keys)\n\(walk.screen)")
      #expect(walk.app.session.typing?.method.rawValue == method, "\(keys)")
      let isOnStart = walk.app.screens.last is StartScreen
      #expect(isOnStart == (finding != .plain), "\(keys)")
      if finding == .plain { #expect(walk.shows("Đã bật gõ")) }
    }
  }

  @Test func oneKeySkipsItAndNothingFoundIsForgotten() throws {
    var walk = try Self.firstStart()
    try walk.type("4tiếng Việt<BS><Esc>4<Esc>")
    #expect(walk.app.session.typingChecked == .outside)
    #expect(walk.shows("✓ Bộ gõ của máy hoạt động tốt"))
    #expect(walk.app.screens.count == 1)
  }

  @Test func whatWasChosenBeforeThereWasABookIsKeptInTheBook() throws {
    var walk = try Self.firstStart()
    try walk.type("4tieng Viet<Enter><Esc>")
    let opened = try Walk.session(commune: Commune(), rows: 24, columns: 80)
    let effects = walk.app.receive(.opened(opened))
    #expect(effects.contains(.keepSetting("typing.method", "telex")))
    #expect(effects.contains(.keepSetting("typing.checked", "plain")))
    #expect(walk.app.session.typing?.method == .telex)
    // A book in which the user has chosen already is not changed.
    var other = try Self.firstStart()
    try other.type("4tieng Viet<Enter><Esc>")
    var chosen = opened
    chosen.settings["typing.method"] = "vni"
    _ = other.app.receive(.opened(chosen))
    #expect(other.app.session.typing?.method == .vni)
  }

  @Test func thePaletteOpensItOverAnyScreen() throws {
    var walk = try Walk.throughSample(households: 40)
    try walk.type("6<C-p>kiem tra go<Enter>")
    #expect(walk.shows("Gõ “tiếng Việt”"))
    try walk.type("<F4>")
    #expect(walk.app.session.settings["typing.tone"] == "new" && walk.shows("hoà"))
    try walk.type("<Esc>")
    #expect(walk.shows("Hộ gia đình"))
  }

  @Test func onlyTheNameOfTheCommuneIsTypedInWordsAtTheStart() throws {
    var walk = try Self.firstStart()
    try walk.type("<F12>1")
    walk.write("Phuwowngf Minh Xuaan")
    #expect(walk.shows("Phường Minh Xuân"))
    try walk.type("<Enter>as<Esc>3")
    #expect(walk.app.screens.last?.isTypingWords == false)
    walk.write("aas")
    #expect(walk.shows("/srv/so-xaaas"))
  }
}
