/// Something that is to take place on a day: who holds it, where, from when to when, who is needed.
package struct Booking: Entity {
  package let id: ID<Self>
  package var subject = ""
  package var kind: BookingKind?
  package var host: BookingHost?
  package var agency = ""
  package var cell: ID<PartyOrganisation>?
  package var group: ID<SelfManagedGroup>?
  package var date: CalendarDate?
  package var exception: BookingException?
  package var reason = ""
  package var from = ""
  package var to = ""
  package var place = ""
  package var chair: ID<Person>?
  package var circle: BookingCircle?
  package var firstAttendee: ID<Person>?
  package var secondAttendee: ID<Person>?
  package var thirdAttendee: ID<Person>?
  package var content = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    "\(subject) \(date?.description ?? "")"
  }

  package func shortTitle(in commune: Commune) -> String { subject }

  private static let fields: [Field<Booking>] = [
    .text("subject", \.subject).required().column().searched(),
    .choice("kind", \.kind).required().persistent()
      .initially(.value(.choice(BookingKind.meeting.rawValue))).column(),
    .choice("host", \.host).required().persistent()
      .initially(.value(.choice(BookingHost.committee.rawValue))).column(),
    .text("agency", \.agency, .line(80)).required().persistent().searched()
      .applies { $0.host?.isNamed ?? false },
    .reference("cell", \.cell, to: .partyOrganisations).required().searched()
      .applies { $0.host == .cell },
    .reference("group", \.group, to: .groups).required().searched()
      .applies { $0.host == .group },
    .date("date", \.date).required().initially(.today).persistent().column(),
    .choice("exception", \.exception),
    .text("reason", \.reason, .line(160)).required().applies { $0.exception != nil },
    .text("from", \.from, .time).required().column(),
    .text("to", \.to, .time),
    .text("place", \.place).persistent().column().searched(),
    .reference("chair", \.chair, to: .people).column().searched(),
    .choice("circle", \.circle),
    .reference("first-attendee", \.firstAttendee, to: .people).searched(),
    .reference("second-attendee", \.secondAttendee, to: .people).searched()
      .applies { $0.firstAttendee != nil },
    .reference("third-attendee", \.thirdAttendee, to: .people).searched()
      .applies { $0.secondAttendee != nil },
    .text("content", \.content, .paragraph(500)).searched(),
  ]

  package static let schema = Schema<Booking>(
    .bookings,
    fields: fields,
    rules: [
      .hard("bookedOnKeptDay", at: "date") { booking, circumstances in
        guard let date = booking.date, let rule = circumstances.rule(against: booking) else {
          return nil
        }
        return [.date(date), .text(rule.name), .text(rule.legalBasis)]
      },
      .hard("timeOutOfOrder", at: "to") { booking, _ in
        guard let hours = booking.hours, let end = hours.to, end <= hours.from else { return nil }
        return [.text(booking.from), .text(booking.to)]
      },
      .hard("placeTaken", at: "place") { booking, circumstances in
        circumstances.bookingInSamePlace(as: booking).map { [.record(.bookings, $0.recordID)] }
      },
      .soft("personBookedTwice", at: "chair") { booking, circumstances in
        circumstances.secondBooking(of: booking).map { other, person in
          [.record(.people, person.raw), .record(.bookings, other.recordID)]
        }
      },
      .soft("meetsUnitMeeting", at: "date") { booking, circumstances in
        circumstances.unitMeeting(against: booking).map { $0.arguments }
      },
    ])

  /// Who is needed by name: the chair and those who should attend.
  package var people: [ID<Person>] {
    [chair, firstAttendee, secondAttendee, thirdAttendee].compactMap(\.self)
  }

  /// From when to when, where the beginning is known.
  package var hours: BookingHours? { BookingHours(from: from, to: to) }
}

extension RegisterKey {
  package static let bookings = RegisterKey("bookings")
}

/// What takes place.
package enum BookingKind: String, Choice {
  case meeting, conference, training
  case workVisit = "work-visit"
  case reception, dialogue
  /// A meeting of a cell or group.
  case unitMeeting = "unit-meeting"
  case other
}

/// Who holds it.
package enum BookingHost: String, Choice {
  case committee
  case peoplesCouncil = "peoples-council"
  case peoplesCommittee = "peoples-committee"
  case front, agency, organisation, province, cell, group

  /// Whether the name is typed, since no register has it.
  var isNamed: Bool { self == .agency || self == .organisation }
}

/// All those who should attend, by the post that they hold or the work that they do on that day.
package enum BookingCircle: String, Choice {
  /// The standing members of the Party committee.
  case standingCommittee = "standing-committee"
  /// The whole Party committee.
  case partyCommittee = "party-committee"
  case cellSecretaries = "cell-secretaries"
  case unitHeads = "unit-heads"
  case groupLeaders = "group-leaders"
  /// Everybody who looks after a cell, a residence unit or a group.
  case cadres

  /// The posts whose holders are meant; none where it is not a matter of posts.
  var posts: [Post] {
    switch self {
    case .standingCommittee:
      [.committeeSecretary, .permanentDeputy, .committeeDeputy, .standingMember]
    case .partyCommittee: Self.standingCommittee.posts + [.committeeMember]
    case .cellSecretaries: [.cellSecretary]
    case .unitHeads: [.unitHead]
    case .groupLeaders: [.groupLeader]
    case .cadres: []
    }
  }
}

/// Why something takes place on a day that is kept for something else.
package enum BookingException: String, Choice {
  /// An extraordinary meeting called by the province.
  case provincial
  /// Disasters, fires, epidemics.
  case emergency
}
