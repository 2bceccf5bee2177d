/// A time during which a member counted as one here: how it began, and how it ended.
package struct MemberStint: Hashable, Sendable {
  package let from: CalendarDate?
  package let entry: MemberEntry
  /// The first day on which the member no longer counted; nil while there is none.
  package var to: CalendarDate?
  package var exit: MemberStatus?

  /// Whether the member counted on a day.
  package func contains(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
  }
}

/// How a member came to count here.
package enum MemberEntry: String, CaseIterable, Sendable {
  case admission
  case transfer
}

extension Member {
  /// The times during which the member counted here, oldest first; none for who belongs elsewhere and
  /// is here for a while only.
  package func stints(in commune: Commune) -> [MemberStint] {
    stints(by: commune.related(\.membershipEvents, "member", to: recordID))
  }

  /// The times during which the member counted here, by what happened to the member.
  func stints(by all: [MembershipEvent]) -> [MemberStint] {
    guard !isGuest, status != .temporary else { return [] }
    let events =
      all.filter { $0.date != nil && ($0.kind == .transferIn || $0.kind?.isDeparture ?? false) }
      .sorted { ($0.date ?? $0.until, $0.recordID) < ($1.date ?? $1.until, $1.recordID) }
    var stints: [MemberStint] = []
    var open: MemberStint?
    if events.first?.kind != .transferIn {
      open = MemberStint(from: joined ?? decisionDate, entry: .admission)
    }
    for event in events {
      if event.kind == .transferIn {
        open = open ?? MemberStint(from: event.date, entry: .transfer)
      } else if var ended = open {
        ended.to = event.date
        ended.exit = event.kind?.status
        stints.append(ended)
        open = nil
      }
    }
    if var last = open {
      if let status, status.isGone {
        last.to = statusSince ?? last.from
        last.exit = status
      }
      stints.append(last)
    }
    return stints.filter { stint in
      guard let from = stint.from, let to = stint.to else { return true }
      return from <= to
    }
  }
}

private func < (
  left: (CalendarDate?, RecordID), right: (CalendarDate?, RecordID)
) -> Bool {
  guard let first = left.0, let second = right.0, first != second else { return left.1 < right.1 }
  return first < second
}
