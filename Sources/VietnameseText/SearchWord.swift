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

  /// What every row has that has the word or its twin.
  var needle: [UInt8] { twin == nil ? letters : Array(letters.dropLast()) }

  /// The best place of the word in a row; its twin spelling counts as a whole word only, since
  /// "li" typed on the way to "linh" must not find Lý.
  func bestMatch(in text: borrowing SearchText, _ row: SearchRow) -> SearchMatch? {
    if let match = bestMatch(of: letters.span, isTwin: false, text, row) { return match }
    guard let twin else { return nil }
    return bestMatch(of: twin.span, isTwin: true, text, row)
  }

  private func bestMatch(
    of needle: borrowing Span<UInt8>, isTwin: Bool, _ text: borrowing SearchText,
    _ row: SearchRow
  ) -> SearchMatch? {
    let letters = text.letters.span
    let found = text.marks.span
    let starts = text.starts.span
    var best: SearchMatch?
    var bestScore = -1
    for word in row.words {
      let place = Int(starts[word])
      guard Self.isFound(needle, in: letters, at: place) else { continue }
      let isWhole = !SearchText.isWordByte(letters[place + needle.count])
      guard isWhole || !isTwin else { continue }
      let match = match(at: place, isStart: !isTwin, isWhole: isWhole, marks.span, found, row)
      let score = match.score
      if score > bestScore { (best, bestScore) = (match, score) }
    }
    guard best == nil, mayBeInside, !isTwin else { return best }
    for place in row.bytes where letters[place] == needle[0] {
      guard Self.isFound(needle, in: letters, at: place) else { continue }
      let isWhole = !SearchText.isWordByte(letters[place + needle.count])
      let match = match(at: place, isStart: false, isWhole: isWhole, marks.span, found, row)
      let score = match.score
      if score > bestScore { (best, bestScore) = (match, score) }
    }
    return best
  }

  /// Whether the letters stand there; the line feed that ends each field is in no word, so nothing
  /// is looked at beyond it.
  @inline(__always)
  private static func isFound(
    _ needle: borrowing Span<UInt8>, in letters: borrowing Span<UInt8>, at place: Int
  ) -> Bool {
    for index in needle.indices where letters[place + index] != needle[index] { return false }
    return true
  }

  private func match(
    at place: Int, isStart: Bool, isWhole: Bool, _ typed: borrowing Span<UInt8>,
    _ found: borrowing Span<UInt8>, _ row: SearchRow
  ) -> SearchMatch {
    var match = SearchMatch(
      isStart: isStart, isMain: place < row.mainEnd, isGiven: place == row.given.lowerBound,
      isWhole: isWhole, place: place..<(place + typed.count))
    for index in typed.indices {
      let typed = typed[index]
      let differing = (typed ^ found[place + index]) & Self.compared
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
