import CommuneDomain
import ResourceFiles
import TestSupport
import Testing

/// The dated limits and days off that are shipped.
@Suite struct ShippedRulesTests {
  @Test func everyLimitIsInForceToday() throws {
    let limits = try LimitTable.shipped
    for limit in Limit.allCases {
      #expect(limits.row(limit, on: Village.today) != nil, "\(limit.rawValue)")
    }
    #expect(limits.rows.allSatisfy { !$0.legalBasis.isEmpty })
  }

  /// A number that is only remembered is not called published, and what no regulation sets is called so.
  @Test func eachLimitSaysHowFarItIsToBeTrusted() throws {
    let limits = try LimitTable.shipped
    let standing: [(Limit, LimitStanding)] = [
      (.admissionVotes, .unverified), (.headElectionVotes, .unverified),
      (.receptionDaysPerMonth, .published), (.dataRequestReplyWorkingDays, .published),
      (.assignmentMinimumMonths, .usual), (.reportDueDay, .usual),
    ]
    for (limit, wanted) in standing {
      #expect(limits.row(limit, on: Village.today)?.standing == wanted, "\(limit.rawValue)")
    }
  }

  /// No number holds before the regulation that sets it: the former basis ends on the eve of the new one.
  @Test(arguments: [
    (Limit.ceremonyWorkingDays, "2025-06-30", "29-QĐ/TW", "294-QĐ/TW"),
    (.admissionMostAge, "2025-06-30", "29-QĐ/TW", "294-QĐ/TW"),
    (.certificateMonths, "2025-06-08", "trước Hướng dẫn 06-HD/TW", "Hướng dẫn 06-HD/TW ngày"),
    (.excellentCap, "2025-08-29", "21-HD/BTCTW", "366-QĐ/TW"),
  ])
  func aNewRegulationTakesThePlaceOfTheFormerOne(
    _ limit: Limit, _ eve: String, _ former: String, _ present: String
  ) throws {
    let limits = try LimitTable.shipped
    let eve = try #require(CalendarDate(iso: eve))
    #expect(limits.row(limit, on: eve)?.legalBasis.contains(former) == true)
    #expect(limits.row(limit, on: eve.adding(days: 1))?.legalBasis.contains(present) == true)
  }

  /// Periods of a constant neither overlap nor leave a day between them.
  @Test func periodsFollowOneAnother() throws {
    let limits = try LimitTable.shipped
    for limit in Limit.allCases {
      let rows = limits.rows.filter { $0.code == limit.rawValue }
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(row.validTo?.adding(days: 1) == next.validFrom, "\(limit.rawValue)")
      }
      #expect(rows.last?.validTo == nil, "\(limit.rawValue)")
    }
  }

  /// Received, answer due ten working days later; the first is fixture F17.
  static let dueDays: [(String, String)] = [
    ("2026-03-02", "2026-03-16"), ("2026-02-12", "2026-03-05"), ("2026-04-24", "2026-05-13"),
    ("2026-08-28", "2026-09-16"), ("2025-12-31", "2026-01-15"),
  ]

  @Test(arguments: dueDays)
  func workingDaysLeaveOutWeekendsAndHolidays(_ received: String, _ due: String) throws {
    let received = try #require(CalendarDate(iso: received))
    let limits = try LimitTable.shipped
    #expect(limits.day(after: received, workingDays: 10) == CalendarDate(iso: due))
  }

  @Test func holidaysAreInOrderAndInTheThreeYears() throws {
    let holidays = try ResourceFiles.source.holidays()
    let days = holidays.map(\.date)
    #expect(days == Set(days).sorted())
    #expect(Set(days.map(\.year)) == [2025, 2026, 2027])
    #expect(holidays.allSatisfy { !$0.name.isEmpty && !$0.legalBasis.isEmpty })
  }

  @Test func daysWorkedInsteadAreWeekendsInOrder() throws {
    let days = try ResourceFiles.source.workingDays()
    let dates = days.map(\.date)
    #expect(dates == Set(dates).sorted())
    #expect(dates.allSatisfy { $0.weekday > 5 })
    let limits = try LimitTable.shipped
    #expect(dates.allSatisfy { limits.isWorkingDay($0) })
    #expect(days.allSatisfy { !$0.name.isEmpty && !$0.legalBasis.isEmpty })
  }
}
