/// What a key does to a word where it can; where it cannot, it is the character that it shows.
enum TypingKey: Equatable {
  case plain
  /// Gives the syllable this tone, from 1 in the order that sorts.
  case tone(UInt8)
  case noTone
  /// Puts a circumflex on the same letter typed before.
  case twin
  case mark(Letter.Shape)
  /// A horn on o and u, a breve on a; ư where nothing can take either.
  case hornOrBreve
  /// Makes d đ.
  case stroke
  /// One key for a whole letter: ơ or ư.
  case vowel(Unicode.Scalar)
  /// The next key is only itself.
  case escape
}
