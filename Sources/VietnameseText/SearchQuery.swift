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
  package static let looseScores = SearchClass.inside.floor

  /// Longest first, since a long word rejects a row soonest.
  private var words: [SearchWord] = []
  /// The query as one number, if it is digits in groups.
  private var number: [SearchWord] = []
  /// All letters without blanks, for initials and loose matching.
  private var joined: [UInt8] = []
  private let isOneWord: Bool

  package init(_ text: String) {
    var folded = SearchText()
    folded.append([text])
    let row = folded.rows[0]
    var index = row.bytes.lowerBound
    while index < row.mainEnd {
      let start = index
      while index < row.mainEnd, SearchText.isWordByte(folded.letters[index]) { index += 1 }
      if index > start {
        words.append(SearchWord(folded, start..<index))
        joined += folded.letters[start..<index]
      } else {
        index += 1
      }
    }
    isOneWord = words.count == 1
    words.sort { $0.letters.count > $1.letters.count }
    if let range = row.number { number = [SearchWord(folded, range)] }
  }

  /// How well one text matches, higher is better; nil if it does not. The first field is the main
  /// one. Compare with `looseScores` to hide far-fetched matches when there are better ones.
  package func score(_ fields: [String]) -> Int? {
    var text = SearchText()
    text.append(fields)
    return score(text, text.rows[0]) ?? looseScore(text, text.rows[0])
  }

  // MARK: - One row

  /// The score of a row of folded text, loose matches aside.
  func score(_ text: borrowing SearchText, _ row: SearchText.Row) -> Int? {
    if words.isEmpty { return 0 }
    let byWords = score(words, text, row)
    let byNumber = number.isEmpty ? nil : score(number, text, row)
    var best = max(byWords ?? -1, byNumber ?? -1)
    if isOneWord, best < SearchClass.wordStart.floor {
      best = max(best, initialsScore(text, row) ?? -1)
    }
    return best < 0 ? nil : best
  }

  private func score(
    _ words: [SearchWord], _ text: borrowing SearchText, _ row: SearchText.Row
  ) -> Int? {
    var total = SearchMatch()
    for word in words {
      guard let match = word.bestMatch(in: text, row) else { return nil }
      total.combine(match)
    }
    return total.score
  }

  // MARK: - Initials and loose matches

  private func initialsScore(_ text: borrowing SearchText, _ row: SearchText.Row) -> Int? {
    guard joined.count >= 2, row.initials.count >= joined.count else { return nil }
    for index in joined.indices
    where text.initials[row.initials.lowerBound + index] != joined[index] {
      return nil
    }
    return (row.initials.count == joined.count ? SearchClass.initials : .initialsStart).floor
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
