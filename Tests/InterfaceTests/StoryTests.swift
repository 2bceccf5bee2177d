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
      try walk.type("<F2>")
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

  /// Story 6 to its end: the day passes, the list of tasks names it, the answer closes it; the log has the
  /// view, and the resident's group knows whose concern it is.
  @Test func anOverdueAnswerIsFoundAmongMyTasksAndGiven() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let late = try #require(
      commune.recommendations.first { recommendation in
        recommendation.isOverdue(on: Walk.today)
          && !commune.responsible(
            for: recommendation.recordID, in: .recommendations, on: Walk.today
          ).isEmpty
      })
    let cadre = try #require(
      commune.responsible(for: late.recordID, in: .recommendations, on: Walk.today).sorted().first)
    let name = try #require(commune.people[ID(cadre)]?.name)
    try walk.type("<F9>")
    #expect(walk.shows("kiến nghị quá hạn trả lời"), "\(walk.screen)")
    try walk.type("m")
    #expect(walk.shows("TÔI LÀ AI?"))
    walk.write(name)
    try walk.type("<Enter>")
    #expect(walk.shows("việc của \(name)"), "\(walk.screen)")
    while !walk.shows("▸ ! 1 kiến nghị") && !walk.shows("▸ ! 2 kiến nghị") {
      try walk.type("<Down>")
      try #require(walk.keys < 60, "\(walk.screen)")
    }
    try walk.type("<Enter>")
    #expect(walk.shows("quá hạn"), "\(walk.screen)")
    #expect(walk.shows("hạn "), "\(walk.screen)")
    // Only mine: whoever else has late ones is not shown.
    #expect(walk.shows(late.code), "\(walk.screen)")
    try walk.type("<F3>")
    walk.write(late.code)
    try walk.type("<F2>")
    walk.focus("Ngày trả lời")
    walk.write("h")
    try walk.type("<F2>")
    let answered = try #require(walk.app.session.commune.recommendations[late.id])
    #expect(answered.answered == Walk.today, "\(walk.screen)")
    #expect(walk.app.session.todo.alerts(phrase: "A6").first?.ids.contains(late.recordID) != true)
  }

  /// What needs doing opens where it is to be written down, and nothing has to be looked for.
  @Test func aDifferenceAtAHandOverIsExplainedFromTheList() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F9>")
    while !walk.shows("▸ ! 1 mục bàn giao chênh lệch") {
      try walk.type("<Down>")
      try #require(walk.keys < 40, "\(walk.screen)")
    }
    try walk.type("<Enter><F7>")
    walk.write("; đã đếm lại")
    try walk.type("<F2>")
    let set = try #require(walk.saved.last?.operations.first, "\(walk.screen)")
    guard case .set(.handoverItems, _, "note", .text(let old), .text(let new)) = set else {
      Issue.record("\(set)")
      return
    }
    #expect(new == old + "; đã đếm lại")
  }

  /// Story 7: a new house at 0, 30, 70 and 100 per cent; what stands still is told; both reports.
  @Test func aHouseIsBuiltAndStandsStillAndIsReported() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune
    let stalled = try #require(
      walk.app.session.todo.alerts(phrase: "A18").first, "the sample has a house that stands still")
    try walk.type("<F9>")
    while !walk.shows("▸ ! 1 nhà xóa tạm đứng yên") {
      try walk.type("<Down>")
      try #require(walk.keys < 40, "\(walk.screen)")
    }
    try walk.type("<Enter>")
    #expect(walk.shows("20 ngày chưa có tiến độ mới, đang ở 30 %"), "\(walk.screen)")
    // Done by doing: the look at the house is entered from here.
    try walk.type("<F7>")
    walk.write("70")
    try walk.type("<F2>")
    #expect(walk.shows("Không có bản ghi nào khớp"), "\(walk.screen)")
    let id = try #require(stalled.ids.first)
    let house = try #require(walk.app.session.commune.housingCases[ID(id)])
    #expect(house.percent(in: walk.app.session.commune) == 70)
    #expect(walk.app.session.commune.housingVisits.count == before.housingVisits.count + 1)
    try walk.type("<Esc>")
    #expect(!walk.shows("đứng yên"), "\(walk.screen)")
    try walk.type("<F5>tien do xoa nha<Enter>")
    #expect(walk.shows("TIẾN ĐỘ XÓA NHÀ TẠM"), "\(walk.screen)")
    try walk.type("<Esc><F5>cong khai<Enter><C-e><Enter>")
    let posted = try #require(walk.exported.values.first)
    let household = try #require(house.household.flatMap { before.households[$0] })
    #expect(posted.contains(household.head))
    #expect(!posted.contains(household.code))
    #expect(household.address.isEmpty || !posted.contains(household.address))
    let report = try #require(walk.app.session.commune.accesses.last)
    #expect(report.kind == .report)
    #expect(report.reason.hasPrefix("housing-public"))
  }

  /// Story 10 and F18: a request of Friday 06/03/2026, the correction, the erasure; counts stay.
  @Test func whoeverAsksForItHasHisDataCorrectedAndErased() throws {
    var walk = try Walk.throughSample()
    walk.app.session.today = CalendarDate(iso: "2026-11-20") ?? Walk.today
    let before = walk.app.session.commune
    let household = try #require(
      before.households.first { !$0.identity.isEmpty && !$0.phone.isEmpty && $0.birth != nil })
    try walk.type("<F6>yeu cau ve du lieu<Enter><F7>")
    #expect(walk.shows("tự điền: YC-2026-"), "\(walk.screen)")
    walk.write("xoa du lieu")
    try walk.type("<Enter><Enter>")
    walk.write(household.code)
    try walk.type("<Enter><Enter>")
    walk.write("06/03/2026")
    try walk.type("<F2>")
    let request = try #require(walk.app.session.commune.dataRequests.last)
    #expect(request.due == CalendarDate(iso: "2026-03-10"), "\(walk.screen)")
    #expect(request.doneBy == CalendarDate(iso: "2026-03-26"))
    try walk.type("<Esc><F9>")
    #expect(walk.shows("yêu cầu về dữ liệu chờ trả lời"), "\(walk.screen)")
    // A birth year that the number contradicts is said and saved all the same.
    try walk.type("<Esc><F3>")
    walk.write(household.code)
    try walk.type("<Enter><F2><Down*7>01/01/1931<Enter>")
    #expect(walk.shows("năm sinh trong số định danh"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.households[household.id]?.birth?.year == 1931)
    let figures = walk.app.session.circumstances.figures.month
    let counts = ControlFigure.allCases.map { figure in
      figure.count(in: walk.app.session.commune, on: Walk.today).count
    }
    try walk.type("<Esc*3><F3>")
    walk.write(household.code)
    try walk.type("<Enter>")
    try walk.type("<C-p>xoa du lieu ca nhan<Enter>")
    #expect(walk.shows("Xóa vĩnh viễn"), "\(walk.screen)")
    // Enter alone chooses no reason, and the answer to the question is no unless it is changed.
    try walk.type("<Enter>")
    #expect(walk.app.session.commune.households[household.id]?.head == household.head)
    walk.write(request.code)
    try walk.type("<Enter>")
    #expect(walk.shows("Không, giữ nguyên"), "\(walk.screen)")
    try walk.type("<Down><Enter>")
    #expect(walk.shows("(đã xóa)"), "\(walk.screen)")
    #expect(!walk.shows(household.head))
    let after = try #require(walk.app.session.commune.households[household.id])
    #expect(after.identity + after.phone + after.address == "")
    #expect(after.birth == nil)
    #expect(walk.app.session.circumstances.figures.month == figures)
    #expect(
      ControlFigure.allCases.map {
        $0.count(in: walk.app.session.commune, on: Walk.today).count
      } == counts)
    let log = try #require(walk.app.session.commune.accesses.last { $0.kind == .erase })
    #expect(log.reason == request.code)
    // Undoing brings nothing back, and the history shows no more what stood there.
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.households[household.id]?.head == "(đã xóa)")
    try walk.type("<C-t>")
    #expect(!walk.shows(household.head))
    #expect(!walk.shows(household.phone))
  }

  /// The log cannot be changed from a table or a form.
  @Test func theLogOfAccessesIsOnlyRead() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune.accesses.count
    try walk.type("<F6>nhat ky truy cap<Enter><F8>")
    #expect(walk.shows("Nhật ký chỉ được ghi thêm"), "\(walk.screen)")
    try walk.type("<F7>")
    #expect(walk.shows("Nhật ký chỉ được ghi thêm"), "\(walk.screen)")
    try walk.type("<Enter>x")
    #expect(walk.shows("Nhật ký chỉ được ghi thêm"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.app.session.commune.accesses.count == before)
  }

  /// A view is logged once, with the next save, and not by a save of its own.
  @Test func openingAHouseholdIsLoggedOnceAndOnTheWay() throws {
    var walk = try Walk.throughSample()
    let household = try #require(walk.app.session.commune.households.first)
    try walk.type("<F3>")
    walk.write(household.code)
    try walk.type("<Enter><Esc><F3>")
    walk.write(household.code)
    try walk.type("<Enter>")
    #expect(walk.logged.isEmpty)
    try walk.type("<F10>")
    #expect(walk.logged.count == 1)
    #expect(walk.app.session.commune.accesses.last?.kind == .view)
    #expect(walk.app.session.commune.accesses.last?.record == household.recordID.description)
  }

  /// What is put off leaves the list and can be looked at.
  @Test func aTaskIsPutOffWithAReasonAndComesBackWhenThatIsRemoved() throws {
    var walk = try Walk.throughSample()
    let count = try #require(walk.app.session.todo.alerts(phrase: "A1.groups").first?.ids.count)
    try walk.type("<F9><Down><Enter>")
    #expect(walk.shows("tổ tự quản chưa có người phụ trách"), "\(walk.screen)")
    try walk.type("<C-e>")
    walk.write("27/11/2026")
    try walk.type("<Enter>")
    walk.write("chờ quyết định")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.snoozes.last?.reason == "chờ quyết định", "\(walk.screen)")
    #expect(
      walk.app.session.todo.alerts(phrase: "A1.groups").first?.ids.count == count - 1)
    try walk.type("<Esc><End>")
    #expect(walk.shows("đang hoãn"), "\(walk.screen)")
    try walk.type("<Enter>")
    #expect(walk.shows("chờ quyết định"), "\(walk.screen)")
  }

  /// The commune decides a value of its own from the table of rules.
  @Test func aRuleIsDecidedLocallyFromTheTableOfRules() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-p>cac quy dinh<Enter>")
    #expect(walk.shows("chưa kiểm chứng"), "\(walk.screen)")
    while !walk.shows("▸ Số ngày làm việc để trả lời kiến nghị") {
      try walk.type("<Down>")
      try #require(walk.keys < 60, "\(walk.screen)")
    }
    #expect(walk.shows("11-QĐi/TW"), "\(walk.screen)")
    try walk.type("<Enter>")
    walk.write("7")
    try walk.type("<Enter>")
    walk.write("Quy chế của phường")
    try walk.type("<F2>")
    let rule = try #require(walk.app.session.commune.localRules.last, "\(walk.screen)")
    #expect(rule.rule == .recommendationWorkingDays)
    #expect(rule.value == 7)
    #expect(walk.shows("địa phương"), "\(walk.screen)")
    try walk.type("<Left>")
    #expect(walk.shows("kỳ khác"), "\(walk.screen)")
  }

  /// F8 right after a form was left means its draft; the record below stays, and one key brings it back.
  @Test func removingAfterLeavingAFormDropsTheDraftOnly() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune.households.count
    try walk.type("6<F2><Down>Phạm Văn Mới<Enter><Esc>")
    #expect(walk.kept.count == 1, "\(walk.screen)")
    try walk.type("<F8>")
    #expect(walk.kept.isEmpty, "\(walk.screen)")
    #expect(walk.app.session.commune.households.count == before)
    try walk.type("<C-z>")
    #expect(walk.kept.count == 1, "\(walk.screen)")
    try walk.type("<F8><F8>")
    #expect(walk.kept.isEmpty)
    // With no draft left the key means the record, which others refer to and so stays.
    #expect(!walk.shows("Đã bỏ phiếu"), "\(walk.screen)")
  }

  /// Story 1: a list comes in from a file, wrong lines are named first; what goes out is masked and logged.
  @Test func aListComesInAndGoesOut() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune.groups.count
    let unit = try #require(walk.app.session.commune.residenceUnits.first)
    walk.files["/to.csv"] = """
      code,name,residence-unit
      TMOI1,Tổ mới 1,\(unit.code)
      TMOI2,Tổ mới 2,KHONGCO

      """
    try walk.type("5<C-p>nhap danh sach<Enter>")
    walk.write("/to.csv")
    try walk.type("<Enter>")
    #expect(walk.shows("Dòng 3"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.groups.count == before)
    try walk.type("<F2>")
    #expect(walk.app.session.commune.groups.count == before + 1, "\(walk.screen)")
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.groups.count == before)
    try walk.type("<Esc*2>2<C-p>xuat danh sach<Enter>")
    let list = try #require(walk.exported["people.csv"], "\(walk.screen)")
    #expect(!list.contains(/[0-9]{12}/))
    let entry = try #require(walk.app.session.commune.accesses.last)
    #expect(entry.kind == .export)
    #expect(entry.area == "people")
  }
}
