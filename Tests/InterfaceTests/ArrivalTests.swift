import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// Others save while something is open: what is shown follows, the cursor and what was typed stay.
@Suite struct ArrivalTests {
  private static func household(_ number: UInt64, _ code: String, _ head: String) -> Household {
    var household = Household(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (9, number))))
    household.code = code
    household.head = head
    return household
  }

  /// The line on which the cursor stands.
  private static func cursorLine(_ walk: Walk) -> String {
    let lines = walk.screen.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.first { $0.contains("▸") }.map(String.init) ?? ""
  }

  private static func cursorRow(_ walk: Walk) -> Int {
    let lines = walk.screen.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { $0.contains("▸") } ?? -1
  }

  // MARK: - Rows

  @Test(arguments: ["6<Down*40>", "6<C-o>chu ho<Enter><Down*30>", "6<F3>nguyen<Down*5>"])
  func theCursorOfATableStaysOnItsRecordAndTheRecordOnItsLine(keys: String) throws {
    var walk = try Walk.throughSample()
    try walk.type(keys)
    let (line, row) = (Self.cursorLine(walk), Self.cursorRow(walk))
    #expect(line.contains("H00"))
    // One comes before it in every order, and one before it goes.
    try walk.arrive(.creating(Self.household(1, "A000001", "Nguyễn An An")))
    try walk.arrive(walk.book.commune.removing(household: "H000001"))
    try walk.arrive(.creating(Self.household(2, "A000002", "Nguyễn An Ân")))
    #expect(Self.cursorLine(walk) == line)
    #expect(Self.cursorRow(walk) == row)
  }

  @Test func whereTheRowUnderTheCursorIsRemovedTheNextOneTakesItsPlace() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Down*9>")
    #expect(Self.cursorLine(walk).contains("H000010"))
    try walk.arrive(walk.book.commune.removing(household: "H000010"))
    #expect(Self.cursorLine(walk).contains("H000011"))
  }

  @Test func aFilteredTableShowsARecordThatComesToFitTheFilter() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F4>dien can ngheo<Enter><Down>")
    let line = Self.cursorLine(walk)
    #expect(!walk.shows("H000002"))
    try walk.arrive(
      walk.book.commune.setting(["poverty": .choice("near-poor")], ofHousehold: "H000002"))
    #expect(walk.shows("H000002"), "\(walk.screen)")
    #expect(Self.cursorLine(walk) == line)
  }

  @Test func marksStayOnTheRecordsThatAreThere() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Space><Space>")
    try walk.arrive(.creating(Self.household(1, "A000001", "Nguyễn An An")))
    try walk.arrive(walk.book.commune.removing(household: "H000001"))
    try walk.type("<Down>")
    #expect(walk.shows("đã chọn 1"), "\(walk.screen)")
    #expect(walk.shows(" * H000002"))
  }

  @Test func theCursorOfTheTasksStaysOnItsTask() throws {
    // So many rows that all tasks are shown.
    var walk = try Walk.throughSample(rows: 48)
    try walk.type("<Tab><Down*2>")
    let line = Self.cursorLine(walk)
    let id = try #require(walk.book.commune.household("H000123")).recordID
    walk.arrive(review: [.overridden(.text("1"), "phone", of: id, in: .households)])
    #expect(Self.cursorLine(walk).suffix(30) == line.suffix(30), "\(walk.screen)")
    try walk.type("<Up*3>")
    #expect(walk.shows("Cần xem xét: 1"))
  }

  @Test func theCursorOfTheBoardStaysOnItsUnit() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b><Down*4>")
    let line = Self.cursorLine(walk)
    let group = try #require(walk.book.commune.groups.first { $0.name == "Tổ 2" })
    let person = try #require(walk.book.commune.people.first)
    var assignment = Assignment(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (9, 9))))
    assignment.person = person.id
    assignment.level = .group
    assignment.group = group.id
    assignment.from = Walk.today
    try walk.arrive(.creating(assignment))
    #expect(walk.shows("2 CHƯA CÓ"), "\(walk.screen)")
    #expect(Self.cursorLine(walk) == line)
  }

  @Test func theCursorOfWhatWasFoundStaysOnItsRecord() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F3>bac<Down*3>")
    let line = Self.cursorLine(walk)
    try walk.arrive(.creating(Self.household(1, "A000001", "Bắc")))
    #expect(Self.cursorLine(walk) == line)
    #expect(walk.shows("Tìm: bac▏"))
  }

  @Test func theCursorOfAListOfRecordsStaysAndTheNewOneIsThere() throws {
    var walk = try Walk.throughSample()
    try walk.type("7<F7><F4><Down*3>")
    let line = Self.cursorLine(walk)
    try walk.arrive(.creating(Self.household(1, "A000001", "Lò Thị Mới")))
    #expect(Self.cursorLine(walk) == line)
    walk.write("a000001")
    #expect(walk.shows("Lò Thị Mới"), "\(walk.screen)")
  }

  @Test func theCursorOfAReportStaysOnItsFigure() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F5>kien nghi<Enter><Down*5>")
    #expect(walk.shows("Enter mở 2 kiến nghị"), "\(walk.screen)")
    let done = try #require(
      walk.book.commune.recommendations.first { $0.isOverdue(on: Walk.today) })
    try walk.arrive(
      walk.book.commune.setting(
        ["due": .date(Walk.today.adding(days: 9))], of: done.recordID, in: .recommendations))
    try walk.type("<Wake>")
    #expect(walk.shows("Enter mở 1 kiến nghị") || walk.shows("vừa lưu"), "\(walk.screen)")
    try walk.type("<Enter>")
    #expect(walk.app.session.commune.recommendations.count { $0.isOverdue(on: Walk.today) } == 1)
  }

  @Test func theHistoryIsReadAgainAndTheCursorStaysOnItsLine() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F2><Down>X<F2><F2><Down>Y<F2><Esc*3><C-t><Down*2>")
    let line = Self.cursorLine(walk)
    #expect(line.contains("thay đổi"))
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000009"))
    #expect(Self.cursorLine(walk) == line, "\(walk.screen)")
  }

  @Test func theCursorOfARelatedListStaysOnItsRecord() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>nguyen van bac<Enter>")
    let line = Self.cursorLine(walk)
    let visit = try #require(
      walk.book.commune.visits.first {
        $0.household == walk.book.commune.household("H000123")?.id
      })
    var other = Visit(id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (9, 3))))
    other.household = visit.household
    other.date = Walk.today
    try walk.arrive(.creating(other))
    #expect(walk.shows("[ Thăm hộ 2 ]"), "\(walk.screen)")
    #expect(Self.cursorLine(walk) == line)
  }

  // MARK: - Words

  @Test func aQuietLineSaysWhoSavedWhat() throws {
    var walk = try Walk.throughSample()
    try walk.type("6")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    #expect(walk.shows(" minh vừa lưu: Hộ H000123 Nguyễn Văn Bắc"), "\(walk.screen)")
    try walk.type("<Down>")
    #expect(!walk.shows("vừa lưu"))
  }

  @Test func theQuietLineNeverHidesAnErrorNorWhatWasSaved() throws {
    var walk = try Walk.throughSample()
    let change = walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123")
    walk.failure = "Đĩa đã đầy."
    try walk.type("6<F2><Down>X<F2>")
    try walk.arrive(change)
    #expect(walk.shows("Đĩa đã đầy."))
    walk.failure = nil
    try walk.type("<F2>")
    #expect(walk.shows("Đã lưu"))
    try walk.arrive(change.inverse)
    #expect(walk.shows("Đã lưu"))
  }

  @Test func theQuietLineDoesNotHideWhatIsBeingTyped() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g>p")
    walk.write("ốm")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    #expect(walk.shows("Lý do vắng: ốm▏"), "\(walk.screen)")
  }

  // MARK: - Forms

  @Test func aFieldThatNobodyTouchedHereShowsTheNewValueAndIsSavedOnTopOfIt() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    #expect(walk.shows("Số nhân khẩu           ← 9"), "\(walk.screen)")
    #expect(walk.shows("Nguyễn Văn Bắc Hai"))
    #expect(walk.shows("minh vừa sửa: Số nhân khẩu: 9"))
    try walk.type("<Down*4>8<F2>")
    let id = try #require(walk.book.commune.household("H000123")).recordID
    #expect(
      walk.saved.last?.operations == [
        .set(
          .households, id, field: "head", old: .text("Nguyễn Văn Bắc"),
          new: .text("Nguyễn Văn Bắc Hai")),
        .set(.households, id, field: "persons", old: .integer(9), new: .integer(8)),
      ])
  }

  @Test func anotherFieldThatSomebodyChangedUnseenGoesThroughByItself() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    walk.meanwhile(walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    try walk.type("<F2>")
    #expect(walk.shows("Đã lưu H000123 Nguyễn Văn Bắc Hai"), "\(walk.screen)")
    let household = try #require(walk.book.commune.household("H000123"))
    #expect(household.persons == 9)
    #expect(household.head == "Nguyễn Văn Bắc Hai")
    #expect(walk.app.session.commune.household("H000123") == household)
  }

  @Test func aFormWhoseRecordIsRemovedStaysWithWhatWasTyped() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    let household = try #require(walk.book.commune.household("H000123"))
    try walk.arrive(.removing(household))
    #expect(walk.shows("Nguyễn Văn Bắc Hai"))
    #expect(walk.shows("minh vừa xóa bản ghi này"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.shows("Đã đưa trở lại và lưu H000123 Nguyễn Văn Bắc Hai"), "\(walk.screen)")
    let back = try #require(walk.book.commune.household("H000123"))
    #expect(back.head == "Nguyễn Văn Bắc Hai")
    #expect(back.persons == household.persons)
    #expect(back.id == household.id)
  }

  @Test func aFormWhoseRecordIsRemovedCanBeGivenUp() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    try walk.type("<Down>")
    try walk.arrive(walk.book.commune.removing(household: "H000123"))
    #expect(!walk.kept.isEmpty)
    try walk.type("<F8>")
    #expect(walk.shows("Trang chính › Hộ gia đình"), "\(walk.screen)")
    #expect(walk.kept.isEmpty)
    #expect(walk.saved.isEmpty)
  }

  @Test func aFormLeftAfterItsRecordWasRemovedComesBackWhole() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    try walk.arrive(walk.book.commune.removing(household: "H000123"))
    try walk.type("<Esc><Esc*3><Tab><Home>")
    #expect(walk.shows("▸! Phiếu chưa lưu"), "\(walk.screen)")
    try walk.type("<Enter>")
    #expect(walk.shows("đã bị người khác xóa"))
    try walk.type("<F2>")
    let back = try #require(walk.book.commune.household("H000123"), "\(walk.screen)")
    #expect(back.head == "Nguyễn Văn Bắc Hai")
    #expect(back.persons == 4)
  }

  @Test func aFormInWhichNothingWasTypedClosesWithItsRecordAndSaysSo() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter>")
    try walk.arrive(walk.book.commune.removing(household: "H000123"))
    #expect(walk.shows("minh vừa xóa: H000123 Nguyễn Văn Bắc"), "\(walk.screen)")
    #expect(walk.shows("Trang chính › Hộ gia đình"))
  }

  @Test func anAssignmentOfTheSameUnitBySomebodyElseIsSaid() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b><Enter>")
    walk.write("mai")
    try walk.type("<Enter>")
    walk.write("15-QĐ/ĐU")
    let group = try #require(walk.book.commune.groups.first { $0.name == "Tổ 2" })
    var assignment = Assignment(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (9, 9))))
    assignment.person = walk.book.commune.people.first?.id
    assignment.level = .group
    assignment.group = group.id
    assignment.from = Walk.today
    try walk.arrive(.creating(assignment))
    #expect(walk.shows("minh cũng vừa thêm"), "\(walk.screen)")
    #expect(walk.shows("15-QĐ/ĐU"))
  }

  @Test func aRecordThatSomebodyEntersAtTheSameTimeIsALikelyDuplicate() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>H009999<Enter>")
    walk.write("Lò Thị Trùng")
    #expect(!walk.shows("Có thể trùng"))
    try walk.arrive(.creating(Self.household(1, "H009998", "Lò Thị Trùng")))
    try walk.type("<End>")
    #expect(walk.shows("Có thể trùng với H009998"), "\(walk.screen)")
  }

  @Test func aFormBelowAListTakesWhatArrivesToo() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    try walk.type("<Enter><F4>")
    try walk.arrive(
      walk.book.commune.setting(
        ["persons": .integer(9), "head": .text("Nguyễn Văn Khác")], ofHousehold: "H000123"))
    try walk.type("<Esc>")
    #expect(walk.shows("× Nguyễn Văn Bắc Hai"), "\(walk.screen)")
    #expect(walk.shows("minh vừa sửa: Nguyễn Văn Khác"))
    #expect(walk.shows("← 9"))
    try walk.type("<F2><Left><F2>")
    #expect(walk.saved.isEmpty, "\(walk.screen)")
    #expect(walk.app.session.commune.household("H000123")?.head == "Nguyễn Văn Khác")
  }

  @Test func aFormBelowAListStaysWhenItsRecordIsRemoved() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down>")
    walk.write(" Hai")
    try walk.type("<Enter><F4>")
    try walk.arrive(walk.book.commune.removing(household: "H000123"))
    try walk.type("<Down><Enter>")
    #expect(walk.shows("Nguyễn Văn Bắc Hai"), "\(walk.screen)")
    #expect(walk.shows("đã bị minh xóa"))
    try walk.type("<F2>")
    #expect(walk.book.commune.household("H000123")?.head == "Nguyễn Văn Bắc Hai")
  }

  @Test func whatThisProgramUndoesIsNotCalledSomebodyElses() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*5>6<F2><Enter><C-z>")
    #expect(walk.shows("Số nhân khẩu           ✓ 4"), "\(walk.screen)")
    #expect(!walk.shows("người khác"))
  }

  @Test func aFieldThatNoLongerAppliesStaysWhileItIsBeingTyped() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2>")
    while !walk.shows("11/13") { try walk.type("<Down>") }
    walk.write("2025")
    try walk.arrive(
      walk.book.commune.setting(["poverty": .choice("none")], ofHousehold: "H000123"))
    #expect(walk.shows("2025"), "\(walk.screen)")
    #expect(walk.shows("← Không nghèo"))
  }

  @Test func aCandidateThatIsGoneCannotBeChosen() throws {
    var walk = try Walk.throughSample()
    try walk.type("7<F7>")
    walk.write("h000123")
    #expect(walk.shows("▸ H000123"), "\(walk.screen)")
    try walk.arrive(walk.book.commune.removing(household: "H000123"))
    try walk.type("<Enter>")
    #expect(walk.shows("vừa bị người khác xóa"), "\(walk.screen)")
    #expect(walk.shows("h000123"))
  }

  @Test func aNoteOfSomebodyElseStandsBesideMine() throws {
    var walk = try Walk.throughSample()
    let field = try #require(
      Commune.register(.recommendations)?.fields.first { $0.kind == .notes })
    try walk.type("8<F2>")
    while !walk.shows("Gõ diễn biến mới") { try walk.type("<Down>") }
    let form = try #require(walk.app.screens.last as? FormScreen)
    walk.write("đã gọi điện")
    let note = Note(date: Walk.today, text: "đã họp")
    try walk.arrive(
      Change([.append(.recommendations, form.record, field: field.key, note)]))
    try walk.type("<F2>")
    let notes = try #require(
      walk.book.commune.record(form.record, in: .recommendations)?.value(of: field.key).notes)
    #expect(notes.suffix(2).map(\.text) == ["đã họp", "đã gọi điện"], "\(walk.screen)")
  }

  // MARK: - Drafts

  @Test func aDraftOfWhatSomebodyChangedSinceShowsBothSidesBeforeItIsSaved() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*5>7<Esc>")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    try walk.type("<Enter><F2>")
    #expect(walk.saved.isEmpty, "\(walk.screen)")
    #expect(walk.shows("Lúc mở phiếu       4"))
    try walk.type("<Right><F2>")
    #expect(walk.book.commune.household("H000123")?.persons == 7)
  }

  @Test func aFieldOnlyPassedInADraftDoesNotUndoWhatSomebodyWroteThere() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*8>0987654321<Esc>")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(9)], ofHousehold: "H000123"))
    try walk.type("<Enter><F2>")
    #expect(walk.saved.count == 1, "\(walk.screen)")
    #expect(walk.book.commune.household("H000123")?.persons == 9)
    #expect(walk.book.commune.household("H000123")?.phone == "0987654321")
  }
}

