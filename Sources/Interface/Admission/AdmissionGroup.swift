internal import CommuneDomain

/// A column of the board of admissions: neighbouring steps, so that all fit on a screen.
enum AdmissionGroup: String, CaseIterable, Sendable {
  case found, prepared, resolved, probation

  /// The steps whose cases stand here, by the last that was done.
  var steps: [AdmissionStep] {
    switch self {
    case .found: [.introduced, .listed]
    case .prepared: [.certificate, .application, .references]
    case .resolved: [.cellResolution, .committeeResolution, .decision]
    case .probation: [.ceremony, .probation, .confirmation]
    }
  }
}

/// A case on the board.
struct AdmissionCard: Sendable, Hashable {
  let id: RecordID
  let step: AdmissionStep
  let days: Int
  /// Days until the months of probation are over; negative after that, nil before the ceremony.
  let daysLeft: Int?
  /// Has not moved on for long, or its probation is over.
  let isStuck: Bool

  init?(_ admission: AdmissionCase, in circumstances: Circumstances) {
    guard admission.isOpen, let step = admission.step else { return nil }
    id = admission.recordID
    self.step = step
    days = admission.daysInStep(on: circumstances.today) ?? 0
    daysLeft = admission.ceremony.flatMap { circumstances.probationEnd(after: $0) }
      .map { $0.dayNumber - circumstances.today.dayNumber }
    isStuck =
      admission.daysStuck(in: circumstances) != nil || daysLeft.map { $0 < 0 } ?? false
      || admission.lastDayOfCeremony(in: circumstances).map { $0 < circumstances.today } ?? false
  }
}
