/// A time during which a member counted as one here: how it began, and how it ended.
package struct MemberStint: Hashable, Sendable {
  package let from: CalendarDate?
  package let entry: MemberEntry
  /// The first day on which the member no longer counted; nil while there is none.
  package var to: CalendarDate?
  package var exit: MemberStatus?
  /// The cell of that time; of a whole stint the last one.
  package var cell: ID<PartyOrganisation>?
  /// Ended by a transfer to another cell of the commune.
  package var goesOn = false

  /// Whether the member counted on a day.
  package func contains(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
  }
}

/// How a member came to count here.
package enum MemberEntry: String, CaseIterable, Sendable {
  case admission
  case transfer
  /// From another cell of the commune; only where cells are counted by themselves.
  case internalTransfer = "internal"
}

extension Member {
  /// The cell to which the member belonged on a day: that from which the first transfer after the day
  /// led, else the present one.
  package func cell(on day: CalendarDate, in commune: Commune) -> ID<PartyOrganisation>? {
    transfers(among: commune.related(\.membershipEvents, "member", to: recordID))
      .first { $0.day > day }?.from ?? cell
  }

  /// The transfers between cells of the commune, the earliest first.
  private func transfers(among events: [MembershipEvent])
    -> [(day: CalendarDate, from: ID<PartyOrganisation>?)]
  {
    let transfers = events.compactMap { event -> (CalendarDate, MembershipEvent)? in
      guard event.kind == .internalTransfer, let day = event.date else { return nil }
      return (day, event)
    }
    return transfers.sorted { left, right in
      left.0 == right.0 ? left.1.recordID < right.1.recordID : left.0 < right.0
    }
    .map { (day: $0.0, from: $0.1.fromCell) }
  }

  /// The times during which the member counted in cells of a sort; a transfer between two of them
  /// ends nothing.
  func stints(in commune: Commune, where isCounted: (ID<PartyOrganisation>?) -> Bool)
    -> [MemberStint]
  {
    let transfers = transfers(
      among: commune.related(\.membershipEvents, "member", to: recordID))
    return stints(in: commune).flatMap { stint -> [MemberStint] in
      let inside = transfers.filter { transfer in
        stint.from.map { $0 < transfer.day } ?? true && stint.to.map { transfer.day < $0 } ?? true
      }
      let last = transfers.first { transfer in stint.to.map { $0 <= transfer.day } ?? false }
      let cells = inside.map(\.from) + [last?.from ?? cell]
      var parts: [MemberStint] = []
      for (place, cell) in cells.enumerated() where isCounted(cell) {
        let isContinued = place > 0 && isCounted(cells[place - 1])
        var part =
          isContinued
          ? parts.removeLast()
          : MemberStint(
            from: place == 0 ? stint.from : inside[place - 1].day,
            entry: place == 0 ? stint.entry : .internalTransfer)
        let isLast = place == cells.count - 1
        part.cell = cell
        part.to = isLast ? stint.to : inside[place].day
        part.exit = isLast ? stint.exit : nil
        part.goesOn = !isLast
        parts.append(part)
      }
      return parts
    }
  }

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
