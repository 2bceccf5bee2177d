/// Where the parts of a full name lie in its UTF-8.
///
/// Shared by names, sort keys and search, which must agree on what the given name is.
struct NameRanges {
  var family: Range<Int>
  var middle: Range<Int>
  var given: Range<Int>
  /// What tells namesakes apart, "(A)" or "2"; never part of the name.
  var suffix: Range<Int>

  /// Reads a cleaned field: single blanks between words, none at the ends.
  init(_ name: borrowing Span<UInt8>) {
    var end = name.count
    while let start = Self.startOfSuffix(name, end) {
      end = start
      while end > 0, name[end - 1] == 0x20 { end -= 1 }
    }
    var suffixStart = end
    if suffixStart < name.count, name[suffixStart] == 0x20 { suffixStart += 1 }
    suffix = suffixStart..<name.count

    var lastBlank = -1
    var firstBlank = -1
    for index in 0..<end where name[index] == 0x20 {
      if firstBlank < 0 { firstBlank = index }
      lastBlank = index
    }
    given = (lastBlank + 1)..<end
    guard firstBlank >= 0 else {
      family = 0..<0
      middle = 0..<0
      return
    }
    family = 0..<firstBlank
    middle = firstBlank == lastBlank ? 0..<0 : (firstBlank + 1)..<lastBlank
  }

  /// Where a trailing "(A)" or number begins, unless it is all there is.
  private static func startOfSuffix(_ name: borrowing Span<UInt8>, _ end: Int) -> Int? {
    guard end > 0 else { return nil }
    var start = end
    if name[end - 1] == UInt8(ascii: ")") {
      while start > 0, name[start - 1] != UInt8(ascii: "(") { start -= 1 }
      start -= 1
    } else {
      while start > 0, name[start - 1] &- 0x30 < 10 { start -= 1 }
      guard start < end, start > 0, name[start - 1] == 0x20 else { return nil }
    }
    return start > 0 ? start : nil
  }
}
