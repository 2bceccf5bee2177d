internal import VietnameseText

extension Frame {
  /// Paints letters of a text, written from a position in so many columns, as found; those that
  /// were cut off have no place.
  ///
  /// - Parameter ranges: which characters of the text, in order and apart.
  package mutating func highlight(
    _ ranges: [Range<Int>], of text: String, at position: Position, width: Int
  ) {
    guard let last = ranges.last?.upperBound, (0..<size.rows).contains(position.row) else { return }
    var column = 0
    var starts = [0]
    for character in text.prefix(last) {
      column += String(character).displaySafe.columns
      starts.append(column)
    }
    let isCut = text.displaySafe.columns > width
    let end = min(isCut ? width - 1 : width, size.columns - position.column)
    for range in ranges where range.upperBound < starts.count {
      for column in starts[range.lowerBound]..<starts[range.upperBound] where column < end {
        restyle(row: position.row, column: position.column + column) {
          $0 == .selected || $0 == .selectedMatch ? .selectedMatch : .match
        }
      }
    }
  }
}
