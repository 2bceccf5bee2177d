import CommuneDomain
import TestSupport
import Testing

/// What the calendar, receptions, dialogues, reports and directives ask to be done.
struct CalendarAlertTests {
  typealias Case = AlertTests.Case

  static let cases: [Case] = [
    Case(name: "booked before the day was kept", phrase: "A5", ids: [210]) {
      $0.bookHall()
      $0.change(\.bookings, 210) { $0.date = SmallCommune.date("2026-12-15") }
      $0.keepDaysOfKeptDays()
    },
    Case(name: "the province called", phrase: "A5", ids: nil) {
      $0.bookHall()
      $0.keepDaysOfKeptDays()
      $0.change(\.bookings, 210) {
        $0.date = SmallCommune.date("2026-12-15")
        $0.exception = .provincial
        $0.reason = "Công điện"
      }
    },
    Case(name: "the day has passed", phrase: "A5", ids: nil) {
      $0.bookHall()
      $0.keepDaysOfKeptDays()
      $0.change(\.bookings, 210) { $0.date = SmallCommune.date("2026-11-15") }
    },
    Case(name: "the rule ends before it", phrase: "A5", ids: nil) {
      $0.bookHall()
      $0.change(\.bookings, 210) { $0.date = SmallCommune.date("2026-12-15") }
      $0.keepDaysOfKeptDays()
      $0.change(\.calendarRules, 202) { $0.validTo = SmallCommune.date("2026-12-14") }
    },

    Case(name: "the group of its chair meets that day", phrase: "A5.clash", ids: [210]) {
      $0.bookHall()
      $0.change(\.groups, 11) { $0.meetingDay = 1 }
    },
    Case(name: "everybody in charge is called, and a group meets", phrase: "A5.clash", ids: [210]) {
      $0.bookHall()
      $0.change(\.bookings, 210) {
        $0.chair = nil
        $0.circle = .cadres
      }
      $0.change(\.groups, 11) { $0.meetingDay = 1 }
    },
    Case(name: "nobody who looks after a group is called", phrase: "A5.clash", ids: nil) {
      $0.bookHall()
      $0.change(\.bookings, 210) {
        $0.chair = nil
        $0.circle = .unitHeads
      }
      $0.change(\.groups, 11) { $0.meetingDay = 1 }
    },
    Case(name: "who looks after it heads a unit and is called", phrase: "A5.clash", ids: [210]) {
      $0.bookHall()
      let chair = $0.commune.bookings[ID(SmallCommune.id(210))]?.chair
      $0.add(Appointment.self, 219) {
        $0.person = chair
        $0.post = .unitHead
        $0.body = .commune
        $0.from = SmallCommune.date("2026-01-01")
      }
      $0.change(\.bookings, 210) {
        $0.chair = nil
        $0.circle = .unitHeads
      }
      $0.change(\.groups, 11) { $0.meetingDay = 1 }
    },
    Case(name: "the group meets the day after", phrase: "A5.clash", ids: nil) {
      $0.bookHall()
      $0.change(\.groups, 11) { $0.meetingDay = 2 }
    },
    Case(name: "somebody else looks after it by then", phrase: "A5.clash", ids: nil) {
      $0.bookHall()
      $0.change(\.groups, 11) { $0.meetingDay = 1 }
      $0.change(\.assignments, 41) { $0.to = SmallCommune.date("2026-11-30") }
    },

    Case(name: "two quarters were never reported", phrase: "A7", ids: [250]) {
      $0.oweQuarterlyReport()
      $0.send(251, of: 250, for: "2026-03-31", on: "2026-04-03")
    },
    Case(name: "all sent", phrase: "A7", ids: nil) {
      $0.oweQuarterlyReport()
      for (number, end) in [(251, "2026-03-31"), (252, "2026-06-30"), (253, "2026-09-30")] {
        $0.send(UInt64(number), of: 250, for: end, on: "2026-11-01")
      }
    },
    Case(name: "due today is not late", phrase: "A7", ids: nil) {
      $0.oweQuarterlyReport()
      $0.change(\.reportDuties, 250) {
        $0.periodKind = .month
        $0.from = SmallCommune.date("2026-10-31")
        $0.dueDay = 20
      }
    },
    Case(name: "due yesterday is", phrase: "A7", ids: [250]) {
      $0.oweQuarterlyReport()
      $0.change(\.reportDuties, 250) {
        $0.periodKind = .month
        $0.from = SmallCommune.date("2026-10-31")
        $0.dueDay = 19
      }
    },

    Case(name: "the secretary received on one day", phrase: "A20", ids: [24]) {
      $0.appointSecretary()
      $0.receive(on: "2026-11-04", number: 231)
      $0.receive(on: "2026-10-04", number: 232)
    },
    Case(name: "the secretary will receive on the second day", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.receive(on: "2026-11-04", number: 231)
      $0.receive(on: "2026-11-25", number: 233)
    },
    Case(name: "early in a month there is time", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.circumstances.today = SmallCommune.date("2026-12-01")
    },
    Case(name: "a month with too few working days left", phrase: "A20", ids: [24]) {
      $0.appointSecretary()
      $0.decide(.receptionLateFromDay, 31)
      $0.circumstances.today = SmallCommune.date("2026-12-31")
    },
    Case(name: "a month with just enough working days left", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.decide(.receptionLateFromDay, 31)
      $0.circumstances.today = SmallCommune.date("2026-12-30")
    },
    Case(name: "the secretary received on two days", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.receive(on: "2026-11-04", number: 231)
      $0.receive(on: "2026-11-20", number: 232)
    },
    Case(name: "who is secretary no longer need not", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.change(\.appointments, 230) { $0.to = SmallCommune.date("2026-11-19") }
    },
    Case(name: "the secretary of a cell need not", phrase: "A20", ids: nil) {
      $0.appointSecretary()
      $0.change(\.appointments, 230) {
        $0.body = .partyOrganisation
        $0.organisation = ID(SmallCommune.id(5))
      }
    },

    Case(name: "an opinion is late", phrase: "2.8", ids: [241]) {
      $0.hearOpinion(due: "2026-11-19")
    },
    Case(name: "an opinion is due today", phrase: "2.8", ids: nil) {
      $0.hearOpinion(due: "2026-11-20")
    },
    Case(name: "its recommendation was answered", phrase: "2.8", ids: nil) {
      $0.hearOpinion(due: "2026-11-19")
      $0.change(\.opinions, 241) { $0.recommendation = ID(SmallCommune.id(73)) }
      $0.change(\.recommendations, 73) { $0.answered = SmallCommune.today }
    },

    Case(name: "work is late", phrase: "0.6", ids: [261]) { $0.giveTask(due: "2026-11-19") },
    Case(name: "work is due today", phrase: "0.6", ids: nil) { $0.giveTask(due: "2026-11-20") },
    Case(name: "work is done", phrase: "0.6", ids: nil) {
      $0.giveTask(due: "2026-11-19")
      $0.change(\.directiveTasks, 261) { $0.status = .done }
    },

    Case(name: "nobody has noted the draft", phrase: "1.13", ids: [205]) {
      $0.sendDraft(of: "2026-11-20")
    },
    Case(name: "somebody has", phrase: "1.13", ids: nil) {
      $0.sendDraft(of: "2026-11-20")
      $0.change(\.meetings, 205) {
        $0.feedback = [Note(date: SmallCommune.today, text: "Thêm phần thu quỹ")]
      }
    },
    Case(name: "the meeting is over", phrase: "1.13", ids: nil) {
      $0.sendDraft(of: "2026-11-19")
    },
  ]

