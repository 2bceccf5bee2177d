import Foundation
import Testing

/// The calendar in a real terminal (story 5).
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct CalendarJourneyTests {
  @Test func aKeptDayIsRefusedThenBookedAsAnExceptionAndAMeetingIsEntered() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("l")
    try terminal.wait(for: "Tháng 11/2026")
    try terminal.press("F7")
    try terminal.wait(for: "Công việc")
    try terminal.type("Họp Đảng ủy")
    try terminal.press("Enter", "Enter", "Enter")
    try terminal.type("09/03/2026")
    try terminal.press("Enter", "Enter")
    try terminal.type("08:00")
    try terminal.press("F2")
    try terminal.wait(for: "là ngày dành riêng")
    try terminal.press("Enter")
    try terminal.type("họp đột xuất")
    try terminal.press("Enter")
    try terminal.type("Công điện của tỉnh về bão")
    try terminal.press("F2")
    try terminal.wait(for: "Đã lưu")
    let bookings = try Program.run(
      ["list", "bookings", "--format", "json"], store: book.path)
    #expect(bookings.output.contains("Công điện của tỉnh về bão"), "\(bookings.output)")

    try terminal.press("Escape")
    try terminal.wait(for: "THÁNG NÀY")
    try terminal.press("9", "F7")
    try terminal.wait(for: "Cuộc họp của")
    try terminal.type("chi bộ")
    try terminal.press("Enter")
    try terminal.type("Chi bộ TDP 1")
    try terminal.press("Enter")
    try terminal.press("F2")
    try terminal.wait(for: "Đã lưu")
    try terminal.leave()
  }

  @Test func theYearIsLaidOutInTheTerminalAndTakenBack() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    let before = try Program.run(["list", "meetings", "--format", "csv"], store: book.path)
    try terminal.open(book)
    try terminal.press("l", "y")
    try terminal.wait(for: "Xếp lịch họp năm 2026")
    try terminal.press("Right")
    try terminal.wait(for: "Xếp lịch họp năm 2027")
    try terminal.press("F2")
    try terminal.wait(for: "Đã xếp")
    let after = try Program.run(["list", "meetings", "--format", "csv"], store: book.path)
    #expect(after.output.count > before.output.count)
    try terminal.press("C-z")
    try terminal.wait(for: "Đã hoàn tác")
    let undone = try Program.run(["list", "meetings", "--format", "csv"], store: book.path)
    #expect(undone.output == before.output)
    try terminal.press("Escape")
    try terminal.leave()
  }
}
