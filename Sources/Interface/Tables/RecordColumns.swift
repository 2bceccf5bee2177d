internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// The columns of a register's table laid out for a width: headings and cells of any of its records.
struct RecordColumns: Sendable {
  let register: RegisterKey
  /// The fields of each column: one, or those that share it.
  private let columns: [[FieldDescription]]
  private let widths: [Int]
  private let offsets: [Int]
  private let start: Int

  /// Lays out these fields; those that do not fit are left out from the least important. Codes are
  /// as wide as those of the first and last record, since a cut code names nothing.
  init(
    of register: RegisterKey, fields: [FieldDescription], from start: Int, width: Int,
    in session: Session
  ) {
    self.register = register
    self.start = start
    columns = fields.columns
    let count = columns.count
    let specs = columns.enumerated().map { index, fields in
      let field = fields[0]
      if fields.count > 1 {
        return ColumnSpec(minimum: 17, ideal: 26, priority: count - index + 15, stretches: true)
      }
      switch field.kind {
      case .text(.code):
        let width = Self.codeWidth(of: field, in: register, session)
        // The heading and the mark of the order, where there is room.
        let heading = session.phrases.columnLabel(register, field.key).columns + 2
        return ColumnSpec(
          minimum: width, ideal: max(width, min(heading, 12)), priority: count - index + 10)
      case .choice(let keys):
        let widths = Self.choiceWidths(keys, of: field, in: register, session.phrases)
        return ColumnSpec(
          minimum: widths.minimum, ideal: widths.ideal, priority: count - index)
      default: return Self.spec(of: field, isFirst: index == 0, priority: count - index)
      }
    }
    let layout = ColumnLayout(specs, gap: 1)
    widths = layout.widths(in: width)
    offsets = layout.offsets(of: widths)
  }

  /// The main column: the one that is highlighted when its row is selected.
  private var main: Int {
    columns.indices.first { index in
      widths[index] > 0 && columns[index][0].kind == .text(.personName)
    } ?? columns.indices.first { widths[$0] > 0 && columns[$0][0].kind != .text(.code) }
      ?? 0
  }

  private static func codeWidth(
    of field: FieldDescription, in register: RegisterKey, _ session: Session
  ) -> Int {
    let ids = session.commune.ids(in: register)
    let widths = [ids.first, ids.last].compactMap { id -> Int? in
      guard let id, let record = session.commune.record(id, in: register),
        case .text(let code) = record.value(of: field.key)
      else { return nil }
      return code.columns
    }
    return min(max(widths.max() ?? 8, 5), 16)
  }

  /// As wide as the longest alternative, within reason; short ones leave their room to others.
  private static func choiceWidths(
    _ keys: [String], of field: FieldDescription, in register: RegisterKey, _ phrases: Phrases
  ) -> (minimum: Int, ideal: Int) {
    let longest =
      keys.map { key in
        (phrases.shortChoice(register, field.key, key) ?? phrases.choice(register, field.key, key))
          .columns
      }.max() ?? 10
    let title = phrases.columnLabel(register, field.key).columns + 2
    return (max(min(longest, 10), min(title, 10)), max(min(longest, 16), min(title, 10)))
  }

