internal import Terminal
internal import VietnameseText

/// A page with a path to be typed at its top and words below it, line by line.
struct PathPage {
  private let body: Rect
  private let path: TextFieldState
  private let label: String
  private let isTyping: Bool
  /// Where the next words go.
  private(set) var row: Int

  init(_ body: Rect, _ path: TextFieldState, label: String, isTyping: Bool) {
    self.body = body
    self.path = path
    self.label = label
    self.isTyping = isTyping
    row = body.row + 2
  }

  func draw(in frame: inout Frame) {
    frame.rule(row: body.row)
    let column = label.columns + 4
    let width = max(8, body.columns - column - 2)
    frame.write(label, at: Position(row: body.row + 1, column: 2))
    let view = path.view(width: width)
    frame.write(
      view.text, at: Position(row: body.row + 1, column: column),
      style: isTyping ? .fieldFocused : .field, width: width)
    if isTyping {
      frame.cursor = Position(row: body.row + 1, column: column + min(view.cursor, width - 1))
    }
  }

  /// Adds words below those that stand there, whole on narrow screens too.
  mutating func write(_ text: String, _ style: Style, in frame: inout Frame) {
    for line in text.lines(width: body.columns - 4) where row < body.row + body.rows {
      frame.write(line, at: Position(row: row, column: 2), style: style, width: body.columns - 3)
      row += 1
    }
  }
}
