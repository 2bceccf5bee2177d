/// A date of the Gregorian calendar whose day, or month and day, may be unknown.
package struct CalendarDate: Hashable, Sendable {
  package let year: Int
  /// 1–12, or nil when only the year is known.
  package let month: Int?
  /// 1–31, or nil when only the month or the year is known.
  package let day: Int?

  /// Nil when the calendar has no such day (31/02, 29/02/2025) or the year is outside 1800–2200.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1800...2200).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is so many days after 1 January 1970; kept within the years 1800–2200.
  package init(dayNumber: Int) {
    let bounded = min(max(dayNumber, -62_091), 84_370)
    let shifted = bounded + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.month = month
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  }

  package var isWholeDay: Bool { day != nil }

  /// Days since 1 January 1970; of the first day it may be, when the day is not known.
  package var dayNumber: Int {
    let month = month ?? 1
    let day = day ?? 1
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The last day that it may be: itself, or the last of its month or year.
  package var latestDay: CalendarDate {
    if isWholeDay { return self }
    let month = month ?? 12
    return CalendarDate(year: year, month: month, day: Self.days(inMonth: month, of: year)) ?? self
  }

  /// The first day that it may be.
  package var earliestDay: CalendarDate { CalendarDate(dayNumber: dayNumber) }

  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// 1–4.
  package var quarter: Int { ((month ?? 1) - 1) / 3 + 1 }

  /// The day so many days later, or earlier when negative.
  package func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + days)
  }

  /// The same day so many months later; the last day of the month where it has no such day
  /// (29/02/2024 and twelve months give 28/02/2025, fixture F15).
  package func adding(months: Int) -> CalendarDate {
    let index = year * 12 + (month ?? 1) - 1 + months
    let year = index / 12
    let month = index % 12 + 1
    let day = min(day ?? 1, Self.days(inMonth: month, of: year))
    return CalendarDate(year: year, month: month, day: day) ?? self
  }

  /// Whole months from another day to this one; negative when this is earlier.
  package func months(since other: CalendarDate) -> Int {
    if self < other { return -other.months(since: self) }
    let whole = (year - other.year) * 12 + (month ?? 1) - (other.month ?? 1)
    return other.adding(months: whole) > self ? whole - 1 : whole
  }

  /// How many days the month has.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Dates of less precision stand before those inside them.
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

// MARK: - ISO 8601

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601 as files and machine formats hold it: `2026-11-20`, `1986-04` or `1986`.
  package var description: String {
    var text = Self.digits(year, 4)
    if let month { text += "-" + Self.digits(month, 2) }
    if let day { text += "-" + Self.digits(day, 2) }
    return text
  }

  /// Reads `2026-11-20`, `1986-04` or `1986` and nothing else.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
