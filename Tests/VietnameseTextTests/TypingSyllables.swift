import Foundation
import VietnameseText

/// Every syllable that the spelling of Vietnamese allows, with its tones, and keys that type it.
struct TypingSyllable {
  let onset: String
  /// The rhyme without tone.
  let rhyme: [Character]
  /// Which letter of the rhyme bears the tone.
  let place: Int
  /// From 0, in the order ngang huyền hỏi ngã sắc nặng.
  let tone: Int

  /// The syllable as it is written.
  var text: String {
    var letters = rhyme.map(String.init)
    letters[place] += Self.tones[tone]
    return (onset + letters.joined()).precomposedStringWithCanonicalMapping
  }

  private static let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

  // MARK: - Keys

  /// When marks and tone are typed.
  enum Order: CaseIterable {
    /// Marks with their letters, the tone last.
    case toneLast
    /// The tone right after its vowel.
    case toneInPlace
    /// Plain letters, marks, tone.
    case marksThenTone
    /// Plain letters, tone, marks.
    case toneThenMarks
  }

  func keys(_ method: TypingMethod, _ order: Order) -> String {
    let letters = Array(onset) + rhyme
    let toneKeys = Self.toneKeys[method]?[tone].map(String.init) ?? ""
    var plain: [String] = []
    var marks: [String] = []
    for (index, letter) in letters.enumerated() {
      var key = String(letter)
      if let (base, mark) = Self.markKeys[method]?[letter] {
        key = base
        // One horn key after the last letter is enough for ươ.
        let isFirstHorn = letter == "ư" && index + 1 < letters.count && letters[index + 1] == "ơ"
        switch order {
        case .toneLast, .toneInPlace: key += mark
        case .marksThenTone, .toneThenMarks: if !isFirstHorn { marks.append(mark) }
        }
      }
      // In Telex oo is ô, so oo takes a third.
      if method == .telex, letter == "o", index > 0, letters[index - 1] == "o" { key = "oo" }
      if order == .toneInPlace, index == onset.count + place { key += toneKeys }
      plain.append(key)
    }
    switch order {
    case .toneLast: return plain.joined() + toneKeys
    case .toneInPlace: return plain.joined()
    case .marksThenTone: return (plain + marks).joined() + toneKeys
    case .toneThenMarks: return plain.joined() + toneKeys + marks.joined()
    }
  }

  /// Keys with each mark and the tone anywhere after their letter, in any order.
  func keys(_ method: TypingMethod, inAnyOrder dice: inout some RandomNumberGenerator) -> String {
    let letters = Array(onset) + rhyme
    var typed = letters.map(String.init)
    var due: [(after: Int, key: String)] = []
    for (index, letter) in letters.enumerated() {
      if method == .telex, letter == "o", index > 0, letters[index - 1] == "o" {
        typed[index] = "oo"
      }
      guard let (base, mark) = Self.markKeys[method]?[letter] else { continue }
      typed[index] = base
      let isFirstHorn = letter == "ư" && index + 1 < letters.count && letters[index + 1] == "ơ"
      if !isFirstHorn { due.append((index, mark)) }
    }
    if let key = Self.toneKeys[method]?[tone] { due.append((onset.count, String(key))) }
    for (place, key) in due.shuffled(using: &dice) {
      typed[Int.random(in: place..<typed.count, using: &dice)] += key
    }
    return typed.joined()
  }

  private static let toneKeys: [TypingMethod: [Character?]] = [
    .telex: [nil, "f", "r", "x", "s", "j"], .vni: [nil, "2", "3", "4", "1", "5"],
    .viqr: [nil, "`", "?", "~", "'", "."],
  ]

  private static let markKeys: [TypingMethod: [Character: (String, String)]] = [
    .telex: [
      "ă": ("a", "w"), "â": ("a", "a"), "ê": ("e", "e"), "ô": ("o", "o"), "ơ": ("o", "w"),
      "ư": ("u", "w"), "đ": ("d", "d"),
    ],
    .vni: [
      "ă": ("a", "8"), "â": ("a", "6"), "ê": ("e", "6"), "ô": ("o", "6"), "ơ": ("o", "7"),
      "ư": ("u", "7"), "đ": ("d", "9"),
    ],
    .viqr: [
      "ă": ("a", "("), "â": ("a", "^"), "ê": ("e", "^"), "ô": ("o", "^"), "ơ": ("o", "+"),
      "ư": ("u", "*"), "đ": ("d", "d"),
    ],
  ]

