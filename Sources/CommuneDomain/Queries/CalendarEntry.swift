/// Something that stands in the calendar on a day: what takes place, or what is due.
package struct CalendarEntry: Hashable, Sendable {
  package let kind: CalendarEntryKind
  package let register: RegisterKey
  package let id: RecordID
  /// HH:mm, or empty where no time is known or meant.
  package let time: String
}

/// What stands in the calendar; raw values are parts of phrase keys.
package enum CalendarEntryKind: String, CaseIterable, Sendable {
  case booking, meeting, reception, dialogue
  case reportDue = "report-due"
  case taskDue = "task-due"
  case recommendationDue = "recommendation-due"
  case opinionDue = "opinion-due"

  /// Whether it is a deadline and not something that takes place.
  package var isDeadline: Bool {
    switch self {
    case .booking, .meeting, .reception, .dialogue: false
    case .reportDue, .taskDue, .recommendationDue, .opinionDue: true
    }
  }
}

extension Figures {
  /// What stands in the calendar in a period, by day; within a day by time, deadlines last.
  package func calendar(in period: Period) -> [CalendarDate: [CalendarEntry]] {
    var days: [CalendarDate: [CalendarEntry]] = [:]
    for (date, entry) in events(in: period) + deadlines(in: period) {
      days[date, default: []].append(entry)
    }
    return days.mapValues { entries in
      entries.enumerated()
        .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        .map(\.element)
    }
  }

  private typealias Dated = (CalendarDate, CalendarEntry)

  private func events(in period: Period) -> [Dated] {
    var found: [Dated] = []
    func add(
      _ date: CalendarDate?, _ kind: CalendarEntryKind, _ register: RegisterKey, _ id: RecordID,
      _ time: String = ""
    ) {
      guard let date, period.contains(date) else { return }
      found.append((date, CalendarEntry(kind: kind, register: register, id: id, time: time)))
    }
    for booking in commune.bookings {
      add(booking.date, .booking, .bookings, booking.recordID, booking.from)
    }
    for meeting in commune.meetings {
      add(meeting.date, .meeting, .meetings, meeting.recordID, meeting.time)
    }
    for day in commune.receptionDays {
      add(day.date, .reception, .receptionDays, day.recordID)
    }
    for dialogue in commune.dialogues {
      add(dialogue.date, .dialogue, .dialogues, dialogue.recordID)
    }
    return found
  }

  private func deadlines(in period: Period) -> [Dated] {
    var found: [Dated] = []
    func add(
      _ date: CalendarDate?, _ kind: CalendarEntryKind, _ register: RegisterKey, _ id: RecordID
    ) {
      guard let date, period.contains(date) else { return }
      found.append((date, CalendarEntry(kind: kind, register: register, id: id, time: "")))
    }
    for report in reportsDue(in: period) where !report.isSent {
      add(report.due, .reportDue, .reportDuties, report.duty.raw)
    }
    for task in commune.directiveTasks where task.status != .done && task.status != .dropped {
      add(task.due, .taskDue, .directiveTasks, task.recordID)
    }
    for recommendation in commune.recommendations where !recommendation.isAnswered {
      add(recommendation.due, .recommendationDue, .recommendations, recommendation.recordID)
    }
    for opinion in commune.opinions where !opinion.isAnswered(in: commune) {
      add(opinion.due, .opinionDue, .opinions, opinion.recordID)
    }
    return found
  }

  /// The reports whose day falls into a period; they are for the month before it.
  private func reportsDue(in period: Period) -> [OwedReport] {
    guard let from = period.from, let to = period.to else { return [] }
    return commune.reportDuties.flatMap {
      circumstances.reports(of: $0, endingFrom: from.adding(months: -2), to: to)
    }
  }
}

extension CalendarEntry {
  /// Timed ones by their time, then those without one, deadlines last.
  fileprivate var order: String {
    if kind.isDeadline { return "~~" }
    return time.isEmpty ? "~" : time
  }
}
