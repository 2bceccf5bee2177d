/// Where the vowels of the last syllable of a word lie.
struct Nucleus {
  /// The vowels that sound: without the u of qu and the i of gi.
  var vowels: Range<Int>
  /// All letters of the run of vowels.
  let run: Range<Int>
  /// How many letters follow.
  let finals: Int
  /// Whether marks and tones typed after those letters still reach the vowels.
  ///
  /// They do while the letters can end a syllable, in Vietnamese or in a language of the highlands:
  /// so not in an abbreviation (UBNDX), nor over the đ of Êđê.
  let isInReach: Bool

  /// The last run of vowels among the letters from `start` on; nil where there is none, or only
  /// the u of qu.
  init?(_ letters: [TypedLetter], from start: Int) {
    var end = letters.count
    while end > start, !letters[end - 1].isVowel { end -= 1 }
    guard end > start else { return nil }
    var first = end - 1
    while first > start, letters[first - 1].isVowel { first -= 1 }
    run = first..<end
    finals = letters.count - end
    isInReach = finals <= 2 && letters[end...].allSatisfy(Self.canEndSyllable)
    vowels = run
    guard first > start else { return }
    switch (letters[first - 1].plain, letters[first].plain) {
    case ("q", "u") where letters[first].shape == .plain:
      if run.count == 1, finals == 0 { return nil }
      if run.count > 1 { vowels = (first + 1)..<end }
    case ("g", "i") where run.count > 1 && (first - 1 == start || letters[first - 2].plain != "n"):
      vowels = (first + 1)..<end
    default: break
    }
  }

  private static func canEndSyllable(_ letter: TypedLetter) -> Bool {
    switch letter.plain {
    case "c", "g", "h", "k", "l", "m", "n", "p", "r", "t", nil: true
    default: false
    }
  }
}
