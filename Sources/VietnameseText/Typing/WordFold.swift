/// The keys of a word folded, one by one, into letters and a tone.
///
/// Nothing is looked up in a list of syllables: a key does what it means wherever a letter can take
/// it, because names such as Krông, Kạn and H'Mông obey no list.
struct WordFold: Equatable {
  let method: TypingMethod
  let toneStyle: ToneStyle
  var letters: [TypedLetter] = []
  /// For each key the letter it belongs to; nil where it gave or took the tone.
  var owners: [Int?] = []
  /// Where the last syllable begins. A word has several in Pleiku or H'Mông.
  var syllableStart = 0
  /// The tone of the last syllable.
  var tone: UInt8 = 0
  var freedom = Freedom.all

  /// Which keys still mean more than themselves.
  enum Freedom: Equatable {
    case all
    /// Only tones and đ: oo was typed with three keys, for words such as xoong.
    case tones
    /// Only đ: the word holds digits, as in 5000đ.
    case stroke
    /// None: a double key took a mark back.
    case none
  }

  init(method: TypingMethod, toneStyle: ToneStyle) {
    self.method = method
    self.toneStyle = toneStyle
  }

  /// Takes a key; false, with nothing changed, if it cannot belong to the word.
  mutating func take(_ key: Character) -> Bool {
    if letters.last?.base == "\\", takeEscaped(key) { return true }
    switch (method.meaning(of: key), freedom) {
    case (.tone(let tone), .all), (.tone(let tone), .tones):
      if takeTone(tone, key) { return true }
    case (.noTone, .all), (.noTone, .tones):
      if takeNoTone() { return true }
    case (.stroke, .all), (.stroke, .tones), (.stroke, .stroke):
      if takeStroke(key) { return true }
    case (.twin, .all):
      if takeTwin(key) { return true }
    case (.mark(let shape), .all):
      if takeMark(shape, key) { return true }
    case (.hornOrBreve, .all):
      if takeHornOrBreve(key) { return true }
    case (.vowel(let plain), .all):
      if takeVowel(plain, key) { return true }
    case (.escape, _):
      append(TypedLetter(key))
      freedom = .none
      return true
    default: break
    }
    return takeItself(key)
  }

  /// Appends the character that the key shows.
  private mutating func takeItself(_ key: Character) -> Bool {
    if key.isLetter {
      append(TypedLetter(key))
      return true
    }
    guard method.isInsideWords(key) else { return false }
    if key.isNumber {
      append(TypedLetter(key))
      if freedom != .none { freedom = .stroke }
      return true
    }
    // An apostrophe: what follows is a syllable of its own.
    guard !letters.isEmpty else { return false }
    finishSyllable(at: letters.count + 1)
    append(TypedLetter(key))
    return true
  }

  /// Appends a letter typed by the last key.
  mutating func append(_ letter: TypedLetter) {
    if letter.isVowel, let nucleus, nucleus.finals > 0 {
      finishSyllable(at: nucleus.run.upperBound)
    }
    letters.append(letter)
    owners.append(letters.count - 1)
  }

  /// Fixes the marks of the last syllable, so that a new one can begin.
  mutating func finishSyllable(at end: Int) {
    let shapes = shownShapes
    if let place = tonePlace(shapes) { letters[place].tone = tone }
    for (index, shape) in zip(letters.indices, shapes) { letters[index].shape = shape }
    tone = 0
    syllableStart = end
  }

  /// After a backslash the sign is only itself.
  private mutating func takeEscaped(_ key: Character) -> Bool {
    guard owners.last == letters.count - 1, isSign(key) else { return false }
    letters[letters.count - 1] = TypedLetter(key)
    owners.append(letters.count - 1)
    freedom = .none
    return true
  }

  private func isSign(_ key: Character) -> Bool {
    switch method.meaning(of: key) {
    case .plain: false
    case .stroke: letters.dropLast().last?.plain == "d"
    default: true
    }
  }

  var nucleus: Nucleus? { Nucleus(letters, from: syllableStart) }

  /// The vowels of the last syllable while marks and tones reach them.
  var nucleusInReach: Nucleus? {
    guard let nucleus, nucleus.isInReach else { return nil }
    return nucleus
  }
}
