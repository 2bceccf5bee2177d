import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct TypedDateTests {
  /// Typed on Friday 20/11/2026 into a field that wants a whole day.
  static let days: [(String, String)] = [
    ("20/11", "2026-11-20"), ("1/2", "2026-02-01"), ("31/12", "2026-12-31"),
    ("201126", "2026-11-20"), ("20112026", "2026-11-20"), ("20/11/26", "2026-11-20"),
    ("20-11-2026", "2026-11-20"), ("20.11.2026", "2026-11-20"), ("20 11 2026", "2026-11-20"),
    ("2/9/2025", "2025-09-02"), ("2026-11-20", "2026-11-20"), ("2026/11/20", "2026-11-20"),
    ("h", "2026-11-20"), ("H", "2026-11-20"), ("hôm nay", "2026-11-20"),
    ("today", "2026-11-20"), ("-3", "2026-11-17"), ("+7", "2026-11-27"),
    ("  20/11 ", "2026-11-20"), ("29/02/2024", "2024-02-29"), ("290224", "2024-02-29"),
    ("15/03/85", "1985-03-15"), ("01/07/30", "2030-07-01"), ("19/11/46", "2046-11-19"),
    ("21/11/46", "1946-11-21"), ("02-09-2025", "2025-09-02"), ("2.9.2025", "2025-09-02"),
    ("02092025", "2025-09-02"), ("ngày 02 tháng 9 năm 2025", "2025-09-02"),
    ("Ngày 2/9/2025", "2025-09-02"), ("2 tháng 9", "2026-09-02"), ("ngày 2 tháng 9", "2026-09-02"),
  ]

  @Test(arguments: days)
  func aDayIsUnderstood(_ typed: String, _ iso: String) throws {
    #expect(try Village().value(typed, .visits, "date") == .date(date(iso)))
  }

  /// Typed on Friday 20/11/2026 as a date of birth.
  static let births: [(String, String)] = [
    ("1986", "1986"), ("04/1986", "1986-04"), ("4/1986", "1986-04"), ("1986-04", "1986-04"),
    ("15/08/2008", "2008-08-15"), ("150808", "2008-08-15"), ("12/04/86", "1986-04-12"),
    ("20/11/26", "2026-11-20"), ("21/11/26", "1926-11-21"), ("20/11", "2026-11-20"),
    ("21/11", "2025-11-21"), ("31/12", "2025-12-31"), ("01/01/00", "2000-01-01"),
    ("năm 1986", "1986"), ("tháng 4 năm 1986", "1986-04"), ("tháng 4/1986", "1986-04"),
  ]

  @Test(arguments: births)
  func aBirthIsNeverGuessedInTheFuture(_ typed: String, _ iso: String) throws {
    #expect(try Village().value(typed, .people, "birth") == .date(date(iso)))
  }

  static let wrong: [(String, InputError)] = [
    ("31/02", .noSuchDate("31/02")), ("29/02/2025", .noSuchDate("29/02/2025")),
    ("29/02", .noSuchDate("29/02")), ("30/02/2026", .noSuchDate("30/02/2026")),
    ("00/11", .noSuchDate("00/11")), ("20/13/2026", .noSuchDate("20/13/2026")),
    ("2026-02-30", .noSuchDate("2026-02-30")), ("320126", .noSuchDate("320126")),
    ("1/1/9999", .noSuchDate("1/1/9999")), ("1986", .wholeDayExpected("1986")),
    ("04/1986", .wholeDayExpected("04/1986")), ("mai", .dateExpected("mai")),
    ("20/11/", .dateExpected("20/11/")), ("20", .dateExpected("20")),
    ("1/2/3/4", .dateExpected("1/2/3/4")), ("-", .dateExpected("-")),
    ("2011202", .dateExpected("2011202")), ("２０/11", .dateExpected("２０/11")),
    ("ngày", .dateExpected("ngày")), ("tháng 9 ngày 2", .dateExpected("tháng 9 ngày 2")),
    ("ngày 20 tháng", .dateExpected("ngày 20 tháng")), ("năm ngày 2", .dateExpected("năm ngày 2")),
    ("ngày 31 tháng 2 năm 2025", .noSuchDate("ngày 31 tháng 2 năm 2025")),
  ]

  @Test(arguments: wrong)
  func aWrongDateIsRefused(_ typed: String, _ error: InputError) throws {
    #expect(try Village().error(typed, .visits, "date") == error)
  }

  private func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
}
