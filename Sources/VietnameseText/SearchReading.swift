/// One reading of what someone typed, ready to be tried on many rows: as it stands, or as an input
/// method would have made it.
struct SearchReading: Sendable {
  var isBlank: Bool { words.isEmpty }

  /// Longest first, since a long word rejects a row soonest.
  private(set) var words: [SearchWord] = []
  /// The query as one number, if it is digits in groups.
  private(set) var number: SearchWord?
  /// All letters without blanks, for initials and loose matching.
  private var joined: [UInt8] = []
  private let isOneWord: Bool
  /// What was typed goes before other readings of it.
  private let bonus: Int

  init(_ text: String, isTyped: Bool = false) {
    bonus = isTyped ? SearchClass.asTyped : 0
    var folded = SearchText()
    var numberPlace: Range<Int>?
    folded.append([text]) { numberPlace = $1 }
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
    if let numberPlace { number = SearchWord(folded, numberPlace) }
  }

  // MARK: - All rows

  /// The letters that may be initials.
  var initials: [UInt8]? { isOneWord && joined.count >= 2 ? joined : nil }

  // MARK: - One row

  /// The score of a row of folded text, loose matches aside.
  func score(_ text: borrowing SearchText, _ row: SearchRow) -> Int? {
    if words.isEmpty { return 0 }
    let byWords = score(words, text, row)
    let byNumber = number.flatMap { $0.bestMatch(in: text, row)?.score }
    var best = max(byWords ?? -1, byNumber ?? -1)
    if isOneWord, best < SearchClass.wordStart.floor {
      best = max(best, initialsScore(text, row) ?? -1)
    }
    return best < 0 ? nil : best + bonus
  }

  /// Where the letters stand that make the score of the row, loose matches included; empty if it
  /// does not match. For the few rows that are shown: it costs several times the score.
  func places(in text: borrowing SearchText, _ row: SearchRow) -> [Range<Int>] {
    guard !words.isEmpty else { return [] }
    let byWords = score(words, text, row) ?? -1
    let byNumber = number.flatMap { $0.bestMatch(in: text, row)?.score } ?? -1
    let byInitials = isOneWord ? initialsScore(text, row) ?? -1 : -1
    let best = max(byWords, byNumber, byInitials)
    if best < 0 { return loosePlaces(text, row) }
    if best == byWords { return words.compactMap { $0.bestMatch(in: text, row)?.place } }
    if best == byNumber { return places(of: number, text, row) }
    return initialPlaces(text, row)
  }

  /// Where each word stands that the row has, whether it has the others or not.
  func partialPlaces(in text: borrowing SearchText, _ row: SearchRow) -> [Range<Int>] {
    let found = words.compactMap { $0.bestMatch(in: text, row)?.place }
    if !found.isEmpty { return found }
    let digits = places(of: number, text, row)
    if !digits.isEmpty { return digits }
    return isOneWord && initialsScore(text, row) != nil ? initialPlaces(text, row) : []
  }

  private func score(
    _ words: [SearchWord], _ text: borrowing SearchText, _ row: SearchRow
  ) -> Int? {
    var total = SearchMatch()
    for word in words {
      guard let match = word.bestMatch(in: text, row) else { return nil }
      total.combine(match)
    }
    return total.score
  }

  // MARK: - Initials and loose matches

  private func initialsScore(_ text: borrowing SearchText, _ row: SearchRow) -> Int? {
    guard joined.count >= 2, row.initials.count >= joined.count else { return nil }
    for index in joined.indices
    where text.initials[row.initials.lowerBound + index] != joined[index] {
      return nil
    }
    return (row.initials.count == joined.count ? SearchClass.initials : .initialsStart).floor
  }

  private func places(
    of word: SearchWord?, _ text: borrowing SearchText, _ row: SearchRow
  ) -> [Range<Int>] {
    guard let match = word?.bestMatch(in: text, row) else { return [] }
    return [match.place]
  }

  private func initialPlaces(
    _ text: borrowing SearchText, _ row: SearchRow
  ) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var isDue = true
    for index in row.bytes.lowerBound..<row.given.upperBound where places.count < joined.count {
      if text.letters[index] == 0x20 {
        isDue = true
      } else if isDue, text.marks[index] & SearchText.wordStart != 0 {
        places.append(index..<(index + 1))
        isDue = false
      }
    }
    return places
  }

  /// The score of a row whose letters hold those of the query in order, starting at a word; for
  /// the case that nothing else matched, so a slip of the finger still finds the name.
  ///
  /// Jumping to the start of a word is free ("ngbac"); letters left out inside words are counted,
  /// and too many of them are no match.
  func looseScore(_ text: borrowing SearchText, _ row: SearchRow) -> Int? {
    guard joined.count >= 3 else { return nil }
    var best: Int?
    for start in row.bytes {
      guard let gaps = looseGaps(text, row, from: start, { _ in }) else { continue }
      best = max(best ?? 0, bonus + 1000 - gaps)
    }
    return best
  }

  private func loosePlaces(_ text: borrowing SearchText, _ row: SearchRow) -> [Range<Int>] {
    guard joined.count >= 3 else { return [] }
    var best: (gaps: Int, places: [Range<Int>])?
    for start in row.bytes {
      var places: [Range<Int>] = []
      let gaps = looseGaps(text, row, from: start) { places.append($0..<($0 + 1)) }
      if let gaps, gaps < best?.gaps ?? .max { best = (gaps, places) }
    }
    return best?.places ?? []
  }

  /// How many letters are left out when the letters of the query are looked for from a place on;
  /// nil if they are not there or too many are left out.
  @inline(__always)
  private func looseGaps(
    _ text: borrowing SearchText, _ row: SearchRow, from start: Int,
    _ note: (Int) -> Void
  ) -> Int? {
    guard text.letters[start] == joined[0], text.marks[start] & SearchText.wordStart != 0 else {
      return nil
    }
    note(start)
    var found = 1
    var gaps = 0
    var skipped = 0
    var index = start + 1
    while found < joined.count, index < row.bytes.upperBound, text.letters[index] != 0x0A {
      if text.letters[index] == joined[found] {
        if text.marks[index] & SearchText.wordStart == 0 { gaps += skipped }
        skipped = 0
        found += 1
        note(index)
      } else if SearchText.isWordByte(text.letters[index]) {
        skipped += 1
      }
      index += 1
    }
    return found == joined.count && gaps <= joined.count / 2 ? gaps : nil
  }
}
