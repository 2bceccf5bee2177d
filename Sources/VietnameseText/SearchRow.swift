/// Where one row lies in the folded text.
///
/// Kept in 32-bit numbers, since every key of a search walks over all rows: four gigabytes of names
/// are more than anyone has.
struct SearchRow: Sendable {
  private let start: UInt32
  private let end: UInt32
  private let mainEndPlace: UInt32
  private let givenStart: UInt32
  private let givenEnd: UInt32
  private let initialsStart: UInt32
  private let initialsEnd: UInt32
  private let wordsStart: UInt32
  private let wordsEnd: UInt32

  init(
    bytes: Range<Int>, mainEnd: Int, given: Range<Int>, initials: Range<Int>, words: Range<Int>
  ) {
    func short(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: place) }
    (start, end) = (short(bytes.lowerBound), short(bytes.upperBound))
    mainEndPlace = short(mainEnd)
    (givenStart, givenEnd) = (short(given.lowerBound), short(given.upperBound))
    (initialsStart, initialsEnd) = (short(initials.lowerBound), short(initials.upperBound))
    (wordsStart, wordsEnd) = (short(words.lowerBound), short(words.upperBound))
  }

  var bytes: Range<Int> { Int(start)..<Int(end) }
  /// End of the first field.
  var mainEnd: Int { Int(mainEndPlace) }
  /// The given name, if the first field is a person's name; else its last word.
  var given: Range<Int> { Int(givenStart)..<Int(givenEnd) }
  /// The initials of the first field.
  var initials: Range<Int> { Int(initialsStart)..<Int(initialsEnd) }
  /// The entries of its words in the list of word starts.
  var words: Range<Int> { Int(wordsStart)..<Int(wordsEnd) }
}