  private static func spec(of field: FieldDescription, isFirst: Bool, priority: Int)
    -> ColumnSpec
  {
    switch field.kind {
    case .text(.code): ColumnSpec(minimum: 8, ideal: 9, priority: priority + 10)
    case .text(.personName):
      ColumnSpec(minimum: 14, ideal: 24, priority: priority + 20, stretches: true)
    case .text(.identity), .text(.phone): ColumnSpec(minimum: 12, priority: priority)
    case .text(.time): ColumnSpec(minimum: 5, priority: priority)
    case .text(.paragraph), .text(.verbatim):
      ColumnSpec(minimum: 16, ideal: 30, priority: priority, stretches: true)
    case .text(.line):
      ColumnSpec(minimum: 10, ideal: 22, priority: priority + 5, stretches: true)
    case .integer, .hundredths: ColumnSpec(minimum: 5, ideal: 7, priority: priority)
    case .amount: ColumnSpec(minimum: 10, ideal: 13, priority: priority)
    case .date: ColumnSpec(minimum: 10, priority: priority)
    case .flag: ColumnSpec(minimum: 6, priority: priority)
    case .reference(.households) where isFirst:
      ColumnSpec(minimum: 22, ideal: 26, priority: priority + 20)
    // What the rows are called by: a person's name, or a household's code and head.
    case .reference where isFirst:
      ColumnSpec(minimum: 17, ideal: 24, priority: priority + 20)
    // A cut name may be another person's.
    case .reference(.people): ColumnSpec(minimum: 14, ideal: 20, priority: priority + 8)
    // All of them begin alike.
    case .reference(.partyOrganisations):
      ColumnSpec(minimum: 12, ideal: 20, priority: priority + 1)
    case .reference: ColumnSpec(minimum: 8, ideal: 18, priority: priority + 1)
    case .choice, .marks, .remarks, .notes: ColumnSpec(minimum: 8, ideal: 14, priority: priority)
    }
  }

  private func alignment(of field: FieldDescription) -> TextAlignment {
    switch field.kind {
    case .integer, .hundredths, .amount: .trailing
    default: .leading
    }
  }

  func drawHeadings(in frame: inout Frame, row: Int, phrases: Phrases, sorted: SortOrder?) {
    for (index, fields) in columns.enumerated() where widths[index] > 0 {
      let key = fields.count > 1 ? fields[0].sharedColumn ?? fields[0].key : fields[0].key
      var text = phrases.columnLabel(register, key)
      if let sorted, fields.contains(where: { $0.key == sorted.field }) {
        text += sorted.isDescending ? " ↓" : " ↑"
      }
      frame.write(
        text, at: Position(row: row, column: start + offsets[index]), style: .heading,
        width: widths[index], alignment: alignment(of: fields[0]))
    }
  }

  func draw(
    _ record: any Entity, in frame: inout Frame, row: Int, isSelected: Bool,
    finding query: SearchQuery? = nil, session: Session
  ) {
    let main = main
    let circumstances = session.circumstances
    for (index, fields) in columns.enumerated() where widths[index] > 0 {
      let field = fields.first { !record.value(of: $0.key).isEmpty } ?? fields[0]
      let text = fitting(
        text(of: field, in: record, circumstances, session), widths[index], field, record, session)
      let style: Style = isSelected && index == main ? .selected : text == "–" ? .muted : .plain
      let position = Position(row: row, column: start + offsets[index])
      let alignment = alignment(of: field)
      if alignment == .leading {
        frame.write(text, at: position, style: style, width: widths[index], finding: query)
      } else {
        frame.write(
          text, at: position, style: style, width: widths[index], alignment: alignment)
      }
    }
  }

  /// The text, or where it has no room a shorter word: several alternatives may begin alike.
  private func fitting(
    _ text: String, _ width: Int, _ field: FieldDescription, _ record: any Entity,
    _ session: Session
  ) -> String {
    guard text.columns > width, case .choice(let key) = record.value(of: field.key) else {
      return text
    }
    return session.phrases.shortChoice(register, field.key, key) ?? text
  }

  private func text(
    of field: FieldDescription, in record: any Entity, _ circumstances: Circumstances,
    _ session: Session
  ) -> String {
    let value =
      field.isDerived ? record.value(of: field.key, in: circumstances) : record.value(of: field.key)
    if let meeting = record as? Meeting, let mark = Attendance(rawValue: field.key),
      meeting.isAttendanceRecorded
    {
      return session.phrases.number(meeting.count(mark))
    }
    if case .reference(let target) = field.kind, let id = value.reference,
      let referred = session.commune.record(id, in: target)
    {
      return referred.shortTitle(in: session.commune)
    }
    return session.phrases.text(of: value, field, in: record, session.commune)
  }
}
