/// One word of a query, folded, with the marks that were typed.
struct SearchWord: Sendable {
  let letters: [UInt8]
  private let marks: [UInt8]
  /// The other spelling of a last i or y, as in Lý and Lí.
  private let twin: [UInt8]?
  /// Short words inside others are noise: "a" is in every name.
  private let mayBeInside: Bool

  private static let compared = Letter.toneBits | Letter.shapeBits

  init(_ text: borrowing SearchText, _ range: Range<Int>) {
    letters = Array(text.letters[range])
    marks = text.marks[range].map { $0 & Self.compared }
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
    return letters.dropLast() + [last == UInt8(ascii: "i") ? UInt8(ascii: "y") : UInt8(ascii: "i")]
  }

  /// The best place of the word in a row; its twin spelling counts as a whole word only, since
  /// "li" typed on the way to "linh" must not find Lý.
  func bestMatch(in text: borrowing SearchText, _ row: SearchText.Row) -> SearchMatch? {
    var best: SearchMatch?
    var bestScore = -1
    find(letters, text, row) { place, isStart in
      guard isStart || mayBeInside && best?.isStart != true else { return }
      let match = match(at: place, isStart: isStart, text, row)
      if match.score > bestScore { (best, bestScore) = (match, match.score) }
    }
    guard best == nil, let twin else { return best }
    find(twin, text, row) { place, isStart in
      guard isStart, isWordEnd(text, place + twin.count) else { return }
      let match = match(at: place, isStart: false, text, row)
      if match.score > bestScore { (best, bestScore) = (match, match.score) }
    }
    return best
  }

  /// Calls `body` at each place of the row where the letters stand.
  @inline(__always)
  private func find(
    _ needle: [UInt8], _ text: borrowing SearchText, _ row: SearchText.Row,
    _ body: (_ place: Int, _ isStart: Bool) -> Void
  ) {
    let letters = text.letters.span
    let needle = needle.span
    let first = needle[0]
    var place = row.bytes.lowerBound
    // The line feed that ends the row is never part of a word.
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

  private func isWordEnd(_ text: borrowing SearchText, _ place: Int) -> Bool {
    place >= text.letters.count || !SearchText.isWordByte(text.letters[place])
  }

  private func match(
    at place: Int, isStart: Bool, _ text: borrowing SearchText, _ row: SearchText.Row
  ) -> SearchMatch {
    var match = SearchMatch(
      isStart: isStart, isMain: place < row.mainEnd, isGiven: place == row.given.lowerBound,
      isWhole: isWordEnd(text, place + letters.count), place: place..<(place + letters.count))
    for index in marks.indices {
      let typed = marks[index]
      let differing = (typed ^ text.marks[place + index]) & Self.compared
      guard differing != 0 else { continue }
      var fault = 0
      if differing & Letter.toneBits != 0 { fault = typed & Letter.toneBits == 0 ? 1 : 3 }
      if differing & Letter.shapeBits != 0 {
        fault = max(fault, typed & Letter.shapeBits == 0 ? 2 : 3)
      }
      match.marksFault = max(match.marksFault, fault)
      match.faults += fault
    }
    return match
  }
}
