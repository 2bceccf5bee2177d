internal import Localization
package import Terminal
internal import VietnameseText

/// What the terminal shows: the heading, the screen in front, what is said, and the keys.
extension App {
  /// The least size in which the screens can be used.
  package static let leastSize = Size(rows: 12, columns: 40)

  /// What the terminal should show now.
  package func view() -> Frame {
    var frame = Frame(size: session.size)
    let size = session.size
    guard size.rows >= Self.leastSize.rows, size.columns >= Self.leastSize.columns else {
      let least = Self.leastSize
      frame.write(
        session.phrases.text("message.too-small", "\(least.columns)×\(least.rows)"),
        at: Position(row: 0, column: 0))
      return frame
    }
    guard let screen = screens.last else { return frame }
    screen.draw(
      in: &frame, body: Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns),
      session: session)
    drawHeading(screen.heading(in: session), in: &frame)
    drawMessage(of: screen, in: &frame)
    drawFooter(of: screen, in: &frame)
    // The real cursor always stands on the screen's body, for those whom the terminal is read to.
    frame.cursor = frame.cursor ?? Position(row: 2, column: 0)
    return frame
  }

  private func drawHeading(_ heading: Heading, in frame: inout Frame) {
    let columns = frame.size.columns
    var right = heading.right
    if session.readOnlyReason != nil {
      right = "[\(session.phrases["message.read-only"])] " + right
    }
    let rightColumns = min(right.columns, columns / 2)
    // Of a long text being typed the end is shown, where the next letter comes.
    if right.columns > rightColumns, right.hasSuffix("▏") { right = right.tail(rightColumns) }
    frame.write(
      heading.path.joined(separator: " › "), at: Position(row: 0, column: 1), style: .title,
      width: max(0, columns - rightColumns - 3))
    frame.write(
      right, at: Position(row: 0, column: columns - rightColumns - 1), style: .muted,
      width: rightColumns)
  }

  private func drawMessage(of screen: any Screen, in frame: inout Frame) {
    let row = frame.size.rows - 2
    let sign = typingSign(of: screen)
    if let sign {
      frame.write(
        sign, at: Position(row: row, column: frame.size.columns - 1 - sign.columns), style: .key)
    }
    let width = frame.size.columns - 2 - (sign.map { $0.columns + 1 } ?? 0)
    guard let message else {
      let status = screen.status(in: session)
      if status.hasPrefix("! ") {
        return drawLines(status, endingIn: row, style: .muted, width: width, in: &frame)
      }
      frame.write(status, at: Position(row: row, column: 1), style: .muted, width: width)
      return
    }
    drawLines(
      message.sign + message.text, endingIn: row, style: message.style, width: width, in: &frame)
  }

  /// A sentence that is wider than the screen takes rows from above: its end says what to do.
  private func drawLines(
    _ text: String, endingIn last: Int, style: Style, width: Int, in frame: inout Frame
  ) {
    let lines = text.lines(width: width).prefix(max(1, frame.size.rows / 3))
    for (index, line) in lines.enumerated() {
      let row = last - lines.count + 1 + index
      if row < last {
        frame.fill(Rect(row: row, column: 0, rows: 1, columns: frame.size.columns))
      }
      frame.write(
        line, at: Position(row: row, column: 1), style: style, width: width)
    }
  }

  private func drawFooter(of screen: any Screen, in frame: inout Frame) {
    let row = frame.size.rows - 1
    var column = 1
    let bindings = CommandTable.bindings(on: screen.kind)
      .filter { $0.footer != nil && screen.obstacle(to: $0.command, in: session) == nil }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }
    let entries = bindings.compactMap { binding -> (command: Command, key: String, name: String)? in
      guard let key = binding.shownKey(isTyping: screen.isTyping) else { return nil }
      let shown = screen.meaning(of: binding.command)
      return (binding.command, key, session.phrases.shortName(of: shown))
    }
    // Whatever has no room, help has: it names the rest.
    var reserved =
      entries.first { $0.command == .help }.map { $0.key.columns + 1 + $0.name.columns + 2 } ?? 0
    for (command, key, name) in entries {
      let width = key.columns + 1 + name.columns
      if command == .help { reserved = 0 }
      guard column + width + reserved < frame.size.columns else { continue }
      frame.write(key, at: Position(row: row, column: column), style: .key)
      frame.write(name, at: Position(row: row, column: column + key.columns + 1), style: .plain)
      column += width + 2
    }
  }
}

extension String {
  /// The end of the text, in so many columns with a sign for what is missing.
  fileprivate func tail(_ columns: Int) -> String {
    var tail = Substring(self)
    while String(tail).columns >= columns, !tail.isEmpty { tail.removeFirst() }
    return "…" + tail
  }
}