  @Test(arguments: cases.map(\.name)) func eachRuleFindsWhatItShould(name: String) throws {
    let example = try #require(Self.cases.first { $0.name == name })
    var small = SmallCommune()
    var followed = TodoList()
    followed.follow(small.circumstances)
    example.change(&small)
    let alerts = small.circumstances.alerts
    let ids = alerts.filter { $0.phrase == example.phrase }.flatMap(\.ids)
    #expect(ids.sorted() == (example.ids ?? []).map(SmallCommune.id))
    // Following the changes finds what a look from the start finds.
    followed.follow(small.circumstances)
    #expect(followed.alerts == alerts)
  }
}

extension SmallCommune {
  fileprivate mutating func hearOpinion(due: String) {
    holdDialogue(on: "2026-11-02")
    add(Opinion.self, 241) {
      $0.dialogue = ID(Self.id(240))
      $0.content = "Đường ngõ 5 ngập"
      $0.due = Self.date(due)
    }
  }

  fileprivate mutating func giveTask(due: String) {
    issueDirective()
    add(DirectiveTask.self, 261) {
      $0.directive = ID(Self.id(260))
      $0.task = "Sơ kết"
      $0.status = .new
      $0.due = Self.date(due)
    }
  }

  fileprivate mutating func sendDraft(of day: String) {
    add(Meeting.self, 205) {
      $0.body = .cell
      $0.cell = ID(Self.id(6))
      $0.date = Self.date(day)
      $0.draftSent = Self.date("2026-11-16")
    }
  }
}
