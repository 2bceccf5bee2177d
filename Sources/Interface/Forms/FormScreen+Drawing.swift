internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension FormScreen {
  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    if let clashes {
      frame.rule(row: body.row)
      let area = Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: body.columns)
      return clashes.draw(in: &frame, area, session)
    }
    let shown = fields.indices.filter { isShown($0) }
    let following = followingLines(in: session)
    let panelRows = panelRows(in: body, fieldCount: shown.count + following.count)
    let fieldRows = body.rows - panelRows
    drawFields(
      shown, following, in: &frame,
      Rect(row: body.row, column: 0, rows: fieldRows, columns: body.columns), session)
    guard panelRows > 0 else { return }
    let panel = Rect(
      row: body.row + fieldRows, column: 0, rows: panelRows, columns: body.columns)
    if area == .fields, !candidates.isEmpty {
      drawCandidates(in: &frame, panel, session)
    } else if !tabs.isEmpty {
      drawRelated(in: &frame, panel, session)
    }
  }

  private func panelRows(in body: Rect, fieldCount: Int) -> Int {
    let wanted = tabs.isEmpty ? (candidates.isEmpty ? 0 : 7) : 7
    guard wanted > 0 else { return 0 }
    let spare = body.rows - fieldCount
    return min(max(wanted, spare), max(3, body.rows / 2))
  }

  /// How many fields are seen at once.
  func fieldRows(in session: Session) -> Int {
    // The heading, the status and the keys have a row each.
    let body = Rect(
      row: 0, column: 0, rows: max(1, session.size.rows - 3), columns: session.size.columns)
    let count = fields.indices.count { isShown($0) } + followingLines(in: session).count
    return max(1, body.rows - panelRows(in: body, fieldCount: count) - 1)
  }

  // MARK: - Fields

  private func drawFields(
    _ shown: [Int], _ following: [(label: String, text: String)], in frame: inout Frame,
    _ area: Rect, _ session: Session
  ) {
    let labelWidth = labelWidth(of: shown, columns: area.columns, session)
    let position = shown.firstIndex(of: focus) ?? 0
    var list = ListState(selection: position)
    list.top = max(0, position - area.rows + 2)
    list.clamp(count: shown.count, page: area.rows)
    for place in list.visible(count: shown.count, page: area.rows) {
      let index = shown[place]
      drawField(
        index, in: &frame, row: area.row + place - list.top, labelWidth: labelWidth,
        columns: area.columns, session)
    }
    guard list.top + area.rows > shown.count else { return }
    let start = area.row + shown.count - list.top
    for (index, line) in following.enumerated() where start + index < area.row + area.rows {
      let row = start + index
      frame.write(line.label, at: Position(row: row, column: 1), style: .muted, width: labelWidth)
      frame.write("=", at: Position(row: row, column: labelWidth + 2), style: .muted)
      frame.write(
        line.text, at: Position(row: row, column: labelWidth + 4), style: .muted,
        width: area.columns - labelWidth - 5)
    }
  }

  /// On a narrow screen the labels take what they need, since most values are short.
  private func labelWidth(of shown: [Int], columns: Int, _ session: Session) -> Int {
    let least = min(22, max(12, columns / 4 + 2))
    guard columns < 60 else { return least }
    let longest = shown.map { index in
      let field = fields[index]
      return session.phrases.label(field.register, field.description.key).columns
        + (field.isOfChild ? 2 : 0)
    }
    return max(least, min(longest.max() ?? 0, columns * 45 / 100))
  }

  /// What follows from the record as accepted so far: said below its fields, never typed.
  private func followingLines(in session: Session) -> [(label: String, text: String)] {
    let circumstances = session.circumstances
    // An entry of what is put off names its finding in words, and its record by title.
    let said = (entity as? Snooze).map { findingLines(of: $0, in: session) } ?? []
    let hidden: Set<String> = said.isEmpty ? [] : ["rule", "record"]
    let fields = description.fields.filter { $0.isAutomatic && !hidden.contains($0.key) }
    return said
      + (fields + description.derived).compactMap { field in
        let value = (completed ?? entity).value(of: field.key, in: circumstances)
        guard !value.isEmpty else { return nil }
        return (
          session.phrases.label(register, field.key),
          session.phrases.text(of: value, field, in: completed ?? entity, session.commune)
        )
      }
  }

  /// Which finding is put off, in the words of the rule.
  private func findingLines(of snooze: Snooze, in session: Session) -> [(
    label: String, text: String
  )] {
    guard let rule = snooze.alertRule else { return [] }
    let phrases = session.phrases
    let alert = session.todo.alerts(phrase: rule.phrase)
      .first { snooze.subject.map($0.ids.contains) ?? false }
    let name = "alert.rule.\(rule.code)"
    var lines = [
      (phrases.label(register, "rule"), phrases.has(name) ? phrases[name] : rule.code)
    ]
    if let alert, let subject = snooze.subject {
      let reason = phrases.reason(alert, for: subject, in: session.commune)
      if !reason.isEmpty { lines.append(("", reason)) }
    }
    if alsoSaved > 0 {
      lines.append(
        ("", phrases.text("snoozes.others", phrases.number(alsoSaved))))
    }
    return lines
  }

  private func drawField(
    _ index: Int, in frame: inout Frame, row: Int, labelWidth: Int, columns: Int,
    _ session: Session
  ) {
    let field = fields[index]
    let isFocused = area == .fields && index == focus
    let trouble = trouble(of: index, in: session)
    let prefix = field.isOfChild ? "› " : ""
    var label = session.phrases.label(field.register, field.description.key)
    if prefix.columns + label.columns > labelWidth {
      label = session.phrases.columnLabel(field.register, field.description.key)
    }
    frame.write(
      prefix + label, at: Position(row: row, column: 1),
      style: isFocused ? .heading : .plain, width: labelWidth)
    let mark = mark(of: index, trouble: trouble, session)
    let sign = mark.sign ?? (field.isShownFilled ? (isNew ? field.origin.sign : "✓") : "·")
    frame.write(
      sign, at: Position(row: row, column: labelWidth + 2),
      style: mark.sign != nil ? mark.style : sign == "✓" ? .good : .muted)
    let start = labelWidth + 4
    let room = columns - start - 1
    let shownText = text(of: field, isFocused: isFocused, session)
    let side = mark.text ?? sideText(of: index, session)
    // Beside a narrow field that is empty what is said needs the room more.
    let least = room < 30 && shownText.isEmpty ? (isFocused ? 4 : 0) : 12
    let textWidth =
      side.isEmpty
      ? room : max(min(room, least), min(shownText.columns + 2, room - side.columns - 2))
    if isFocused, isHidden(field) {
      frame.write(
        shownText, at: Position(row: row, column: start), style: .selected, width: textWidth)
      frame.cursor = Position(row: row, column: start)
    } else if isFocused {
      let view = field.text.view(width: textWidth)
      frame.write(
        view.text, at: Position(row: row, column: start),
        style: field.isFresh && !field.text.text.isEmpty ? .selected : .fieldFocused,
        width: textWidth)
      frame.cursor = Position(row: row, column: start + min(view.cursor, max(0, textWidth - 1)))
    } else {
      frame.write(
        shownText, at: Position(row: row, column: start), style: .field, width: textWidth)
    }
    let gap = textWidth == 0 ? 0 : 2
    guard !side.isEmpty, room > textWidth + gap else { return }
    frame.write(
      side, at: Position(row: row, column: start + textWidth + gap),
      style: mark.sign != nil ? mark.style : .muted, width: room - textWidth - gap)
  }

  private func text(of field: FormField, isFocused: Bool, _ session: Session) -> String {
    if case .notes = field.description.kind, !isFocused, !field.isEdited {
      return session.phrases.text(
        of: entity.value(of: field.description.key), field.description, of: register,
        in: session.commune)
    }
    if isHidden(field) {
      return session.phrases.text(
        of: .text(field.text.text), field.description, of: register, in: session.commune)
    }
    return field.text.text
  }

  /// The sign of a field that wants a look, and what is said beside it: what is wrong, what somebody
  /// else wrote there, or a value that does not count.
  func mark(of index: Int, trouble: String?, _ session: Session)
    -> (sign: String?, text: String?, style: Style)
  {
    let field = fields[index]
    let phrases = session.phrases
    let key = field.description.key
    if let trouble { return ("!", trouble, .error) }
    if let meeting = meeting(of: field) {
      let spot = FieldSpot(register: register, record: record, field: key)
      let theirs = original?.value(of: key) ?? .empty
      return (
        "×",
        phrases.text(
          "form.met", phrases.name(ofAuthor: meeting.author, beside: session.author),
          phrases.text(of: theirs, at: spot, in: session.commune)), .warning
      )
    }
    if !field.isOfChild,
      let entry = session.review.first(where: {
        $0.record == record && $0.register == register && $0.mark.field == key
      })
    {
      return (
        "?",
        phrases.text(
          "form.in-review", phrases.name(ofAuthor: entry.mark.author, beside: session.author),
          phrases.text(of: entry.value, at: entry.spot, in: session.commune)), .warning
      )
    }
    if !field.isOfChild, let author = news[key] {
      return (
        "←", phrases.text("form.news", phrases.name(ofAuthor: author, beside: session.author)),
        .muted
      )
    }
    return (nil, nil, .muted)
  }

  /// What stands beside a field: that it was carried over, or the alternatives.
  private func sideText(of index: Int, _ session: Session) -> String {
    let field = fields[index]
    if field.origin == .carried, !field.text.text.isEmpty {
      return session.phrases["form.carried"]
    }
    let fillIn = fillIn(of: field).isEmpty ? replacement(of: field) : fillIn(of: field)
    if !fillIn.isEmpty {
      return session.phrases.text(
        "form.fills-in",
        session.phrases.text(
          of: fillIn, field.description, of: field.register, in: session.commune))
    }
    if area == .fields, index == focus, case .choice(let keys) = field.description.kind,
      field.text.text.isEmpty
    {
      return keys.map { session.phrases.choice(field.register, field.description.key, $0) }
        .joined(separator: " · ")
    }
    return ""
  }

  // MARK: - Panels

  private func drawCandidates(in frame: inout Frame, _ panel: Rect, _ session: Session) {
    frame.rule(row: panel.row)
    var list = ListState(selection: candidate)
    list.clamp(count: candidates.count, page: panel.rows - 1)
    let isFinding = fields.indices.contains(focus) && !isChoosing
    let search = isFinding ? SearchQuery(fields[focus].text.text) : nil
    for index in list.visible(count: candidates.count, page: panel.rows - 1) {
      let row = panel.row + 1 + index - list.top
      let isSelected = index == candidate
      let detailWidth = min(candidates[index].detail.columns, panel.columns / 2)
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 1))
      frame.write(
        candidates[index].title, at: Position(row: row, column: 3),
        style: isSelected ? .selected : .plain,
        width: max(6, panel.columns - detailWidth - 6), finding: search)
      frame.write(
        candidates[index].detail,
        at: Position(row: row, column: panel.columns - detailWidth - 1), style: .muted,
        width: detailWidth)
    }
  }

  private func drawRelated(in frame: inout Frame, _ panel: Rect, _ session: Session) {
    frame.rule(row: panel.row)
    drawTabs(in: &frame, panel, session)
    guard tabs.indices.contains(tab), relatedIDs.indices.contains(tab) else { return }
    let ids = relatedIDs[tab]
    guard let other = Commune.register(tabs[tab].register) else { return }
    if ids.isEmpty {
      frame.write(
        session.phrases["form.related-empty"], at: Position(row: panel.row + 1, column: 3),
        style: .muted, width: panel.columns - 4)
      if area == .related { frame.cursor = Position(row: panel.row + 1, column: 0) }
      return
    }
    let own = other.field(tabs[tab].field)
    let columns = RecordColumns(
      of: other.key,
      fields: (other.fields + other.derived).filter { field in
        field.isColumn && field.key != own?.key
          && (field.sharedColumn == nil || field.sharedColumn != own?.sharedColumn)
      },
      from: 3, width: panel.columns - 4, in: session)
    var list = related
    list.clamp(count: ids.count, page: panel.rows - 1)
    for index in list.visible(count: ids.count, page: panel.rows - 1) {
      guard let record = session.commune.record(ids[index], in: other.key) else { continue }
      let row = panel.row + 1 + index - list.top
      let isSelected = area == .related && index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 1))
      columns.draw(record, in: &frame, row: row, isSelected: isSelected, session: session)
      if isSelected { frame.cursor = Position(row: row, column: 1) }
    }
  }

  private func drawTabs(in frame: inout Frame, _ panel: Rect, _ session: Session) {
    let names = tabs.indices.map { index -> String in
      let count = relatedIDs.indices.contains(index) ? relatedIDs[index].count : 0
      return "[ \(name(ofTab: index, in: session)) \(session.phrases.number(count)) ]"
    }
    var first = 0
    while first < tab,
      names[first...tab].reduce(2, { $0 + $1.columns + 2 }) > panel.columns
    {
      first += 1
    }
    var column = 2
    if first > 0 { frame.write("‹", at: Position(row: panel.row, column: 0), style: .key) }
    for index in names.indices.dropFirst(first) {
      guard column + names[index].columns < panel.columns else {
        frame.write(
          "›", at: Position(row: panel.row, column: panel.columns - 1), style: .key)
        break
      }
      let isSelected = index == tab
      frame.write(
        names[index], at: Position(row: panel.row, column: column),
        style: isSelected ? (area == .related ? .selected : .heading) : .muted)
      column += names[index].columns + 2
    }
  }
}

extension FormField {
  /// Whether something stands in the field.
  var isShownFilled: Bool { !text.text.isEmpty || origin == .carried }
}
