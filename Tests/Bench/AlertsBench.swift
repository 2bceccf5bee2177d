import CommuneDomain
import Interface
import Localization
import ResourceFiles
import SampleCommune
import Terminal
import TestSupport

/// What finding all that needs doing takes in the largest ward: from cold, and after a save, each beside
/// one plain look at every household and person.
struct AlertsBench {
  private let commune: Commune
  private let limits: LimitTable
  private let today = CalendarDate(dayNumber: 20_777)  // 20/11/2026
  private let savesPerRound = 50

  init() throws {
    limits = try .shipped
    commune = LargeWard.largest.make(limits: limits, today: today)
  }

  func lines() throws -> [Line] {
    try [cold(), coldMonth()] + saves() + [home()]
  }

  private func circumstances(_ commune: Commune) -> Circumstances {
    Circumstances(commune: commune, limits: limits, today: today)
  }

  /// A copy of which nothing has been worked out yet.
  private var fresh: Commune {
    var commune = commune
    for register in Commune.registers { commune.noteChange(of: register.key) }
    return commune
  }

  private func scan(_ commune: Commune) {
    let poor = commune.households.count { $0.poverty == .poor }
    let members = commune.people.count { $0.cell != nil && $0.isPresent }
    precondition(poor > 0 && members > 0, "the ward is not empty")
  }

  private func cold() -> Line {
    Line("all alerts, nothing prepared", beside: "one scan of households and people") {
      var list = TodoList()
      list.follow(circumstances(fresh))
    } peer: {
      scan(commune)
    }
  }

  private func coldMonth() -> Line {
    Line("figures of the month, from cold", beside: "one scan of households and people") {
      var month = FollowedMonth()
      month.follow(circumstances(fresh))
    } peer: {
      scan(commune)
    }
  }

  // MARK: - Saves

  private func saves() throws -> [Line] {
    guard let household = commune.households.first(where: \.isPoor),
      let meeting = commune.meetings.last, let visit = commune.visits.last,
      let person = commune.people.first(where: { $0.cell != nil }),
      let assignment = commune.assignments.last, let cell = commune.partyOrganisations.last,
      let classification = commune.classifications.last, let member = commune.members.last,
      let appointment = commune.appointments.last, let unit = commune.residenceUnits.last,
      let event = commune.membershipEvents.last
    else { throw BenchError.emptySample }
    return [
      save("a household", household) { $0.persons = $0.persons == 4 ? 5 : 4 },
      save("a household's poverty", household) {
        $0.poverty = $0.poverty == .poor ? .nearPoor : .poor
      },
      save("a visit", visit) { $0.done = $0.done == "a" ? "b" : "a" },
      save("a meeting", meeting) { $0.place = $0.place == "a" ? "b" : "a" },
      save("a person", person) { $0.position = $0.position == "a" ? "b" : "a" },
      save("a change of membership", event) { $0.date = $0.date == today ? event.date : today },
      save("a member's cell", member) { $0.cell = $0.cell == cell.id ? member.cell : cell.id },
      save("an assignment", assignment) { $0.to = $0.to == nil ? today : nil },
      save("an appointment", appointment) { $0.to = $0.to == nil ? today : nil },
      save("a party cell", cell) { $0.name = $0.name == "a" ? "b" : "a" },
      save("a residence unit", unit) { $0.name = $0.name == "a" ? "b" : "a" },
      save("a classification", classification) {
        $0.level = $0.level == .good ? .excellent : .good
      },
    ]
  }

  private func save<Record: Entity>(
    _ name: String, _ record: Record, _ change: (inout Record) -> Void
  ) -> Line {
    var commune = fresh
    var list = TodoList()
    var month = FollowedMonth()
    list.follow(circumstances(commune))
    month.follow(circumstances(commune))
    var present = record
    return Line("\(savesPerRound) times after " + name, beside: "one scan of households and people")
    {
      for _ in 0..<savesPerRound {
        var next = present
        change(&next)
        try? commune.apply(.from(present, to: next))
        present = next
        let circumstances = circumstances(commune)
        list.follow(circumstances)
        month.follow(circumstances)
        precondition(!list.alerts.isEmpty, "something always needs doing")
      }
    } peer: {
      scan(commune)
    }
  }

  /// The home screen when others save, drawn each time.
  private func home() throws -> Line {
    guard let household = commune.households.first(where: \.isPoor) else {
      throw BenchError.emptySample
    }
    var app = App(
      session: Session(
        commune: commune, identity: SampleCommune.identity, phrases: try .vietnamese,
        limits: limits, today: today, size: Size(rows: 24, columns: 80),
        makeID: { RecordID(high: 1, low: 1) }))
    _ = app.view()
    var persons = household.persons ?? 1
    return Line(
      "\(savesPerRound) times the home screen", beside: "one scan of households and people"
    ) {
      for _ in 0..<savesPerRound {
        let old = persons
        persons = persons % 50 + 1
        let change = Change([
          .set(
            .households, household.recordID, field: "persons", old: .integer(old),
            new: .integer(persons))
        ])
        _ = app.receive(.arrived(Arrival(change: change, authors: ["st02-lan"])))
        _ = app.view()
      }
    } peer: {
      scan(commune)
    }
  }
}