extension ArrivalTests {
  // MARK: - What does not fit together

  @Test func aCodeThatTwoHaveAfterCopiesCameTogetherIsTold() throws {
    var walk = try Walk.throughSample()
    try walk.arrive(.creating(Self.household(3, "H000007", "Lò Văn Trùng")))
    #expect(walk.shows("Lò Văn Trùng") && walk.shows("Mã hộ"), "\(walk.screen)")
    #expect(walk.shows("đã dùng cho"), "\(walk.screen)")
    try walk.type("<Down>")
    try walk.arrive(.creating(Self.household(4, "A000004", "Lò Văn Riêng")))
    #expect(!walk.shows("đã dùng cho"), "\(walk.screen)")
  }

  @Test func aReferenceToWhatACopyHasRemovedIsTold() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let visit = try #require(commune.visits.first { $0.household != nil })
    let household = try #require(visit.household.flatMap { commune.households[$0] })
    let collisions = walk.app.session.circumstances.collisions(after: .creating(visit))
    #expect(collisions == [])
    try walk.arrive(.removing(household))
    #expect(walk.shows("báo cáo KT") || walk.shows("Hộ"), "\(walk.screen)")
    let found = walk.app.session.circumstances.collisions(after: .removing(household))
    #expect(found.contains { $0.record == visit.recordID && $0.rule == "referenceToNothing" })
  }
}
