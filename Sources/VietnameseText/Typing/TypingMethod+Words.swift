extension TypingMethod {
  /// The word that a text ends with; empty where it ends with none, nil where it is too long to
  /// be one.
  func lastWord(of text: some BidirectionalCollection<Character>) -> String? {
    var letters: [Character] = []
    for character in text.reversed() {
      guard isInsideWords(character) else { break }
      if letters.count == TypedWord.longest { return nil }
      letters.append(character)
    }
    while letters.last.map({ !$0.isLetter && !$0.isNumber }) == true { letters.removeLast() }
    return String(letters.reversed())
  }
}
