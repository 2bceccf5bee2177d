/// Something found to be done that somebody puts off until a day, with a reason; it comes back by itself.
package struct Snooze: Entity {
  package let id: ID<Self>
  package var rule = ""
  package var record = ""
  package var until: CalendarDate?
  package var reason = ""
  package var by = ""
  package var since: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    guard let subject, let register = alertRule?.register else { return rule }
    return commune.title(of: subject, in: register)
  }

  package static let schema = Schema<Snooze>(
    .snoozes,
    fields: [
      .text("rule", \.rule, .line(40)).required().searched().automatic(),
      .text("record", \.record, .line(26)).required().automatic(),
      .date("until", \.until).required().column(),
      .text("reason", \.reason, .line(160)).required().column().searched(),
      .text("by", \.by, .line(80)).column().searched(),
      .date("since", \.since).initially(.today).automatic(),
    ],
    derived: [
      DerivedField("subject", .text(.line(160)), isColumn: true) { snooze, circumstances in
        .text(snooze.title(in: circumstances.commune))
      }
    ],
    rules: [
      .hard("unknownAlert", at: "rule") { snooze, _ in
        snooze.rule.isEmpty || snooze.alertRule != nil ? nil : [.text(snooze.rule)]
      },
      .hard("endBeforeBeginning", at: "until") { snooze, _ in
        dates(snooze.since, inOrderWith: snooze.until)
      },
      .hard("snoozedTooLong", at: "until", under: .snoozeMonths) { snooze, circumstances in
        guard let since = snooze.since, let until = snooze.until,
          let most = circumstances.value(of: .snoozeMonths, on: since)
        else { return nil }
        let last = since.adding(months: most)
        return until > last ? [.integer(most), .date(last)] : nil
      },
    ])

  /// The rule whose finding is put off; several share a code, so that its phrase names it.
  package var alertRule: AlertRule? { AlertRule.rule(phrase: rule) }

  /// The record of which the finding speaks.
  package var subject: RecordID? { RecordID(record) }

  /// Whether the finding is out of sight on a day; on the last day it is back.
  package func isActive(on day: CalendarDate) -> Bool { until.map { day < $0 } ?? false }
}

extension RegisterKey {
  package static let snoozes = RegisterKey("snoozes")
}
