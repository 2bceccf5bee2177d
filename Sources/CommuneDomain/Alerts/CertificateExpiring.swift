extension AlertRule {
  /// A9: the certificate of the class on the Party ends before the cell has decided on the candidate.
  static let certificateExpiring = AlertRule("A9", .notice, of: \.admissions, remedy: .guide) {
    admission, circumstances in
    guard admission.isOpen, admission.cellResolved == nil,
      let end = admission.certificateEnd(in: circumstances),
      let warning = circumstances.value(of: .certificateWarningDays, on: circumstances.today),
      end.dayNumber - circumstances.today.dayNumber <= warning
    else { return nil }
    return AlertFinding(due: end, [.date(end)])
  }
}
