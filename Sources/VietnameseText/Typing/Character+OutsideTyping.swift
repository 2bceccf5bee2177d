extension Character {
  /// Whether a character from the terminal proves that an input method outside the program makes
  /// Vietnamese letters, so that typing here must be off or every mark is made twice.
  ///
  /// No key sends such a letter. Signs and blanks prove nothing, nor does anything pasted.
  package var provesOutsideTyping: Bool {
    !isASCII && TypedLetter.parts(of: self) != nil
  }
}
