/// The dated table of legal and local constants: months, days, holidays.
///
/// Read from `Resources/Rules`; code never holds such a number itself.
package struct LimitTable: Sendable {
  /// One constant during one period.
  package struct Row: Hashable, Sendable {
    package let code: String
    package let value: Int
    /// Of how many parts the value is meant: 3 for two thirds; nil for a number of its own.
    package let outOf: Int?
    /// The regulation and article, or "local decision".
    package let legalBasis: String
    package let validFrom: CalendarDate
    package let validTo: CalendarDate?
    /// Where the number was found.
    package let source: LimitSource
    /// False for what was not yet checked against the text of the regulation.
    package let isVerified: Bool

    package init(
      code: String, value: Int, outOf: Int? = nil, legalBasis: String, validFrom: CalendarDate,
      validTo: CalendarDate?, source: LimitSource = .memory, isVerified: Bool
    ) {
      self.code = code
      self.value = value
      self.outOf = outOf
      self.legalBasis = legalBasis
      self.validFrom = validFrom
      self.validTo = validTo
      self.source = source
      self.isVerified = isVerified
    }

    /// How far the number is to be trusted.
    package var standing: LimitStanding {
      if isVerified { return .verified }
      return switch source {
      case .published: .published
      case .memory: .unverified
      case .office: .usual
      }
    }
  }

  package let rows: [Row]
  /// Public holidays and days off in lieu.
  package let holidays: Set<CalendarDate>
  /// Saturdays and Sundays that are worked in place of another day.
  package let workingDays: Set<CalendarDate>
  /// The places that begin identification numbers, by code, the earliest first.
  package let identityPlaces: [Int: [IdentityPlace]]
  private let byCode: [String: [Row]]

  package init(
    rows: [Row], holidays: Set<CalendarDate>, workingDays: Set<CalendarDate> = [],
    identityPlaces: [IdentityPlace] = []
  ) {
    self.identityPlaces = Dictionary(
      grouping: identityPlaces.sorted { $0.validFrom < $1.validFrom }, by: \.code)
    self.rows = rows
    self.holidays = holidays
    self.workingDays = workingDays
    byCode = Dictionary(grouping: rows, by: \.code)
  }

  /// The row in force on a day; nil when the table has none, and then no rule is applied.
  package func row(_ limit: Limit, on day: CalendarDate) -> Row? {
    byCode[limit.rawValue]?.last { row in
      row.validFrom <= day && row.validTo.map { day <= $0 } ?? true
    }
  }

  /// The value in force on a day.
  package func value(_ limit: Limit, on day: CalendarDate) -> Int? {
    row(limit, on: day)?.value
  }

  /// Whether offices are open: no holiday, and no Saturday or Sunday but those worked in place of
  /// another day.
  package func isWorkingDay(_ day: CalendarDate) -> Bool {
    (day.weekday <= 5 || workingDays.contains(day)) && !holidays.contains(day)
  }

  /// The day that is so many working days after a day (fixture F17: ten working days after Monday
  /// 02/03/2026 is Monday 16/03/2026).
  package func day(after day: CalendarDate, workingDays: Int) -> CalendarDate {
    var number = day.dayNumber
    var left = workingDays
    while left > 0 {
      number += 1
      if isWorkingDay(CalendarDate(dayNumber: number)) { left -= 1 }
    }
    return CalendarDate(dayNumber: number)
  }
}
