/// What an event makes of the member, so that one entry is enough.
extension MembershipEvent {
  /// The member, and a person who has died, as they are after the event; nothing where a later event
  /// decides.
  func consequences(in circumstances: Circumstances) -> Change {
    let commune = circumstances.commune
    guard let kind, let date, let member = member.flatMap({ commune.members[$0] }),
      !isOver(on: circumstances.today), !isOvertaken(in: commune)
    else { return Change() }
    var changed = member
    switch kind {
    case .transferIn: changed.comeBack(on: date)
    case .internalTransfer: changed.cell = toCell ?? member.cell
    case .exemption:
      changed.status = .exempt
      changed.statusSince = nil
      changed.exemptFrom = date
      changed.exemptTo = until
    case .temporaryOut: break
    case .temporaryIn, .transferOut, .removal, .expulsion, .resignation, .death:
      changed.status = kind.status
      changed.statusSince = kind.isDeparture ? date : nil
    }
    return Change.from(member, to: changed) + ofPerson(member, commune, kind, date)
  }

  /// Whoever has died or moves away is no longer there, and whoever was moved belongs to the new cell.
  private func ofPerson(
    _ member: Member, _ commune: Commune, _ kind: MembershipEventKind, _ date: CalendarDate
  ) -> Change {
    guard let person = member.person.flatMap({ commune.people[$0] }) else { return Change() }
    var changed = person
    if kind == .death, person.status != .deceased {
      changed.status = .deceased
      changed.statusSince = date
    }
    if kind == .transferOut, leavesToo, person.isPresent {
      changed.status = .left
      changed.statusSince = date
    }
    if kind == .internalTransfer, person.cell != nil, person.cell == fromCell {
      changed.cell = toCell ?? person.cell
    }
    return Change.from(person, to: changed)
  }

  /// Whether what was for a while is over.
  func isOver(on today: CalendarDate) -> Bool {
    kind?.mayEnd ?? false && until.map { $0 < today } ?? false
  }

  /// Whether another event has decided since on what this one decides.
  func isOvertaken(in commune: Commune) -> Bool {
    guard let member, let date else { return false }
    return commune.related(\.membershipEvents, "member", to: member.raw).contains { other in
      guard other.id != id, let day = other.date, decidesSame(as: other) else { return false }
      return day > date || day == date && other.recordID > recordID
    }
  }

  private func decidesSame(as other: MembershipEvent) -> Bool {
    kind == .internalTransfer
      ? other.kind == .internalTransfer
      : other.kind?.status != nil || other.kind == .transferIn
  }
}

extension Member {
  /// Counts here again, as official or on probation.
  fileprivate mutating func comeBack(on day: CalendarDate) {
    guard status?.isGone ?? true else { return }
    status = official.map { $0 <= day } ?? false ? .official : .probationary
    statusSince = nil
  }
}
