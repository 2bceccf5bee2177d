/// The fields of one row, folded, with the character that each folded byte comes from.
struct FoundFields {
  private var text = SearchText()
  private var fields: [Field] = []

  private struct Field {
    /// Where the field lies in the folded text.
    var letters: Range<Int>
    /// Where its bare digits lie, if it is a number in groups.
    var number: Range<Int>?
    /// The character of each of its folded bytes.
    var characters: [Int]
  }

  init(_ fields: [String]) {
    var places: [(Range<Int>, Range<Int>?)] = []
    text.append(fields) { places.append(($0, $1)) }
    self.fields = zip(fields, places).map { field, place in
      Field(letters: place.0, number: place.1, characters: Self.characters(of: field))
    }
  }

  func score(_ query: SearchQuery) -> Int? {
    query.score(text, text.rows[0]) ?? query.looseScore(text, text.rows[0])
  }

  /// The reading that makes the score: what was typed, if it does as well.
  func best(of query: SearchQuery) -> SearchReading {
    var best = query.readings[0]
    var bestScore = score(best)
    for reading in query.readings.dropFirst() where score(reading) > bestScore {
      best = reading
      bestScore = score(reading)
    }
    return best
  }

  private func score(_ reading: SearchReading) -> Int {
    reading.score(text, text.rows[0]) ?? Int.min / 2
  }

  /// The ranges of characters, by field, of places in the folded text.
  func ranges(
    _ places: (borrowing SearchText, SearchRow) -> [Range<Int>]
  ) -> [[Range<Int>]] {
    let places = places(text, text.rows[0])
    return fields.map { field in
      Self.merged(places.compactMap { characters(of: field, at: $0) })
    }
  }

  private func characters(of field: Field, at place: Range<Int>) -> Range<Int>? {
    // Anything else would be a fault of this file; showing nothing is better than a wrong place.
    guard field.characters.count == field.letters.count else { return nil }
    var place = place
    if let number = field.number, number.contains(place.lowerBound) {
      let digits = digits(of: field)
      let first = place.lowerBound - number.lowerBound
      let last = place.upperBound - 1 - number.lowerBound
      guard digits.indices.contains(first), digits.indices.contains(last) else { return nil }
      place = digits[first].lowerBound..<digits[last].upperBound
    }
    guard place.lowerBound >= field.letters.lowerBound,
      place.upperBound <= field.letters.upperBound, !place.isEmpty
    else { return nil }
    let offset = field.letters.lowerBound
    return field.characters[
      place.lowerBound - offset]..<(field.characters[
        place.upperBound - 1 - offset] + 1)
  }

  /// The places of a number's digits; +84 is the first one, a 0.
  private func digits(of field: Field) -> [Range<Int>] {
    var digits: [Range<Int>] = []
    var start = field.letters.lowerBound
    let hasCountryCode = text.letters[field.letters].starts(with: "+84".utf8)
    if hasCountryCode, field.letters.count > 3 {
      digits.append(start..<(start + 3))
      start += 3
    }
    for index in start..<field.letters.upperBound where text.letters[index] &- 0x30 < 10 {
      digits.append(index..<(index + 1))
    }
    return digits
  }

  /// Ranges in order, those that touch as one.
  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The character of each byte that folding the cleaned text gives.
  private static func characters(of text: String) -> [Int] {
    var folded = SearchText()
    var characters: [Int] = []
    var hasStarted = false
    var blankIsDue: Int?
    func take(_ scalar: Unicode.Scalar, _ offset: Int) {
      folded.appendFolded(String(scalar))
      while characters.count < folded.letters.count { characters.append(offset) }
    }
    for (offset, character) in text.enumerated() {
      for scalar in character.unicodeScalars {
        switch String.treatment(of: scalar) {
        case .drop: continue
        case .blank: if hasStarted, blankIsDue == nil { blankIsDue = offset }
        case .keep:
          if let blank = blankIsDue { take(" ", blank) }
          blankIsDue = nil
          hasStarted = true
          take(scalar, offset)
        }
      }
    }
    return characters
  }
}
