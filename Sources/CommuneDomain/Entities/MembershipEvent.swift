/// Something that makes a member come, go or pause: a transfer, an exemption, a removal, a death.
package struct MembershipEvent: Entity {
  package let id: ID<Self>
  package var member: ID<Member>?
  package var kind: MembershipEventKind?
  package var date: CalendarDate?
  package var until: CalendarDate?
  package var paper = ""
  package var paperDate: CalendarDate?
  package var place = ""
  package var fromCell: ID<PartyOrganisation>?
  package var toCell: ID<PartyOrganisation>?
  /// Whether the person moves away too; a transfer alone does not say so, as members may live here and
  /// belong elsewhere (Regulation 213-QĐ/TW).
  package var leavesToo = false

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = member.flatMap { commune.members[$0]?.shortTitle(in: commune) } ?? ""
    return "\(name) \(date?.description ?? "")"
  }

  package static let schema = Schema<MembershipEvent>(
    .membershipEvents,
    fields: [
      .reference("member", \.member, to: .members).required().column().searched(),
      .choice("kind", \.kind).required().persistent().column(),
      .date("date", \.date).required().initially(.today).column(),
      .date("until", \.until).applies { $0.kind?.mayEnd ?? false },
      .text("paper", \.paper, .line(60)).column().searched(),
      .date("paper-date", \.paperDate),
      .text("place", \.place, .line(120)).column().searched()
        .applies { $0.kind?.isTransfer ?? false },
      .reference("from-cell", \.fromCell, to: .partyOrganisations).required().offering(isCell)
        .applies { $0.kind == .internalTransfer },
      .reference("to-cell", \.toCell, to: .partyOrganisations).required().column()
        .offering(isCell).applies { $0.kind == .internalTransfer },
      .flag("leaves-too", \.leavesToo).applies { $0.kind == .transferOut },
    ],
    rules: [
      .hard("dateInFuture", at: "date") { future($0.date, $1) },
      .hard("dateInFuture", at: "paper-date") { future($0.paperDate, $1) },
      .hard("endBeforeBeginning", at: "until") { event, _ in
        dates(event.date, inOrderWith: event.until)
      },
      .hard("eventBeforeJoining", at: "date") { event, circumstances in
        event.dateBeforeJoining(in: circumstances)
      },
      .hard("eventAfterLeaving", at: "member") { event, circumstances in
        event.departureBefore(in: circumstances)
          .map { [.record(.membershipEvents, $0.recordID)] }
      },
      .hard("notACell", at: "from-cell") { $1.notACell($0.fromCell) },
      .hard("notACell", at: "to-cell") { $1.notACell($0.toCell) },
      .hard("transferToItself", at: "to-cell") { event, _ in
        guard let cell = event.toCell, cell == event.fromCell else { return nil }
        return [.record(.partyOrganisations, cell.raw)]
      },
      .soft("transferFromElsewhere", at: "from-cell") { event, circumstances in
        event.cellThatDiffers(in: circumstances.commune)
          .map { [.record(.partyOrganisations, $0.raw)] }
      },
      .soft("temporaryStayOver", at: "until") { event, circumstances in
        guard event.kind == .temporaryIn, event.isOver(on: circumstances.today),
          let until = event.until,
          let member = event.member.flatMap({ circumstances.commune.members[$0] }),
          member.status == .temporary, !event.isOvertaken(in: circumstances.commune)
        else { return nil }
        return [.record(.members, member.recordID), .date(until)]
      },
      .soft("eventWithoutPaper", at: "paper") { event, _ in
        event.kind != nil && event.kind != .death && event.paper.isEmpty ? [] : nil
      },
      .soft("statusAgainstEvent", at: "kind") { event, circumstances in
        event.statusThatDiffers(in: circumstances)
      },
    ],
    complete: { event, circumstances in
      guard event.kind == .internalTransfer, event.fromCell == nil else { return }
      event.fromCell = event.member.flatMap { circumstances.commune.members[$0]?.cell }
    },
    consequences: { event, circumstances in event.consequences(in: circumstances) })

  private static let isCell: @Sendable (RecordID, Circumstances) -> Bool = { id, circumstances in
    circumstances.commune.partyOrganisations[ID(id)]?.isCell ?? false
  }
}

