/// Rows of text folded into one run of bytes, with the marks kept beside them for ranking.
///
/// A query scans the bytes of a few thousand rows in about a millisecond, so there is no index to
/// keep up to date. `marks[i]` belongs to `letters[i]`: its tone, its shape, and whether a word
/// starts there.
struct SearchText: Sendable {
  /// Folded UTF-8; every field ends with a line feed, which no query word contains.
  private(set) var letters: [UInt8] = []
  private(set) var marks: [UInt8] = []
  private(set) var rows: [SearchRow] = []
  /// Where each word starts.
  private(set) var starts: [UInt32] = []
  /// The initials of the main fields, one after the other.
  private(set) var initials: [UInt8] = []

  /// Takes the bit that `Letter` uses for capitals, which search does not look at.
  static let wordStart: UInt8 = Letter.capital

  /// Appends one row; the first field is the main one, usually a name. `note` hears where each
  /// field lies, and its bare digits if it is a number in groups.
  mutating func append(
    _ fields: [String], note: (_ field: Range<Int>, _ number: Range<Int>?) -> Void = { _, _ in }
  ) {
    let start = letters.count
    let initialsStart = initials.count
    let wordsStart = starts.count
    var mainEnd = start
    var givenPlace = start..<start
    var isMain = true
    for field in fields {
      let text = field.cleanedField
      let source = text.utf8.span
      let fieldStart = letters.count
      if isMain {
        let parts = NameRanges(source)
        appendFolded(source, 0..<parts.given.lowerBound)
        let given = letters.count
        appendFolded(source, parts.given)
        givenPlace = given..<letters.count
        appendFolded(source, parts.given.upperBound..<source.count)
        finishWords(from: fieldStart)
        appendInitials(fieldStart..<givenPlace.upperBound)
        mainEnd = letters.count
        isMain = false
      } else {
        appendFolded(source, 0..<source.count)
        finishWords(from: fieldStart)
      }
      letters.append(Self.fieldEnd)
      marks.append(0)
      let field = fieldStart..<(letters.count - 1)
      note(field, appendNumber(field))
    }
    rows.append(
      SearchRow(
        bytes: start..<letters.count, mainEnd: mainEnd, given: givenPlace,
        initials: initialsStart..<initials.count, words: wordsStart..<starts.count))
  }

  private static let fieldEnd = UInt8(ascii: "\n")

  /// Appends the letters of a text and nothing else.
  mutating func appendFolded(_ text: String) {
    let source = text.utf8.span
    appendFolded(source, 0..<source.count)
  }

  private mutating func appendFolded(_ source: borrowing Span<UInt8>, _ range: Range<Int>) {
    let table = Letter.table
    var index = range.lowerBound
    while index < range.upperBound {
      let code = decodeScalar(source, &index)
      guard code < table.count else {
        // Dashes and quotes part words as ASCII ones do.
        appendPlain((0x2010...0x206F).contains(code) ? 0x20 : Letter.beyondTable(code))
        continue
      }
      let letter = table[Int(code)]
      if letter.rank != 0 {
        letters.append(UInt8(truncatingIfNeeded: letter.folded))
        marks.append(letter.marks & ~Self.wordStart)
      } else if letter.folded == 0 {
        if let last = marks.indices.last {
          marks[last] = marks[last] & ~Letter.shapeBits | Letter.Shape.foreign.bits
        }
      } else {
        appendPlain((0xA0..<0xC0).contains(code) ? 0x20 : UInt32(letter.folded))
      }
    }
  }

  private mutating func appendPlain(_ code: UInt32) {
    letters.appendUTF8(code)
    while marks.count < letters.count { marks.append(0) }
  }

  /// Marks where words start and puts tones in one place.
  private mutating func finishWords(from start: Int) {
    Letter.unifyTonePlaces(&marks, from: start)
    var isInWord = false
    for index in start..<letters.count {
      let isWord = Self.isWordByte(letters[index])
      if isWord, !isInWord { markStart(index) }
      isInWord = isWord
    }
  }

  private mutating func markStart(_ index: Int) {
    marks[index] |= Self.wordStart
    starts.append(UInt32(truncatingIfNeeded: index))
  }

  /// Appends the first letter of each word between blanks, so H'Hen counts once.
  private mutating func appendInitials(_ name: Range<Int>) {
    var isDue = true
    for index in name {
      if letters[index] == 0x20 {
        isDue = true
      } else if isDue, marks[index] & Self.wordStart != 0 {
        initials.append(letters[index])
        isDue = false
      }
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Appends the bare digits of a number written in groups ("0912 345 678", "+84 912…") as one
  /// more field, so that it is found however its digits are grouped in the query.
  private mutating func appendNumber(_ field: Range<Int>) -> Range<Int>? {
    var hasSeparators = false
    var digits = 0
    for index in field {
      switch letters[index] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E: hasSeparators = true  // blank ( ) + - .
      default: return nil
      }
    }
    guard hasSeparators, digits > 0 else { return nil }
    let start = letters.count
    var source = field.lowerBound
    // +84 is how 0 is written from abroad.
    if field.count > 3, letters[source] == 0x2B, letters[source + 1] == 0x38,
      letters[source + 2] == 0x34
    {
      letters.append(0x30)
      source += 3
    }
    for index in source..<field.upperBound where letters[index] &- 0x30 < 10 {
      letters.append(letters[index])
    }
    let end = letters.count
    letters.append(Self.fieldEnd)
    while marks.count < letters.count { marks.append(0) }
    markStart(start)
    return start..<end
  }
}
