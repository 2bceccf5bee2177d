internal import CommuneDomain

extension Draft {
  /// What the draft of an attendance grid names in the place of a field.
  static func focus(of sheet: AttendanceSheet) -> String { sheet.marksField }

  /// The grid whose marks it holds; nil where it holds fields of a form.
  var sheet: AttendanceSheet? {
    guard register == .meetings else { return nil }
    return AttendanceSheet.allCases.first { Self.focus(of: $0) == focus }
  }

  /// Whether it holds marks of an attendance grid rather than fields of a form.
  var isOfAttendance: Bool { sheet != nil }

  /// The screen on which it was being typed; nil when its record is gone.
  func screen(in session: Session) -> (any Screen)? {
    if duesSheet != nil { return duesScreen(in: session) }
    if let sheet { return AttendanceScreen(meeting: record, sheet, in: session) }
    return FormScreen(draft: self, in: session)
  }
}
