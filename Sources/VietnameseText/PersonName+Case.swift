extension PersonName {
  /// The name with the capitals it would usually have; nil when there is nothing to propose.
  ///
  /// Only to be offered: nobody's name is changed without asking. A word all in small letters gets
  /// its capital, also after an apostrophe or hyphen (H'Hen, Bà-Rịa); a name all in capitals keeps
  /// the first of each word. Words of mixed case, such as H'hen, were typed that way on purpose
  /// and stay, as does what stands in parentheses.
  package static func proposedCase(of name: String) -> String? {
    let name = name.cleanedField
    let isShouted = isAllCapitals(name)
    var depth = 0
    let words = name.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      defer { depth += word.count { $0 == "(" } - word.count { $0 == ")" } }
      guard depth <= 0, !word.hasPrefix("("), isShouted || !word.contains(where: \.isUppercase)
      else { return String(word) }
      return capitalized(word)
    }
    let proposed = words.joined(separator: " ")
    return proposed == name ? nil : proposed
  }

  /// Whether the name is in capitals; a single letter says nothing.
  private static func isAllCapitals(_ name: String) -> Bool {
    !name.contains(where: \.isLowercase) && name.count(where: \.isUppercase) > 1
      && name.split(whereSeparator: { !$0.isLetter }).contains { $0.count > 1 }
  }

  private static func capitalized(_ word: Substring) -> String {
    var isStart = true
    var result = ""
    for character in word {
      result += isStart ? character.uppercased() : character.lowercased()
      isStart = "'’-–".contains(character) || isStart && !character.isLetter
    }
    return result
  }
}
