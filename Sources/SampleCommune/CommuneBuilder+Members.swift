internal import CommuneDomain

extension CommuneBuilder {
  /// A record for everyone in a cell, and for the two who are no longer here.
  mutating func registerMembers() {
    var random = random(for: "members")
    var identifiers = identifiers(for: .members)
    let circumstances = Circumstances(commune: Commune(), limits: limits, today: today)
    var card = 10_000_000 + random.below(1_000_000)
    for cell in membersOfCell.indices {
      for (place, person) in membersOfCell[cell].enumerated() {
        var member = Member(id: identifiers.next(on: opening.adding(days: 12)))
        member.person = people[person].id
        member.cell = cells[cell].id
        member.position = place == 0 ? "Bí thư chi bộ" : place == 1 ? "Chi ủy viên" : ""
        member.status = .official
        card += 1 + random.below(40)
        member.card = String(card)
        let decided = dayOfAdmission(of: person, cell: cell, place: place, &random)
        admit(&member, on: decided, &random)
        // So that only the two chosen below are due a badge.
        while member.badgeDue(in: circumstances) != nil {
          admit(&member, on: (member.decisionDate ?? decided).adding(days: -120), &random)
        }
        linkToResidence(&member, person: person, cell: cell, place: place)
        members.append(member)
      }
    }
    beginProbations(&random)
    exempt(circumstances)
    registerThoseGone(&identifiers, &random)
    for member in members { commune.members.insert(member) }
    noteMembershipEvents()
    collectDues()
  }

  private mutating func admit(
    _ member: inout Member, on day: CalendarDate, _ random: inout SeededGenerator
  ) {
    member.decisionDate = day
    member.joined = day.adding(days: random.number(in: 7...25))
    member.decision = "\(random.number(in: 10...980))-QĐ/ĐU"
    member.official = member.joined?.adding(months: 12)
  }

  /// When somebody came of age and a little later; each cell but the last has admitted somebody in
  /// recent years.
  private func dayOfAdmission(
    of person: Int, cell: Int, place: Int, _ random: inout SeededGenerator
  ) -> CalendarDate {
    let age = people[person].birth.map { today.months(since: $0) / 12 } ?? 45
    let days: Int
    if place == 2, cell < cells.count - 1 {
      days = random.number(in: 500...900)
    } else {
      days = 365 * random.number(in: 5...max(6, age - 19)) + random.below(300)
    }
    return today.adding(days: -min(days, 365 * max(2, age - 18)))
  }

  private func linkToResidence(_ member: inout Member, person: Int, cell: Int, place: Int) {
    guard cell >= units.count, !(cell == units.count && place == 4) else { return }
    guard let home = people[person].residenceUnit,
      let unit = units.firstIndex(where: { $0.id == home })
    else { return }
    member.residenceDuty = place % 9 == 8 ? .exempt : .introduced
    guard member.residenceDuty == .introduced else { return }
    member.residenceCell = cells[unit].id
    member.residenceUnit = home
  }

  /// Members on probation, one per cell: one whose months are over, one with 25 days left, one with 50,
  /// others with more.
  private mutating func beginProbations(_ random: inout SeededGenerator) {
    let last = firstOfMonth.adding(days: -1)
    for cell in 0..<min(cells.count - 1, 9) {
      guard let member = positionOfYoungMember(ofCell: cell) else { continue }
      let joined: CalendarDate
      switch cell {
      case 0: joined = today.adding(days: 25).adding(months: -12)
      case 1: joined = today.adding(days: -9).adding(months: -12)
      case 2: joined = today.adding(days: 50).adding(months: -12)
      default: joined = min(last, today.adding(days: -35 - 20 * cell))
      }
      members[member].joined = joined
      members[member].decisionDate = joined.adding(days: -14)
      members[member].decision = "\(100 + cell)-QĐ/ĐU"
      members[member].official = nil
      members[member].status = .probationary
      probationers.append(member)
    }
  }

  /// Where the first member of a cell stands who is young enough to have been admitted of late.
  private func positionOfYoungMember(ofCell cell: Int) -> Int? {
    let young = membersOfCell[cell].dropFirst(3).first { person in
      people[person].birth.map { today.months(since: $0) < 55 * 12 } ?? false
    }
    return young.flatMap { person in members.firstIndex { $0.person == people[person].id } }
  }