extension RegisterKey {
  package static let membershipEvents = RegisterKey("membership-events")
}

package enum MembershipEventKind: String, Choice {
  case transferIn = "transfer-in"
  case transferOut = "transfer-out"
  case temporaryIn = "temporary-in"
  case temporaryOut = "temporary-out"
  case internalTransfer = "internal-transfer"
  case exemption, removal, expulsion, resignation, death

  package var isTransfer: Bool {
    switch self {
    case .transferIn, .transferOut, .temporaryIn, .temporaryOut: true
    default: false
    }
  }

  /// Lasts until a day.
  package var mayEnd: Bool {
    switch self {
    case .temporaryIn, .temporaryOut, .exemption: true
    default: false
    }
  }

  /// The number of members becomes less by it.
  package var isDeparture: Bool { status?.isGone ?? false }

  /// What the member is after it; nil where that does not follow.
  package var status: MemberStatus? {
    switch self {
    case .transferIn, .temporaryOut, .internalTransfer: nil
    case .transferOut: .transferredOut
    case .temporaryIn: .temporary
    case .exemption: .exempt
    case .removal: .removed
    case .expulsion: .expelled
    case .resignation: .resigned
    case .death: .deceased
    }
  }
}

extension MembershipEvent {
  fileprivate func dateBeforeJoining(in circumstances: Circumstances) -> [Issue.Argument]? {
    guard let date, let member = member.flatMap({ circumstances.commune.members[$0] }),
      let decided = member.decisionDate, date < decided
    else { return nil }
    return [.date(date), .date(decided)]
  }

  /// The event before this one, where it took the member away and this one does not bring back.
  fileprivate func departureBefore(in circumstances: Circumstances) -> MembershipEvent? {
    guard kind != .transferIn, let date, let member else { return nil }
    let before = circumstances.commune.related(\.membershipEvents, "member", to: member.raw)
      .filter { $0.id != id && ($0.kind == .transferIn || $0.kind?.isDeparture ?? false) }
      .filter { $0.date.map { $0 <= date } ?? false }
      .max { ($0.date ?? date, $0.recordID) < ($1.date ?? date, $1.recordID) }
    return before?.kind?.isDeparture ?? false ? before : nil
  }

  /// The member's status where the latest of the events asks for another.
  fileprivate func statusThatDiffers(in circumstances: Circumstances) -> [Issue.Argument]? {
    guard let wanted = kind?.status, date != nil,
      let member = member.flatMap({ circumstances.commune.members[$0] }),
      let status = member.status, status != wanted
    else { return nil }
    return isOver(on: circumstances.today) || isOvertaken(in: circumstances.commune)
      ? nil : [.record(.members, member.recordID)]
  }

  /// The cell in which the member was before the transfer, where the event names another one.
  fileprivate func cellThatDiffers(in commune: Commune) -> ID<PartyOrganisation>? {
    guard kind == .internalTransfer, let date, let fromCell,
      let member = member.flatMap({ commune.members[$0] })
    else { return nil }
    let others = commune.related(\.membershipEvents, "member", to: member.recordID)
      .filter { $0.id != id && $0.kind == .internalTransfer && $0.date != nil }
      .sorted { ($0.date ?? date, $0.recordID) < ($1.date ?? date, $1.recordID) }
    let known: ID<PartyOrganisation>?
    if let before = others.last(where: { ($0.date ?? date) <= date }) {
      known = before.toCell
    } else if others.isEmpty, member.cell != toCell {
      known = member.cell
    } else {
      return nil
    }
    return known == fromCell ? nil : known
  }
}
