import Foundation
import Testing

/// Heads of units and classifications in a real terminal, in a book on disk.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct QualityStoryTests {
  /// Story 3: a head who is no member is entered, reviewed, and counted.
  @Test func aHeadWhoIsNoMemberIsReviewedAndCounted() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    let lines = [
      ["party-organisations", "code=CB01", "name=Chi bộ 1", "kind=agency-cell"],
      ["residence-units", "code=T1", "name=Thôn Đông", "kind=thon"],
      ["residence-units", "code=T2", "name=Thôn Tây", "kind=thon"],
      ["people", "name=Vũ Văn Trong", "cell=CB01"], ["people", "name=Vũ Văn Ngoài"],
    ]
    for line in lines {
      let added = try Program.run(["add"] + line, store: book.path)
      #expect(added.status == 0, "\(added.errors)")
    }
    try terminal.open(book)
    try terminal.press("F6")
    try terminal.type("nhiem ky truong")
    try terminal.press("Enter")
    try terminal.press("F7")
    try terminal.wait(for: "2/12")
    try terminal.type("dong")
    try terminal.wait(for: "▸ Thôn Đông")
    try terminal.press("Enter")
    try terminal.type("trong")
    try terminal.wait(for: "▸ Vũ Văn Trong")
    try terminal.press("Enter", "Down", "Down", "Down", "Down", "Down")
    try terminal.wait(for: "9/12")
    try terminal.type("1/1/2025")
    try terminal.press("F7")
    try terminal.wait(for: "Đã lưu Vũ Văn Trong")
    try terminal.type("tay")
    try terminal.wait(for: "▸ Thôn Tây")
    try terminal.press("Enter")
    try terminal.type("ngoai")
    try terminal.wait(for: "▸ Vũ Văn Ngoài")
    try terminal.press("Enter", "F2")
    try terminal.wait(for: "Đã lưu Vũ Văn Ngoài")

    try terminal.press("F9")
    try terminal.wait(for: "1 người đứng đầu")
    try terminal.press("Down", "Down", "Down", "Enter")
    try terminal.wait(for: "Thôn Tây")
    try terminal.press("F7")
    try terminal.wait(for: "Rà soát trưởng thôn, tổ trưởng › mới")
    try terminal.type("không đủ")
    try terminal.press("Enter")
    try terminal.type("bố trí")
    try terminal.press("Enter", "F2")
    try terminal.wait(for: "Đã lưu")
    let listed = try book.run("list", "head-reviews", "--format", "json").output
    #expect(listed.contains("other-work"))

    let before = try book.run("report", "R9", "--today", Program.today, "--period", "2026-Q4")
    #expect(before.output.contains("1/2 = 50,00 %"), "\(before.errors)")
    #expect(before.output.contains("Chỉ tiêu trên 90 %: CHƯA ĐẠT"))
    #expect(before.output.contains("Không đủ điều kiện; Bố trí"))
    let rounded = try book.run(
      "report", "R9", "--today", Program.today, "--decimals", "0"
    ).output
    #expect(rounded.contains("1/2 = 50 %"))
    let refused = try book.run("report", "R9", "--decimals", "3")
    #expect(refused.status != 0)
    try terminal.press("Escape", "Escape", "F10")
  }

  /// Story 8: a cell is classified once, and a second level is refused with what stands against it.
  @Test func aCellIsClassifiedOnce() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    for number in 1...3 {
      let line = ["add", "party-organisations", "code=CB\(number)", "name=Chi bộ \(number)"]
      _ = try Program.run(line + ["kind=agency-cell"], store: book.path)
    }
    try terminal.open(book)
    try terminal.press("F6")
    try terminal.type("danh gia, xep loai")
    try terminal.press("Enter")
    try terminal.press("F7")
    try terminal.wait(for: "2/7")
    try terminal.type("2025")
    try terminal.press("Enter")
    try terminal.type("tổ chức đảng")
    try terminal.press("Enter")
    for (cell, level) in [("CB1", "tốt"), ("CB2", "tốt"), ("CB3", "xuất")] {
      try terminal.wait(for: "4/8")
      try terminal.type(cell)
      try terminal.wait(for: "▸")
      try terminal.press("Enter")
      try terminal.wait(for: "5/8")
      try terminal.type(level)
      try terminal.wait(for: "▸")
      try terminal.press("Enter")
      try terminal.press("F7")
    }
    try terminal.wait(for: "4/8")
    try terminal.type("CB3")
    try terminal.wait(for: "▸")
    try terminal.press("Enter")
    try terminal.type("tốt")
    try terminal.wait(for: "▸")
    try terminal.press("Enter", "F2")
    try terminal.wait(for: "kỳ này đã xếp loại ở Chi bộ 3 2025")
    let report = try book.run("report", "R8", "--today", Program.today, "--period", "2025")
    #expect(report.output.contains("66,67 %"), "\(report.errors)")
    #expect(report.output.contains("33,33 %"))
    try terminal.press("Escape", "Escape", "F10")
  }
}
