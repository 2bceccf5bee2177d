import CommuneDomain
import Interface
import Localization
import Terminal
import TestSupport
import Testing

/// Whole tasks as a person does them, with the keys that they cost beyond the text itself.
@Suite struct JourneyTests {
  @Test func aHouseholdIsFoundWithoutDiacritics() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>")
    walk.write("nguyen van bac")
    #expect(walk.shows("H000123 Nguyễn Văn Bắc"))
    #expect(walk.keys == 2)
  }

  @Test func initialsFindAPerson() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>nvb")
    #expect(walk.shows("Nguyễn Văn Bắc"))
  }

  @Test func aVisitWithOneNeedTakesAtMostEightKeys() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>")
    walk.write("nguyen van bac")
    let before = walk.keys
    try walk.type("<Enter><F7>")
    walk.write("mai")
    try walk.type("<Enter><Enter>")
    walk.write("sửa mái nhà")
    try walk.type("<Enter>")
    walk.write("nhà ở")
    try walk.type("<Enter>")
    walk.write("mái dột")
    try walk.type("<F2>")
    #expect(walk.keys - before <= 8)
    let change = try #require(walk.saved.last)
    #expect(change.operations.map(\.register) == [.visits, .needs])
    let need = try #require(walk.app.session.commune.needs.last)
    #expect(need.kind == .housing)
    #expect(need.matter == "mái dột")
    #expect(need.household == walk.app.session.commune.visits.last?.household)
    #expect(walk.shows("[ Thăm hộ 2 ]"))
  }

  @Test func attendanceOfTwentyEightHouseholdsTakesAtMostThirtyKeys() throws {
    var walk = try Walk.throughSample(households: 1_200)
    let groups = walk.app.session.commune.groups
    let group = try #require(groups.first { $0.name == "Tổ 12" })
    try walk.type("5<F3>")
    walk.write("Tổ 12")
    try walk.type("<Enter>")
    while !walk.shows("F7 để thêm") && !walk.shows("Họp, sinh hoạt") { try walk.type("<Right>") }
    let tabs = walk.screen
    try walk.type("<F7><C-g>")
    #expect(walk.shows("Họp Tổ 12"), "\(tabs)")
    let before = walk.keys
    try walk.type("<Down*4>k<Down*6>k<Down*8>p")
    walk.write("ốm")
    try walk.type("<Enter>a<F2>")
    #expect(walk.keys - before <= 30)
    let meeting = try #require(walk.app.session.commune.meetings.last { $0.group == group.id })
    #expect(meeting.attendance.count == 28)
    #expect(meeting.count(.present) == 25)
    #expect(meeting.count(.excused) == 1)
    #expect(meeting.count(.unexcused) == 2)
    #expect(meeting.required == 28)
  }

  @Test func anUncoveredGroupGetsItsCadreInAtMostSixKeys() throws {
    var walk = try Walk.throughSample()
    try walk.type("<Tab><Down><Enter><Enter>")
    walk.write("mai")
    try walk.type("<Enter>")
    #expect(walk.keys <= 6)
    walk.write("15-QĐ/ĐU")
    try walk.type("<F2>")
    #expect(walk.keys <= 6)
    let assignment = try #require(walk.app.session.commune.assignments.last)
    #expect(assignment.level == .group)
    #expect(assignment.decision == "15-QĐ/ĐU")
    #expect(assignment.from == Walk.today)
    #expect(walk.shows("2 CHƯA CÓ"))
    try walk.type("<Esc>")
    #expect(walk.shows("2 tổ tự quản chưa có người phụ trách"))
  }

  @Test func theOverdueFigureOpensItsRecords() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F5>kien nghi<Enter>")
    try walk.type("<Down*5>")
    #expect(walk.shows("Enter mở 2 kiến nghị"))
    try walk.type("<Enter>")
    let overdue = walk.app.session.commune.recommendations.filter { $0.isOverdue(on: Walk.today) }
    for recommendation in overdue { #expect(walk.shows(recommendation.code)) }
    #expect(walk.shows("2/2 kiến nghị"))
  }

  @Test func undoAndRedoWorkAcrossScreens() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune.households.count
    try walk.type("6<F7>")
    walk.write("H900001")
    try walk.type("<Enter>")
    walk.write("Nguyễn Thị Thử")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.households.count == before + 1)
    #expect(walk.shows("Đã lưu H900001 Nguyễn Thị Thử"))
    try walk.type("<Esc><C-z>")
    #expect(walk.app.session.commune.households.count == before)
    try walk.type("<C-y>")
    #expect(walk.app.session.commune.households.count == before + 1)
  }

  @Test func savingAndAddingAnotherCarriesThePersistentFields() throws {
    var walk = try Walk.throughEmptyBook()
    try walk.type("4<F7>")
    walk.write("TDP01")
    try walk.type("<Enter>")
    walk.write("TDP 1")
    try walk.type("<Enter>")
    walk.write("tổ dân phố")
    try walk.type("<Enter><F7>")
    #expect(walk.shows("giữ từ phiếu trước"))
    walk.write("TDP02")
    try walk.type("<Enter>")
    walk.write("TDP 2")
    try walk.type("<F2>")
    let units = walk.app.session.commune.residenceUnits
    #expect(units.map(\.kind) == [.toDanPho, .toDanPho])
  }

  @Test func aMissingReferenceIsMadeInPlaceAndTheFormGoesOn() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H900002")
    try walk.type("<Enter>")
    walk.write("Trần Văn Mới")
    try walk.type("<Enter>")
    walk.write("Tổ Xyz")
    try walk.type("<Enter>")
    #expect(walk.shows("Tổ tự quản › mới"))
    try walk.type("<Up>")
    walk.write("T900")
    try walk.type("<Enter><Enter>")
    walk.write("TDP 1")
    try walk.type("<Enter><F2>")
    #expect(walk.shows("Tổ Xyz (TDP 1)"), "\(walk.screen)")
    try walk.type("<F2>")
    let household = try #require(walk.app.session.commune.households.last)
    #expect(household.residenceUnit != nil)
  }

  @Test func whatIsTypedBeforeADepartureIsKeptAndComesBack() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H900003")
    try walk.type("<Enter>")
    walk.write("Lê Thị Dở")
    walk.press(.interrupted(signal: 15))
    let draft = try #require(walk.kept.last)
    let again = try Walk.throughSample(drafts: [draft])
    #expect(again.shows("Lê Thị Dở"))
    #expect(again.shows("Phiếu đang nhập dở được mở lại"))
  }

  @Test func aDraftOfARelatedRecordComesBackWhole() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b><Enter>")
    walk.write("mai")
    try walk.type("<Enter>")
    walk.write("15-QĐ/ĐU")
    try walk.type("<Enter>")
    walk.press(.interrupted(signal: 15))
    let draft = try #require(walk.kept.last)
    var again = try Walk.throughSample(drafts: [draft])
    #expect(again.shows("15-QĐ/ĐU"))
    try again.type("<F2>")
    let made = try #require(again.app.session.commune.assignments.last, "\(again.screen)")
    #expect(made.level == .group)
    #expect(made.group != nil)
    #expect(made.decision == "15-QĐ/ĐU")
  }

  @Test func undoingInAFieldTakesBackWhatIsTypedThereBeforeAnythingSaved() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F2><Down>")
    let saved = walk.screen
    walk.write(" Sai")
    try walk.type("<C-z>")
    #expect(walk.screen == saved)
    #expect(!walk.shows("Đã hoàn tác"))
  }

  @Test func theNextVisitIsToTheSameHousehold() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>nguyen van bac<Enter><F7>")
    walk.write("mai")
    try walk.type("<Enter><F7>")
    #expect(walk.shows("H000123 Nguyễn Văn Bắc"))
    #expect(walk.shows("Trần Thị Mai"))
    #expect(walk.saved.count == 1)
  }

  @Test func marksOfAnAttendanceOutliveACrash() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<C-g>kp")
    walk.write("ốm")
    try walk.type("<Enter>")
    let draft = try #require(walk.kept.last)
    var again = try Walk.throughSample(drafts: [draft])
    #expect(again.shows("vắng không lý do"))
    #expect(again.shows("ốm"))
    try again.type("<F2>")
    let marks = try #require(again.saved.last).operations.filter { operation in
      if case .mark(_, _, "attendance", _, _, _) = operation { true } else { false }
    }
    #expect(marks.count == 2)
  }

  @Test func leavingAFormWithEscapeKeepsItForLater() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H900004")
    try walk.type("<Esc>")
    #expect(walk.kept.count == 1)
    try walk.type("<F7>")
    #expect(walk.shows("H900004"))
    try walk.type("<F8>")
    #expect(walk.kept.isEmpty)
  }

  @Test func aFailedSaveKeepsTheFormAndSaysWhy() throws {
    var walk = try Walk.throughSample()
    walk.failure = "Đĩa đầy"
    try walk.type("6<F7>")
    walk.write("H900005")
    try walk.type("<Enter>")
    walk.write("Lê Thị Giữ")
    try walk.type("<F2>")
    #expect(walk.shows("! Đĩa đầy"))
    #expect(walk.shows("Lê Thị Giữ"))
    #expect(!walk.shows("Đã lưu"))
    #expect(walk.kept.count == 1)
  }

  @Test func removingWhatOthersReferToIsRefused() throws {
    var walk = try Walk.throughSample()
    try walk.type("5<F8>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("Chưa xóa được"))
  }

  @Test func markedRowsAreChangedTogetherAndCounted() throws {
    var walk = try Walk.throughSample()
    try walk.type("6  <F2>")
    walk.write("can ngheo")
    try walk.type("<Enter>")
    #expect(walk.saved.last?.operations.count == 2)
    #expect(walk.shows("Đã lưu 2 thay đổi"))
  }

  @Test func aTransferThatLeavesAGroupAloneIsSaidBeforeItIsSaved() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let assignment = try #require(
      commune.assignments.first { $0.level == .group && $0.isActive(on: Walk.today, in: commune) })
    let name = try #require(assignment.person.flatMap { commune.people[$0]?.name })
    try walk.type("2<F3>")
    walk.write(name)
    try walk.type("<F2><PgDn>")
    walk.write("chuyển")
    try walk.type("<Enter>")
    walk.write("h")
    try walk.type("<F2>")
    #expect(walk.shows("CHƯA CÓ NGƯỜI THAY"), "\(walk.screen)")
    #expect(walk.saved.isEmpty)
    // Saving without a successor or a reason is refused; back in the form nothing typed is lost.
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    try walk.type("<Esc>")
    #expect(walk.shows("chưa lưu"), "\(walk.screen)")
    try walk.type("<F2><Enter>")
    walk.write("chưa có người thay")
    try walk.type("<Enter>")
    walk.write("chờ quyết định")
    try walk.type("<F2>")
    #expect(walk.saved.count == 1, "\(walk.screen)")
  }

  @Test func aReplacedCadreEndsTheDayBeforeTheSuccessorBegins() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b><End><Enter>")
    walk.write("mai")
    try walk.type("<Enter>")
    #expect(walk.shows("▸ Thay"))
    try walk.type("<Enter><F2>")
    let commune = walk.app.session.commune
    let successor = try #require(commune.assignments.last)
    let predecessors = commune.related(\.assignments, "group", to: try #require(successor.target))
      .filter { $0.id != successor.id && $0.endReason == .replaced }
    #expect(predecessors.last?.to == Walk.today.adding(days: -1))
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.assignments.allSatisfy { $0.id != successor.id })
  }

  @Test func anythingIsFoundFromTheHomeScreen() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F3>")
    walk.write("h000123")
    #expect(walk.shows("H000123 Nguyễn Văn Bắc"))
    try walk.type("<Enter>")
    #expect(walk.shows("Hộ gia đình › H000123 Nguyễn Văn Bắc"))
  }

  @Test func anIdentityNumberIsMaskedUntilItIsRevealed() throws {
    var walk = try Walk.throughSample()
    let household = try #require(
      walk.app.session.commune.households.first { !$0.identity.isEmpty })
    try walk.type("<F3>")
    walk.write(household.code)
    try walk.type("<Enter><Tab*20>")
    #expect(!walk.shows(household.identity))
    try walk.type("<C-r>")
    #expect(walk.shows("lý do?"))
    #expect(!walk.shows(household.identity))
    #expect(walk.logged.isEmpty)
    walk.write("giay to")
    try walk.type("<Enter>")
    #expect(walk.shows(household.identity))
    let reveal = try #require(walk.app.session.commune.accesses.last { $0.kind == .reveal })
    #expect(reveal.reason == "đối chiếu giấy tờ")
    #expect(reveal.record == household.recordID.description)
    try walk.type("<C-r>")
    #expect(!walk.shows(household.identity))
  }

  @Test func backspacesOfAnInputMethodEditTheSearchInOrder() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>viee<BS><BS>iê<BS>t<BS>ê")
    #expect(walk.shows("Tìm: viiê▏"))
  }

  @Test func controlAndBidirectionalCharactersAreShownHarmless() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>")
    walk.write("H900006")
    try walk.type("<Enter>")
    for character in "A\u{202E}B\u{1B}[31mC" {
      walk.press(.key(.character(character)))
    }
    try walk.type("<F2>")
    let isClean = walk.screen.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n"
    }
    #expect(isClean)
  }

  @Test func everySizeIsSurvived() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>bac<Enter>")
    var seed: UInt64 = 7
    for _ in 0..<200 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let size = Size(rows: Int(seed >> 33 % 60), columns: Int(seed >> 40 % 200))
      walk.press(.resize(size))
      let frame = walk.app.view()
      #expect(frame.size == size)
    }
  }
}
