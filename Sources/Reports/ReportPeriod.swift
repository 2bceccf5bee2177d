package import CommuneDomain

/// The year, quarter or month that a report speaks of.
package enum ReportPeriod: Hashable, Sendable {
  case year(Int)
  case quarter(Int, of: Int)
  case month(Int, of: Int)

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case month, quarter, year
  }

  /// The period of a kind that holds a day.
  package init(_ kind: Kind, containing day: CalendarDate) {
    switch kind {
    case .year: self = .year(day.year)
    case .quarter: self = .quarter(day.quarter, of: day.year)
    case .month: self = .month(day.month ?? 1, of: day.year)
    }
  }

  package static func quarter(containing day: CalendarDate) -> ReportPeriod {
    ReportPeriod(.quarter, containing: day)
  }

  package static func month(containing day: CalendarDate) -> ReportPeriod {
    ReportPeriod(.month, containing: day)
  }

  package var kind: Kind {
    switch self {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    }
  }

  package var from: CalendarDate {
    switch self {
    case .year(let year): first(of: 1, year)
    case .quarter(let quarter, let year): first(of: quarter * 3 - 2, year)
    case .month(let month, let year): first(of: month, year)
    }
  }

  package var to: CalendarDate { from.adding(months: length).adding(days: -1) }

  package var period: Period { Period(from: from, to: to) }

  package var next: ReportPeriod {
    ReportPeriod(kind, containing: from.adding(months: length))
  }

  package var previous: ReportPeriod {
    ReportPeriod(kind, containing: from.adding(days: -1))
  }

  private var length: Int {
    switch self {
    case .year: 12
    case .quarter: 3
    case .month: 1
    }
  }

  private func first(of month: Int, _ year: Int) -> CalendarDate {
    let isYear = (1800...2200).contains(year)
    return CalendarDate(year: isYear ? year : 1970, month: month, day: 1)
      ?? CalendarDate(dayNumber: 0)
  }
}

// MARK: - As typed and in files

extension ReportPeriod: CustomStringConvertible {
  /// Reads `2026`, `2026-Q3` or `2026-09` and nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, let date = CalendarDate(iso: parts[0]), date.month == nil else {
      return nil
    }
    guard parts.count == 2 else {
      self = .year(date.year)
      return
    }
    if let letter = parts[1].first, letter == "Q" || letter == "q" {
      guard parts[1].count == 2, let quarter = Int(parts[1].dropFirst()),
        (1...4).contains(quarter)
      else { return nil }
      self = .quarter(quarter, of: date.year)
    } else {
      guard let date = CalendarDate(iso: text), let month = date.month else { return nil }
      self = .month(month, of: date.year)
    }
  }

  package var description: String {
    switch self {
    case .year(let year): String(year)
    case .quarter(let quarter, let year): "\(year)-Q\(quarter)"
    case .month(let month, let year): "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }
}