  /// Two of great age are exempt; one is due a badge, another one early by decision.
  private mutating func exempt(_ circumstances: Circumstances) {
    let old = members.indices.filter { place in
      !probationers.contains(place) && members[place].position.isEmpty
        && members[place].residenceDuty == nil
    }
    .sorted {
      (members[$0].decisionDate ?? today, $0) < (members[$1].decisionDate ?? today, $1)
    }
    for place in old.dropFirst(4).prefix(2) {
      members[place].status = .exempt
      members[place].exemptFrom = today.adding(months: -8)
    }
    guard let calendar = BadgeCalendar(circumstances), let years = calendar.badges.first else {
      return
    }
    // The first whose age allows for it.
    let fitting = old.first { place in
      let birth = members[place].person.flatMap { id in people.first { $0.id == id }?.birth }
      return birth.map { today.months(since: $0) > (years + 20) * 12 } ?? false
    }
    guard let fitting, members[fitting].status == .official else { return }
    let decided = calendar.next.adding(months: -12 * years).adding(days: -10)
    members[fitting].decisionDate = decided
    members[fitting].joined = decided.adding(days: 12)
    members[fitting].official = decided.adding(days: 12).adding(months: 12)
  }

  /// Lê Thị Hạnh, who was transferred, and Đoàn Văn Thành, who died.
  private mutating func registerThoseGone(
    _ identifiers: inout IdentifierSequence, _ random: inout SeededGenerator
  ) {
    for (person, status) in [
      (personWhoLeft, MemberStatus.transferredOut), (personWhoDied, .deceased),
    ] {
      var member = Member(id: identifiers.next(on: opening.adding(days: 12)))
      member.person = people[person].id
      member.cell = cells[person == personWhoLeft ? units.count : 0].id
      admit(&member, on: today.adding(days: -365 * 4 - random.below(300)), &random)
      member.status = status
      member.statusSince = people[person].statusSince
      members.append(member)
    }
  }

  private mutating func noteMembershipEvents() {
    var identifiers = identifiers(for: .membershipEvents)
    var events: [MembershipEvent] = []
    func note(_ member: Member, _ kind: MembershipEventKind, _ day: CalendarDate?) {
      var event = MembershipEvent(id: identifiers.next(on: day ?? today))
      event.member = member.id
      event.kind = kind
      event.date = day
      if kind != .death {
        event.paper = "\(20 + events.count)-GGT/ĐU"
        event.paperDate = day
      }
      if kind.isTransfer { event.place = "Đảng bộ phường Thí Dụ" }
      events.append(event)
    }
    for member in members.suffix(2).sorted(by: {
      ($0.statusSince ?? today) < ($1.statusSince ?? today)
    }) {
      note(member, member.status == .deceased ? .death : .transferOut, member.statusSince)
    }
    for member in members where member.status == .exempt {
      note(member, .exemption, member.exemptFrom)
    }
    transferInside(&events, &identifiers)
    for event in events { commune.membershipEvents.insert(event) }
  }

  /// A member who has moved to another cell of the ward this year.
  private func transferInside(
    _ events: inout [MembershipEvent], _ identifiers: inout IdentifierSequence
  ) {
    let day = today.adding(days: -120)
    guard units.count > 2,
      let member = members.first(where: { member in
        member.cell == cells[1].id && member.status == .official && member.position.isEmpty
          && member.official.map { $0 < day } ?? false
      })
    else { return }
    var event = MembershipEvent(id: identifiers.next(on: day))
    event.member = member.id
    event.kind = .internalTransfer
    event.date = day
    event.paper = "\(20 + events.count)-GGT/ĐU"
    event.paperDate = day
    event.fromCell = cells[2].id
    event.toCell = cells[1].id
    events.append(event)
  }

  /// The dues of the last cell's members this year; one of them has not paid of late.
  private mutating func collectDues() {
    var identifiers = identifiers(for: .dues)
    let cell = cells[units.count].id
    let payers = members.filter { $0.cell == cell && $0.isHere }
    let firstOfYear = CalendarDate(year: today.year, month: 1, day: 1) ?? firstOfMonth
    var month = min(firstOfYear, firstOfMonth.adding(months: -3))
    while month < firstOfMonth {
      let day = month.adding(days: 9)
      for (place, member) in payers.enumerated() {
        var dues = Dues(id: identifiers.next(on: day))
        dues.member = member.id
        dues.month = CalendarDate(year: month.year, month: month.month)
        let isUnpaid = place == 5 && month >= firstOfMonth.adding(months: -3)
        dues.status = isUnpaid ? .unpaid : .paid
        if !isUnpaid {
          dues.amount = 30_000 + 1_000 * (place % 12)
          dues.paid = day
        }
        commune.dues.insert(dues)
      }
      month = month.adding(months: 1)
    }
  }
}
