extension String {
  /// The text with every letter as its one code point (NFC), whatever order its marks came in.
  ///
  /// Decomposed text comes from macOS, from PDF and from the old Windows 1258 layout; it looks the
  /// same and differs in bytes. Vietnamese letters take their marks in any order, and so do the
  /// letters of the Central Highlands that have no code point of their own: ê̆ ơ̆ ô̆ ư̆ â̆ become their
  /// Vietnamese letter and the breve. Other Latin letters are composed as NFC does; marks that no
  /// letter takes stay where they were.
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
