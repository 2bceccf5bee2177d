extension SearchQuery {
  /// A row that was found: how well, and where its letters stand.
  package struct Hit: Sendable {
    /// Higher is better.
    package let score: Int
    /// For each field the matched ranges of its characters, in order and apart.
    package let ranges: [[Range<Int>]]
  }

  /// How well one row matches and where, so that what was found can be shown; nil if it does not.
  ///
  /// Ranges count the `Character`s of the fields as they were given, decomposed or not. For the
  /// rows that are on the screen: `SearchIndex` is the way to look through thousands.
  package func match(_ fields: [String]) -> Hit? {
    let fields = FoundFields(fields)
    guard let score = fields.score(self) else { return nil }
    let best = fields.best(of: self)
    return Hit(score: score, ranges: fields.ranges { best.places(in: $0, $1) })
  }

  /// Where a single shown text has what was typed, such as one cell of a row that was found: the
  /// words that it has, whether or not the others stand elsewhere in the row.
  package func ranges(in text: String) -> [Range<Int>] {
    let fields = FoundFields([text])
    for reading in readings {
      let ranges = fields.ranges { reading.partialPlaces(in: $0, $1) }
      if !ranges[0].isEmpty { return ranges[0] }
    }
    return []
  }
}
