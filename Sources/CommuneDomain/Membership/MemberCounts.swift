/// Who counts as a member on the days for which a total was declared.
struct MemberCounts: PersonTally {
  private var byDay: [CalendarDate: Set<RecordID>] = [:]

  /// More days than anybody declares totals for; those that nobody asks for any more go with the rest.
  private static let mostDays = 24

  static let registers: Set<RegisterKey> = [.people, .members, .membershipEvents]

  init(of commune: Commune) {}

  mutating func read(_ person: RecordID, in commune: Commune) {
    for day in byDay.keys {
      if commune.isMember(person: ID(person), on: day) {
        byDay[day]?.insert(person)
      } else {
        byDay[day]?.remove(person)
      }
    }
  }

  mutating func count(on day: CalendarDate, in commune: Commune) -> Int {
    if let known = byDay[day] { return known.count }
    if byDay.count == Self.mostDays { byDay = [:] }
    let people = Set(commune.memberPeople(on: day).ids)
    byDay[day] = people
    return people.count
  }
}

extension Commune {
  /// How many count as members on a day, without reading them all after each change.
  func memberCount(on day: CalendarDate) -> Int {
    derivations.memberCount(on: day, in: self)
  }
}
