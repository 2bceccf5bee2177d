internal import CommuneDomain

extension Draft {
  /// What the draft of an attendance grid names in the place of a field.
  static let attendanceFocus = "attendance"

  /// Whether it holds marks of an attendance grid rather than fields of a form.
  var isOfAttendance: Bool { register == .meetings && focus == Self.attendanceFocus }

  /// The screen on which it was being typed; nil when its record is gone.
  func screen(in session: Session) -> (any Screen)? {
    if isOfAttendance { return AttendanceScreen(meeting: record, in: session) }
    return FormScreen(draft: self, in: session)
  }
}