  // MARK: - The list

  /// Onsets but qu.
  static let onsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
    .split(separator: " ").map(String.init)

  /// The 147 rhymes, each with sắc where the old style writes it.
  static let rhymes = """
    á ái áo áu áy ám án áng ánh áp át ác ách ắm ắn ắng ắp ắt ắc ấu ấy ấm ấn ấng ấp ất ấc é
    éo ém én éng ép ét éc ế ếu ếm ến ếnh ếp ết ếch í ía íu ím ín ính íp ít ích iếu iếm iến
    iếng iếp iết iếc ó ói óm ón óng óp ót óc oóng oóc óa oái oáo oáy oán oáng oánh oát oác
    oách oắm oắn oắng oắt oắc óe oéo oén oét ố ối ốm ốn ống ốp ốt ốc ớ ới ớm ớn ớp ớt ú úa
    úi úm ún úng úp út úc uấn uấng uất uấy uế uớ uối uốm uốn uống uốt uốc úy uýa uýu uých
    uýnh uýt uýp uyến uyết ứ ứa ứi ứu ứng ứt ức ưới ướu ướm ướn ướng ướp ướt ước
    """

  /// Rhymes of few words, and those that begin with y.
  static let rareRhymes = "oám oáp oắp oém uếch uếnh ứm ý yếu yến yếm yết"

  /// Each rhyme after each onset with which it is spelt, under each tone that it takes.
  static let all =
    list(rhymes) { onset, first in
      switch onset {
      case "c", "g", "ng", "gi": !"ieê".contains(first)
      case "gh", "ngh": "ieê".contains(first)
      case "k": "ieêy".contains(first)
      case "qu": !"uưoô".contains(first)
      default: true
      }
    } + list("ý") { onset, _ in onset == "k" }

  /// What no rule of spelling allows and names do all the same (Kạn), and rare rhymes.
  static let others =
    list(rhymes) { onset, first in
      switch onset {
      // gi before i is one i, and g before ia or iu reads like gia, giu.
      case "c", "ng": "ieê".contains(first)
      case "g", "gi": "eê".contains(first)
      case "gh", "ngh", "k": !"ieê".contains(first)
      default: false
      }
    }
    + list(rareRhymes) { onset, first in
      !(onset == "qu" && "uưoy".contains(first)) && !(onset == "gi" && first == "y")
    }
    + list("í ín iếng", onsets: ["g"]) { _, _ in true }

  private static func list(
    _ rhymes: String, onsets: [String] = onsets + ["", "qu"],
    where isSpelt: (_ onset: String, _ first: Character) -> Bool
  ) -> [TypingSyllable] {
    let rhymes = rhymes.split(whereSeparator: \.isWhitespace).compactMap(Rhyme.init)
    return onsets.flatMap { onset in
      rhymes.filter { isSpelt(onset, $0.letters[0]) }.flatMap { rhyme in
        (rhyme.isStopped ? [4, 5] : [0, 1, 2, 3, 4, 5]).map { tone in
          TypingSyllable(onset: onset, rhyme: rhyme.letters, place: rhyme.place, tone: tone)
        }
      }
    }
  }

  private struct Rhyme {
    let letters: [Character]
    let place: Int
    /// Rhymes that end in c, ch, p or t take two tones.
    let isStopped: Bool

    /// Reads a rhyme under sắc.
    init?(_ rhyme: Substring) {
      let apart = rhyme.map { String($0).decomposedStringWithCanonicalMapping }
      guard let place = apart.firstIndex(where: { $0.unicodeScalars.contains("\u{301}") })
      else { return nil }
      self.place = place
      letters = apart.map { letter in
        Character(
          String(String.UnicodeScalarView(letter.unicodeScalars.filter { $0 != "\u{301}" }))
            .precomposedStringWithCanonicalMapping)
      }
      isStopped = "cpt".contains(rhyme.last ?? " ") || rhyme.hasSuffix("ch")
    }
  }
}
