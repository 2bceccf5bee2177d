/// A report that is owed for one period, and the one that was sent, if any.
package struct OwedReport: Hashable, Sendable {
  package let duty: ID<ReportDuty>
  package let period: Period
  /// The last day on which it is in time.
  package let due: CalendarDate
  package let issue: ID<ReportIssue>?

  package var isSent: Bool { issue != nil }

  /// Whether it should have been sent before a day and was not.
  package func isOverdue(on day: CalendarDate) -> Bool { !isSent && due < day }
}

extension ReportPeriodKind {
  /// The period of this kind that ends on a day; nil when none does.
  package func period(endingOn day: CalendarDate) -> Period? {
    guard let month = day.month, Period.month(containing: day).to == day else { return nil }
    let first: Int
    switch self {
    case .month: first = month
    case .quarter where month % 3 == 0: first = month - 2
    case .firstQuarter where month == 3, .sixMonths where month == 6,
      .nineMonths where month == 9, .year where month == 12:
      first = 1
    default: return nil
    }
    return Period(from: CalendarDate(year: day.year, month: first, day: 1), to: day)
  }
}

extension ReportDuty {
  /// The periods of the duty that end between two days, both included, oldest first.
  package func periods(endingFrom first: CalendarDate, to last: CalendarDate) -> [Period] {
    guard let periodKind, let from else { return [] }
    let begin = max(first, from)
    let end = to.map { min(last, $0) } ?? last
    guard begin <= end else { return [] }
    return Period(from: begin, to: end).months.compactMap { month in
      month.to.flatMap { $0 <= end ? periodKind.period(endingOn: $0) : nil }
    }
  }
}

extension Circumstances {
  /// The reports of a duty for the periods that end between two days.
  package func reports(
    of duty: ReportDuty, endingFrom first: CalendarDate, to last: CalendarDate
  ) -> [OwedReport] {
    let issues = commune.related(\.reportIssues, "duty", to: duty.recordID)
    return duty.periods(endingFrom: first, to: last).compactMap { period in
      due(for: period, of: duty).map { due in
        OwedReport(
          duty: duty.id, period: period, due: due,
          issue: issues.first { $0.periodEnd == period.to }?.id)
      }
    }
  }

  /// The first report of a duty that was not sent, whether its period has ended or not.
  package func nextReport(of duty: ReportDuty) -> OwedReport? {
    guard let from = duty.from else { return nil }
    return reports(of: duty, endingFrom: from, to: max(from, today).adding(months: 12))
      .first { !$0.isSent }
  }

  /// By when a report that was sent should have been.
  func due(of issue: ReportIssue) -> CalendarDate? {
    guard let duty = issue.duty.flatMap({ commune.reportDuties[$0] }), let end = issue.periodEnd,
      let period = duty.periodKind?.period(endingOn: end)
    else { return nil }
    return due(for: period, of: duty)
  }

  /// The day of the following month by which the report of a period is owed; nil while none is set.
  private func due(for period: Period, of duty: ReportDuty) -> CalendarDate? {
    guard let end = period.to, let day = duty.dueDay ?? value(of: .reportDueDay, on: end) else {
      return nil
    }
    return Period.month(containing: end.adding(days: 1)).day(day)
  }
}

extension Figures {
  /// The reports owed for periods that end in a period and have ended by today, by their day.
  package func reportsOwed(in period: Period) -> [OwedReport] {
    guard let from = period.from else { return [] }
    let last = min(period.to ?? today, today)
    return commune.reportDuties
      .flatMap { circumstances.reports(of: $0, endingFrom: from, to: last) }
      .sorted { ($0.due, $0.duty.raw) < ($1.due, $1.duty.raw) }
  }
}
