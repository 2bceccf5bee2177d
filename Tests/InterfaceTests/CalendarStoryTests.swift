import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// The stories of the calendar and of reports owed, key by key.
@Suite struct CalendarStoryTests {
  /// Story 5 and F11: a committee meeting on 09/03/2026 is refused, then kept as an exception;
  /// a cell's attendance is 86,96 % with a flag; a cell that was not recorded stays blank.
  @Test func aMonthOfMeetingsIsBookedHeldAndCounted() throws {
    var walk = try Walk.throughSample()
    try walk.type("l<F7>")
    walk.write("Họp Đảng ủy")
    try walk.type("<Enter><Enter><Enter>")
    walk.write("09/03/2026")
    try walk.type("<Enter><Enter>")
    walk.write("08:00")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("09/03/2026 là ngày dành riêng"), "\(walk.screen)")
    try walk.type("<Enter>")
    walk.write("họp đột xuất")
    try walk.type("<Enter>")
    walk.write("Công điện của tỉnh về bão")
    try walk.type("<F2>")
    let booking = try #require(walk.app.session.commune.bookings.last)
    #expect(booking.exception == .provincial, "\(walk.screen)")
    #expect(booking.reason == "Công điện của tỉnh về bão")

    let cells = walk.app.session.commune.partyOrganisations.filter(\.isCell)
    let held = Set(
      walk.app.session.circumstances.figures
        .meetings(of: .cell, in: .month(containing: Walk.today)).keys)
    let cell = try #require(cells.first { !held.contains($0.recordID) })
    try walk.type("<Esc>9<F7>")
    walk.write("chi bộ")
    try walk.type("<Enter>")
    walk.write(cell.name)
    try walk.type("<Enter>")
    try walk.toField("Số phải dự")
    walk.write("23")
    for number in ["20", "2", "1"] {
      try walk.type("<Enter>")
      walk.write(number)
    }
    try walk.type("<F2>")
    let meeting = try #require(walk.app.session.commune.meetings.last)
    #expect(meeting.cell == cell.id, "\(walk.screen)")
    #expect(
      [meeting.required, meeting.present, meeting.excused, meeting.unexcused] == [23, 20, 2, 1])
    #expect(
      meeting.issues(in: walk.app.session.circumstances).map(\.rule) == ["absentWithoutReason"])
    try walk.type("<Esc><F5>sinh hoat<Enter><F4>thang 11<Enter>")
    #expect(walk.shows("86,96"), "\(walk.screen)")
    #expect(!walk.shows("0,00"), "\(walk.screen)")
  }

  /// Story 8 and F22: seven reports are owed for the first quarter, five are sent; the other two
  /// are reminded of.
  @Test func fiveOfSevenReportsAreSentAndTwoReminded() throws {
    var walk = try Walk.throughEmptyBook()
    try walk.type("<F6>che do bao cao<Enter>")
    for number in 1...7 {
      try walk.type("<F7>")
      walk.write("Báo cáo số \(number)")
      if number == 1 {
        try walk.toField("Nơi nhận")
        walk.write("Tỉnh ủy")
        try walk.toField("Đơn vị báo cáo")
        walk.write("Văn phòng Đảng ủy")
        try walk.type("<Enter>")
        walk.write("01/01/2026")
        try walk.type("<F2>")
      } else {
        try walk.toField("Đơn vị báo cáo")
        walk.write("Ban Xây dựng Đảng")
        try walk.type("<F2>")
      }
    }
    #expect(walk.app.session.commune.reportDuties.count == 7, "\(walk.screen)")
    try walk.type("<Esc><F6>bao cao da gui<Enter>")
    for number in 1...5 {
      try walk.type("<F7>")
      walk.write("Báo cáo số \(number)")
      try walk.type("<Enter><F2>")
    }
    let issues = walk.app.session.commune.reportIssues
    #expect(issues.count == 5, "\(walk.screen)")
    #expect(issues.allSatisfy { $0.periodEnd == CalendarDate(iso: "2026-03-31") })
    try walk.type("<Esc><F5>theo doi che do<Enter><C-Left><C-Left><C-Left>")
    #expect(walk.shows("71,43 %"), "\(walk.screen)")
    try walk.type("<End>")
    let page = walk.screen
    #expect(page.contains("Báo cáo số 6") && page.contains("Báo cáo số 7"), "\(page)")
  }
}

extension Walk {
  /// Goes down the form to the field with that label.
  fileprivate mutating func toField(_ label: String) throws {
    for _ in 0..<30 where !stands(at: label) { try type("<Down>") }
  }

  private func stands(at label: String) -> Bool {
    guard let cursor = app.view().cursor else { return false }
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(cursor.row) && lines[cursor.row].contains(label)
  }
}
