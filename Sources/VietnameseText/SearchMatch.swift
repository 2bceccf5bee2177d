/// The classes of a match, worst first; a score holds its class in the top bits.
enum SearchClass: Int {
  /// The letters of the query in order, with gaps.
  case loose
  /// Inside words, or i for y.
  case inside
  case initialsStart
  case initials
  case wordStart

  /// The least score of the class.
  var floor: Int { rawValue << 20 }

  /// What the words as they were typed have before another reading of them, inside a class.
  static let asTyped = 1 << 18
}

/// How one word of a query was found in a row, or the worst of several.
struct SearchMatch {
  var isStart = true
  /// In the main field.
  var isMain = true
  /// 0 all marks agree, 1 tones not typed, 2 marks not typed, 3 a typed mark disagrees.
  var marksFault = 0
  /// Sum of the faults of all letters.
  var faults = 0
  /// At the start of the given name.
  var isGiven = false
  /// A whole word, not only its start.
  var isWhole = true
  /// Where the letters stand; of several words none.
  var place = 0..<0

  /// Adds another word: a row is as good as its worst word, but one hit on the given name counts.
  mutating func combine(_ other: SearchMatch) {
    isStart = isStart && other.isStart
    isMain = isMain && other.isMain
    marksFault = max(marksFault, other.marksFault)
    faults += other.faults
    isGiven = isGiven || other.isGiven
    isWhole = isWhole && other.isWhole
  }

  /// Higher is better: class, main field, marks, given name, whole words, fewer faults.
  var score: Int {
    (isStart ? SearchClass.wordStart : .inside).floor
      + (isMain ? 1 << 16 : 0) + (3 - marksFault) << 14
      + (isGiven ? 1 << 13 : 0) + (isWhole ? 1 << 12 : 0)
      + max(0, 255 - faults)
  }
}
