/// A Latin letter while its marks are being read.
struct ComposedLetter {
  /// The letter without marks.
  private let plain: Unicode.Scalar
  /// Its rows in `letters`, if it is a vowel of the alphabet.
  private let vowel: Vowel?
  private var shape: Letter.Shape = .plain
  private var tone = 0
  /// Marks the letter could not take, in the order read.
  private var rest: [Unicode.Scalar] = []

  private struct Vowel {
    /// The row of each shape the vowel can have.
    let rows: [Letter.Shape: Int]
    let isCapital: Bool
  }

  /// Starts a letter if the scalar is one that may take marks.
  init?(_ scalar: Unicode.Scalar) {
    if let place = Self.places[scalar] {
      (plain, vowel, shape, tone) = place
    } else if let (plain, mark) = Self.decomposed[scalar] {
      self.plain = plain
      vowel = Self.places[plain]?.vowel
      rest = [mark]
    } else if scalar.isASCII, scalar.properties.isAlphabetic {
      plain = scalar
      vowel = nil
    } else {
      return nil
    }
  }

  /// Adds a combining mark; false if the scalar is none.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard (0x0300...0x036F).contains(mark.value) else { return false }
    // A foreign mark above the letter stays between it and later marks above, so that text of
    // another language keeps its meaning; the dot below and the horn attach elsewhere.
    let isBlocked = !rest.isEmpty && mark != Self.dotBelow && mark != Self.horn
    if vowel != nil, !isBlocked, tone == 0, let newTone = Self.tones[mark] {
      tone = newTone
    } else if let newShape = Self.shapes[mark], canTake(newShape, isBlocked) {
      // The breve gives way to the circumflex: â̆, whichever came first.
      if shape == .breve { rest.insert(Self.breve, at: 0) }
      shape = newShape
    } else {
      rest.append(mark)
    }
    return true
  }

  private func canTake(_ newShape: Letter.Shape, _ isBlocked: Bool) -> Bool {
    guard vowel?.rows[newShape] != nil else { return false }
    switch shape {
    case .plain: return !isBlocked || rest == [Self.breve]
    case .breve: return newShape == .circumflex && rest.isEmpty
    default: return false
    }
  }

  func write(to scalars: inout String.UnicodeScalarView) {
    var rest = rest[...]
    if let vowel, let row = vowel.rows[shape], shape != .plain || tone != 0 {
      scalars.append(Self.letters[vowel.isCapital ? 1 : 0][row][tone])
    } else if let mark = rest.first, let composed = Self.composed[Pair(plain, mark)] {
      scalars.append(composed)
      rest = rest.dropFirst()
    } else {
      scalars.append(plain)
    }
    scalars.append(contentsOf: rest)
  }

  // MARK: - Tables

  private static let breve: Unicode.Scalar = "\u{0306}"
  private static let horn: Unicode.Scalar = "\u{031B}"
  private static let dotBelow: Unicode.Scalar = "\u{0323}"

  private static let tones: [Unicode.Scalar: Int] = [
    "\u{0300}": 1, "\u{0340}": 1, "\u{0309}": 2, "\u{0303}": 3, "\u{0301}": 4, "\u{0341}": 4,
    "\u{0323}": 5,
  ]

  private static let shapes: [Unicode.Scalar: Letter.Shape] = [
    "\u{0302}": .circumflex, "\u{0306}": .breve, "\u{031B}": .horn,
  ]

  /// Lower case, then upper: the scalars by row and tone.
  private static let letters: [[[Unicode.Scalar]]] = [
    Letter.vowels.map { Array($0.lower.unicodeScalars) },
    Letter.vowels.map { Array($0.upper.unicodeScalars) },
  ]

  private typealias Place = (
    plain: Unicode.Scalar, vowel: Vowel?, shape: Letter.Shape, tone: Int
  )

  private static let places: [Unicode.Scalar: Place] = {
    var places: [Unicode.Scalar: Place] = [:]
    for (letterCase, letters) in letters.enumerated() {
      for (row, scalars) in letters.enumerated() {
        let plain = Letter.vowels[row].plain
        let rows = Letter.vowels.indices.filter { Letter.vowels[$0].plain == plain }
        let vowel = Vowel(
          rows: Dictionary(uniqueKeysWithValues: rows.map { (Letter.vowels[$0].shape, $0) }),
          isCapital: letterCase == 1)
        for (tone, scalar) in scalars.enumerated() {
          places[scalar] = (letters[rows[0]][0], vowel, Letter.vowels[row].shape, tone)
        }
      }
    }
    return places
  }()

  private struct Pair: Hashable {
    let plain: Unicode.Scalar
    let mark: Unicode.Scalar

    init(_ plain: Unicode.Scalar, _ mark: Unicode.Scalar) {
      self.plain = plain
      self.mark = mark
    }
  }

  /// The letters of other languages that are a plain letter and one mark, found by asking which
  /// pairs are canonically equal to them.
  private static let decomposed: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = {
    let marks = (0x0300...0x0331).compactMap { Unicode.Scalar($0 as UInt32) }
    var decomposed: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
    for (plain, lower, upper) in Letter.foreign {
      for (base, letters) in [(String(plain), lower), (String(plain).uppercased(), upper)] {
        guard let plain = base.unicodeScalars.first else { continue }
        for letter in letters.unicodeScalars {
          for mark in marks where String(letter) == base + String(mark) {
            decomposed[letter] = (plain, mark)
          }
        }
      }
    }
    return decomposed
  }()

  private static let composed: [Pair: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: decomposed.map { (Pair($1.0, $1.1), $0) })
}
