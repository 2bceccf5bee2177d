import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// Values that do not count: where they are shown, and how they are settled.
@Suite struct ReviewTests {
  private static let code = "H000123"

  /// A walk with two values of one household and one of another on the list.
  private static func walk() throws -> (Walk, [ReviewEntry]) {
    var walk = try Walk.throughSample()
    let first = try #require(walk.book.commune.household(code)).recordID
    let second = try #require(walk.book.commune.household("H000001")).recordID
    let entries: [ReviewEntry] = [
      .overridden(.text("0987654321"), "phone", of: first, in: .households, number: 1),
      .overridden(.integer(7), "persons", of: second, in: .households, number: 2),
      .overridden(.text("Số 9, ngõ 2"), "address", of: first, in: .households, number: 3),
    ]
    walk.arrive(review: entries)
    return (walk, entries)
  }

  @Test func theHomeScreenCountsThemAndOpensThem() throws {
    var walk = try Walk.throughSample()
    #expect(!walk.shows("Cần xem xét"))
    (walk, _) = try Self.walk()
    #expect(walk.shows("Cần xem xét: 3 chỗ"), "\(walk.screen)")
    try walk.type("x")
    #expect(walk.shows(" Cần xem xét   "), "\(walk.screen)")
    try walk.type("<Esc><Tab><Home><Enter>")
    #expect(walk.shows(" Cần xem xét   "), "\(walk.screen)")
    try walk.type("<Esc><C-p>can xem xet<Enter>")
    #expect(walk.shows(" Cần xem xét   "), "\(walk.screen)")
  }

