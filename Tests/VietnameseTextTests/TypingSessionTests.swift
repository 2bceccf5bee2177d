import Testing
import VietnameseText

/// A field with a cursor, typed into through a session.
struct TypingSessionTests {
  /// As much of a field as typing needs.
  private struct Field {
    var before = ""
    var after = ""
    var session: TypingSession

    init(_ before: String = "", _ method: TypingMethod = .telex, after: String = "") {
      self.before = before
      self.after = after
      session = TypingSession(method: method)
    }

    mutating func type(_ keys: String) {
      for key in keys { session.type(key, after: before).apply(to: &before) }
    }

    mutating func backspace(_ times: Int = 1) {
      for _ in 0..<times { session.deleteBackward(after: before).apply(to: &before) }
    }

    /// Swaps the last word and its keys; what the field then holds, nil where there is no word.
    mutating func toggled() -> String? {
      guard let edit = session.toggleKeys(after: before) else { return nil }
      edit.apply(to: &before)
      return before
    }

    mutating func moveLeft(_ count: Int = 1) {
      session.endWord()
      after = before.suffix(count) + after
      before.removeLast(count)
    }
  }

  @Test func aKeyReplacesOnlyWhatChanges() {
    var session = TypingSession(method: .telex)
    var text = Array("Tổ ")
    var edits: [TypingEdit] = []
    for key in "tieengs" {
      let edit = session.type(key, after: text)
      edit.apply(to: &text)
      edits.append(edit)
    }
    #expect(String(text) == "Tổ tiếng")
    #expect(edits[3] == TypingEdit(removed: 1, inserted: "ê"))
    #expect(edits[4] == TypingEdit(removed: 0, inserted: "n"))
    #expect(edits[6] == TypingEdit(removed: 3, inserted: "ếng"))
    #expect(session.deleteBackward(after: text) == TypingEdit(removed: 1))
  }

  @Test func aFinishedWordIsTypedOnWhereTheCursorIs() {
    var field = Field("Uy ban nhân dân")
    field.moveLeft(13)
    field.type("r")
    #expect(field.before + field.after == "Ủy ban nhân dân")
    field.type("z")
    #expect(field.before == "Uy")
    field = Field("hoan", after: "g")
    field.type("f")
    #expect(field.before == "hoàn")
    field.backspace(2)
    field.type("aw")
    #expect(field.before == "hoằ")
    field = Field("Tổ 12, đuoc", .vni)
    field.type("75")
    #expect(field.before == "Tổ 12, được")
    field = Field("đường H", .vni)
    field.type("'Mo6ng")
    #expect(field.before == "đường H'Mông")
  }

  @Test func backspaceOverABlankGoesOnWithTheWord() {
    var field = Field()
    field.type("hoaf ")
    field.backspace()
    field.type("n")
    #expect(field.before == "hoàn")
    field.type(" test, ")
    field.backspace(2)
    let keys = field.toggled()
    #expect(keys == "hoàn test", "not tets, which makes the word as well")
    field.backspace(30)
    #expect(field.before == "")
    field.type("a")
    #expect(field.before == "a")
  }

  @Test func theLastWordGivesItsKeysAndTakesThemBack() {
    var field = Field("Xem ")
    field.type("test")
    #expect(field.before == "Xem tét")
    let keys = field.toggled()
    #expect(keys == "Xem test")
    field.type("s, bus. ")
    #expect(field.before == "Xem tests, bú. ")
    let lastKeys = field.toggled()
    #expect(lastKeys == "Xem tests, bus. ")
    let lastWord = field.toggled()
    #expect(lastWord == "Xem tests, bú. ")
    field.type("xe")
    let same = field.toggled()
    #expect(same == nil, "its keys are the word")
    field = Field("Việt")
    let read = field.toggled()
    #expect(read == "Vieetj")
    field = Field("Việt ")
    let none = field.toggled()
    #expect(none == nil)
  }

  @Test func textChangedBehindItsBackIsReadAnew() {
    var field = Field()
    field.type("toi")
    field.before = "Lê Tha"
    field.type("s")
    #expect(field.before == "Lê Thá")
    field.before = ""
    field.backspace()
    field.type("f")
    #expect(field.before == "f")
    // Another input method composes letters of its own: they stay as they are.
    field = Field()
    for key in "Viê" { field.before.append(key) }
    field.type("jt")
    #expect(field.before == "Việt")
    field = Field()
    field.type("ệ")
    #expect(field.before == "ệ")
  }

  @Test func longTextWithoutBlanksIsLeftAlone() {
    var field = Field(String(repeating: "a", count: 500))
    field.type("s")
    #expect(field.before.hasSuffix("aas"))
    field.backspace()
    #expect(field.before.count == 500)
    field = Field()
    field.type(String(repeating: "ba", count: 400))
    field.backspace(3)
    #expect(field.before.hasSuffix("bab"))
  }
}
