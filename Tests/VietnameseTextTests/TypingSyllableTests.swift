import Foundation
import Testing
import VietnameseText

/// Every syllable, typed in every order and case.
///
/// 16,332 syllables that spelling allows and 3,526 more, in four orders, three cases and three
/// methods. A short run types each in two ways or three by turns; SOXA_CAMPAIGN=1 in all.
struct TypingSyllableTests {
  static let isCampaign = ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1"

  struct Way {
    let method: TypingMethod
    let order: TypingSyllable.Order
    let cased: @Sendable (String) -> String

    static let all: [Way] = {
      let cases: [@Sendable (String) -> String] = [
        { $0 }, { $0.prefix(1).uppercased() + $0.dropFirst() }, { $0.uppercased() },
      ]
      return TypingMethod.allCases.flatMap { method in
        TypingSyllable.Order.allCases.flatMap { order in
          cases.map { Way(method: method, order: order, cased: $0) }
        }
      }
    }()
  }

  @Test func everySyllableIsTypedInEveryOrderAndCase() {
    #expect(TypingSyllable.onsets.count == 26)
    #expect(TypingSyllable.rhymes.split(whereSeparator: \.isWhitespace).count == 147)
    #expect(TypingSyllable.all.count == 16_332)
    #expect(TypingSyllable.others.count == 3_526)
    let syllables = TypingSyllable.all + TypingSyllable.others
    var typed = 0
    var wrong: [String] = []
    for (index, syllable) in syllables.enumerated() {
      for (turn, way) in Way.all.enumerated()
      where Self.isCampaign || (index + turn) % 17 == 0 {
        typed += 1
        let keys = way.cased(syllable.keys(way.method, way.order))
        let expected = way.cased(syllable.text)
        let text = TypedLine.text(keys, way.method)
        if Array(text.utf8) != Array(expected.utf8) {
          wrong.append("\(keys): \(text) instead of \(expected)")
        }
      }
    }
    #expect(wrong.prefix(20) == [], "\(wrong.count) of \(typed)")
    #expect(typed >= syllables.count * (Self.isCampaign ? 36 : 2))
  }

  @Test func marksAndToneMayStandAnywhereAfterTheirLetters() {
    var dice = TypingDice(state: 11)
    var wrong: [String] = []
    let rounds = Self.isCampaign ? 20 : 1
    for syllable in (0..<rounds).flatMap({ _ in TypingSyllable.all + TypingSyllable.others }) {
      guard let method = TypingMethod.allCases.randomElement(using: &dice) else { continue }
      let keys = syllable.keys(method, inAnyOrder: &dice)
      let text = TypedLine.text(keys, method)
      if text != syllable.text { wrong.append("\(keys): \(text) instead of \(syllable.text)") }
    }
    #expect(wrong.prefix(20) == [])
  }

  @Test func theNewStyleMovesTheToneOfOpenPairsOnly() {
    var moved: Set<String> = []
    var wrong: [String] = []
    for syllable in TypingSyllable.all where syllable.tone == 4 {
      let text = TypedLine.text(syllable.keys(.telex, .toneLast), .telex, .new)
      if text != syllable.text { moved.insert(String(syllable.rhyme)) }
      if text.folded != syllable.text.folded { wrong.append(text) }
    }
    #expect(moved == ["oa", "oe", "uy"])
    #expect(wrong == [])
    #expect(TypedLine.text("quys thuys khoer hoaf hoanf", .telex, .new) == "quý thuý khoẻ hoà hoàn")
  }

  @Test func aWordOnTheScreenIsTypedOn() {
    var wrong: [String] = []
    for (index, syllable) in TypingSyllable.all.enumerated()
    where Self.isCampaign || index % 7 == 0 {
      for method in TypingMethod.allCases {
        let word = syllable.text
        var read = TypedWord(readingBack: word, method: method)
        // Only uơ before a letter, as in none of these words, has no keys.
        if read.text != word { wrong.append("\(word): \(read.text)") }
        // Another tone replaces the one there is; the same tone is taken back and shows its key.
        let huyen: Character = method == .telex ? "f" : method == .vni ? "2" : "`"
        let other = TypingSyllable(
          onset: syllable.onset, rhyme: syllable.rhyme, place: syllable.place, tone: 1)
        let expected = syllable.tone == 1 ? nil : other.text
        _ = read.type(huyen)
        if let expected, read.text != expected { wrong.append("\(word)\(huyen): \(read.text)") }
        if expected == nil, read.text.folded != word.folded + String(huyen) {
          wrong.append("\(word)\(huyen): \(read.text)")
        }
        // Backspace takes one letter at a time, whatever made it.
        var left = read.text
        while !read.isEmpty {
          read.deleteBackward()
          left.removeLast()
          if read.text.folded != left.folded || read.text.count != left.count {
            wrong.append("\(word): \(read.text) instead of \(left)")
            break
          }
        }
      }
    }
    #expect(wrong.prefix(20) == [])
  }
}
