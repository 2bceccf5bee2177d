/// A term of a hamlet's or residential group's head, or of another who leads there: who was elected, by
/// how many, and until when.
package struct HeadTerm: Entity {
  package let id: ID<Self>
  package var residenceUnit: ID<ResidenceUnit>?
  package var role: HeadRole?
  package var person: ID<Person>?
  package var planned: CalendarDate?
  package var teamSet: CalendarDate?
  package var elected: CalendarDate?
  package var households: Int?
  package var present: Int?
  package var votes: Int?
  package var decision = ""
  package var from: CalendarDate?
  package var to: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let person = person.flatMap { commune.people[$0]?.name } ?? ""
    guard let unit = residenceUnit.flatMap({ commune.residenceUnits[$0] }) else { return person }
    return "\(person) (\(unit.name))"
  }

  package static let schema = Schema<HeadTerm>(
    .headTerms, fields: fields,
    derived: [
      DerivedField("member", .flag, isColumn: true) { term, circumstances in
        term.isMember(in: circumstances) ? .flag(true) : .empty
      },
      DerivedField("days-left", .integer(0...10_000), isColumn: true) { term, circumstances in
        guard let to = term.to, term.isInForce(on: circumstances.today) else { return .empty }
        return .integer(to.dayNumber - circumstances.today.dayNumber)
      },
    ], rules: figureRules + termRules)

  private static let fields: [Field<HeadTerm>] = [
    .choice("role", \.role).required().persistent()
      .initially(.value(.choice(HeadRole.head.rawValue))).column(),
    .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().column()
      .searched(),
    .reference("person", \.person, to: .people).required().column().searched()
      .offering { id, circumstances in circumstances.commune.people[ID(id)]?.isPresent ?? false },
    .date("elected", \.elected),
    .integer("households", \.households, in: 1...20_000),
    .integer("present", \.present, in: 0...20_000),
    .integer("votes", \.votes, in: 0...20_000),
    .text("decision", \.decision, .line(60)).persistent().searched(),
    .date("from", \.from).required().persistent().column(),
    .date("to", \.to).persistent().column(),
    .date("planned", \.planned),
    .date("team-set", \.teamSet),
  ]

  private static let figureRules: [RecordRule<HeadTerm>] = [
    .hard("presentAboveHouseholds", at: "present") { term, _ in
      guard let present = term.present, let households = term.households, present > households
      else { return nil }
      return [.integer(present), .integer(households)]
    },
    .hard("headVotesAbovePresent", at: "votes") { term, _ in
      guard let votes = term.votes, let present = term.present, votes > present else { return nil }
      return [.integer(votes), .integer(present)]
    },
    .hard(
      "tooFewAtElection", at: "present", under: .headElectionAttendance, isSoftUntilVerified: true
    ) { term, circumstances in
      term.falling(term.present, short: .headElectionAttendance, in: circumstances)
    },
    .hard("tooFewVotes", at: "votes", under: .headElectionVotes, isSoftUntilVerified: true) {
      term, circumstances in
      term.falling(term.votes, short: .headElectionVotes, in: circumstances)
    },
  ]

  private static let termRules: [RecordRule<HeadTerm>] = [
    .hard("dateInFuture", at: "elected") { term, circumstances in
      term.elected.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
    },
    .hard("dateInFuture", at: "planned") { future($0.planned, $1) },
    .hard("dateInFuture", at: "team-set") { future($0.teamSet, $1) },
    .hard("endBeforeBeginning", at: "planned") { term, _ in
      dates(term.planned, inOrderWith: term.elected)
    },
    .hard("endBeforeBeginning", at: "team-set") { term, _ in
      dates(term.teamSet, inOrderWith: term.elected)
    },
    .soft("planTooLate", at: "planned", under: .headElectionPlanDays) { term, circumstances in
      term.days(from: term.planned, below: .headElectionPlanDays, in: circumstances)
    },
    .soft("teamTooLate", at: "team-set", under: .headElectionTeamDays) { term, circumstances in
      term.days(from: term.teamSet, below: .headElectionTeamDays, in: circumstances)
    },
    .hard("endBeforeBeginning", at: "from") { term, _ in
      dates(term.elected, inOrderWith: term.from)
    },
    .hard("endBeforeBeginning", at: "to") { term, _ in dates(term.from, inOrderWith: term.to) },
    .hard("headNotPresent", at: "person") { term, circumstances in
      guard let from = term.from,
        let person = term.person.flatMap({ circumstances.commune.people[$0] }),
        !person.isPresent(on: from)
      else { return nil }
      return [.record(.people, person.recordID), .date(from)]
    },
    .hard("headTermsOverlap", at: "from") { term, circumstances in
      guard let unit = term.residenceUnit, let role = term.role else { return nil }
      return circumstances.commune.related(\.headTerms, "residence-unit", to: unit.raw)
        .first { $0.id != term.id && $0.role == role && $0.period.overlaps(term.period) }
        .map { [.record(.headTerms, $0.recordID)] }
    },
    .soft("holderGone", at: "person") { term, circumstances in
      circumstances.gone(term.person, holding: term.period)
    },
    .soft("headOfTwoUnits", at: "person") { term, circumstances in
      guard let person = term.person, term.role == .head else { return nil }
      return circumstances.commune.related(\.headTerms, "person", to: person.raw)
        .first { other in
          other.id != term.id && other.role == .head && other.residenceUnit != term.residenceUnit
            && other.period.overlaps(term.period)
        }
        .map { [.record(.people, person.raw), .record(.headTerms, $0.recordID)] }
    },
    .soft("termTooLong", at: "to", under: .headTermMonths) { term, circumstances in
      guard let from = term.from, let to = term.to,
        let most = circumstances.value(of: .headTermMonths, on: from),
        to >= from.adding(months: most)
      else { return nil }
      return [.integer(most)]
    },
  ]

  package var period: Period { Period(from: from, to: to) }

  package func isInForce(on day: CalendarDate) -> Bool { from != nil && period.contains(day) }

  /// Whether who was elected is a member of the Party today.
  package func isMember(in circumstances: Circumstances) -> Bool {
    person.map { circumstances.commune.isMember(person: $0, on: circumstances.today) } ?? false
  }

  /// What is said when a preparation came fewer days before the election than it must.
  private func days(from day: CalendarDate?, below limit: Limit, in circumstances: Circumstances)
    -> [Issue.Argument]?
  {
    guard let day, let elected, day.isWholeDay, elected.isWholeDay,
      let least = circumstances.value(of: limit, on: elected),
      elected.dayNumber - day.dayNumber < least
    else { return nil }
    return [.integer(elected.dayNumber - day.dayNumber), .integer(least)]
  }

  /// What is said when a number is not more than the share of the households that it must be.
  private func falling(_ number: Int?, short limit: Limit, in circumstances: Circumstances)
    -> [Issue.Argument]?
  {
    guard let number, let households,
      let least = circumstances.leastAbove(
        limit, of: households, on: elected ?? from ?? circumstances.today),
      number < least
    else { return nil }
    return [.integer(number), .integer(households), .integer(least)]
  }
}

extension RegisterKey {
  package static let headTerms = RegisterKey("head-terms")
}

/// Who leads in a residence unit.
package enum HeadRole: String, Choice {
  case head
  case frontWorkHead = "front-work-head"
  case militiaHead = "militia-head"
  case securityHead = "security-head"
}
