extension WordFold {
  /// Gives the last syllable a tone; the same tone again takes it back and shows the key.
  mutating func takeTone(_ newTone: UInt8, _ key: Character) -> Bool {
    guard nucleusInReach != nil else { return false }
    if tone == newTone {
      tone = 0
      append(TypedLetter(key))
      freedom = .none
    } else {
      tone = newTone
      owners.append(nil)
    }
    return true
  }

  /// Takes the tone away, if there is one.
  mutating func takeNoTone() -> Bool {
    guard tone != 0 else { return false }
    tone = 0
    owners.append(nil)
    return true
  }

  /// The letter of the last syllable that bears its tone.
  func tonePlace(_ shapes: [Letter.Shape]) -> Int? {
    guard let nucleus else { return nil }
    let vowels = nucleus.vowels
    if let marked = vowels.last(where: { shapes[$0] != .plain }) { return marked }
    if nucleus.finals > 0 { return vowels.upperBound - 1 }
    switch vowels.count {
    case 1: return vowels.lowerBound
    case 2:
      let pair = (letters[vowels.lowerBound].plain, letters[vowels.lowerBound + 1].plain)
      let isEither = pair == ("o", "a") || pair == ("o", "e") || pair == ("u", "y")
      return vowels.lowerBound + (isEither && toneStyle == .new ? 1 : 0)
    default: return vowels.lowerBound + 1
    }
  }

  /// The word as it is written.
  var text: String {
    let shapes = shownShapes
    let place = tone == 0 ? nil : tonePlace(shapes)
    var text = ""
    for (index, letter) in letters.enumerated() {
      text.append(letter.written(shapes[index], index == place ? tone : letter.tone))
    }
    return text
  }
}
