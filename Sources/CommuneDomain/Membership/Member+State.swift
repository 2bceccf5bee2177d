/// What follows from a member's dates.
extension Member {
  /// Belongs to an organisation elsewhere and only lives here.
  package var isGuest: Bool { cell == nil && !homeOrganisation.isEmpty }

  /// Belongs to the commune's Party here at present, temporary members too.
  package var isHere: Bool { !(status?.isGone ?? true) }

  /// Attends the meetings of the cell: is here, and neither exempt nor suspended.
  package var attends: Bool {
    switch status {
    case .probationary, .official, .temporary: cell != nil
    default: false
    }
  }

  /// Whether the member was an official one here on a day.
  package func isOfficial(on day: CalendarDate) -> Bool {
    guard let official, official <= day, status != .temporary, !isGuest else { return false }
    guard status?.isGone ?? false, let statusSince else { return !(status?.isGone ?? true) }
    return day < statusSince
  }

  /// Whole years since the decision of admission.
  package func partyAge(on day: CalendarDate) -> Int? {
    decisionDate.map { max(0, day.months(since: $0) / 12) }
  }

  func age(in circumstances: Circumstances) -> Int? {
    person.flatMap { circumstances.commune.people[$0]?.birth }
      .map { max(0, circumstances.today.months(since: $0) / 12) }
  }

  /// The day on which the months of probation are over; nil for who is not on probation.
  package func probationEnd(in circumstances: Circumstances) -> CalendarDate? {
    guard status == .probationary, let joined else { return nil }
    return circumstances.probationEnd(after: joined)
  }

  /// The number of the decision, the dates and the cell, from the case of admission.
  mutating func completeFromAdmission(_ circumstances: Circumstances) {
    guard let person else { return }
    let commune = circumstances.commune
    let admission = commune.related(\.admissions, "candidate", to: person.raw)
      .last { $0.decided != nil }
    if let admission, decisionDate == nil {
      decisionDate = admission.decided
      if decision.isEmpty { decision = admission.decision }
      if joined == nil { joined = admission.ceremony }
      if cell == nil, homeOrganisation.isEmpty { cell = admission.cell }
      if official == nil, admission.recognised == nil, status == .official {
        status = .probationary
      }
    }
    if cell == nil, homeOrganisation.isEmpty { cell = commune.people[person]?.cell }
  }

  /// Official from the end of the months of probation, however late the decision is (fixture F14).
  mutating func completeOfficialDate(_ circumstances: Circumstances) {
    guard official == nil, status == .official, let joined, joined.isWholeDay,
      let end = circumstances.probationEnd(after: joined), end <= circumstances.today
    else { return }
    official = end
  }
}

extension Circumstances {
  /// The day on which the probation that a ceremony begins is over: 29/02/2024 leads to 28/02/2025
  /// (fixture F15).
  package func probationEnd(after ceremony: CalendarDate) -> CalendarDate? {
    value(of: .probationMonths, on: ceremony).map { ceremony.adding(months: $0) }
  }

  /// The last day on which the cell should consider recognition (fixture F14).
  package func reviewEnd(after ceremony: CalendarDate) -> CalendarDate? {
    guard let end = probationEnd(after: ceremony),
      let days = value(of: .reviewWorkingDays, on: end)
    else { return nil }
    return limits.day(after: end, workingDays: days)
  }

  /// The member records of a person, oldest first.
  func members(of person: ID<Person>) -> [Member] {
    commune.related(\.members, "person", to: person.raw)
  }
}

/// The arguments of the sentence "is still to come"; nil when the day is not after today.
func future(_ day: CalendarDate?, _ circumstances: Circumstances) -> [Issue.Argument]? {
  day.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
}
