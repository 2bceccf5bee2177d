/// A word as it is being typed: the keys struck, and the text that they make.
///
/// A pure value; the same keys always make the same text. It is one word only: a key that cannot
/// belong to it, such as a blank, is refused, and whoever holds the word starts another.
package struct TypedWord: Sendable, Equatable {
  /// More keys than any word has; what follows them is left as typed, so that text without blanks
  /// costs no more than other text.
  package static let longest = 64

  package let method: TypingMethod
  /// The keys, as they were struck or, for a word read back from text, could have been.
  private var keyList: [Character] = []
  private var fold: WordFold
  /// Letters that came from elsewhere, not yet read as keys.
  private var isUnread = false
  /// Whether the keys are shown in place of the letters they make.
  package private(set) var showsKeys = false

  /// A word without a letter.
  package init(method: TypingMethod, toneStyle: ToneStyle = .old) {
    self.method = method
    fold = WordFold(method: method, toneStyle: toneStyle)
  }

  /// Takes a key; false, with nothing changed, if the key ends the word.
  package mutating func type(_ key: Character) -> Bool {
    if keyList.count >= Self.longest {
      guard method.isInsideWords(key) else { return false }
      keyList.append(key)
      return true
    }
    guard key.isASCII else { return takeFromElsewhere(key) }
    if isUnread { self = TypedWord(readingBack: text, method: method, toneStyle: fold.toneStyle) }
    guard fold.take(key) else { return false }
    keyList.append(key)
    return true
  }

  /// Removes the last letter and the keys that made it. The tone stays while a vowel can bear it.
  package mutating func deleteBackward() {
    guard !isEmpty else { return }
    if showsKeys || keyList.count > Self.longest {
      keyList.removeLast()
      if keyList.count <= Self.longest { fold = folding(keyList) }
      return
    }
    if isUnread { self = TypedWord(readingBack: text, method: method, toneStyle: fold.toneStyle) }
    if let shorter = fold.withoutLastLetter(keys: keyList) {
      keyList = shorter.keys
      fold = shorter.fold
    } else {
      // A mark that the letter gave to another, or that was taken back: what is shown counts.
      self = TypedWord(
        readingBack: String(text.dropLast()), method: method, toneStyle: fold.toneStyle)
    }
  }

  /// Shows the keys themselves, for a word that is no Vietnamese word; or again the letters.
  package mutating func toggleKeys() {
    showsKeys.toggle()
  }

  package var isEmpty: Bool { keyList.isEmpty }

  /// What was typed, key by key.
  package var keys: String { String(keyList) }

  /// What the word reads, composed (NFC).
  package var text: String {
    if showsKeys { return keys }
    return fold.text + String(keyList.dropFirst(Self.longest))
  }

  private func folding(_ keys: [Character]) -> WordFold {
    WordFold(keys, method: method, toneStyle: fold.toneStyle)
  }

  /// Takes a letter that no key of the method makes, pasted or sent by another input method.
  private mutating func takeFromElsewhere(_ key: Character) -> Bool {
    guard method.isInsideWords(key), key.isLetter || !isEmpty else { return false }
    keyList.append(key)
    fold.append(TypedLetter(Character(String(key).composed)))
    isUnread = true
    return true
  }
}

// MARK: - Words on the screen

extension TypedWord {
  /// The word that is already there, with keys that make it, so that it can be typed on.
  ///
  /// The keys are accepted only if they give the word back, letter for letter. A word that no keys
  /// make is left alone: what is typed next is added as it is.
  package init(readingBack word: String, method: TypingMethod, toneStyle: ToneStyle = .old) {
    self.init(method: method, toneStyle: toneStyle)
    let word = word.composed
    let otherStyle: ToneStyle = toneStyle == .old ? .new : .old
    let keys = Self.keys(of: word, method: method)
    for style in [toneStyle, otherStyle] where keys.count <= Self.longest {
      let fold = WordFold(keys, method: method, toneStyle: style)
      if fold.owners.count == keys.count, fold.text.utf8.elementsEqual(word.utf8) {
        self.fold = fold
        keyList = keys
        return
      }
    }
    for letter in word.prefix(Self.longest) { fold.append(TypedLetter(letter)) }
    fold.freedom = .none
    keyList = Array(word)
  }

  /// Keys that should make a word: marks after their letters, tones after their syllables.
  private static func keys(of word: String, method: TypingMethod) -> [Character] {
    var keys: [Character] = []
    var tone: Character?
    var isAfterVowel = false
    var previous: Character?
    for letter in word {
      guard let parts = TypedLetter.parts(of: letter) else {
        if let dueTone = tone { keys.append(dueTone) }
        tone = nil
        keys.append(letter)
        previous = nil
        continue
      }
      let isVowel = TypedLetter(parts.base).isVowel
      if isVowel, !isAfterVowel, let dueTone = tone {
        keys.append(dueTone)
        tone = nil
      }
      isAfterVowel = isVowel
      keys.append(parts.base)
      // A plain letter that its twin would mark was typed three times.
      let plain = parts.shape == .plain ? Character(parts.base.lowercased()) : nil
      if let plain, plain == previous, "aeod".contains(plain),
        method.key(for: plain == "d" ? .stroke : .circumflex, on: plain) == plain
      {
        keys.append(parts.base)
      }
      previous = plain
      func cased(_ key: Character) -> Character {
        parts.base.isUppercase ? Character(key.uppercased()) : key
      }
      if parts.shape != .plain {
        keys.append(cased(method.key(for: parts.shape, on: parts.base)))
      }
      if parts.tone != 0 {
        tone = cased(method.key(forTone: parts.tone))
      }
    }
    if let tone { keys.append(tone) }
    return keys
  }
}
