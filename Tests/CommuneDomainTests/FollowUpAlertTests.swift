import CommuneDomain
import TestSupport
import Testing

/// What the rules find of cells, titles, targets, classes and activities that nobody has followed up, and
/// what just beside it not; found by following changes as from the start.
struct FollowUpAlertTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let phrase: String
    let ids: [UInt64]
    let before: @Sendable (inout SmallCommune) -> Void
    let change: @Sendable (inout SmallCommune) -> Void

    init(
      _ name: String, _ phrase: String, _ ids: [UInt64],
      _ before: @escaping @Sendable (inout SmallCommune) -> Void,
      change: @escaping @Sendable (inout SmallCommune) -> Void = { _ in }
    ) {
      self.name = name
      self.phrase = phrase
      self.ids = ids
      self.before = before
      self.change = change
    }

    var testDescription: String { name }
  }

  private static func day(_ text: String) -> CalendarDate { SmallCommune.date(text) }

  /// Cell 5 is looked after by person 21 since 2025, and met on a day with or without.
  private static func meeting(
    _ small: inout SmallCommune, _ number: UInt64, _ day: String, _ mark: Attendance?
  ) {
    small.add(Meeting.self, number) {
      $0.body = .cell
      $0.cell = ID(SmallCommune.id(5))
      $0.date = Self.day(day)
      if let mark { $0.cadres = [SmallCommune.id(21): mark] }
    }
  }

  private static func lookAfterCell(_ small: inout SmallCommune) {
    small.add(Assignment.self, 301) {
      $0.person = ID(SmallCommune.id(21))
      $0.look(after: SmallCommune.id(5), at: .cell)
      $0.from = day("2025-01-01")
    }
  }

  private static func appoint(_ small: inout SmallCommune) {
    small.add(Appointment.self, 301) {
      $0.person = ID(SmallCommune.id(21))
      $0.post = .departmentHead
      $0.body = .commune
      $0.from = day("2025-07-01")
    }
  }

  private static func title(_ small: inout SmallCommune, _ level: ClassificationLevel) {
    small.add(CellTitle.self, 301) {
      $0.cell = ID(SmallCommune.id(5))
      $0.year = 2025
      $0.state = .kept
    }
    small.add(Classification.self, 302) {
      $0.period = .year
      $0.year = 2025
      $0.subject = .organisation
      $0.organisation = ID(SmallCommune.id(5))
      $0.level = level
    }
  }

  static let cases: [Case] = [
    Case("absent from every meeting of the cell", "0.5", [301]) {
      lookAfterCell(&$0)
      meeting(&$0, 311, "2026-09-05", .excused)
      meeting(&$0, 312, "2026-10-05", .unexcused)
    },
    Case("there once in three months", "0.5", []) {
      lookAfterCell(&$0)
      meeting(&$0, 311, "2026-09-05", .excused)
    } change: {
      meeting(&$0, 312, "2026-10-05", .present)
    },
    Case("nobody recorded who was there", "0.5", []) {
      lookAfterCell(&$0)
      meeting(&$0, 311, "2026-09-05", nil)
    },
    Case("a quarter without an activity", "1.3", [301]) {
      lookAfterCell(&$0)
      for id in $0.commune.assignments.ids where id != SmallCommune.id(301) {
        if let record = $0.commune.assignments[ID(id)] { try? $0.commune.apply(.removing(record)) }
      }
    },
    Case("an activity this quarter", "1.3", []) {
      lookAfterCell(&$0)
      for id in $0.commune.assignments.ids where id != SmallCommune.id(301) {
        if let record = $0.commune.assignments[ID(id)] { try? $0.commune.apply(.removing(record)) }
      }
    } change: {
      $0.add(AssignmentActivity.self, 302) {
        $0.assignment = ID(SmallCommune.id(301))
        $0.date = day("2026-10-01")
      }
    },
    Case("nobody on the staff was taught", "0.10", [301]) { appoint(&$0) },
    Case("taught this year", "0.10", []) {
      appoint(&$0)
      $0.add(TrainingClass.self, 302) { $0.from = day("2025-12-31") }
      $0.add(Enrolment.self, 303) {
        $0.class = ID(SmallCommune.id(302))
        $0.person = ID(SmallCommune.id(21))
      }
    } change: {
      $0.change(\.classes, 302) { $0.from = day("2026-01-05") }
    },
    Case("resolved, and nobody told", "1.6", [301]) {
      $0.add(Recommendation.self, 301) {
        $0.status = .resolved
        $0.resolved = day("2026-11-19")
      }
    },
    Case("resolved and answered", "1.6", []) {
      $0.add(Recommendation.self, 301) {
        $0.status = .resolved
        $0.resolved = day("2026-11-19")
      }
    } change: {
      $0.change(\.recommendations, 301) { $0.answered = day("2026-11-20") }
    },
    Case("a title whose cell only completed", "1.14", [301]) { title(&$0, .completed) },
    Case("a title whose cell was good after all", "1.14", []) {
      title(&$0, .completed)
    } change: {
      $0.change(\.classifications, 302) { $0.level = .good }
    },
    Case("a leader without targets", "3.3", [301]) {
      appoint(&$0)
    } change: {
      $0.add(Target.self, 302) { $0.year = 2026 }
    },
    Case("a leader with a target of last year", "3.3", [301]) {
      appoint(&$0)
      $0.add(Target.self, 302) { $0.year = 2026 }
      $0.add(Target.self, 303) { $0.year = 2025 }
      $0.add(TargetAssignment.self, 304) {
        $0.target = ID(SmallCommune.id(303))
        $0.person = ID(SmallCommune.id(21))
      }
    },
    Case("a leader with a target", "3.3", []) {
      appoint(&$0)
      $0.add(Target.self, 302) { $0.year = 2026 }
    } change: {
      $0.add(TargetAssignment.self, 304) {
        $0.target = ID(SmallCommune.id(302))
        $0.person = ID(SmallCommune.id(21))
      }
    },
    Case("a working group that has not been there", "3.5", [301]) {
      $0.add(WorkingGroup.self, 301) { $0.from = day("2026-06-01") }
    },
    Case("a working group that has been there", "3.5", []) {
      $0.add(WorkingGroup.self, 301) { $0.from = day("2026-06-01") }
    } change: {
      $0.change(\.workingGroups, 301) { $0.worked = day("2026-06-10") }
    },
    Case("a programme past its end with work left", "0.7", [301]) {
      $0.add(Directive.self, 301) {
        $0.kind = .scheme
        $0.deadline = day("2025-12-31")
      }
      $0.add(DirectiveTask.self, 302) { $0.directive = ID(SmallCommune.id(301)) }
    },
    Case("a programme whose work is done", "0.7", []) {
      $0.add(Directive.self, 301) {
        $0.kind = .scheme
        $0.deadline = day("2025-12-31")
      }
      $0.add(DirectiveTask.self, 302) { $0.directive = ID(SmallCommune.id(301)) }
    } change: {
      $0.change(\.directiveTasks, 302) { $0.status = .done }
    },
    Case("four times excused in a row", "A16.excused", [201]) {
      $0.addMembers()
      excuse(&$0, times: 4)
    },
    Case("three times excused in a row", "A16.excused", []) {
      $0.addMembers()
      excuse(&$0, times: 4)
    } change: {
      $0.change(\.meetings, 314) { $0.attendance[SmallCommune.id(24)] = .present }
    },
    Case("five years without recruits", "A10.urgent", [306]) { found(&$0, "2021-11-20") },
    Case("not quite five years without recruits", "A10.urgent", []) {
      found(&$0, "2021-11-20")
    } change: {
      $0.change(\.partyOrganisations, 306) { $0.founded = day("2021-11-21") }
    },
    Case("what is urgent is said once", "A10", []) { found(&$0, "2021-11-20") },
    Case("a badge that was proposed is still due", "A15", [201]) {
      $0.addMembers()
      $0.change(\.members, 201) { $0.decisionDate = day("1996-12-01") }
    } change: {
      badge(&$0, awarded: nil)
    },
    Case("a badge that was awarded", "A15", []) {
      $0.addMembers()
      $0.change(\.members, 201) { $0.decisionDate = day("1996-12-01") }
    } change: {
      badge(&$0, awarded: "2026-11-20")
    },
  ]

  private static func excuse(_ small: inout SmallCommune, times: UInt64) {
    for number in 1...times {
      small.add(Meeting.self, 310 + number) {
        $0.body = .cell
        $0.cell = ID(SmallCommune.id(5))
        $0.date = day("2026-0\(number + 3)-05")
        $0.attendance = [SmallCommune.id(24): .excused]
      }
    }
  }

  private static func found(_ small: inout SmallCommune, _ founded: String) {
    small.add(PartyOrganisation.self, 306) {
      $0.name = "Chi bộ mới"
      $0.kind = .grassrootsCell
      $0.founded = day(founded)
    }
  }

  private static func badge(_ small: inout SmallCommune, awarded: String?) {
    small.add(Badge.self, 305) {
      $0.member = ID(SmallCommune.id(201))
      $0.years = 30
      $0.awarded = awarded.map { day($0) }
    }
  }

  @Test(arguments: cases) func findsWhatNobodyFollowedUp(_ example: Case) {
    var small = SmallCommune()
    example.before(&small)
    var list = TodoList()
    list.follow(small.circumstances)
    example.change(&small)
    list.follow(small.circumstances)
    let followed = list.alerts(phrase: example.phrase).flatMap(\.ids)
    #expect(followed == example.ids.map(SmallCommune.id))
    var fresh = TodoList()
    fresh.follow(small.circumstances)
    #expect(fresh.alerts(phrase: example.phrase).flatMap(\.ids) == followed)
  }
}
