import CommuneDomain
import Terminal
import Testing

@testable import Interface

/// The book goes out onto a stick, and another copy of it comes home.
struct CopyScreenTests {
  private var copy: TakenCopy {
    var copy = TakenCopy()
    copy.files = 2
    copy.authors = ["st02-lan"]
    copy.records = [.households: .init(created: 3, changed: 5), .visits: .init(created: 12)]
    return copy
  }

  @Test func aCopyIsLookedAtBeforeItIsTakenIn() throws {
    var walk = try Walk.throughSample()
    walk.copies["/media/usb/so-xa"] = copy
    try walk.type("<C-p>bản sao khác<Enter>")
    #expect(walk.shows("Nhập bản sao của sổ") && walk.shows("Enter để xem trước"))
    walk.write("/media/usb/so-xa")
    try walk.type("<Enter>")
    #expect(walk.shows("có thêm 2 tệp nhật ký, của st02-lan"), "\(walk.screen)")
    #expect(walk.shows("Hộ gia đình: 3 mới · 5 sửa · 0 bỏ") && walk.shows("Thăm hộ: 12 mới"))
    #expect(walk.shows("F2 Nhập bản sao"))
    // Esc goes back to the path, which stands there still.
    try walk.type("<Esc>")
    #expect(walk.shows("/media/usb/so-xa") && walk.shows("Enter để xem trước"))
    try walk.type("<Enter><F2>")
    #expect(walk.app.screens.count == 1)
    #expect(walk.shows("Đã nhập những gì /media/usb/so-xa có thêm"), "\(walk.screen)")
  }

  @Test func whatBothHaveWrittenIsShownAtOnce() throws {
    var walk = try Walk.throughSample()
    var copy = copy
    let household = try #require(walk.app.session.commune.households.first)
    copy.review = [
      ReviewEntry(
        kind: .overridden, register: .households, record: household.recordID,
        mark: ReviewMark(field: "phone", author: "st02-lan", number: 7),
        value: .text("0911111111"), milliseconds: 1_795_168_800_000, other: "st01-lan",
        otherMilliseconds: 1_795_168_900_000)
    ]
    walk.copies["/stick"] = copy
    try walk.type("<C-p>bản sao khác<Enter>")
    walk.write("/stick")
    try walk.type("<Enter><F2>")
    #expect(walk.app.screens.last is ReviewScreen)
  }

  @Test func whereThereIsNothingNewNothingCanBeTakenIn() throws {
    var walk = try Walk.throughSample()
    walk.copies["/old"] = TakenCopy()
    try walk.type("<C-p>bản sao khác<Enter><Enter>")
    #expect(walk.app.screens.last is MergeScreen)
    walk.write("/old")
    try walk.type("<Enter>")
    #expect(walk.shows("/old không có gì mà sổ này chưa có"))
    #expect(!walk.shows("F2 Lưu"))
    try walk.type("<F2>")
    #expect(walk.app.screens.last is MergeScreen)
    try walk.type("<Esc>")
    walk.write("er")
    try walk.type("<Enter>")
    #expect(walk.shows("Không thấy /older."))
  }

  @Test func theBookGoesOntoAStickAndTheLogSaysSo() throws {
    var walk = try Walk.throughSample()
    try walk.type("<C-p>sao lưu<Enter>")
    #expect(walk.shows("Sao lưu sổ") && walk.shows("F2 Sao lưu"))
    walk.write("/media/usb/so-xa.tar")
    try walk.type("<Enter>")
    #expect(walk.backups == ["/media/usb/so-xa.tar"])
    #expect(walk.logged.count == 1)
    #expect(walk.app.screens.count == 1 && walk.shows("Đã sao lưu vào"))
    // The place is offered again.
    try walk.type("<C-p>sao lưu<Enter>")
    #expect(walk.shows("/media/usb/so-xa.tar"))
    #expect(walk.app.session.commune.accesses.contains { $0.kind == .export && $0.area.isEmpty })
  }
}
