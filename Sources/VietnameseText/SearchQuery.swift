/// What someone typed to find a row, ready to be tried on many rows.
///
/// Every word of the query must be found: at the start of a word of the row, in any order, or, one
/// class lower, inside one. The query may also be the initials of the main field ("nvb"). Marks and
/// tones that are typed rank rows and never exclude one. Classes, best first: word starts, all
/// initials, first initials, inside words (or i for y in a finished syllable: Lý, Lí), and the
/// letters of the query in order with gaps. Within a class: the main field, then marks that agree,
/// then the given name, then whole words.
package struct SearchQuery: Sendable {
  /// True if nothing was typed: everything matches with score 0.
  package var isBlank: Bool { words.isEmpty }

  /// Scores below this are only letters in order with gaps: worth showing if nothing else matched.
  package static let looseScores = Class.initialsStart.floor

  /// Longest first, since a long word rejects a row soonest.
  private var words: [Word] = []
  /// The query as one number, if it is digits in groups.
  private var number: [Word] = []
  /// All letters without blanks, for initials and loose matching.
  private var joined: [UInt8] = []
  private let isOneWord: Bool

  private struct Word: Sendable {
    var letters: [UInt8]
    var marks: [UInt8]
    /// The other spelling of a last i or y, as in Lý and Lí.
    var twin: [UInt8]?
    /// Short words inside others are noise: "a" is in every name.
    var mayBeInside: Bool

    init(_ text: SearchText, _ range: Range<Int>) {
      letters = Array(text.letters[range])
      marks = text.marks[range].map { $0 & (Letter.toneBits | Letter.shapeBits) }
      let isNumber = letters.allSatisfy { $0 &- 0x30 < 10 }
      mayBeInside = letters.count >= (isNumber ? 3 : 2)
      twin = Self.twin(of: letters)
    }

    /// i and y are one sound alone after a consonant or qu; elsewhere they are not (mai, may).
    private static func twin(of letters: [UInt8]) -> [UInt8]? {
      guard letters.count >= 2, let last = letters.last else { return nil }
      guard last == UInt8(ascii: "i") || last == UInt8(ascii: "y") else { return nil }
      let before = letters[letters.count - 2]
      switch before {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "y"):
        return nil
      case UInt8(ascii: "u"):
        guard letters.count == 3, letters[0] == UInt8(ascii: "q") else { return nil }
      default:
        guard before &- 0x61 < 26 else { return nil }
      }
      return letters.dropLast() + [
        last == UInt8(ascii: "i") ? UInt8(ascii: "y") : UInt8(ascii: "i")
      ]
    }
  }

  package init(_ text: String) {
    var folded = SearchText()
    folded.append([text])
    let row = folded.rows[0]
    var index = row.bytes.lowerBound
    while index < row.mainEnd {
      let start = index
      while index < row.mainEnd, SearchText.isWordByte(folded.letters[index]) { index += 1 }
      if index > start {
        words.append(Word(folded, start..<index))
        joined += folded.letters[start..<index]
      } else {
        index += 1
      }
    }
    isOneWord = words.count == 1
    words.sort { $0.letters.count > $1.letters.count }
    if let range = row.number { number = [Word(folded, range)] }
  }

  /// How well one text matches, higher is better; nil if it does not. The first field is the main
  /// one. Compare with `looseScores` to hide far-fetched matches when there are better ones.
  package func score(_ fields: [String]) -> Int? {
    var text = SearchText()
    text.append(fields)
    return score(text, text.rows[0]) ?? looseScore(text, text.rows[0])
  }

  // MARK: - One row

  /// The classes of a match; the score holds the class in its top bits.
  private enum Class: Int {
    case loose, initialsStart, inside, initials, wordStart

    var floor: Int { rawValue << 20 }
  }

  /// The score of a row of folded text, loose matches aside.
  func score(_ text: borrowing SearchText, _ row: SearchText.Row) -> Int? {
    if words.isEmpty { return 0 }
    let byWords = score(words, text, row)
    let byNumber = number.isEmpty ? nil : score(number, text, row)
    var best = max(byWords ?? -1, byNumber ?? -1)
    if isOneWord, best < Class.wordStart.floor {
      best = max(best, initialsScore(text, row) ?? -1)
    }
    return best < 0 ? nil : best
  }

  private func score(
    _ words: [Word], _ text: borrowing SearchText, _ row: SearchText.Row
  ) -> Int? {
    var total = Match.perfect
    var givenIsHit = false
    for word in words {
      guard let match = Self.bestMatch(of: word, text, row) else { return nil }
      total.combine(match)
      givenIsHit = givenIsHit || match.isGiven
    }
    total.isGiven = givenIsHit
    return total.score
  }

  /// How one word, or the worst of several, was found.
  private struct Match {
    var isStart: Bool
    var isMain: Bool
    /// 0 all marks agree, 1 tones not typed, 2 marks not typed, 3 a typed mark disagrees.
    var marksFault: Int
    var faults: Int
    var isGiven: Bool
    var isWhole: Bool

    static let perfect = Match(
      isStart: true, isMain: true, marksFault: 0, faults: 0, isGiven: true, isWhole: true)

    mutating func combine(_ other: Match) {
      isStart = isStart && other.isStart
      isMain = isMain && other.isMain
      marksFault = max(marksFault, other.marksFault)
      faults += other.faults
      isWhole = isWhole && other.isWhole
    }

    var score: Int {
      (isStart ? Class.wordStart : Class.inside).floor
        + (isMain ? 1 << 16 : 0) + (3 - marksFault) << 14
        + (isGiven ? 1 << 13 : 0) + (isWhole ? 1 << 12 : 0)
        + max(0, 255 - faults)
    }
  }

  private static func bestMatch(
    of word: Word, _ text: borrowing SearchText, _ row: SearchText.Row
  ) -> Match? {
    var best: Match?
    var bestScore = -1
    find(word.letters, text, row) { place, isStart in
      guard isStart || word.mayBeInside else { return }
      let match = match(word, at: place, isStart: isStart, text, row)
      if match.score > bestScore { (best, bestScore) = (match, match.score) }
    }
    if best == nil, let twin = word.twin {
      find(twin, text, row) { place, isStart in
        guard isStart, isWordEnd(text, place + twin.count) else { return }
        let match = match(word, at: place, isStart: false, text, row)
        if match.score > bestScore { (best, bestScore) = (match, match.score) }
      }
    }
    return best
  }

  /// Calls `body` at each place of the row where the letters stand.
  @inline(__always)
  private static func find(
    _ needle: [UInt8], _ text: borrowing SearchText, _ row: SearchText.Row,
    _ body: (_ place: Int, _ isStart: Bool) -> Void
  ) {
    let letters = text.letters.span
    let needle = needle.span
    let first = needle[0]
    var place = row.bytes.lowerBound
    let end = row.bytes.upperBound - needle.count
    while place < end {
      if letters[place] == first {
        var length = 1
        while length < needle.count, letters[place + length] == needle[length] { length += 1 }
        if length == needle.count {
          body(place, text.marks[place] & SearchText.wordStart != 0)
        }
      }
      place += 1
    }
  }

  private static func isWordEnd(_ text: borrowing SearchText, _ place: Int) -> Bool {
    place >= text.letters.count || !SearchText.isWordByte(text.letters[place])
  }

  private static func match(
    _ word: Word, at place: Int, isStart: Bool, _ text: borrowing SearchText, _ row: SearchText.Row
  ) -> Match {
    var worst = 0
    var faults = 0
    for index in word.marks.indices {
      let typed = word.marks[index]
      let there = text.marks[place + index]
      guard (typed ^ there) & (Letter.toneBits | Letter.shapeBits) != 0 else { continue }
      var fault = 0
      if (typed ^ there) & Letter.toneBits != 0 { fault = typed & Letter.toneBits == 0 ? 1 : 3 }
      if (typed ^ there) & Letter.shapeBits != 0 {
        fault = max(fault, typed & Letter.shapeBits == 0 ? 2 : 3)
      }
      worst = max(worst, fault)
      faults += fault
    }
    return Match(
      isStart: isStart, isMain: place < row.mainEnd, marksFault: worst, faults: faults,
      isGiven: place == row.given.lowerBound, isWhole: isWordEnd(text, place + word.letters.count))
  }

  // MARK: - Initials and loose matches

  private func initialsScore(_ text: borrowing SearchText, _ row: SearchText.Row) -> Int? {
    guard joined.count >= 2, row.initials.count >= joined.count else { return nil }
    for index in joined.indices
    where text.initials[row.initials.lowerBound + index] != joined[index] {
      return nil
    }
    return (row.initials.count == joined.count ? Class.initials : .initialsStart).floor
  }

  /// The score of a row whose letters hold those of the query in order, starting at a word; for
  /// the case that nothing else matched, so a slip of the finger still finds the name.
  ///
  /// Jumping to the start of a word is free ("ngbac"); letters left out inside words are counted,
  /// and too many of them are no match.
  func looseScore(_ text: borrowing SearchText, _ row: SearchText.Row) -> Int? {
    guard joined.count >= 3 else { return nil }
    var best: Int?
    for start in row.bytes
    where text.letters[start] == joined[0] && text.marks[start] & SearchText.wordStart != 0 {
      var found = 1
      var gaps = 0
      var skipped = 0
      var index = start + 1
      while found < joined.count, index < row.bytes.upperBound, text.letters[index] != 0x0A {
        if text.letters[index] == joined[found] {
          if text.marks[index] & SearchText.wordStart == 0 { gaps += skipped }
          skipped = 0
          found += 1
        } else if SearchText.isWordByte(text.letters[index]) {
          skipped += 1
        }
        index += 1
      }
      guard found == joined.count, gaps <= joined.count / 2 else { continue }
      best = max(best ?? 0, 1000 - gaps)
    }
    return best
  }
}
