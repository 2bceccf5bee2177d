internal import CommuneDomain

/// A column of the board of admissions: a step, or neighbouring ones where not all fit on a screen.
struct AdmissionGroup: Hashable, Sendable {
  /// The steps whose cases stand here, by the last that was done.
  let steps: [AdmissionStep]
  /// The key of its title; nil where it is a step by itself.
  let phrase: String?

  /// The fewest columns, with the order in which they are divided into steps where there is room: first
  /// where cases are at the beginning, last where papers are collected.
  private static let fewest: [(group: AdmissionGroup, divided: Int)] = [
    (AdmissionGroup([.introduced, .listed], "found"), 0),
    (AdmissionGroup([.certificate, .application, .references], "prepared"), 3),
    (AdmissionGroup([.cellResolution, .committeeResolution, .decision], "resolved"), 1),
    (AdmissionGroup([.ceremony, .probation, .confirmation], "probation"), 2),
  ]

  private init(_ steps: [AdmissionStep], _ phrase: String?) {
    self.steps = steps
    self.phrase = phrase
  }

  /// As many columns as fit, each wide enough for a name.
  static func columns(within width: Int) -> [AdmissionGroup] {
    let most = width / 18
    var divided: Set<AdmissionGroup> = []
    var count = fewest.count
    for (group, _) in fewest.sorted(by: { $0.divided < $1.divided }) {
      guard count + group.steps.count - 1 <= most else { break }
      count += group.steps.count - 1
      divided.insert(group)
    }
    return fewest.flatMap { group, _ in
      divided.contains(group) ? group.steps.map { AdmissionGroup([$0], nil) } : [group]
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
