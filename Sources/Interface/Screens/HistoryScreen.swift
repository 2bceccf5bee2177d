package import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// What happened to a record, or to the whole book: who, when, old and new value.
package struct HistoryScreen: Screen {
  private struct Line: Sendable {
    let isHead: Bool
    let text: String
    /// At which station, for those who want to know.
    var station = ""
    /// Which line of which act it is, so that the cursor stays on it when others' acts come above.
    let key: String
    let record: (register: RegisterKey, id: RecordID)?
  }

  private let record: (register: RegisterKey, id: RecordID)?
  private var entries: [HistoryEntry]?
  private var lines: [Line] = []
  private var list = ListState()

  package init(of record: (register: RegisterKey, id: RecordID)?, in session: Session) {
    self.record = record
  }

  package var kind: ScreenKind { .history }

  package func heading(in session: Session) -> Heading {
    let title = record.map { session.title(of: $0.id, in: $0.register) }
    return Heading([session.phrases["history.title"]] + (title.map { [$0] } ?? []))
  }

  package func status(in session: Session) -> String {
    guard let entries else { return session.phrases["history.reading"] }
    return session.phrases.text("history.count", session.phrases.number(entries.count))
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    if case .history(let entries) = outcome {
      let before = lines.map(\.key)
      let entries = entries.map {
        $0.hidingErased(in: session.commune, marker: session.phrases["erase.marker"])
      }
      self.entries = entries
      lines = entries.flatMap { lines(of: $0, in: session) }
      list.follow(before, to: lines.map(\.key), page: session.size.rows - 4)
    }
    return .none
  }

  /// What others did belongs here too: it is read again.
  package mutating func take(_ arrival: Arrival, in session: Session) -> Response {
    let concerns = arrival.change.operations.contains { operation in
      record.map { $0.register == operation.register && $0.id == operation.record } ?? true
    }
    return concerns ? .effect(.readHistory(record?.register, record?.id)) : .none
  }

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    guard command == .open, lines.indices.contains(list.selection),
      let target = lines[list.selection].record
    else { return nil }
    guard record == nil,
      let form = FormScreen(opening: target.id, in: target.register, session: session)
    else { return Response.none }
    return .push(form)
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else { return nil }
    return list.handle(key, count: lines.count, page: session.size.rows - 4)
      ? Response.none : nil
  }

  // MARK: - Lines

  private func lines(of entry: HistoryEntry, in session: Session) -> [Line] {
    let phrases = session.phrases
    let own = entry.change.operations.filter { operation in
      record.map { $0.register == operation.register && $0.id == operation.record } ?? true
    }
    let when = phrases.moment(entry.milliseconds)
    let author = Author(entry.author)
    let key = "\(entry.author) \(entry.number)"
    var lines = [
      Line(
        isHead: true,
        text: "\(when)  \(author.account)  \(phrases["history.kind.\(entry.kind.rawValue)"])",
        station: author.station,
        key: key, record: own.first.map { ($0.register, $0.record) })
    ]
    for (place, operation) in own.prefix(40).enumerated() {
      lines.append(
        Line(
          isHead: false, text: text(of: operation, in: session), key: "\(key) \(place)",
          record: (operation.register, operation.record)))
    }
    if own.count > 40 {
      lines.append(
        Line(
          isHead: false, text: phrases.text("history.more", phrases.number(own.count - 40)),
          key: "\(key) …", record: nil))
    }
    return lines
  }

  private func text(of operation: Operation, in session: Session) -> String {
    let phrases = session.phrases
    let register = operation.register
    let description = Commune.register(register)
    func words(_ value: FieldValue, _ key: String) -> String {
      guard let field = description?.field(key) else { return "" }
      let text = phrases.text(of: value, field, of: register, in: session.commune)
      return text.isEmpty ? phrases["value.none"] : text
    }
    let subject =
      record == nil ? session.title(of: operation.record, in: register) + ": " : ""
    switch operation {
    case .create(_, _, let values):
      let shown = values.prefix(4).map { words($0.value, $0.field) }.joined(separator: " · ")
      return "\(phrases["operation.created"]) \(phrases.oneName(of: register)): \(shown)"
    case .remove(_, _, let values):
      let shown = values.prefix(4).map { words($0.value, $0.field) }.joined(separator: " · ")
      return "\(phrases["operation.removed"]) \(phrases.oneName(of: register)): \(shown)"
    case .restore(_, _, let values):
      let shown = values.prefix(4).map { words($0.value, $0.field) }.joined(separator: " · ")
      return "\(phrases["operation.restored"]) \(phrases.oneName(of: register)): \(shown)"
    case .set(_, _, let field, let old, let new):
      return subject
        + "\(phrases.label(register, field)): \(words(old, field)) → \(words(new, field))"
    case .mark(_, _, let field, let target, let old, let new):
      let name =
        session.phrases.title(of: target, in: .households, of: session.commune)
        ?? session.commune.people[ID(target)]?.name ?? target.description
      return subject
        + "\(phrases.label(register, field)) \(name): \(mark(old, phrases)) → \(mark(new, phrases))"
    case .append(_, _, let field, let note, _):
      return subject + "\(phrases.label(register, field)) + \(phrases.date(note.date)) \(note.text)"
    case .withdraw(_, _, let field, let note, _):
      return subject + "\(phrases.label(register, field)) − \(phrases.date(note.date)) \(note.text)"
    case .settle(_, _, let mark, let isSettled):
      return subject + phrases.settling(mark, of: register, isSettled: isSettled)
    }
  }

  private func mark(_ key: String?, _ phrases: Phrases) -> String {
    guard let key else { return "·" }
    let phrase = "attendance.\(key)"
    return phrases.has(phrase) ? phrases[phrase] : key
  }

  // MARK: - Drawing

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    var list = list
    list.clamp(count: lines.count, page: body.rows - 1)
    if lines.isEmpty, entries != nil {
      frame.write(
        session.phrases["history.none"], at: Position(row: body.row + 1, column: 3),
        style: .muted, width: body.columns - 4)
    }
    for index in list.visible(count: lines.count, page: body.rows - 1) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      frame.write(
        lines[index].text, at: Position(row: row, column: lines[index].isHead ? 2 : 4),
        style: isSelected ? .selected : lines[index].isHead ? .heading : .plain,
        width: body.columns - 5)
      let end = 4 + lines[index].text.columns
      let places = [
        session.phrases.text("history.station", lines[index].station), lines[index].station,
      ]
      if !lines[index].station.isEmpty,
        let place = places.first(where: { end + $0.columns < body.columns })
      {
        frame.write(place, at: Position(row: row, column: end), style: .muted)
      }
      if isSelected { frame.cursor = Position(row: row, column: 0) }
    }
  }
}
