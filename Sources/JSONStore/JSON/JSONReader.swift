internal import CommuneDomain

/// Reads JSON out of bytes, value by value, as the schema expects them.
///
/// Strict where the standard leaves room: nothing but the expected value is taken, no raw control
/// characters, no fractions, no empty places. Not a general reader; that is `JSONValue`.
struct JSONReader {
  let base: UnsafePointer<UInt8>
  let end: Int
  var position = 0
  /// Whether all the bytes are UTF-8, so that no text needs to be looked at again. Where they are
  /// not, the first text that is not is the place to name.
  let isUTF8: Bool
  /// The most bytes that a text may have.
  var longestText = Int.max

  /// The buffer must outlive the reader.
  ///
  /// - Parameter isUTF8: Whether that is known, as of bytes that were texts a moment ago; looked at
  ///   otherwise.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isUTF8 known: Bool? = nil) {
    // An empty buffer has no address; one byte that is never looked at stands for it.
    base = bytes.baseAddress ?? Self.nothing
    end = bytes.count
    isUTF8 = known ?? Self.isUTF8(bytes)
  }

  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
  }

  private nonisolated(unsafe) static let nothing: UnsafePointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  /// The next byte that is not blank; 0 at the end.
  @inline(__always)
  mutating func peek() -> UInt8 {
    while position < end {
      let byte = base[position]
      if byte > 0x20 || !(byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09) {
        return byte
      }
      position += 1
    }
    return 0
  }

  @inline(__always)
  mutating func consume(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(Problem) {
    guard consume(byte) else { throw .unexpected }
  }

  mutating func expectEnd() throws(Problem) {
    _ = peek()
    guard position == end else { throw .trailingText }
  }

  /// Whether a word such as `null` stands here; passes over it.
  mutating func consume(word: StaticString) -> Bool {
    _ = peek()
    let count = word.utf8CodeUnitCount
    guard position + count <= end else { return false }
    for index in 0..<count where base[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  mutating func expect(word: StaticString) throws(Problem) {
    guard consume(word: word) else { throw .unexpected }
  }

  mutating func integer() throws(Problem) -> Int {
    let isNegative = consume(UInt8(ascii: "-"))
    let start = position
    var value = 0
    while position < end, base[position] &- 48 < 10 {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let digit = Int(base[position] &- 48)
      let (sum, overflows) = product.subtractingReportingOverflow(digit)
      guard !tooLarge, !overflows else { throw .badNumber }
      value = sum
      position += 1
    }
    guard position > start, base[start] != 48 || position == start + 1 else { throw .badNumber }
    if position < end {
      let next = base[position] | 0x20
      if next == UInt8(ascii: ".") | 0x20 || next == UInt8(ascii: "e") { throw .badNumber }
    }
    // Counted downwards, because the smallest integer has no positive counterpart.
    if isNegative { return value }
    guard value != Int.min else { throw .badNumber }
    return -value
  }

  mutating func id() throws(Problem) -> RecordID {
    guard peek() == UInt8(ascii: "\""), position + 28 <= end,
      base[position + 27] == UInt8(ascii: "\"")
    else { throw .badIdentifier }
    let letters = base + position + 1
    var bits: UInt8 = 0
    var front: UInt64 = 0
    for index in 0..<13 {
      let digit = Base32.digits[Int(letters[index])]
      bits |= digit
      front = front << 5 | UInt64(digit)
    }
    let middle = Base32.digits[Int(letters[13])]
    bits |= middle
    var back: UInt64 = 0
    for index in 14..<26 {
      let digit = Base32.digits[Int(letters[index])]
      bits |= digit
      back = back << 5 | UInt64(digit)
    }
    guard bits < 32, Base32.digits[Int(letters[0])] < 8 else { throw .badIdentifier }
    position += 28
    return RecordID(
      high: front << 1 | UInt64(middle >> 4), low: UInt64(middle & 15) << 60 | back)
  }

  mutating func date() throws(Problem) -> CalendarDate {
    guard consume(UInt8(ascii: "\"")) else { throw .badDate }
    let year = try digits(4)
    var month: Int?
    var day: Int?
    if position < end, base[position] == UInt8(ascii: "-") {
      position += 1
      month = try digits(2)
      if position < end, base[position] == UInt8(ascii: "-") {
        position += 1
        day = try digits(2)
      }
    }
    guard position < end, base[position] == UInt8(ascii: "\""),
      let date = CalendarDate(year: year, month: month, day: day)
    else { throw .badDate }
    position += 1
    return date
  }

  private mutating func digits(_ count: Int) throws(Problem) -> Int {
    guard position + count <= end else { throw .badDate }
    var value = 0
    for _ in 0..<count {
      let digit = base[position] &- 48
      guard digit < 10 else { throw .badDate }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }
}

/// Crockford's base 32 by byte; 255 for what is no digit. Files hold upper case only.
enum Base32 {
  private static let letters: StaticString = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

  /// The letter of the lowest five bits.
  @inline(__always)
  static func letter(_ bits: UInt64) -> UInt8 {
    letters.utf8Start[Int(truncatingIfNeeded: bits & 31)]
  }

  static let digits: InlineArray<256, UInt8> = {
    var table = InlineArray<256, UInt8>(repeating: 255)
    for value in 0..<32 { table[Int(letter(UInt64(value)))] = UInt8(value) }
    return table
  }()
}
