/// What someone typed to find a row, ready to be tried on many rows.
///
/// Every word of the query must be found: at the start of a word of the row, in any order, or, one
/// class lower, inside one. The query may also be the initials of the main field ("nvb"). Marks and
/// tones that are typed rank rows and never exclude one. Classes, best first: word starts, all
/// initials, first initials, inside words (or i for y in a finished syllable: Lý, Lí), and the
/// letters of the query in order with gaps. Within a class: what was typed as it stands before what
/// an input method would have made of it, the main field, then marks that agree, then the given
/// name, then whole words.
package struct SearchQuery: Sendable {
  /// True if nothing was typed: everything matches with score 0.
  package var isBlank: Bool { readings[0].isBlank }

  /// Scores below this are only letters in order with gaps: worth showing if nothing else matched.
  package static let looseScores = SearchClass.inside.floor

  /// What was typed, then what it may stand for.
  let readings: [SearchReading]

  /// What was typed, also read as the keys of Telex and VNI.
  package init(_ text: String) {
    self.init(text, readings: Self.keyReadings(of: text))
  }

  /// What was typed, and other texts it may stand for; matching any of them is enough.
  package init(_ text: String, readings: [String]) {
    self.readings = [SearchReading(text, isTyped: true)] + readings.map { SearchReading($0) }
  }

  /// How well one text matches, higher is better; nil if it does not. The first field is the main
  /// one. Compare with `looseScores` to hide far-fetched matches when there are better ones.
  package func score(_ fields: [String]) -> Int? {
    var text = SearchText()
    text.append(fields)
    return score(text, text.rows[0]) ?? looseScore(text, text.rows[0])
  }

  /// The score of a row of folded text, loose matches aside.
  func score(_ text: borrowing SearchText, _ row: SearchRow) -> Int? {
    Self.score(readings[...], text, row)
  }

  /// The best score that some readings of one query give a row.
  static func score(
    _ readings: ArraySlice<SearchReading>, _ text: borrowing SearchText, _ row: SearchRow
  ) -> Int? {
    var best: Int?
    for reading in readings {
      guard let score = reading.score(text, row), score > best ?? -1 else { continue }
      best = score
    }
    return best
  }

  /// The score of a row whose letters hold those that were typed, in order; for the case that
  /// nothing else matched.
  func looseScore(_ text: borrowing SearchText, _ row: SearchRow) -> Int? {
    readings[0].looseScore(text, row)
  }
}
