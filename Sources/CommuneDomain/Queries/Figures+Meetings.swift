extension MeetingBody {
  /// Where those that meet are kept.
  package var register: RegisterKey {
    switch self {
    case .cell, .organisation: .partyOrganisations
    case .group: .groups
    case .residenceUnit: .residenceUnits
    }
  }

  /// Those that should meet on a day.
  package func hosts(in commune: Commune, on day: CalendarDate) -> RecordSet {
    let ids =
      switch self {
      case .cell: AssignmentLevel.cell.units(in: commune, on: day)
      case .group: AssignmentLevel.group.units(in: commune, on: day)
      case .organisation:
        commune.partyOrganisations.filter { !$0.isCell && $0.exists(on: day) }.map(\.recordID)
      case .residenceUnit: AssignmentLevel.residenceUnit.units(in: commune, on: day)
      }
    return RecordSet(register, ids)
  }

  /// How many meetings a month are wanted; nil where no number is.
  var monthlyLimit: Limit? {
    switch self {
    case .cell: .cellMeetingsPerMonth
    case .group: .groupMeetingsPerMonth
    case .organisation, .residenceUnit: nil
    }
  }
}

extension Figures {
  /// The meetings that cells or groups have held in a period up to today, by who met, oldest first.
  package func meetings(of body: MeetingBody, in period: Period) -> [RecordID: [Meeting]] {
    var meetings: [RecordID: [Meeting]] = [:]
    for meeting in commune.meetings where meeting.body == body {
      guard let date = meeting.date, date <= today, period.contains(date),
        let host = meeting.host?.id
      else { continue }
      meetings[host, default: []].append(meeting)
    }
    return meetings.mapValues { held in
      held.sorted { ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID) }
    }
  }

  /// The cells or groups that met as often as wanted in the month of a day, out of all that exist;
  /// nil when no number of meetings is set.
  package func met(_ body: MeetingBody, inMonthOf day: CalendarDate) -> Share? {
    guard let wanted = body.monthlyLimit.flatMap({ circumstances.value(of: $0, on: day) }) else {
      return nil
    }
    let hosts = body.hosts(in: commune, on: day)
    let held = meetings(of: body, in: .month(containing: day))
    let met = hosts.ids.filter { (held[$0]?.count ?? 0) >= wanted }
    return Share(RecordSet(body.register, met), of: hosts)
  }
}
