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

  /// Story 8 and F22: of seven reports owed for the first quarter five are sent; the other two are told.
  @Test func twoOfSevenReportsAreMissingAndRemindedOf() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try book.enter(
      "report-duties",
      ["name,period-kind,receiver,unit,from"]
        + (1...7).map { "Báo cáo số \($0),quarter,Tỉnh ủy,Văn phòng,2026-01-01" })
    try terminal.open(book, on: "2026-04-10")
    try terminal.wait(for: "7 báo cáo quá hạn gửi")
    try terminal.play("<F9><Enter>")
    try terminal.wait(for: "kỳ đến 31/03/2026, hạn 05/04/2026")
    for number in 1...5 {
      try terminal.play("<F7><F2>")
      try terminal.wait(for: "Chế độ báo cáo › \(7 - number) báo cáo quá hạn gửi")
    }
    try terminal.play("<F5>theo doi che do<Enter><C-Left>")
    let page = try terminal.wait(for: "71,43 %")
    #expect(page.contains("quý I năm 2026"), "\(page)")
    try terminal.leave()
    let printed = try book.run(
      "report", "R7-BC", "--period", "2026-Q1", "--today", "2026-04-10"
    ).output
    #expect(printed.contains("71,43 %"), "\(printed)")
    #expect(printed.contains("Báo cáo số 6") && printed.contains("Báo cáo số 7"), "\(printed)")
    let sent = try book.records("report-issues")
    #expect(sent.count == 5 && sent.allSatisfy { $0["period-end"] as? String == "2026-03-31" })
  }

  /// Story 8, F02 and F03: a year's classification comes in from the office's table; nobody stands in two
  /// levels; four "excellent" beside sixteen "good" are one too many.
  @Test func aYearIsClassifiedFromATableAndPrinted() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try book.enter(
      "party-organisations",
      ["code,name,kind"] + (1...21).map { "TC\($0),Đảng bộ \($0),grassroots-committee" })
    try book.enter(
      "party-organisations",
      ["code,name,kind,parent"] + (22...138).map { "TC\($0),Chi bộ \($0),agency-cell,TC1" })
    let levels = (1...138).map { number in
      switch number {
      case 1...18, 22...131: "good"
      case 21: "failed"
      default: "completed"
      }
    }
    let file = book.folder.path + "/levels.csv"
    let lines = levels.enumerated().map {
      "year,2025,organisation,TC\($0.offset + 1),\($0.element)"
    }
    try (["period,year,subject,organisation,level"] + lines).joined(separator: "\n")
      .write(toFile: file, atomically: false, encoding: .utf8)
    try terminal.open(book)
    try terminal.play("<F6>danh gia, xep loai<Enter><C-p>nhap danh sach<Enter>\(file)<Enter>")
    try terminal.wait(for: "Sẽ nhập 138")
    try terminal.play("<F2>")
    try terminal.wait(for: "Đã nhập 138")
    try terminal.play("<F7>2025<Enter>to chuc dang<Enter>TC20<Enter>tốt<Enter><F2>")
    try terminal.wait(for: "kỳ này đã xếp loại")
    try terminal.play("<A-h><F5>xep loai chat luong<Enter><C-Left>")
    let page = try terminal.wait(for: "85,71 %")
    #expect(page.contains("9,52 %") && page.contains("4,76 %"), "\(page)")
    try terminal.leave()

    let exact = try book.run("report", "R8", "--period", "2025").output
    #expect(exact.contains("94,02 %") && exact.contains("5,98 %"), "\(exact)")
    #expect(exact.contains("99,99 %"), "\(exact)")
    let rounded = try book.run("report", "R8", "--period", "2025", "--decimals", "0").output
    #expect(rounded.contains("94 %") && rounded.contains("6 %"), "\(rounded)")
    try book.enter(
      "classifications",
      ["period,year,subject,organisation,level"]
        + (22...41).map { number in
          "year,2026,organisation,TC\(number),\(number <= 25 ? "excellent" : "good")"
        })
    let todo = try book.run("todo").output
    #expect(todo.contains("xuất sắc, 16 hoàn thành tốt, nhiều nhất 3"), "\(todo)")
  }
}
