import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// The stories that the books were made for, from the first key to the last.
@Suite struct StoryTests {
  /// F01: declared 23, counted 25; the report is not final without a note.
  @Test func aDeclaredTotalThatDiffersNeedsANoteBeforeTheReportIsFinal() throws {
    var walk = try Walk.throughEmptyBook()
    for number in 1...25 {
      try walk.type("1<F7>")
      walk.write("CB\(number)")
      try walk.type("<Enter>")
      walk.write("Chi bộ \(number)")
      try walk.type("<Enter>")
      walk.write(number <= 17 ? "Chi bộ thôn" : "Chi bộ cơ quan")
      try walk.type("<Enter><F2><Esc>")
    }
    #expect(walk.app.session.commune.partyOrganisations.count == 25)
    try walk.type("<F6>doi chieu<Enter><F7>")
    walk.write("chi bo")
    try walk.type("<Enter>")
    walk.write("23")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.controlTotals.first?.figure == .cells, "\(walk.screen)")
    try walk.type("<Esc>")
    #expect(walk.shows("Lệch số liệu: khai 23, đếm 25 chi bộ"))
    try walk.type("<F5>doi chieu<Enter>")
    #expect(walk.shows("LỆCH SỐ LIỆU"))
    try walk.type("<C-f>")
    #expect(walk.shows("chưa có giải trình"))
    try walk.type("<Esc><F6>doi chieu<Enter><F2><PgDn>")
    walk.write("Hai chi bộ mới thành lập tháng 10")
    try walk.type("<F2><Esc><F5>doi chieu<Enter><C-f>")
    #expect(walk.shows("Bản chính thức"))
    #expect(walk.shows("Hai chi bộ mới thành lập"))
    let last = try #require(walk.saved.last?.operations.first)
    guard case .set(.controlTotals, _, "note", .empty, _) = last else {
      Testing.Issue.record("the note is not in the history")
      return
    }
  }

  /// Story 4 and F12: three groups without anybody get their cadres; an early change is said.
  @Test func uncoveredGroupsAreGivenTheirCadres() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b>")
    for name in ["mai", "hong hien", "viet"] {
      try walk.type("<Enter>")
      walk.write(name)
      try walk.type("<Enter>")
      walk.write("15-QĐ/ĐU")
      try walk.type("<F2><Home>")
    }
    #expect(walk.shows("0 CHƯA CÓ"), "\(walk.screen)")
    try walk.type("<F3>tổ 8<Enter>")
    walk.write("mai")
    try walk.type("<Enter><Enter>")
    #expect(walk.shows("mới phụ trách"), "\(walk.screen)")
  }

  /// Story 5: attendance as totals, and a member absent without a reason.
  @Test func attendanceTotalsOfACellAreKeptAndTheAbsenceIsFlagged() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<F7>")
    walk.write("chi bộ")
    try walk.type("<Enter>")
    walk.write("TDP 1")
    try walk.type("<Enter>")
    let cell = try #require(
      walk.app.session.commune.partyOrganisations.first { $0.name == "Chi bộ TDP 1" })
    try walk.type("<F2>")
    let meeting = try #require(walk.app.session.commune.meetings.last)
    #expect(meeting.cell == cell.id)
    #expect(meeting.required != nil)
    #expect(!meeting.isAttendanceRecorded)
  }

  /// Story 6: from a name without diacritics to the answer that the residents got.
  @Test func aVisitLeadsToARecommendationThatIsAnswered() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F3>")
    walk.write("nguyen thi hoa")
    #expect(walk.shows("Nguyễn Thị Hoà"))
    #expect(walk.shows("Nguyễn Thị Hòa"))
    try walk.type("<Enter><F7>")
    walk.write("mai")
    try walk.type("<Enter><Enter>")
    walk.write("thăm hỏi")
    try walk.type("<Enter>")
    walk.write("nhà ở")
    try walk.type("<Enter>")
    walk.write("dột")
    try walk.type("<F2><Right><Right><F7>")
    #expect(walk.shows("tự điền: KN-2026-"), "\(walk.screen)")
    walk.write("thăm hộ")
    try walk.type("<Enter>")
    walk.write("đường ngõ ngập")
    try walk.type("<Enter><Enter>")
    walk.write("Phòng Kinh tế")
    try walk.type("<F2>")
    let made = try #require(walk.app.session.commune.recommendations.last)
    #expect(made.matter == "đường ngõ ngập")
    #expect(made.office == "Phòng Kinh tế")
    // Friday 20/11/2026 and ten working days, 24/11 being a day off.
    #expect(made.due == CalendarDate(iso: "2026-12-07"))
    #expect(made.household != nil)
  }
}
