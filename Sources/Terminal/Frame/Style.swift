/// What a piece of text means on the screen, never a colour.
///
/// The renderer gives each meaning a colour *and* an attribute, and screens add a sign (✓ ! * ▸), so
/// that a screen also reads without hue.
///
/// A terminal cannot change an attribute without receiving the letters again. Moving the selection
/// by one row of 80 columns costs 230 to 260 bytes when the whole row is `.selected`, and 100 to
/// 125 when `▸` stands in the first columns and only the main column, of 22, is `.selected`
/// (measured with Vietnamese names, the row number in the last line included). Over a slow line the
/// difference is felt, so tables do the latter.
package enum Style: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// What may be overlooked: hints, empty values, units.
  case muted
  /// The name of the program, a screen or a record.
  case title
  /// The name above a column or a group.
  case heading
  /// What the keys act on.
  case selected
  /// What Space has marked; the sign `*` stands beside it.
  case marked
  /// The name of a key.
  case key
  /// Something done or in order; the sign `✓` stands beside it.
  case good
  /// Something to look into.
  case warning
  /// Something wrong; the sign `!` stands beside it.
  case error
  /// A number that opens the records it counts.
  case figure
  /// The figure that the keys act on.
  case selectedFigure
  /// The room of a text field.
  case field
  /// The room of the field being typed in.
  case fieldFocused
  /// Letters that a search has found.
  case match
  /// Found letters inside what the keys act on.
  case selectedMatch
  /// Lines that divide the screen.
  case rule

  /// This meaning once the text around it becomes what the keys act on.
  package var whenSelected: Style {
    switch self {
    case .figure, .selectedFigure: .selectedFigure
    case .match, .selectedMatch: .selectedMatch
    default: .selected
    }
  }
}
