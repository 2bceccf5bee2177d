/// Finding the few rows that are worth scoring.
extension SearchText {
  /// Marks the rows that have the letters of all words of a query, or the initials or number that
  /// it may stand for: all that match but for loose matches, and a few that do not. False if there
  /// are none.
  func markRows(thatMayMatch reading: SearchReading, in marked: inout [Bool]) -> Bool {
    guard let first = reading.words.first else { return false }
    var mayMatch = [Bool](repeating: false, count: rows.count)
    markRows(holding: first, in: &mayMatch)
    // Few rows are sooner scored than sifted further.
    for word in reading.words.dropFirst().prefix(3)
    where mayMatch.count(where: \.self) > rows.count / 8 {
      var hasWord = [Bool](repeating: false, count: rows.count)
      markRows(holding: word, in: &hasWord)
      for row in rows.indices where !hasWord[row] { mayMatch[row] = false }
    }
    if let number = reading.number { markRows(holding: number, in: &mayMatch) }
    if let initials = reading.initials { markRows(withInitials: initials, in: &mayMatch) }
    var hasAny = false
    for row in rows.indices where mayMatch[row] {
      marked[row] = true
      hasAny = true
    }
    return hasAny
  }

  private func markRows(holding word: SearchWord, in marked: inout [Bool]) {
    let needle = word.needle
    if needle.count == 1 {
      markRows(withWord: needle[0], in: &marked)
    } else {
      markRows(holding: needle, in: &marked)
    }
  }

  private func markRows(withInitials needle: [UInt8], in marked: inout [Bool]) {
    let initials = initials.span
    let needle = needle.span
    for (place, row) in rows.enumerated() where row.initials.count >= needle.count {
      var length = 0
      let start = row.initials.lowerBound
      while length < needle.count, initials[start + length] == needle[length] { length += 1 }
      if length == needle.count { marked[place] = true }
    }
  }

  /// Single letters count at the start of words only.
  private func markRows(withWord first: UInt8, in marked: inout [Bool]) {
    let letters = letters.span
    let starts = starts.span
    for (place, row) in rows.enumerated() {
      for word in row.words where letters[Int(starts[word])] == first {
        marked[place] = true
        break
      }
    }
  }

  private func markRows(holding needle: [UInt8], in marked: inout [Bool]) {
    var row = 0
    letters.withUnsafeBytes { letters in
      needle.withUnsafeBytes { needle in
        var place = 0
        while let found = Self.place(of: needle, in: letters, from: place) {
          while rows[row].bytes.upperBound <= found { row += 1 }
          marked[row] = true
          place = rows[row].bytes.upperBound
        }
      }
    }
  }

  /// Where the bytes stand next, eight places looked at a time: a place is worth a comparison when
  /// its first and its last byte are right.
  private static func place(
    of needle: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let length = needle.count
    let first = ones &* UInt64(needle[0])
    let last = ones &* UInt64(needle[length - 1])
    var place = start
    // Both loads end inside the bytes, and so does every place that the eight hold.
    while place + length + 7 <= bytes.count {
      let left = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let right = UInt64(
        littleEndian: base.loadUnaligned(fromByteOffset: place + length - 1, as: UInt64.self))
      let wrong = (left ^ first) | (right ^ last)
      // The top bit of each byte that is zero; above the first one there may be false ones.
      var zeros = (wrong &- ones) & ~wrong & (ones << 7)
      while zeros != 0 {
        let candidate = place + zeros.trailingZeroBitCount / 8
        if isEqual(needle, bytes, at: candidate) { return candidate }
        zeros &= zeros - 1
      }
      place += 8
    }
    while place + length <= bytes.count {
      if isEqual(needle, bytes, at: place) { return place }
      place += 1
    }
    return nil
  }

  @inline(__always)
  private static func isEqual(
    _ needle: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer, at place: Int
  ) -> Bool {
    for index in needle.indices where bytes[place + index] != needle[index] { return false }
    return true
  }
}
