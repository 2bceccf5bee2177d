extension TextDecoder.Capitals {
  /// The text with the capitals that the font would have shown.
  func applied(to text: String) -> String {
    switch self {
    case .keep: text
    case .all: text.uppercased()
    case .guess: guessed(text)
    }
  }

  /// A cell whose ASCII letters are all capitals, three at least, was written in capitals, and so
  /// was a word with two at least; "Tổ 2" and "Lý Tú" say nothing.
  private func guessed(_ text: String) -> String {
    var result = ""
    for cell in Self.pieces(of: text, at: "\t,;|\"") {
      if Self.isCapital(cell, atLeast: 3) {
        result += cell.uppercased()
      } else {
        for word in Self.pieces(of: cell[...], at: " .-/()") {
          result += Self.isCapital(word, atLeast: 2) ? word.uppercased() : String(word)
        }
      }
    }
    return result
  }

  /// The text cut behind each separator.
  private static func pieces(of text: some StringProtocol, at separators: String) -> [Substring] {
    let text = Substring(text)
    var pieces: [Substring] = []
    var start = text.startIndex
    for index in text.indices where separators.contains(text[index]) {
      let next = text.index(after: index)
      pieces.append(text[start..<next])
      start = next
    }
    pieces.append(text[start...])
    return pieces
  }

  private static func isCapital(_ piece: Substring, atLeast count: Int) -> Bool {
    var capitals = 0
    var hasSmall = false
    for byte in piece.utf8 {
      if byte &- 0x41 < 26 { capitals += 1 }
      if byte &- 0x61 < 26 { hasSmall = true }
    }
    return capitals >= count && !hasSmall
  }
}
