internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// A record beside its list, where the terminal is wide enough: what is entered, and how much
/// belongs to it.
struct RecordPreview {
  /// The width from which a table leaves room for it.
  static let leastColumns = 110

  let register: any RegisterDescribing
  let id: RecordID

  func draw(in frame: inout Frame, _ area: Rect, _ session: Session) {
    guard let record = session.commune.record(id, in: register.key) else { return }
    frame.write(
      session.title(of: record), at: Position(row: area.row, column: area.column),
      style: .title, width: area.columns)
    let labelWidth = min(20, area.columns / 2)
    var row = area.row + 1
    let circumstances = session.circumstances
    for field in register.fields + register.derived where !field.isAutomatic {
      let value = record.value(of: field.key, in: circumstances)
      guard !value.isEmpty, row < area.row + area.rows else { continue }
      frame.write(
        session.phrases.label(register.key, field.key),
        at: Position(row: row, column: area.column), style: .muted, width: labelWidth)
      frame.write(
        session.phrases.text(of: value, field, in: record, session.commune),
        at: Position(row: row, column: area.column + labelWidth + 1),
        width: area.columns - labelWidth - 1)
      row += 1
    }
    row += 1
    for tab in RelatedTab.tabs(of: register.key) where row < area.row + area.rows {
      guard let subject = tab.subject(of: id, in: register.key, session.commune) else { continue }
      let count = session.commune
        .records(in: tab.register, where: tab.field, equals: .reference(subject)).count
      guard count > 0 else { continue }
      frame.write(
        session.phrases.count(count, of: tab.register),
        at: Position(row: row, column: area.column), width: area.columns)
      row += 1
    }
  }
}
