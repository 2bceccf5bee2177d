/// A meeting of a cell or of a group, with who was there; "not recorded" is not "absent".
package struct Meeting: Entity {
  package let id: ID<Self>
  package var body: MeetingBody?
  package var cell: ID<PartyOrganisation>?
  package var group: ID<SelfManagedGroup>?
  package var organisation: ID<PartyOrganisation>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var kind: MeetingKind?
  package var date: CalendarDate?
  package var time = ""
  package var place = ""
  package var chair: ID<Person>?
  package var superior: ID<Person>?
  package var secondSuperior: ID<Person>?
  package var thirdSuperior: ID<Person>?
  package var content = ""
  package var draftSent: CalendarDate?
  package var feedback: [Note] = []
  package var required: Int?
  package var present: Int?
  package var excused: Int?
  package var unexcused: Int?
  package var attendance: [RecordID: Attendance] = [:]
  package var reasons: [RecordID: String] = [:]
  package var resolution = ""
  /// Whether the cadres who look after the cell or group were there.
  package var cadres: [RecordID: Attendance] = [:]
  package var cadreReasons: [RecordID: String] = [:]
  package var resolutionVotes: Int?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let body = host.map { commune.title(of: $0.id, in: $0.register) } ?? ""
    return "\(body) \(date?.description ?? "")"
  }

  package static let schema = Schema<Meeting>(
    .meetings,
    fields: [
      .choice("body", \.body).required().persistent().column(),
      .reference("cell", \.cell, to: .partyOrganisations).required().column().sharingColumn("host")
        .searched()
        .applies { $0.body == .cell },
      .reference("group", \.group, to: .groups).required().column().sharingColumn("host").searched()
        .applies { $0.body == .group },
      .reference("organisation", \.organisation, to: .partyOrganisations).required().column()
        .sharingColumn("host").searched().applies { $0.body == .organisation },
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().column()
        .sharingColumn("host").searched().applies { $0.body == .residenceUnit },
      .choice("kind", \.kind).initially(.value(.choice(MeetingKind.regular.rawValue)))
        .persistent().column(),
      .date("date", \.date).required().persistent().initially(.today).column(),
      .text("time", \.time, .time).persistent(),
      .text("place", \.place),
      .reference("chair", \.chair, to: .people),
      .reference("superior", \.superior, to: .people),
      .reference("second-superior", \.secondSuperior, to: .people)
        .applies { $0.superior != nil },
      .reference("third-superior", \.thirdSuperior, to: .people)
        .applies { $0.secondSuperior != nil },
      .text("content", \.content, .paragraph(1000)).searched(),
      .date("draft-sent", \.draftSent),
      .notes("feedback", \.feedback),
      .integer("required", \.required, in: 0...5000).column(),
      .integer("present", \.present, in: 0...5000).column().applies { $0.attendance.isEmpty },
      .integer("excused", \.excused, in: 0...5000).applies { $0.attendance.isEmpty },
      .integer("unexcused", \.unexcused, in: 0...5000).applies { $0.attendance.isEmpty },
      .marks("attendance", \.attendance),
      .remarks("reasons", \.reasons),
      .text("resolution", \.resolution, .line(60)),
      .marks("cadres", \.cadres),
      .remarks("cadre-reasons", \.cadreReasons),
      .integer("resolution-votes", \.resolutionVotes, in: 0...5000)
        .applies { $0.body == .cell && !$0.resolution.isEmpty },
    ],
    derived: [
      DerivedField("rate", .hundredths(0...100_00)) { meeting, _ in
        guard meeting.isAttendanceRecorded, let expected = meeting.expected, expected > 0 else {
          return .empty
        }
        return .integer((meeting.count(.present) * 20_000 + expected) / (expected * 2))
      }
    ],
    rules: [
      .hard("attendanceAboveRequired", at: "required") { meeting, _ in
        let recorded =
          meeting.count(.present) + meeting.count(.excused)
          + meeting.count(.unexcused)
        guard let required = meeting.required, recorded > required else { return nil }
        return [.integer(recorded), .integer(required)]
      },
      .hard("attendanceSumDiffers", at: "unexcused") { meeting, _ in
        guard let required = meeting.required, meeting.attendance.isEmpty,
          let present = meeting.present, let excused = meeting.excused,
          let unexcused = meeting.unexcused, present + excused + unexcused < required
        else { return nil }
        return [.integer(present + excused + unexcused), .integer(required)]
      },
      .hard("attendanceBeforeMeeting", at: "date") { meeting, circumstances in
        guard let date = meeting.date, date > circumstances.today, meeting.isAttendanceRecorded
        else { return nil }
        return [.date(date)]
      },
      .hard("draftAfterMeeting", at: "draft-sent") { meeting, _ in
        guard let sent = meeting.draftSent, let date = meeting.date, sent > date else {
          return nil
        }
        return [.date(sent), .date(date)]
      },
      .soft("attendanceBelowRequired", at: "present") { meeting, _ in
        guard let required = meeting.required, meeting.attendance.isEmpty,
          let present = meeting.present
        else { return nil }
        let recorded = present + (meeting.excused ?? 0) + (meeting.unexcused ?? 0)
        return recorded < required ? [.integer(recorded), .integer(required)] : nil
      },
      .soft("quorumMissing", at: "present", under: .cellQuorum) { meeting, circumstances in
        guard meeting.kind == .congress || meeting.kind == .election, meeting.isAttendanceRecorded,
          let expected = meeting.expected, let date = meeting.date,
          let least = circumstances.least(.cellQuorum, of: expected, on: date),
          meeting.count(.present) < least
        else { return nil }
        return [.integer(meeting.count(.present)), .integer(expected), .integer(least)]
      },
      .soft("resolutionTooFew", at: "resolution-votes", under: .cellResolution) {
        meeting, circumstances in
        guard let votes = meeting.resolutionVotes, let cell = meeting.cell,
          let date = meeting.date
        else { return nil }
        let members = circumstances.commune.officialMembers(of: cell, on: date).count
        guard members > 0,
          let least = circumstances.leastAbove(.cellResolution, of: members, on: date),
          votes < least
        else { return nil }
        return [.integer(votes), .integer(members), .integer(least)]
      },
      .soft("absentWithoutReason", at: "unexcused") { meeting, _ in
        let absent = meeting.count(.unexcused)
        return meeting.body == .cell && absent > 0 ? [.integer(absent)] : nil
      },
      .soft("cadreAbsentWithoutReason", at: "cadres") { meeting, _ in
        let cadre = meeting.cadres.filter { $0.value != .present }.keys.sorted()
          .first { meeting.cadreReasons[$0] == nil }
        return cadre.map { [.record(.people, $0)] }
      },
    ],
    complete: { meeting, circumstances in
      // Where nobody is entered who should attend, the number is not known rather than 0.
      if meeting.required == nil, let expected = meeting.expected(in: circumstances.commune),
        !expected.ids.isEmpty
      {
        meeting.required = expected.ids.count
      }
    })

  /// Who should attend: the households of the group, or the members of the cell who are here.
  package func expected(in commune: Commune) -> (register: RegisterKey, ids: [RecordID])? {
    switch body {
    case .group:
      group.map { group in
        (
          .households,
          commune.records(in: .households, where: "group", equals: .reference(group.raw))
        )
      }
    case .cell:
      cell.map { (.people, commune.attendingPeople(of: $0)) }
    case .organisation:
      organisation.map { (.people, commune.committeePeople(of: $0)) }
    case .residenceUnit:
      residenceUnit.map { unit in
        (
          .households,
          commune.records(in: .households, where: "residence-unit", equals: .reference(unit.raw))
        )
      }
    case nil: nil
    }
  }

  /// How many are recorded so: from the list where it was kept, else as entered.
  package func count(_ mark: Attendance) -> Int {
    guard attendance.isEmpty else { return attendance.values.count { $0 == mark } }
    return switch mark {
    case .present: present ?? 0
    case .excused: excused ?? 0
    case .unexcused: unexcused ?? 0
    }
  }

  /// Whether anything of the attendance is recorded; if not, its rate is blank and not 0 %.
  package var isAttendanceRecorded: Bool { !attendance.isEmpty || present != nil }

  /// Those from above who were there.
  package var superiors: [ID<Person>] {
    [superior, secondSuperior, thirdSuperior].compactMap(\.self)
  }

  /// Who meets.
  package var host: (register: RegisterKey, id: RecordID)? {
    switch body {
    case .cell: cell.map { (.partyOrganisations, $0.raw) }
    case .group: group.map { (.groups, $0.raw) }
    case .organisation: organisation.map { (.partyOrganisations, $0.raw) }
    case .residenceUnit: residenceUnit.map { (.residenceUnits, $0.raw) }
    case nil: nil
    }
  }
}

extension RegisterKey {
  package static let meetings = RegisterKey("meetings")
}

package enum MeetingBody: String, Choice {
  case cell, group
  /// A committee, such as that of the commune (article 1.11).
  case organisation
  case residenceUnit = "residence-unit"

  /// Those that meet every month, and for which meetings are laid out.
  package static let monthly: [MeetingBody] = [.cell, .group]
}

package enum MeetingKind: String, Choice {
  case regular, thematic, review, extraordinary
  case extended
  case resolutionStudy = "resolution-study"
  case election, congress
}

/// What is recorded of one who should attend; nothing recorded is a state of its own.
package enum Attendance: String, Choice {
  case present, excused, unexcused
}
