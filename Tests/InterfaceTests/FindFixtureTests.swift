import CommuneDomain
import Interface
import TestSupport
import Testing

/// Fixture F19 at the keyboard: one search finds both spellings, however it is typed.
@Suite struct FindFixtureTests {
  static let typed: [String] = {
    let spellings = ["hoa binh", "hòa bình", "hoà bình", "HOÀ BÌNH"]
    return spellings + spellings.map { decomposed($0) }
  }()

  /// The marks as signs of their own, as some programs write them.
  private static func decomposed(_ text: String) -> String {
    text.replacing("ò", with: "o\u{300}").replacing("à", with: "a\u{300}")
      .replacing("ì", with: "i\u{300}").replacing("À", with: "A\u{300}")
      .replacing("Ì", with: "I\u{300}")
  }

  private static let names = ["Trần Hòa Bình", "Lê Hoà Bình", "Phạm Hòa Hiệp", "Vũ Văn Hòa"]

  @Test(arguments: typed) func householdsAreFoundInBothSpellings(_ text: String) throws {
    var walk = try Walk.throughEmptyBook()
    for (number, name) in Self.names.enumerated() {
      try walk.type("6<F7>")
      walk.write("H\(number + 1)")
      try walk.type("<Enter>")
      walk.write(name)
      try walk.type("<F2><Esc>")
    }
    #expect(walk.app.session.commune.households.count == Self.names.count)
    try walk.type("6<F3>")
    walk.write(text)
    expectBothSpellings(walk)
  }

  @Test(arguments: typed) func peopleAreFoundInBothSpellings(_ text: String) throws {
    var walk = try Walk.throughEmptyBook()
    for name in Self.names {
      try walk.type("2<F7>")
      walk.write(name)
      try walk.type("<F2><Esc>")
    }
    #expect(walk.app.session.commune.people.count == Self.names.count)
    try walk.type("2<F3>")
    walk.write(text)
    expectBothSpellings(walk)
  }

  private func expectBothSpellings(_ walk: Walk) {
    let shown = Self.names.map { walk.shows($0) }
    #expect(shown == [true, true, false, false], "\(walk.screen)")
    let counts = walk.shows("2/4")
    #expect(counts, "\(walk.screen)")
  }
}
