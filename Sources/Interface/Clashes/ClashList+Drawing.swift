internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

extension ClashList {
  /// One line of a row: a sign, whose it is, and what it says.
  private struct Line {
    var sign = " "
    var label = ""
    var text: String
    var style = Style.plain
    var isHead = false
    /// The text being edited stands here.
    var isEdited = false
  }

  /// Paints as many whole rows as there is room for, among them the selected one.
  func draw(in frame: inout Frame, _ area: Rect, _ session: Session) {
    let labelWidth = min(18, max(12, area.columns / 4))
    let width = area.columns - labelWidth - 6
    let blocks = rows.indices.map { lines(of: $0, width: width, session) }
    var row = area.row
    for index in visible(heights: blocks.map(\.count), page: area.rows) {
      for line in blocks[index] where row < area.row + area.rows {
        draw(line, in: &frame, row: row, labelWidth: labelWidth, isSelected: index == selection)
        row += 1
      }
    }
  }

  /// Pages of whole rows; the one on which the selected row stands.
  private func visible(heights: [Int], page: Int) -> Range<Int> {
    var start = 0
    var used = 0
    for index in heights.indices {
      if used + heights[index] > page, index > start {
        if selection < index { return start..<index }
        start = index
        used = 0
      }
      used += heights[index]
    }
    return start..<heights.count
  }

  private func draw(
    _ line: Line, in frame: inout Frame, row: Int, labelWidth: Int, isSelected: Bool
  ) {
    let columns = frame.size.columns
    guard !line.isHead else {
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      let right = min(line.text.columns, columns / 2)
      frame.write(
        line.label, at: Position(row: row, column: 2), style: isSelected ? .selected : .heading,
        width: columns - right - 4)
      frame.write(
        line.text, at: Position(row: row, column: columns - right - 1), style: line.style,
        width: right)
      if isSelected, !isEditing { frame.cursor = Position(row: row, column: 0) }
      return
    }
    let start = labelWidth + 5
    let room = columns - start - 1
    frame.write(line.sign, at: Position(row: row, column: 2), style: line.style)
    frame.write(
      line.label, at: Position(row: row, column: 4), style: .muted, width: labelWidth)
    if line.isEdited, let text = selected?.text {
      let view = text.view(width: room)
      frame.write(
        view.text, at: Position(row: row, column: start), style: .fieldFocused, width: room)
      frame.cursor = Position(row: row, column: start + min(view.cursor, max(0, room - 1)))
    } else {
      frame.write(
        line.text, at: Position(row: row, column: start), style: line.style, width: room)
    }
  }

  // MARK: - Lines

  private func lines(of index: Int, width: Int, _ session: Session) -> [Line] {
    let row = rows[index]
    let phrases = session.phrases
    var lines = [
      Line(
        label: title(of: row, session),
        text: row.isOpen ? phrases["clash.open"] : "",
        style: .warning, isHead: true)
    ]
    let isSelected = index == selection
    func add(_ label: String, _ text: String, _ choice: ClashRow.Choice?) {
      let isChosen = choice != nil && row.choice == choice
      // What is to be decided must be read whole; the others show their beginning.
      let parts = isSelected ? Array(text.lines(width: width).prefix(3)) : [text]
      for (place, part) in parts.enumerated() {
        lines.append(
          Line(
            sign: place > 0 || choice == nil ? " " : isChosen ? "✓" : "·",
            label: place > 0 ? "" : label, text: part,
            style: choice == nil ? .muted : isChosen ? .good : .plain))
      }
    }
    if let base = row.base, row.matter == .field, wording == .clash {
      add(phrases["clash.base"], text(of: base, row, session), nil)
    }
    for detail in row.details.prefix(4) { add("", detail, nil) }
    add(label(of: row, .theirs, session), words(of: row, .theirs, session), .theirs)
    guard row.isDecidable else { return lines }
    add(label(of: row, .mine, session), words(of: row, .mine, session), .mine)
    if let text = row.text {
      let isEdited = isEditing && isSelected
      lines.append(
        Line(
          sign: row.choice == .combined ? "✓" : "·", label: phrases["clash.combined"],
          text: text.text, style: row.choice == .combined ? .good : .plain, isEdited: isEdited))
    }
    return lines
  }

  private func title(of row: ClashRow, _ session: Session) -> String {
    let phrases = session.phrases
    let isAlone = Set(rows.map(\.spot.record)).count == 1 && row.matter != .loss
    guard !isAlone || row.spot.field == nil else {
      return phrases.label(of: row.spot, in: session.commune)
    }
    let name =
      session.lastTitle(of: row.spot.record, in: row.spot.register)
      ?? phrases["clash.removed-record"]
    guard row.spot.field != nil else {
      return "\(phrases.oneName(of: row.spot.register).capitalisedFirst) \(name)"
    }
    return "\(name) – \(phrases.label(of: row.spot, in: session.commune))"
  }

  /// Whose side it is: who and when, where the journals tell, and whether it counts.
  private func label(of row: ClashRow, _ choice: ClashRow.Choice, _ session: Session) -> String {
    let phrases = session.phrases
    switch (wording, choice) {
    case (.clash, .theirs):
      return phrases.byline(
        row.theirs.author, row.theirs.milliseconds, beside: session.author, today: session.today)
    case (.clash, _): return phrases["clash.mine"]
    case (.review, .theirs): return phrases["review.counts"]
    case (.review, _): return phrases["review.other"]
    }
  }

  private func words(of row: ClashRow, _ choice: ClashRow.Choice, _ session: Session) -> String {
    let phrases = session.phrases
    let side = choice == .theirs ? row.theirs : row.mine
    let sides = choice == .theirs ? "theirs" : "mine"
    let text =
      switch row.matter {
      case .field: self.text(of: side.value, row, session)
      case .removal: phrases["clash.removal.\(sides)"]
      case .restoration:
        choice == .mine && !side.value.isEmpty
          ? phrases.text("clash.restoration.with", self.text(of: side.value, row, session))
          : phrases["clash.restoration.\(sides)"]
      case .loss: phrases["clash.loss"]
      case .taken(let other):
        phrases.text("clash.taken", session.title(of: other, in: row.spot.register))
      }
    guard wording == .review else { return text }
    let other = choice == .theirs ? row.mine : row.theirs
    let byline = phrases.byline(
      side.author, side.milliseconds, beside: other.author, today: session.today)
    return "\(text) (\(byline))"
  }

  /// Never masked: whoever chooses between two numbers must see them.
  private func text(of value: FieldValue, _ row: ClashRow, _ session: Session) -> String {
    session.phrases.text(of: value, at: row.spot, in: session.commune, revealing: true)
  }
}
