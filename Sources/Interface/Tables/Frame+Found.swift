internal import Terminal
internal import VietnameseText

extension Frame {
  /// Writes text in a column, the letters painted that a search has found.
  mutating func write(
    _ text: String, at position: Position, style: Style, width: Int, finding query: SearchQuery?
  ) {
    write(text, at: position, style: style, width: width)
    guard let query, !query.isBlank, width > 0 else { return }
    highlight(query.ranges(in: text), of: text, at: position, width: width)
  }
}
