/// Days of each month or week that are kept free for one purpose, such as the 9th and the 15th for
/// the meetings of cells and groups; by a decision, from a day, until another.
package struct CalendarRule: Entity {
  package let id: ID<Self>
  package var name = ""
  package var repetition: CalendarRepetition?
  package var day: Int?
  package var weekday: Weekday?
  package var purpose: CalendarPurpose?
  package var admitsProvincial = false
  package var admitsEmergency = false
  package var legalBasis = ""
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  private static let fields: [Field<CalendarRule>] = [
    .text("name", \.name).required().column().searched(),
    .choice("repetition", \.repetition).required().persistent()
      .initially(.value(.choice(CalendarRepetition.monthly.rawValue))).column(),
    .integer("day", \.day, in: 1...31).required().column().applies { $0.repetition == .monthly },
    .choice("weekday", \.weekday).required().column().applies { $0.repetition == .weekly },
    .choice("purpose", \.purpose).required().persistent()
      .initially(.value(.choice(CalendarPurpose.units.rawValue))).column(),
    .flag("admits-provincial", \.admitsProvincial).persistent(),
    .flag("admits-emergency", \.admitsEmergency).persistent(),
    .text("legal-basis", \.legalBasis, .line(160)).required().persistent().searched(),
    .date("valid-from", \.validFrom).required().initially(.today).persistent().column(),
    .date("valid-to", \.validTo).persistent().column(),
  ]

  package static let schema = Schema<CalendarRule>(
    .calendarRules,
    fields: fields,
    rules: [
      .hard("endBeforeBeginning", at: "valid-to") { rule, _ in
        dates(rule.validFrom, inOrderWith: rule.validTo)
      },
      .hard("calendarRuleTwice", at: "valid-from") { rule, circumstances in
        circumstances.commune.calendarRules.first { other in
          other.id != rule.id && other.keepsSameDays(as: rule)
            && other.period.overlaps(rule.period)
        }
        .map { [.record(.calendarRules, $0.recordID)] }
      },
    ])

  package var period: Period { Period(from: validFrom, to: validTo) }

  /// Whether the rule keeps a day.
  package func keeps(_ date: CalendarDate) -> Bool {
    guard validFrom != nil, period.contains(date) else { return false }
    return switch repetition {
    case .monthly: day != nil && date.day == day
    case .weekly: weekday.map { $0.number == date.weekday } ?? false
    case nil: false
    }
  }

  /// Whether an exception may be made for that reason.
  package func admits(_ exception: BookingException?) -> Bool {
    switch exception {
    case .provincial: admitsProvincial
    case .emergency: admitsEmergency
    case nil: false
    }
  }

  private func keepsSameDays(as other: CalendarRule) -> Bool {
    guard repetition == other.repetition, purpose == other.purpose else { return false }
    return switch repetition {
    case .monthly: day != nil && day == other.day
    case .weekly: weekday != nil && weekday == other.weekday
    case nil: false
    }
  }
}

extension RegisterKey {
  package static let calendarRules = RegisterKey("calendar-rules")
}

/// How often a kept day comes again.
package enum CalendarRepetition: String, Choice {
  case monthly, weekly
}

/// What a day is kept for.
package enum CalendarPurpose: String, Choice {
  /// Meetings of cells and groups, which those who look after them attend.
  case units
  /// Receiving citizens and dialogues with them.
  case reception
  /// Meetings of the Party committee.
  case committee

  /// Whether a booking is what the day is kept for.
  package func suits(_ kind: BookingKind?, of host: BookingHost?) -> Bool {
    switch self {
    case .units: kind == .unitMeeting
    case .reception: kind == .reception || kind == .dialogue
    case .committee: host == .committee
    }
  }
}

/// The days of a week.
package enum Weekday: String, Choice {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 1 for Monday to 7 for Sunday.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
