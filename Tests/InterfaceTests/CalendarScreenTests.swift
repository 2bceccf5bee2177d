import CommuneDomain
import Interface
import Localization
import Terminal
import TestSupport
import Testing

/// The calendar by keyboard: its looks, moving about, booking, laying out the year.
@Suite struct CalendarScreenTests {
  private static let scripts: [(String, String)] = [
    ("calendar", "l"),
    ("calendar-kept", "l<PgDn><Left><Left><Left><Left><Left>"),
    ("calendar-week", "lw"),
    ("calendar-day", "l<Enter>"),
    ("calendar-book", "l<Right><F7>"),
    ("plan", "ly"),
  ]

  static let cases: [ScreenTests.Case] =
    scripts.map { ScreenTests.Case(name: $0.0, keys: $0.1) }
    + scripts.map {
      ScreenTests.Case(name: "small-\($0.0)", keys: $0.1, rows: 12, columns: 40)
    }
    + [
      ScreenTests.Case(name: "english-calendar", keys: "l", language: .english),
      ScreenTests.Case(name: "english-plan", keys: "ly", language: .english),
    ]

  @Test(arguments: cases) func looksAsRecorded(_ screen: ScreenTests.Case) throws {
    var walk = try Walk.throughSample(
      rows: screen.rows, columns: screen.columns, language: screen.language)
    try walk.type(screen.keys)
    let difference = try GoldenFile(screen.name).difference(from: walk.screen + "\n")
    #expect(difference == nil)
    #expect(!walk.screen.contains("‹"), "a phrase is missing")
  }

  /// Keys from today, Friday 20/11/2026, and the day that they lead to.
  static let moves: [(String, String)] = [
    ("", "20/11/2026"), ("<Left>", "19/11/2026"), ("<Down>", "27/11/2026"),
    ("<Up><Up><Up>", "30/10/2026"), ("<PgDn>", "20/12/2026"), ("<PgUp><PgUp>", "20/09/2026"),
    ("<PgDn><Right><Home>", "20/11/2026"), ("w<Down>", "21/11/2026"), ("w<Right>", "27/11/2026"),
    ("ww<Right>", "21/11/2026"),
  ]

  @Test(arguments: moves) func keysLeadToDays(_ keys: String, _ day: String) throws {
    var walk = try Walk.throughSample()
    try walk.type("l" + keys)
    let heading = walk.screen.split(separator: "\n").first ?? ""
    #expect(heading.hasSuffix(day), "\(heading)")
  }

  @Test func aDayOffAndAKeptDayAreTold() throws {
    var walk = try Walk.throughSample()
    try walk.type("l<Right><Right><Right><Right>")
    #expect(walk.shows("24/11/2026: ngày nghỉ"), "\(walk.screen)")
    try walk.type("<Home><PgDn><Left><Left><Left><Left><Left>")
    #expect(walk.shows("15/12/2026: Ngày 15 dành cho chi bộ, tổ"), "\(walk.screen)")
  }

  @Test func aBookingMadeOnADayStandsThereAtOnce() throws {
    var walk = try Walk.throughSample()
    try walk.type("l<Right><F7>")
    walk.write("Họp giao ban")
    try walk.type("<Enter><Enter><Enter><Enter><Enter>08:00<F2>")
    let booking = try #require(walk.app.session.commune.bookings.last)
    #expect(booking.date == CalendarDate(iso: "2026-11-21"), "\(walk.screen)")
    #expect(walk.shows("08:00 Lịch: Họp giao ban"), "\(walk.screen)")
    try walk.type("<Enter><Enter>")
    #expect(walk.shows("Lịch công tác › Họp giao ban 21/11/2026"), "\(walk.screen)")
    try walk.type("<Esc><C-z>")
    #expect(!walk.shows("Họp giao ban · "), "\(walk.screen)")
    #expect(walk.app.session.commune.bookings[booking.id] == nil)
  }

  @Test func aDayWithoutAnythingSaysHowToBook() throws {
    var walk = try Walk.throughEmptyBook()
    try walk.type("l<Enter>")
    #expect(walk.shows("Ngày 20/11/2026 chưa có việc gì; F7 để đặt lịch."), "\(walk.screen)")
  }

  /// The rest of the year is laid out by one key and taken back by one.
  @Test func theYearIsLaidOutAndTakenBackInOneStep() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune
    let alerts = walk.app.session.todo.alerts.filter { $0.rule == "A4" }
    try walk.type("ly<F2>")
    let made = walk.app.session.commune.meetings.filter { before.meetings[$0.id] == nil }
    #expect(made.count == walk.saved.last?.operations.count)
    #expect(walk.saved.count == 1)
    #expect(!made.isEmpty)
    #expect(made.allSatisfy { !$0.isAttendanceRecorded && ($0.date ?? Walk.today) > Walk.today })
    #expect(walk.shows("Đã xếp \(made.count) cuộc họp."), "\(walk.screen)")
    try walk.type("<Esc>")
    #expect(walk.app.session.todo.alerts.filter { $0.rule == "A4" } == alerts)
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.meetings.ids == before.meetings.ids)
  }

  /// A cell for which no day is known stands first and opens where its day is entered; then its meetings
  /// are laid out too.
  @Test func aUnitWithoutADayIsOpenedAndThenLaidOut() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let cell = try #require(
      commune.partyOrganisations.first { $0.isCell && $0.meetingDay != nil })
    let day = try #require(cell.meetingDay)
    try walk.arrive(
      Change([
        .set(
          .partyOrganisations, cell.recordID, field: "meeting-day", old: .integer(day),
          new: .empty)
      ]))
    try walk.type("ly<Right>")
    #expect(walk.shows("▸ Chưa có ngày"), "\(walk.screen)")
    #expect(walk.shows("1 nơi chưa có ngày họp định kỳ"), "\(walk.screen)")
    try walk.type("<Enter>")
    walk.write(String(day))
    try walk.type("<F2>")
    #expect(!walk.shows("Chưa có ngày"), "\(walk.screen)")
    #expect(walk.app.session.commune.partyOrganisations[cell.id]?.meetingDay == day)
  }

  @Test func aCalendarWithoutKeptDaysSaysHowTheyAreEntered() throws {
    var walk = try Walk.throughEmptyBook()
    try walk.type("l")
    #expect(walk.shows("Chưa ghi ngày dành riêng (như ngày 9, 15) · ^P"), "\(walk.screen)")
  }

  @Test func onlyTheMarkedGroupsAreLaidOut() throws {
    var walk = try Walk.throughSample()
    try walk.type("5<Space>y<Right><F2>")
    let operations = walk.saved.last?.operations ?? []
    #expect(operations.count == 12, "\(walk.screen)")
  }

  @Test func anOpinionBecomesARecommendationByOneKey() throws {
    var walk = try Walk.throughSample()
    let count = walk.app.session.commune.recommendations.count
    try walk.type("<F6>y kien doi thoai<Enter>r")
    #expect(walk.app.session.commune.recommendations.count == count + 1, "\(walk.screen)")
    #expect(walk.shows("Đã lập KN-2026-"), "\(walk.screen)")
    try walk.type("r")
    #expect(walk.shows("đã thành KN-2026-"), "\(walk.screen)")
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.recommendations.count == count)
    try walk.type("<Esc><F6>ho gia dinh<Enter>r")
    #expect(walk.shows("chỉ lập được từ ý kiến đối thoại"), "\(walk.screen)")
  }
}
