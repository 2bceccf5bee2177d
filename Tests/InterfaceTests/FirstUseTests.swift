import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// What somebody stumbles over who sits down in front of the program for the first time.
@Suite struct FirstUseTests {
  @Test func leavingTheProgramKeepsTheTextOfTheFieldUnderTheCursor() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H009999")
    try walk.type("<Enter>")
    walk.write("Nguyễn Văn")
    try walk.type("<F10>")
    let draft = try #require(walk.kept.last)
    #expect(draft.entries.map(\.text) == ["H009999", "Nguyễn Văn"])
  }

  @Test func aFormLeftOnPurposeDoesNotHideTheOneThatWasInterrupted() throws {
    func draft(_ number: UInt64, isSetAside: Bool) -> Draft {
      let id = RecordID(milliseconds: 1_795_132_800_000, random: (0, number))
      let entry = Draft.Entry(register: .households, field: "head", text: "Lò Văn \(number)")
      return Draft(
        register: .households, record: id, isNew: true, entries: [entry], focus: "head",
        isSetAside: isSetAside)
    }
    let walk = try Walk.throughSample(
      drafts: [draft(1, isSetAside: false), draft(2, isSetAside: true)])
    #expect(walk.shows("Lò Văn 1"))
  }

  @Test func aRefusalIsShownWholeOnASmallScreen() throws {
    var walk = try Walk.throughSample(rows: 12, columns: 40)
    try walk.type("6<F7>")
    walk.write("H009999")
    try walk.type("<Down*5>")
    walk.write("ba")
    try walk.type("<F2>")
    #expect(walk.shows("! Hộ – Số nhân khẩu: “ba” không phải"), "\(walk.screen)")
    #expect(walk.shows("số nguyên. Nhập chữ số, ví dụ 1.234."))
    #expect(walk.saved.isEmpty)
  }

  @Test(arguments: ["", "6", "6<Enter>", "6<F7>", "5b", "9d", "<F5><Enter>", "<C-t>", "<F6>"])
  func theBottomLineNamesHelpEvenOnASmallScreen(keys: String) throws {
    var walk = try Walk.throughSample(rows: 12, columns: 40)
    try walk.type(keys)
    #expect(walk.shows("F1 Trợ giúp"), "\(walk.screen)")
  }

  @Test func inAnOpenedRecordTheBottomLineSaysWhatItsKeysDo() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Enter>")
    #expect(walk.shows("F2 Sửa  F7 Thêm"), "\(walk.screen)")
    try walk.type("<F2><Down*5>9<F2>")
    guard case .set(.households, _, "persons", _, .integer(9))? = walk.saved.last?.operations.first
    else {
      Testing.Issue.record("\(walk.screen)")
      return
    }
  }

  @Test func leavingTheProgramFromAttendanceSavesTheMarksFirst() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<F7>to<Enter>to 2<Enter><C-g>")
    let before = walk.saved.count
    try walk.type("dp")
    walk.write("ốm")
    try walk.type("<F10>")
    #expect(walk.saved.count == before + 1)
    #expect(!walk.app.isFinished)
    let meeting = try #require(walk.app.session.commune.meetings.last)
    #expect(meeting.attendance.count == 2)
    #expect(Array(meeting.reasons.values) == ["ốm"])
    try walk.type("<F10>")
    #expect(walk.app.isFinished)
  }

  @Test func theTableOfMeetingsCountsThePresentOfTheAttendanceList() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<F7>to<Enter>to 2<Enter><C-g>a<F2>")
    let meeting = try #require(walk.app.session.commune.meetings.last)
    let present = meeting.count(.present)
    #expect(present > 0)
    #expect(walk.shows("\(present)      \(present)"), "\(walk.screen)")
  }

  @Test func markedRowsAreChangedEvenWhereFindingHidesThem() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Space><F3>khong co ai nhu the<F2>nha tam<Enter>")
    #expect(walk.saved.count == 1, "\(walk.screen)")
    #expect(walk.app.session.commune.households.first?.housing == .temporary)
  }

  @Test func notesThatAreThereAreNotCalledFilledIn() throws {
    var walk = try Walk.throughSample()
    try walk.type("8<Enter>")
    #expect(!walk.shows("tự điền"), "\(walk.screen)")
  }

  @Test func theBeginningOfAChoiceComesBeforeAWordInsideAnother() throws {
    var walk = try Walk.throughSample()
    try walk.type("3<F7><Down>")
    walk.write("to")
    #expect(walk.shows("▸ Tổ tự quản"), "\(walk.screen)")
  }

  @Test func onASmallScreenTheTasksHaveTheRoomAndTheFiguresFollowTheCursor() throws {
    var walk = try Walk.throughSample(rows: 12, columns: 40)
    try walk.type("<Tab>")
    #expect(walk.shows("kiến nghị quá hạn"), "\(walk.screen)")
    #expect(!walk.shows("THÁNG NÀY"))
    try walk.type("<End>")
    #expect(walk.shows("▸Kiến nghị đã trả lời"), "\(walk.screen)")
  }

  @Test func aNamesakeOfAnotherGroupIsNoLikelyDuplicate() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H009999")
    try walk.type("<Enter>")
    walk.write("Nguyễn Thị Bắc")
    #expect(walk.shows("Có thể trùng với H000071"), "\(walk.screen)")
    try walk.type("<Enter>")
    walk.write("to 8")
    try walk.type("<Enter>")
    #expect(!walk.shows("Có thể trùng"), "\(walk.screen)")
  }

  @Test func beforeThereIsABookNothingCanBeEntered() throws {
    let session = try Walk.session(commune: Commune(), rows: 24, columns: 80)
    var walk = Walk(app: App(firstStart: session, defaultPath: "/nowhere"))
    try walk.type("<C-p>")
    #expect(!walk.shows("Hộ gia đình"), "\(walk.screen)")
    try walk.type("<Esc><C-z>")
    #expect(walk.shows("Không có gì để hoàn tác"), "\(walk.screen)")
  }

  @Test func whereACodeIsWantedTheLatestOneIsShown() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    #expect(walk.shows("mã nhập gần nhất: H000400"), "\(walk.screen)")
  }

  @Test func whatIsCreatedInPlaceBeginsAtTheFirstFieldThatMustBeEntered() throws {
    var walk = try Walk.throughEmptyBook()
    try walk.type("4<F7>TDP01<Enter>TDP 1<Enter>to dan<Enter>")
    walk.write("Phường Minh Họa")
    try walk.type("<Enter>02215<Enter><Enter>phuong<Enter><Enter>1/7/2025<F2><F2>")
    let unit = try #require(walk.app.session.commune.residenceUnits.first, "\(walk.screen)")
    #expect(unit.unit == walk.app.session.commune.administrativeUnits.first?.id)
    #expect(walk.app.session.commune.administrativeUnits.first?.code == "02215")
  }

  /// Codes as short as a small book has them leave the heading whole.
  @Test func shortCodesDoNotCutTheirHeading() throws {
    var commune = Commune()
    var household = Household(id: ID(RecordID(high: 1, low: 1)))
    household.code = "H1"
    household.head = "Nguyễn Văn Thử"
    commune.households.insert(household)
    let session = try Walk.session(commune: commune, rows: 24, columns: 80)
    var walk = Walk(app: App(session: session))
    try walk.type("6")
    #expect(walk.shows("Mã hộ ↑ ") && walk.shows("H1"), "\(walk.screen)")
  }
}