  @Test func theyStandAmongWhatNeedsDoingAsOnTheHomeScreen() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F9>")
    #expect(!walk.shows("Cần xem xét"))
    // Also where they come while the list is open; the cursor stays where it is.
    let (later, entries) = try Self.walk()
    walk.arrive(review: entries)
    #expect(walk.shows("▸ ! Lệch số liệu"), "\(walk.screen)")
    try walk.type("<Home>")
    #expect(walk.shows("! Cần xem xét: 3 chỗ ghi khác nhau · ^X"), "\(walk.screen)")
    for keys in ["<Home><Enter>", "x"] {
      var walk = later
      try walk.type("<F9>" + keys)
      #expect(walk.shows(" Cần xem xét   "), "\(walk.screen)")
      // What is settled leaves the list.
      try walk.type("<F8><F8><Esc>")
      #expect(walk.shows("Việc cần làm") && !walk.shows("Cần xem xét"), "\(walk.screen)")
    }
  }

  @Test func bothValuesAreShownWithWhoAndWhen() throws {
    var (walk, _) = try Self.walk()
    try walk.type("x")
    for words in [
      "Hộ H000123 Nguyễn Văn Bắc", "Hộ H000001 Bùi Thị Thảo", "0900 000 865", "0987 654 321",
      "lan, 17:12", "minh, 17:08", "Số 9, ngõ 2",
    ] {
      #expect(walk.shows(words), "\(walk.screen)")
    }
  }

  /// The machines are named where one account wrote both values.
  @Test func oneAccountAtTwoMachinesIsToldApart() throws {
    var walk = try Walk.throughSample()
    let record = try #require(walk.book.commune.household(Self.code)).recordID
    walk.arrive(review: [
      .overridden(.text("0987654321"), "phone", of: record, in: .households, by: "st02-lan")
    ])
    try walk.type("x")
    #expect(walk.shows("lan (máy st01), 17:12"), "\(walk.screen)")
    #expect(walk.shows("lan (máy st02), 17:08"), "\(walk.screen)")
  }

  @Test func oneKeyKeepsWhatCountsInAllOfARecord() throws {
    var (walk, entries) = try Self.walk()
    try walk.type("x<F8>")
    #expect(walk.saved.last?.operations == [entries[0].settling, entries[2].settling])
    #expect(walk.app.session.review == [entries[1]])
    #expect(walk.shows("▸ Số nhân khẩu"), "\(walk.screen)")
    try walk.type("<F8>")
    #expect(walk.shows("Không có gì cần xem xét"))
    try walk.type("<C-z>")
    #expect(walk.app.session.review == [entries[1]], "\(walk.screen)")
    try walk.type("<C-z>")
    #expect(Set(walk.app.session.review) == Set(entries))
  }

  @Test func keepingTakingAndCombiningAreOneAct() throws {
    var (walk, entries) = try Self.walk()
    try walk.type("x<Enter><Right><F4><End>")
    walk.write(" (cũ)")
    try walk.type("<Enter><F2>")
    let id = entries[0].record
    #expect(
      walk.saved.last?.operations == [
        .set(
          .households, id, field: "phone", old: .text("0900000865"), new: .text("0987654321")),
        entries[0].settling,
        .set(
          .households, id, field: "address", old: .text("Số 108, ngõ 12, Minh Họa"),
          new: .text("Số 108, ngõ 12, Minh Họa; Số 9, ngõ 2 (cũ)")),
        entries[2].settling,
      ], "\(walk.screen)")
    #expect(walk.app.session.review == [entries[1]])
    try walk.type("<C-z>")
    #expect(walk.app.session.commune.household(Self.code)?.phone == "0900000865")
    #expect(Set(walk.app.session.review) == Set(entries))
  }

  @Test func aCombinedTextIsGivenUpOnlyWhenAskedTwice() throws {
    var (walk, _) = try Self.walk()
    try walk.type("x<Enter><Down><F4>")
    walk.write(" (cũ)")
    try walk.type("<Esc><Esc>")
    #expect(walk.shows("Đoạn chữ đã ghép chưa lưu"), "\(walk.screen)")
    #expect(walk.shows("Số 9, ngõ 2 (cũ)"))
    try walk.type("<Esc>")
    #expect(walk.shows("Enter chọn · F8"), "\(walk.screen)")
  }

  @Test func whatIsNotChosenStaysOnTheList() throws {
    var (walk, entries) = try Self.walk()
    try walk.type("x<Enter><F2>")
    #expect(walk.shows("Chưa chọn chỗ nào"), "\(walk.screen)")
    try walk.type("<Left><F2>")
    #expect(walk.saved.last?.operations == [entries[0].settling])
    #expect(walk.app.session.review == [entries[1], entries[2]])
  }

  @Test func theFormShowsASignAndOpensTheListOfItsRecord() throws {
    var (walk, _) = try Self.walk()
    try walk.type("6<F3>h000123<Enter>")
    #expect(walk.shows("Số điện thoại          ? "), "\(walk.screen)")
    try walk.type("<C-x>")
    #expect(walk.shows("0987 654 321"))
    #expect(!walk.shows("H000001"), "\(walk.screen)")
    try walk.type("<F8><Esc>")
    #expect(!walk.shows(" ? "), "\(walk.screen)")
  }

  /// A household that somebody removed, and whose persons and phone minh had changed unseen.
  private static func removed() throws -> (Walk, Household) {
    var walk = try Walk.throughSample()
    let household = try #require(walk.book.commune.household(code))
    try walk.arrive(.removing(household))
    walk.arrive(
      review: [("persons", FieldValue.integer(9)), ("phone", .text("0987654321"))]
        .enumerated().map { index, item in
          ReviewEntry(
            kind: .removed, register: .households, record: household.recordID,
            mark: ReviewMark(field: item.0, author: "st02-minh", number: index), value: item.1,
            milliseconds: 1_795_169_280_000, other: "st01-lan",
            otherMilliseconds: 1_795_169_520_000, removedValues: household.assignments)
        })
    return (walk, household)
  }

  @Test func aRemovedRecordIsBroughtBackOnceWithEverythingThatWasTakenOver() throws {
    var (walk, household) = try Self.removed()
    try walk.type("x")
    #expect(walk.shows("Hộ H000123 Nguyễn Văn Bắc"), "\(walk.screen)")
    #expect(walk.shows("bản ghi đã bị xóa"))
    try walk.type("<Enter><C-Right><F2>")
    household.persons = 9
    household.phone = "0987654321"
    #expect(walk.book.commune.household(Self.code) == household, "\(walk.screen)")
    #expect(walk.app.session.review.isEmpty)
  }

  @Test func aRemovedRecordStaysRemovedWhenThatIsKept() throws {
    var (walk, _) = try Self.removed()
    try walk.type("x<F8>")
    #expect(walk.book.commune.household(Self.code) == nil)
    #expect(walk.app.session.review.isEmpty)
  }

  @Test func aRemovalThatDoesNotCountCanBeCarriedOut() throws {
    var walk = try Walk.throughSample()
    let household = try #require(walk.book.commune.household(Self.code))
    walk.arrive(review: [
      ReviewEntry(
        kind: .overridden, register: .households, record: household.recordID,
        mark: ReviewMark(field: nil, author: "st02-minh", number: 1), value: .empty,
        milliseconds: 1_795_169_280_000, other: "st01-lan",
        otherMilliseconds: 1_795_169_520_000)
    ])
    try walk.type("x")
    #expect(walk.shows("xóa bản ghi"), "\(walk.screen)")
    try walk.type("<Enter><Right><F2>")
    #expect(walk.book.commune.household(Self.code) == nil, "\(walk.screen)")
  }

  @Test func anArrivalWhileOneIsChoosingIsShownAndChosenAnew() throws {
    var (walk, _) = try Self.walk()
    try walk.type("x<Enter><Right>")
    try walk.arrive(
      walk.book.commune.setting(["phone": .text("0911222333")], ofHousehold: Self.code))
    #expect(walk.shows("0911 222 333"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    #expect(walk.shows("Chưa chọn chỗ nào"), "\(walk.screen)")
  }

  @Test func theHelpOfTheListAndOfBothSidesIsWorded() throws {
    var (walk, _) = try Self.walk()
    try walk.type("x<F1>")
    #expect(walk.shows("Giữ bên đang tính"), "\(walk.screen)")
    #expect(!walk.shows("‹"))
    try walk.type("<Esc><Enter><F1>")
    #expect(walk.shows("Lấy bên không tính"), "\(walk.screen)")
    #expect(!walk.shows("‹"))
  }

  @Test func aListThatSomebodyElseSettledEmptiesItself() throws {
    var (walk, _) = try Self.walk()
    try walk.type("x<Enter><Esc>")
    walk.arrive(review: [])
    #expect(walk.shows("Không có gì cần xem xét"), "\(walk.screen)")
    try walk.type("<F8><Enter>")
    #expect(walk.saved.isEmpty)
  }
}
