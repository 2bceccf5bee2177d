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
    var mayMatch = [Bool](repeating: false, count: count)
    var readings: [SearchReading] = []
    for reading in query.readings where text.markRows(thatMayMatch: reading, in: &mayMatch) {
      readings.append(reading)
    }
    let candidates = mayMatch.indices.lazy.filter { mayMatch[$0] }
    let found = ranked(candidates) { SearchQuery.score(readings[...], text, $0) }
    return found.isEmpty ? ranked(text.rows.indices) { query.looseScore(text, $0) } : found
  }

  private func ranked(
    _ candidates: some Sequence<Int>, _ score: (SearchRow) -> Int?
  ) -> [Int] {
    // There are few different scores, so each row is put straight into its place.
    var found: [(row: Int, group: Int)] = []
    var groups: [Int: Int] = [:]
    var sizes: [Int] = []
    for row in candidates {
      guard let score = score(text.rows[row]) else { continue }
      let group = groups[score] ?? sizes.count
      if group == sizes.count {
        groups[score] = group
        sizes.append(0)
      }
      sizes[group] += 1
      found.append((row, group))
    }
    var next = sizes
    var place = 0
    for (_, group) in groups.sorted(by: { $0.key > $1.key }) {
      next[group] = place
      place += sizes[group]
    }
    var rows = [Int](repeating: 0, count: found.count)
    for (row, group) in found {
      rows[next[group]] = row
      next[group] += 1
    }
    return rows
  }
}
