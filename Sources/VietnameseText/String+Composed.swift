extension String {
  /// The text with every Vietnamese letter as its one code point (NFC), whatever order its marks
  /// came in.
  ///
  /// Decomposed text comes from macOS, from PDF and from the old Windows 1258 layout; it looks the
  /// same and differs in bytes. Marks no Vietnamese letter takes stay where they were.
  package var composed: String {
    // Combining marks U+0300–036F start with these two bytes, and nothing continues with them.
    guard utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return self }
    var result = String.UnicodeScalarView()
    var letter: ComposedLetter?
    for scalar in unicodeScalars {
      if letter?.take(scalar) == true { continue }
      letter?.write(to: &result)
      letter = ComposedLetter(scalar)
      if letter == nil { result.append(scalar) }
    }
    letter?.write(to: &result)
    return String(result)
  }
}

/// A Vietnamese vowel while its marks are being read.
private struct ComposedLetter {
  private var row: Int
  private var tone: Int
  private let isCapital: Bool
  /// Marks the letter could not take, in the order read.
  private var rest: [Unicode.Scalar] = []

  /// Starts a letter if the scalar is a vowel of the alphabet.
  init?(_ scalar: Unicode.Scalar) {
    guard let place = Self.places[scalar] else { return nil }
    (row, tone, isCapital) = place
  }

  /// Adds a combining mark; false if the scalar is none.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard (0x0300...0x036F).contains(mark.value) else { return false }
    // A foreign mark above the letter stays between it and later marks above, so that text of
    // another language keeps its meaning; the dot below and the horn attach elsewhere.
    let isBlocked = !rest.isEmpty && mark != "\u{0323}" && mark != "\u{031B}"
    if !isBlocked, tone == 0, let newTone = Self.tones[mark] {
      tone = newTone
    } else if !isBlocked, let shape = Self.shapes[mark], let newRow = Self.reshaped(row, shape) {
      row = newRow
    } else {
      rest.append(mark)
    }
    return true
  }

  func write(to scalars: inout String.UnicodeScalarView) {
    scalars.append(Self.letters[isCapital ? 1 : 0][row][tone])
    scalars.append(contentsOf: rest)
  }

  private static let tones: [Unicode.Scalar: Int] = [
    "\u{0300}": 1, "\u{0340}": 1, "\u{0309}": 2, "\u{0303}": 3, "\u{0301}": 4, "\u{0341}": 4,
    "\u{0323}": 5,
  ]

  private static let shapes: [Unicode.Scalar: Letter.Shape] = [
    "\u{0302}": .circumflex, "\u{0306}": .breve, "\u{031B}": .horn,
  ]

  private static func reshaped(_ row: Int, _ shape: Letter.Shape) -> Int? {
    let vowel = Letter.vowels[row]
    guard vowel.shape == .plain else { return nil }
    return Letter.vowels.firstIndex { $0.plain == vowel.plain && $0.shape == shape }
  }

  /// Lower case, then upper: the scalars by row and tone.
  private static let letters: [[[Unicode.Scalar]]] = [
    Letter.vowels.map { Array($0.lower.unicodeScalars) },
    Letter.vowels.map { Array($0.upper.unicodeScalars) },
  ]

  private static let places: [Unicode.Scalar: (row: Int, tone: Int, isCapital: Bool)] = {
    var places: [Unicode.Scalar: (row: Int, tone: Int, isCapital: Bool)] = [:]
    for (letterCase, rows) in letters.enumerated() {
      for (row, scalars) in rows.enumerated() {
        for (tone, scalar) in scalars.enumerated() {
          places[scalar] = (row, tone, letterCase == 1)
        }
      }
    }
    return places
  }()
}
