package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Values that were saved and do not count, because two people wrote the same place without knowing
/// of each other; record by record, beside what counts.
package struct ReviewScreen: Screen {
  /// Only this record's, when its form opened the list.
  private let only: (register: RegisterKey, id: RecordID)?
  /// Record by record, in the order in which the first of each came.
  private var entries: [ReviewEntry] = []
  private var selection = 0

  init(of record: (register: RegisterKey, id: RecordID)? = nil, in session: Session) {
    only = record
    refresh(in: session)
  }

  package var kind: ScreenKind { .review }

  package func heading(in session: Session) -> Heading {
    let title = only.map { session.title(of: $0.id, in: $0.register) }
    return Heading(
      [session.phrases["review.title"]] + (title.map { [$0] } ?? []),
      right: session.phrases.number(entries.count))
  }

  package func status(in session: Session) -> String {
    session.phrases[entries.isEmpty ? "review.none-hint" : "review.hint"]
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .keepCounting where session.readOnlyReason != nil: "obstacle.read-only"
    case .keepCounting, .open: entries.isEmpty ? "obstacle.nothing-to-review" : nil
    default: nil
    }
  }

  package mutating func refresh(in session: Session) {
    let current = selected
    let own = session.review.filter { entry in
      only.map { $0.register == entry.register && $0.id == entry.record } ?? true
    }
    var order: [FieldSpot] = []
    var groups: [FieldSpot: [ReviewEntry]] = [:]
    for entry in own {
      let record = FieldSpot(register: entry.register, record: entry.record)
      if groups[record] == nil { order.append(record) }
      groups[record, default: []].append(entry)
    }
    entries = order.flatMap { groups[$0] ?? [] }
    let place = entries.firstIndex { $0.mark == current?.mark && $0.record == current?.record }
    selection = max(0, min(place ?? selection, entries.count - 1))
  }

  private var selected: ReviewEntry? {
    entries.indices.contains(selection) ? entries[selection] : nil
  }

  private func entries(ofRecordOf entry: ReviewEntry) -> [ReviewEntry] {
    entries.filter { $0.register == entry.register && $0.record == entry.record }
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .open:
      guard let selected else { return Response.none }
      return .push(ClashScreen(of: entries(ofRecordOf: selected), in: session))
    case .keepCounting:
      guard let selected else { return Response.none }
      return .effect(.save(Change(entries(ofRecordOf: selected).map(\.settling))))
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    var list = ListState(selection: selection)
    guard list.handle(key, count: entries.count, page: max(1, (session.size.rows - 4) / 3)) else {
      return nil
    }
    selection = list.selection
    return Response.none
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome else { return .none }
    refresh(in: session)
    return .say(
      session.phrases.text("review.kept", session.phrases.number(change.operations.count)), .good)
  }

  package mutating func meet(_ clashes: [Clash], in session: inout Session) -> Response? {
    refresh(in: session)
    return .say(session.phrases.sentence(for: clashes, in: session), .warning)
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let area = Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: body.columns)
    guard !entries.isEmpty else {
      let lines = session.phrases["review.none"].lines(width: area.columns - 4)
      for (index, line) in lines.prefix(area.rows).enumerated() {
        frame.write(line, at: Position(row: area.row + index, column: 3), style: .muted)
      }
      return
    }
    var row = area.row
    for index in visible(page: area.rows) {
      let isFirst = index == 0 || entries[index - 1].record != entries[index].record
      if isFirst || row == area.row {
        frame.write(
          session.name(of: entries[index]), at: Position(row: row, column: 1), style: .heading,
          width: area.columns - 2)
        row += 1
      }
      draw(index, in: &frame, row: row, area, session)
      row += 3
    }
  }

  /// As many entries as there is room for, among them the selected one; pages stay where they are.
  private func visible(page: Int) -> Range<Int> {
    var start = 0
    var used = 0
    for index in entries.indices {
      let isFirst = index == start || entries[index - 1].record != entries[index].record
      let height = isFirst ? 4 : 3
      if used + height > page, index > start {
        if selection < index { return start..<index }
        start = index
        used = 4
      } else {
        used += height
      }
    }
    return start..<entries.count
  }

  private func draw(
    _ index: Int, in frame: inout Frame, row: Int, _ area: Rect, _ session: Session
  ) {
    let phrases = session.phrases
    let entry = entries[index]
    let isSelected = index == selection
    let sides = ClashRow(entry, in: session.commune)
    frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
    frame.write(
      phrases.label(of: entry.spot, in: session.commune), at: Position(row: row, column: 2),
      style: isSelected ? .selected : .plain, width: area.columns - 3)
    if isSelected { frame.cursor = Position(row: row, column: 0) }
    let labels = [phrases["review.counts"], phrases["review.other"]]
    let labelWidth = labels.map(\.columns).max() ?? 0
    let both = [sides.theirs, sides.mine]
    for (offset, side) in both.enumerated() {
      let line = row + 1 + offset
      guard line < area.row + area.rows else { return }
      let start = 5 + labelWidth + 2
      func room(beside byline: String) -> Int { area.columns - start - byline.columns - 3 }
      // What was written comes before who wrote it, and who before at which machine.
      let bylines = [
        phrases.byline(
          side.author, side.milliseconds, beside: both[1 - offset].author, today: session.today),
        phrases.name(ofAuthor: side.author, beside: both[1 - offset].author),
        phrases.name(ofAuthor: side.author),
      ]
      let byline =
        bylines.dropFirst(area.columns < 60 ? 1 : 0).first { room(beside: $0) >= 12 } ?? ""
      frame.write(
        labels[offset], at: Position(row: line, column: 5), style: .muted, width: labelWidth)
      frame.write(
        words(of: side, offset == 0, sides, session), at: Position(row: line, column: start),
        width: max(8, room(beside: byline)))
      frame.write(
        byline, at: Position(row: line, column: area.columns - byline.columns - 1), style: .muted)
    }
  }

  private func words(
    of side: ClashRow.Side, _ counts: Bool, _ row: ClashRow, _ session: Session
  ) -> String {
    let phrases = session.phrases
    switch row.matter {
    case .restoration, .loss:
      if counts { return phrases["review.removed"] }
    case .removal: return phrases[counts ? "review.present" : "review.removal"]
    default: break
    }
    return phrases.text(of: side.value, at: row.spot, in: session.commune)
  }
}
