import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// Two writers at one place: both sides are shown, nothing is overwritten unasked, nothing typed is
/// lost.
@Suite struct ClashTests {
  private static let code = "H000123"

  /// A form in which the number of persons becomes 6 while somebody else makes it 5 and changes the
  /// address; the answer to F2 is a clash.
  private static func meeting() throws -> Walk {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*4><End>")
    walk.write(" B")
    try walk.type("<Enter>6")
    walk.meanwhile(
      walk.book.commune.setting(
        ["persons": .integer(5), "address": .text("Số 9")], ofHousehold: code))
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("Chưa lưu"), "\(walk.screen)")
    #expect(walk.shows("2 chỗ khác nhau"))
    return walk
  }

  private static let mineAddress = "Số 108, ngõ 12, Minh Họa B"

  // MARK: - Choosing

  @Test func bothSidesAreShownWithWhatStoodThereBefore() throws {
    let walk = try Self.meeting()
    for line in [
      "Lúc mở phiếu       4", "minh, 17:12        5", "Của tôi            6",
      "Lúc mở phiếu       Số 108, ngõ 12, Minh Họa", "minh, 17:12        Số 9",
      "Của tôi            \(Self.mineAddress)",
    ] {
      #expect(walk.shows(line), "\(walk.screen)")
    }
  }

  @Test func whatIsChosenIsSavedOnTopOfWhatStandsThereNow() throws {
    var walk = try Self.meeting()
    try walk.type("<Left><Right><F2>")
    let id = try #require(walk.book.commune.household(Self.code)).recordID
    #expect(
      walk.saved.last?.operations
        == [.set(.households, id, field: "persons", old: .integer(5), new: .integer(6))])
    #expect(walk.book.commune.household(Self.code)?.address == "Số 9")
    #expect(walk.app.session.commune.household(Self.code)?.persons == 6)
    #expect(walk.kept.isEmpty)
  }

  @Test func takingAllOfMineOverwritesOnlyAfterThatKey() throws {
    var walk = try Self.meeting()
    try walk.type("<C-Right><F2>")
    let household = try #require(walk.book.commune.household(Self.code))
    #expect(household.persons == 6)
    #expect(household.address == Self.mineAddress)
  }

  @Test func takingAllOfTheirsWritesNothing() throws {
    var walk = try Self.meeting()
    try walk.type("<C-Left><F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("Không có gì thay đổi"), "\(walk.screen)")
    #expect(walk.kept.isEmpty)
    #expect(walk.app.session.drafts.isEmpty)
  }

  @Test func bothTextsAreMadeIntoOneAndEdited() throws {
    var walk = try Self.meeting()
    try walk.type("<F4>")
    #expect(walk.shows("Ghép cả hai        Số 9; \(Self.mineAddress)"), "\(walk.screen)")
    try walk.type("<Home>")
    walk.write("Nay là ")
    try walk.type("<Enter><Left><F2>")
    let household = try #require(walk.book.commune.household(Self.code), "\(walk.screen)")
    #expect(household.address == "Nay là Số 9; \(Self.mineAddress)")
    #expect(household.persons == 5)
  }

  @Test func aNumberCannotBeCombined() throws {
    var walk = try Self.meeting()
    try walk.type("<Down><F4>")
    #expect(walk.shows("Chỉ ghép được chữ"), "\(walk.screen)")
  }

  @Test func nothingIsSavedBeforeEverythingIsChosen() throws {
    var walk = try Self.meeting()
    try walk.type("<Left><F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("Còn 1 chỗ chưa chọn"), "\(walk.screen)")
  }

  @Test func escapeGoesBackToTheFormAndForgetsNeitherTextNorChoice() throws {
    var walk = try Self.meeting()
    try walk.type("<Left><Esc>")
    #expect(walk.shows(Self.mineAddress.prefix(20).description), "\(walk.screen)")
    #expect(walk.shows("× 6"))
    try walk.type("<F2>")
    #expect(walk.shows("✓ minh, 17:12        Số 9"), "\(walk.screen)")
    #expect(walk.shows("· minh, 17:12        5"))
  }

  @Test func aTextThatIsBeingCombinedIsKeptByEscape() throws {
    var walk = try Self.meeting()
    try walk.type("<F4>")
    walk.write(" và sau nhà văn hóa")
    try walk.type("<Esc><Esc>")
    let draft = try #require(walk.kept.last)
    #expect(draft.entries.contains { $0.text.hasSuffix(" và sau nhà văn hóa") })
    try walk.type("<F2>")
    #expect(walk.shows("và sau nhà văn hóa"), "\(walk.screen)")
  }

  @Test func whatSomebodyWritesWhileOneIsChoosingIsToBeChosenAnew() throws {
    var walk = try Self.meeting()
    try walk.type("<Right><Right>")
    #expect(walk.shows("Đã chọn xong"))
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(7)], ofHousehold: Self.code),
      by: "st03-hoa")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("hoa                7"), "\(walk.screen)")
    try walk.type("<Right><F2>")
    #expect(walk.book.commune.household(Self.code)?.persons == 6)
  }

  @Test func aClashThatComesAgainIsShownAgain() throws {
    var walk = try Self.meeting()
    walk.meanwhile(
      walk.book.commune.setting(["persons": .integer(7)], ofHousehold: Self.code),
      by: "st03-hoa")
    // What minh wrote is in the book by now, so the second change stands on it.
    try walk.type("<C-Right><F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("hoa, 17:12         7"), "\(walk.screen)")
    try walk.type("<Right><F2>")
    #expect(walk.book.commune.household(Self.code)?.persons == 6)
    #expect(walk.book.commune.household(Self.code)?.address == Self.mineAddress)
  }

  @Test func theSameValueFromBothIsNoClash() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*5>6")
    try walk.arrive(
      walk.book.commune.setting(["persons": .integer(6)], ofHousehold: Self.code))
    #expect(!walk.shows("× "), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.shows("Không có gì thay đổi"), "\(walk.screen)")
  }

  // MARK: - Removal, restoration, codes

  /// Somebody made a household to which nothing refers.
  private static func withLoneHousehold() throws -> (Walk, Household) {
    var walk = try Walk.throughSample()
    var household = Household(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (1, 1))))
    household.code = "H000500"
    household.head = "Lò Thị Dung"
    household.persons = 4
    household.residenceUnit = walk.book.commune.residenceUnits.first?.id
    try walk.arrive(.creating(household))
    return (walk, household)
  }

  @Test(arguments: [("<Right><F2>", true), ("<Left><F2>", false), ("<Esc>", false)])
  func aRecordThatSomebodyChangedIsRemovedOnlyWhenAskedAgain(keys: String, isRemoved: Bool)
    throws
  {
    for isInTable in [true, false] {
      var (walk, household) = try Self.withLoneHousehold()
      try walk.type(isInTable ? "6<End>" : "6<End><Enter>")
      walk.meanwhile(
        walk.book.commune.setting(["persons": .integer(9)], ofHousehold: household.code))
      try walk.type("<F8>")
      #expect(walk.shows("Số nhân khẩu: 4 → 9"), "\(walk.screen)")
      #expect(walk.saved.isEmpty)
      try walk.type(keys)
      let left = walk.book.commune.household(household.code)
      #expect((left == nil) == isRemoved, "\(walk.screen)")
      #expect(left.map { $0.persons == 9 } ?? true)
      household.persons = 9
      #expect(isRemoved == (walk.saved.last == .removing(household)))
    }
  }

  @Test func aRecordThatSomebodyRemovedTooIsSaidToBeGone() throws {
    var (walk, household) = try Self.withLoneHousehold()
    try walk.type("6<End>")
    walk.meanwhile(.removing(household))
    try walk.type("<F8>")
    #expect(walk.shows("bản ghi đã bị xóa"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.shows("Trang chính › Hộ gia đình"), "\(walk.screen)")
    #expect(walk.saved.isEmpty)
  }

  @Test func theRecordRemovedUnseenIsBroughtBackByTheNextSave() throws {
    var (walk, household) = try Self.withLoneHousehold()
    try walk.type("6<End><F2><Down><End>")
    walk.write(" Hai")
    walk.meanwhile(.removing(household))
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("đã bị minh xóa"), "\(walk.screen)")
    #expect(walk.shows("Lò Thị Dung Hai"))
    try walk.type("<F2>")
    #expect(walk.book.commune.household("H000500")?.head == "Lò Thị Dung Hai")
  }

  @Test func aCodeThatSomebodyTookPutsTheCursorOnItAndSaysWhose() throws {
    var (walk, _) = try Self.withLoneHousehold()
    try walk.type("6<F7>H000501<Enter>")
    walk.write("Lê Thị Dở")
    try walk.type("<Enter><Enter>")
    walk.write("tdp 1")
    try walk.type("<Enter>")
    var other = Household(id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (1, 2))))
    other.code = "H000501"
    other.head = "Hà Văn Trước"
    walk.meanwhile(.creating(other))
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("H000501 Hà Văn Trước"), "\(walk.screen)")
    #expect(walk.shows("Lê Thị Dở"))
    try walk.type("<End><BS>2<F2>")
    #expect(walk.book.commune.household("H000502")?.head == "Lê Thị Dở", "\(walk.screen)")
  }

  @Test func aNumberThatWasFilledInByItselfIsCountedOn() throws {
    var walk = try Walk.throughSample()
    try walk.type("8<F7>")
    #expect(walk.shows("tự điền: KN-2026-0012"), "\(walk.screen)")
    walk.write("thăm hộ")
    try walk.type("<Enter>")
    walk.write("đường ngõ ngập")
    try walk.type("<Enter>")
    var other = Recommendation(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (1, 2))))
    other.code = "KN-2026-0012"
    other.matter = "đèn đường"
    other.received = Walk.today
    walk.meanwhile(.creating(other))
    try walk.type("<F2>")
    let made = walk.book.commune.recommendations.first { $0.matter == "đường ngõ ngập" }
    #expect(made?.code == "KN-2026-0013", "\(walk.screen)")
  }

  // MARK: - Other screens

  @Test func aMarkOfSomebodyElseIsShownBesideMineByHousehold() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g>")
    try walk.type("p")
    walk.write("ốm")
    try walk.type("<Enter>k")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let subjects = draft.entries.compactMap { RecordID($0.field) }
    let first = try #require(subjects.first)
    let record = try #require(walk.book.commune.meetings[ID(draft.record)])
    let old = record.attendance[first]?.rawValue
    let theirs = old == "unexcused" ? "present" : "unexcused"
    walk.meanwhile(
      Change([
        .mark(
          .meetings, draft.record, field: "attendance", subject: first, old: old, new: theirs)
      ]))
    try walk.type("<F2>")
    let name = walk.book.commune.title(of: first, in: .households)
    #expect(walk.saved.isEmpty)
    #expect(walk.shows(name), "\(walk.screen)")
    #expect(walk.shows("minh, 17:12"))
    try walk.type("<Left><F2>")
    let saved = try #require(walk.book.commune.meetings[ID(draft.record)])
    #expect(saved.attendance[first]?.rawValue == theirs, "\(walk.screen)")
    #expect(saved.attendance[subjects.last ?? first] != record.attendance[subjects.last ?? first])
  }

  @Test func marksOfOthersComeInWhileMineAreMade() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g><Down*2>k")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let record = try #require(walk.book.commune.meetings[ID(draft.record)])
    let mine = try #require(draft.entries.first.flatMap { RecordID($0.field) })
    let other = try #require(record.attendance.keys.sorted().first { $0 != mine })
    let old = record.attendance[other]?.rawValue
    try walk.arrive(
      Change([
        .mark(
          .meetings, draft.record, field: "attendance", subject: other, old: old,
          new: old == "excused" ? "present" : "excused")
      ]))
    try walk.type("<F2>")
    let saved = try #require(walk.book.commune.meetings[ID(draft.record)], "\(walk.screen)")
    #expect(saved.attendance[mine] == .unexcused)
    #expect(saved.attendance[other]?.rawValue != old)
    let operations = try #require(walk.saved.last).operations
    #expect(operations.count { if case .mark = $0 { true } else { false } } == 1)
  }

  @Test(arguments: ["<F2>", "<F8>"])
  func marksOfARemovedMeetingAreSavedWithItOrGivenUp(key: String) throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g><Down*2>k")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let record = try #require(walk.book.commune.meetings[ID(draft.record)])
    try walk.arrive(.removing(record))
    #expect(walk.shows("đã bị minh xóa"), "\(walk.screen)")
    try walk.type("<Esc>")
    #expect(walk.app.screens.last is AttendanceScreen)
    try walk.type(key)
    let back = walk.book.commune.meetings[ID(draft.record)]
    #expect((back != nil) == (key == "<F2>"), "\(walk.screen)")
    #expect(walk.kept.isEmpty)
    if let back { #expect(back.attendance.count >= record.attendance.count) }
  }

  @Test func aMarkThatSomebodyMakesWhileOneIsChoosingIsShownAndChosenAnew() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g><Down*2>k")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let subject = try #require(draft.entries.first.flatMap { RecordID($0.field) })
    let marks = { (walk: Walk, word: String?) in
      Change([
        .mark(
          .meetings, draft.record, field: "attendance", subject: subject,
          old: walk.book.commune.meetings[ID(draft.record)]?.attendance[subject]?.rawValue,
          new: word)
      ])
    }
    try walk.arrive(marks(walk, "excused"))
    try walk.type("<F2><Left>")
    #expect(walk.shows("Đã chọn xong"), "\(walk.screen)")
    try walk.arrive(marks(walk, nil), by: "st03-hoa")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty, "\(walk.screen)")
    #expect(walk.shows("· hoa                –"), "\(walk.screen)")
  }

  @Test func marksKeptFromBeforeARestartShowBothSidesWhereSomebodyMarkedSince() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g><Down*2>kk")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let subject = try #require(draft.entries.first.flatMap { RecordID($0.field) })
    walk.press(.interrupted(signal: 15))
    let old = walk.book.commune.meetings[ID(draft.record)]?.attendance[subject]?.rawValue
    try walk.arrive(
      Change([
        .mark(
          .meetings, draft.record, field: "attendance", subject: subject, old: old,
          new: old == "excused" ? "present" : "excused")
      ]))
    try walk.restart()
    #expect(walk.shows("×"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    try walk.type("<Right><F2>")
    let saved = try #require(walk.book.commune.meetings[ID(draft.record)], "\(walk.screen)")
    #expect(saved.attendance[subject] == .unexcused)
  }

  @Test func marksOfAMeetingThatIsGoneAreGivenUpOnlyWhenAskedTwice() throws {
    var walk = try Walk.throughSample()
    try walk.type("9<Down><C-g><Down*2>k")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    walk.press(.interrupted(signal: 15))
    let record = try #require(walk.book.commune.meetings[ID(draft.record)])
    try walk.arrive(.removing(record))
    try walk.restart()
    try walk.type("<Tab><Home><Enter>")
    #expect(walk.shows("Enter lần nữa để bỏ"), "\(walk.screen)")
    #expect(!walk.kept.isEmpty)
    try walk.type("<Enter>")
    #expect(walk.kept.isEmpty)
  }

  @Test func manyRecordsSetAtOnceShowThoseThatSomebodyChanged() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Space*4>")
    walk.meanwhile(
      walk.book.commune.setting(["housing": .choice("homeless")], ofHousehold: "H000004")
        + walk.book.commune.removing(household: "H000003"))
    try walk.type("<F2>nha tam<Enter>")
    #expect(walk.saved.isEmpty, "\(walk.screen)")
    #expect(walk.shows("H000004 Trần Hữu An – Nhà ở"), "\(walk.screen)")
    #expect(walk.shows("H000003 Quan Thị Châu – Nhà ở"))
    try walk.type("<Left><F2>")
    #expect(walk.book.commune.household("H000001")?.housing == .temporary, "\(walk.screen)")
    #expect(walk.book.commune.household("H000004")?.housing == .homeless)
    #expect(walk.book.commune.household("H000003") == nil)
  }

  @Test func aPredecessorWhoseEndSomebodyEnteredIsAskedAbout() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-b><End><Enter>")
    walk.write("mai")
    try walk.type("<Enter><Enter>")
    let group = try #require(walk.book.commune.groups.first { $0.name == "Tổ 8" })
    let holder = try #require(
      walk.book.commune.related(\.assignments, "group", to: group.recordID)
        .first { $0.to == nil })
    walk.meanwhile(
      walk.book.commune.setting(
        ["to": .date(Walk.today)], of: holder.recordID, in: .assignments))
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty, "\(walk.screen)")
    #expect(walk.shows("chỗ khác nhau"))
    try walk.type("<C-Left><F2>")
    #expect(walk.book.commune.assignments[holder.id]?.to == Walk.today, "\(walk.screen)")
    let successor = walk.book.commune.related(\.assignments, "group", to: group.recordID)
      .contains { $0.from == Walk.today }
    #expect(successor)
  }

  @Test func undoingWhatSomebodyChangedSinceSaysWhatAndWhoAndUndoesNothing() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F3>h000123<Enter><F2><Down*5>6<F2>")
    #expect(walk.book.commune.household(Self.code)?.persons == 6)
    walk.meanwhile(walk.book.commune.setting(["persons": .integer(7)], ofHousehold: Self.code))
    try walk.type("<C-z>")
    #expect(walk.book.commune.household(Self.code)?.persons == 7)
    #expect(walk.app.session.commune.household(Self.code)?.persons == 7)
    for words in ["Không hoàn tác được", "H000123", "Số nhân khẩu", "minh", "“7”"] {
      #expect(walk.shows(words), "\(walk.screen)")
    }
  }
}
