/// Many rows folded once, to be searched again at every key.
///
/// Six thousand people take about a megabyte and a millisecond per query; there is nothing to
/// rebuild but the whole when rows change.
package struct SearchIndex: Sendable {
  private var text = SearchText()

  package init() {}

  /// Appends one row; the first field is the main one, usually a name, and gives the initials.
  package mutating func append(_ fields: [String]) {
    text.append(fields)
  }

  package var count: Int { text.rows.count }

  /// The rows that match, best first, equal ones in the order they were appended; all rows for a
  /// blank query. See `SearchQuery` for what matches.
  package func rows(matching query: String) -> [Int] {
    rows(matching: SearchQuery(query))
  }

  /// The rows that match, best first.
  package func rows(matching query: SearchQuery) -> [Int] {
    guard !query.isBlank else { return Array(text.rows.indices) }
    let found = ranked { query.score(text, $0) }
    return found.isEmpty ? ranked { query.looseScore(text, $0) } : found
  }

  private func ranked(_ score: (SearchText.Row) -> Int?) -> [Int] {
    // Score and place in one number: sorting numbers is cheap, and equal scores keep their order.
    var found: [Int] = []
    for (place, row) in text.rows.enumerated() {
      if let score = score(row) { found.append(score << 32 | (Int(UInt32.max) - place)) }
    }
    found.sort(by: >)
    return found.map { Int(UInt32.max) - $0 & Int(UInt32.max) }
  }
}
