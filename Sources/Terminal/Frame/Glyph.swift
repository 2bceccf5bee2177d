/// One place on the screen: a character as the reader sees it, and what it means.
///
/// Other programs call this a cell; here a cell is a party cell.
package struct Glyph: Hashable, Sendable {
  /// A whole grapheme, marks included.
  package var character: Character
  /// The meaning that the renderer turns into colour and attribute.
  package var style: Style

  /// A character with its meaning.
  package init(_ character: Character, _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  /// An empty place.
  package static let blank = Glyph(" ")

  /// The second column of the wide character to the left.
  package static func continuation(_ style: Style) -> Glyph { Glyph("\0", style) }

  /// Whether this is the second column of a wide character.
  package var isContinuation: Bool { character == "\0" }
}
