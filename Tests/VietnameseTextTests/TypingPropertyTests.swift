import Foundation
import Testing
import VietnameseText

/// What holds for keys in any order: 5,000 sequences, 100,000 with SOXA_CAMPAIGN=1.
struct TypingPropertyTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1" ? 100_000 : 5_000
  /// Keys that mean something come often.
  private static let often = Array("aeouywdsfrxjzngtchiAEOUD0123456789'^(+*`?~.\\[]")
  private static let any = (0x20..<0x7F).map { Character(Unicode.Scalar($0)) }

  private func forEachSequence(
    _ body: (TypingMethod, ToneStyle, [Character]) -> String?
  ) -> [String] {
    var dice = TypingDice(state: 7)
    var wrong: [String] = []
    for round in 0..<Self.rounds {
      let method = TypingMethod.allCases[round % 3]
      let style = ToneStyle.allCases[round % 2]
      let keys = (0..<Int.random(in: 1...14, using: &dice)).compactMap { _ in
        (Bool.random(using: &dice) ? Self.often : Self.any).randomElement(using: &dice)
      }
      if let complaint = body(method, style, keys) {
        wrong.append("\(method.rawValue) \(String(keys)): \(complaint)")
      }
    }
    return wrong
  }

  @Test func keysComeBackAsTyped() {
    let wrong = forEachSequence { method, style, keys in
      var word = TypedWord(method: method, toneStyle: style)
      let taken = keys.filter { word.type($0) }
      let text = word.text
      guard word.keys == String(taken) else { return word.keys }
      word.toggleKeys()
      guard word.text == String(taken) else { return word.text }
      word.toggleKeys()
      guard word.text == text else { return word.text }
      return text == text.composed && text.count <= taken.count ? nil : text
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test func backspaceTakesTheLastLetterAndNothingElse() {
    let wrong = forEachSequence { method, style, keys in
      var word = TypedWord(method: method, toneStyle: style)
      for key in keys { _ = word.type(key) }
      while !word.isEmpty {
        let before = word.text
        word.deleteBackward()
        let after = word.text
        // Only the tone may move.
        guard after.folded == String(before.dropLast()).folded, after.count == before.count - 1
        else { return "\(before) becomes \(after)" }
        // What is left is what its keys give.
        var again = TypedWord(method: method, toneStyle: style)
        for key in word.keys where again.type(key) {}
        let readBack = TypedWord(readingBack: after, method: method, toneStyle: style)
        guard again.text == after || readBack.keys == word.keys else { return after }
      }
      return nil
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test func aFieldShowsWhatALineShows() {
    let wrong = forEachSequence { method, style, keys in
      var session = TypingSession(method: method, toneStyle: style)
      var field = ""
      for key in keys { session.type(key, after: field).apply(to: &field) }
      var line = TypedLine(method: method, toneStyle: style)
      for key in keys { line.type(key) }
      return field == line.text ? nil : "\(field) is not \(line.text)"
    }
    #expect(wrong.prefix(10) == [])
  }

  @Test func aWordReadBackIsTheSameWord() {
    let wrong = forEachSequence { method, style, keys in
      var word = TypedWord(method: method, toneStyle: style)
      for key in keys { _ = word.type(key) }
      let readBack = TypedWord(readingBack: word.text, method: method, toneStyle: style)
      return readBack.text == word.text ? nil : readBack.text
    }
    #expect(wrong.prefix(10) == [])
  }
}
