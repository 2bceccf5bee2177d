extension WordFold {
  /// The fold of keys; those that the word refuses are left out.
  init(_ keys: [Character], method: TypingMethod, toneStyle: ToneStyle) {
    self.init(method: method, toneStyle: toneStyle)
    for key in keys { _ = take(key) }
  }

  /// The word without its last letter, and the keys that make it; nil where those left do not.
  func withoutLastLetter(keys: [Character]) -> (keys: [Character], fold: WordFold)? {
    let kept = zip(keys, owners).filter { $0.1 != letters.count - 1 }
    let wanted = zip(letters, shownShapes).dropLast().map(ShownLetter.init)
    // Without a vowel the key of a tone would become a letter; and a tone that was taken back must
    // not return.
    for (keys, keepsTone) in [(kept.map(\.0), true), (kept.filter { $0.1 != nil }.map(\.0), false)]
    {
      let shorter = WordFold(keys, method: method, toneStyle: toneStyle)
      if shorter.owners.count == keys.count, !keepsTone || shorter.tone == tone,
        zip(shorter.letters, shorter.shownShapes).map(ShownLetter.init) == wanted
      {
        return (keys, shorter)
      }
    }
    return nil
  }

  /// A letter but for the tone of the last syllable.
  private struct ShownLetter: Equatable {
    let base: Character
    let shape: Letter.Shape
    let tone: UInt8

    init(_ letter: TypedLetter, _ shape: Letter.Shape) {
      base = letter.base
      self.shape = shape
      tone = letter.tone
    }
  }
}
