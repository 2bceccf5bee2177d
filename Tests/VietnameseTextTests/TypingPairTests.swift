import Testing
import VietnameseText

/// Keys and text as other programs have them.
struct TypingPairTests {
  /// Pairs that come out in another way here, each with its reason.
  static let differences = [
    // A spelling check takes mượ for the beginning of a word and muơ for none. Without one, the
    // rule that makes huơ of huow holds after every letter; muowjn is mượn all the same.
    "muowj": "muợ"
  ]

  struct Pair {
    let keys: String
    let text: String

    static func read(_ table: String) -> [Pair] {
      table.split(separator: "\n").map { row in
        let columns = row.split(separator: " ", omittingEmptySubsequences: false)
        let text = columns.count > 1 ? String(columns[1]) : ""
        return Pair(keys: String(columns[0]), text: text.replacing("␣", with: " "))
      }
    }
  }

  static let modes: [(String, method: TypingMethod, style: ToneStyle, count: Int)] = [
    (TypingPairs.telex, .telex, .old, 152), (TypingPairs.telexWithoutSpelling, .telex, .old, 3),
    (TypingPairs.telexNewStyle, .telex, .new, 14), (TypingPairs.vni, .vni, .old, 38),
    (TypingPairs.vniNewStyle, .vni, .new, 5), (TypingPairs.viqr, .viqr, .old, 15),
  ]

  @Test func keysGiveTheTextThatTypistsKnow() {
    var wrong: [String] = []
    var different: Set<String> = []
    for (table, method, style, count) in Self.modes {
      let pairs = Pair.read(table)
      #expect(pairs.count == count)
      for pair in pairs {
        let text = TypedLine.text(pair.keys, method, style)
        if Array(text.utf8) == Array(pair.text.utf8) { continue }
        if Self.differences[pair.keys] == text {
          different.insert(pair.keys)
        } else {
          wrong.append("\(method.rawValue) \(pair.keys): \(text) instead of \(pair.text)")
        }
      }
    }
    #expect(wrong == [])
    #expect(different == Set(Self.differences.keys), "a difference that is none must go")
  }
}
