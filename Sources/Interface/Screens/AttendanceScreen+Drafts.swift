package import CommuneDomain
internal import Terminal
internal import VietnameseText

/// Marks that are not saved outlive the program, as fields of a form do.
extension AttendanceScreen {
  /// Every row whose mark or reason is not saved: its mark, if there is one, and its reason.
  package var unsavedDraft: Draft? {
    var reasons = reasons
    if let reason, rows.indices.contains(list.selection), !reason.text.trimmed.isEmpty {
      // Also the reason that is still being typed.
      reasons[rows[list.selection].id] = reason.text.cleanedField
    }
    guard isChanged || reasons != original.reasons(sheet) else { return nil }
    let changed = rows.map(\.id).filter { id in
      attendance[id] != original.marks(sheet)[id] || reasons[id] != original.reasons(sheet)[id]
    }
    return Draft(
      register: .meetings, record: meeting, isNew: false,
      entries: changed.map { id in
        Draft.Entry(
          register: register, field: id.description, text: Self.text(attendance[id], reasons[id]),
          base: Self.text(base(sheet.marksField, id), base(sheet.reasonsField, id)))
      },
      focus: Draft.focus(of: sheet))
  }

  /// What stood in a row when its change was begun.
  private func base(_ field: String, _ subject: RecordID) -> FieldValue {
    let spot = spot(field, subject)
    return meetings[spot]?.base ?? value(at: spot, of: original)
  }

  private static func text(_ mark: FieldValue, _ reason: FieldValue) -> String {
    let word: Attendance? =
      if case .choice(let word) = mark { Attendance(rawValue: word) } else { nil }
    let remark: String? = if case .text(let remark) = reason { remark } else { nil }
    return text(word, remark)
  }

  private static func text(_ mark: Attendance?, _ reason: String?) -> String {
    (mark?.rawValue ?? "-") + (reason.map { " " + $0 } ?? "")
  }

  private static func parts(of text: String) -> (mark: Attendance?, reason: String?) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first.flatMap { Attendance(rawValue: $0) }, parts.count > 1 ? parts[1] : nil)
  }

  /// Puts back the marks that were not saved when the program ended; those that somebody has written
  /// since are marked.
  mutating func fill(from draft: Draft) {
    for entry in draft.entries {
      guard let id = RecordID(entry.field) else { continue }
      let mine = Self.parts(of: entry.text)
      guard let base = entry.base.map({ Self.parts(of: $0) }) else {
        attendance[id] = mine.mark
        reasons[id] = mine.reason
        continue
      }
      // Only what was changed here; the other of the two may be somebody else's by now.
      if mine.mark != base.mark {
        attendance[id] = mine.mark
        if original.marks(sheet)[id] != base.mark {
          meetings[spot(sheet.marksField, id)] = FieldMeeting(
            base: base.mark.map { .choice($0.rawValue) } ?? .empty)
        }
      }
      if mine.reason != base.reason {
        reasons[id] = mine.reason
        if original.reasons(sheet)[id] != base.reason {
          meetings[spot(sheet.reasonsField, id)] = FieldMeeting(
            base: base.reason.map { .text($0) } ?? .empty)
        }
      }
    }
  }
}
