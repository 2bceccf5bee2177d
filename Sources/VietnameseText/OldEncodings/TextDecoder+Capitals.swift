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

  /// The text cut behind each separator, which are ASCII.
  private static func pieces(of text: some StringProtocol, at separators: StaticString)
    -> [Substring]
  {
    let text = Substring(text)
    let bytes = text.utf8
    var pieces: [Substring] = []
    var start = bytes.startIndex
    for index in bytes.indices where separators.contains(bytes[index]) {
      let next = bytes.index(after: index)
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

extension StaticString {
  fileprivate func contains(_ byte: UInt8) -> Bool {
    withUTF8Buffer { $0.contains(byte) }
  }
}
