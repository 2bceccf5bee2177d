import Foundation
import Testing

/// The stories of a clerk and of a cadre, from the first key to what the book then prints, in a real
/// terminal.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct StoryJourneyTests {
  /// The usual terminal, and the smallest one without colours.
  enum Screen: CaseIterable {
    case usual, smallest
  }

  private func open(_ book: Book, _ terminal: Tmux, _ screen: Screen, on day: String) throws {
    switch screen {
    case .usual: try terminal.open(book, on: day)
    case .smallest:
      try terminal.open(book, on: day, environment: ["NO_COLOR=1"], columns: 40, rows: 12)
    }
  }

  /// Story 1 and F01: 17 and 8 cells come in from a file; 23 are declared; the report is final once the
  /// difference is explained, and the history says who did.
  @Test(arguments: Screen.allCases)
  func aDeclaredTotalThatDiffersIsExplainedBeforeTheReportIsFinal(on screen: Screen) throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    let cells = (1...25).map { number in
      number <= 17
        ? "CB\(number),Chi bộ TDP \(number),residential-cell"
        : "CB\(number),Chi bộ cơ quan \(number),agency-cell"
    }
    let file = book.folder.path + "/cells.csv"
    try (["code,name,kind"] + cells).joined(separator: "\n")
      .write(toFile: file, atomically: false, encoding: .utf8)
    try open(book, terminal, screen, on: Program.today)
    try terminal.play("1<C-p>nhap danh sach<Enter>\(file)<Enter>")
    try terminal.wait(for: "Sẽ nhập 25 tổ chức đảng")
    try terminal.play("<F2>")
    try terminal.wait(for: "Đã nhập 25 tổ chức đảng · ^Z")
    try terminal.play("<F6>doi chieu<Enter><F7>chi bo<Enter>23<F2>")
    try terminal.wait(for: "Đã lưu Chi bộ 23")
    try terminal.play("<F9>")
    try terminal.wait(for: "Lệch số liệu: khai 23, đếm 25 chi bộ")
    try terminal.play("<F5>doi chieu<Enter>")
    try terminal.wait(for: "LỆCH SỐ LIỆU")
    try terminal.play("<C-f>")
    try terminal.wait(for: "Còn 1 số liệu lệch chưa có giải trình")
    try terminal.play("<Enter><PgDn>Hai chi bộ mới thành lập<F2>")
    try terminal.wait(for: "Đã lưu Chi bộ 23")
    try terminal.play("<C-f>")
    try terminal.wait(for: "Bản chính thức, có thể ký")
    try terminal.leave()

    let printed = try book.run("report", "R4").output
    #expect(printed.contains(/Chi bộ +23 +20\/11\/2026 +25 +\+2 +LỆCH SỐ LIỆU/), "\(printed)")
    #expect(printed.contains("Hai chi bộ mới thành lập"), "\(printed)")
    let history = try book.run("history").output
    #expect(history.contains("Giải trình: – → Hai chi bộ mới thành lập"), "\(history)")
  }

  /// Story 6: a cadre finds a household of her own, blind to diacritics; a need and a recommendation come of
  /// the visit; the day passes, the answer is given, and the line is closed.
  @Test(arguments: Screen.allCases)
  func aVisitLeadsToARecommendationThatIsAnsweredLate(on screen: Screen) throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    let later = try Tmux()
    defer {
      terminal.end()
      later.end()
      book.remove()
    }
    try book.enter("residence-units", ["code,name,kind", "TDP1,TDP 1,to-dan-pho"])
    try book.enter(
      "groups", ["code,name,residence-unit", "T1,Tổ 1,TDP1", "T2,Tổ 2,TDP1"])
    try book.enter("people", ["name,position", "Lê Thị Phụ Trách,Công chức", "Vũ Văn Khác,"])
    try book.enter(
      "households",
      [
        "code,head,group", "H1,Nguyễn Thị Hoà,T1", "H2,Nguyễn Thị Hòa,T2", "H3,Trần Văn Bắc,T1",
      ])
    try book.enter(
      "assignments",
      [
        "person,level,group,from", "Lê Thị Phụ Trách,group,T1,2026-01-05",
        "Vũ Văn Khác,group,T2,2026-01-05",
      ])
    try open(book, terminal, screen, on: Program.today)
    try terminal.play("6<F4>cua toi<Enter>phu trach<Enter>")
    try terminal.wait(for: "2/3 hộ · của Lê Thị Phụ Trách")
    try terminal.play("<F3>nguyen thi hoa")
    let found = try terminal.wait(for: "1/3 hộ · tìm “nguyen thi hoa”")
    #expect(found.contains("Nguyễn Thị Hoà") && !found.contains("Nguyễn Thị Hòa"), "\(found)")
    try terminal.play("<Enter>")
    try terminal.wait(for: "[ Thăm hộ 0 ]")
    try terminal.play("<F7>phu trach<Enter><Enter>thăm hỏi<Enter>nhà ở<Enter>dột<F2>")
    try terminal.wait(for: "[ Thăm hộ 1 ]──[ Nhu cầu 1 ]")
    try terminal.play("<Right><Right><F7>thăm hộ<Enter>đường ngõ ngập<Enter>")
    // Friday 20/11/2026 and ten working days, 24/11 being a day off.
    try terminal.wait(for: "tự điền: 07/12/2026")
    try terminal.play("<Enter>Phòng Kinh tế<F2>")
    try terminal.wait(for: "Đã lưu KN-2026-0001 đường ngõ ngập")
    try terminal.leave()

    try open(book, later, screen, on: "2026-12-08")
    try later.play("<F9><F4>")
    try later.wait(for: "việc của Lê Thị")
    try later.wait(for: "1 kiến nghị quá hạn trả lời")
    try later.play("<Enter>")
    try later.wait(for: "quá hạn 1 ngày")
    try later.play("<F2><PgDn*6><Up><Up>đã giải<Enter><Enter>h<Enter>Đã nạo vét cống<Enter>h<F2>")
    try later.wait(for: "Đã lưu KN-2026-0001")
    try later.wait(for: "Không có bản ghi nào khớp")
    try later.leave()

    let line = try book.run("report", "R11", "--today", "2026-12-08").output
    #expect(line.contains(/KN-2026-0001 .*07\/12\/2026 .*08\/12\/2026/), "\(line)")
    let views = try book.records("accesses")
    #expect(views.contains { $0["kind"] as? String == "view" }, "\(views)")
  }

  /// Story 7: from the list of the poor to a new house at 0, 30 and 70 per cent, which then stands still,
  /// is finished and accepted; what is put up in public names nobody's number.
  @Test func aHouseIsBuiltStandsStillAndIsFinished() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try book.enter(
      "residence-units",
      ["code,name,kind", "TDP1,TDP 1,to-dan-pho", "TDP2,TDP 2,to-dan-pho"])
    try book.enter(
      "households",
      [
        "code,head,residence-unit,address,poverty,poverty-year,housing",
        "H001,Bàn Thị Nghèo,TDP1,Số 1 ngõ Kín,poor,2026,temporary",
        "H002,Đỗ Văn Cận,TDP2,Số 2 ngõ Kín,near-poor,2026,temporary",
      ])
    try book.enter(
      "housing-cases", ["household,kind,year,started", "H002,repair,2026,2026-11-10"])
    try terminal.open(book)
    try terminal.play("<F5>ho ngheo<Enter><End><Home><End><Up><Enter>")
    try terminal.wait(for: "Hộ gia đình › H001 Bàn Thị Nghèo")
    try terminal.play("<F4>xoa nha<Enter><F7>xay moi<Enter>2026<Enter>Quỹ vì người nghèo<Enter>")
    try terminal.wait(for: "tự điền: 60.000.000 đ")
    try terminal.play("<Enter>12-QĐ/UBND<Enter><Enter>01/09/2026<F2>")
    try terminal.wait(for: "[ Xóa nhà tạm 1 ]")
    try terminal.play("<Enter>")
    try terminal.wait(for: "[ Tiến độ, kiểm tra nhà 0 ]")
    for (number, (day, percent)) in [("05/09", "0"), ("01/10", "30"), ("25/10", "70")].enumerated()
    {
      try terminal.play("<F7><Up>\(day)/2026<Enter>\(percent)<F2>")
      try terminal.wait(for: "[ Tiến độ, kiểm tra nhà \(number + 1) ]")
    }
    try terminal.play("<F9>")
    try terminal.goDown(to: "1 nhà xóa tạm đứng yên quá lâu")
    try terminal.play("<Enter>")
    try terminal.wait(for: "26 ngày chưa có tiến độ mới, đang ở 70 %")
    try terminal.play("<F7>100<F2>")
    try terminal.wait(for: "Không có bản ghi nào khớp")
    try terminal.play("<F6>xoa nha<Enter><F3>ngheo<F2>")
    try terminal.wait(for: "Ngày nghiệm thu")
    try terminal.play("<PgDn*2><Up><Up>20/11/2026<F2>")
    try terminal.wait(for: "Đã lưu H001 Bàn Thị Nghèo")
    try terminal.play("<F5>nha tam (ban cong khai<Enter>")
    try terminal.wait(for: "Bàn Thị Nghèo")
    try terminal.play("<C-e><Enter>")
    try terminal.wait(for: "Đã xuất ra")
    try terminal.leave()

    let totals = try book.run("report", "R14").output
    #expect(totals.contains(/TDP 1 +1 +0 +0 +1/), "\(totals)")
    #expect(totals.contains(/TDP 2 +1 +0 +1 +0/), "\(totals)")
    #expect(totals.contains(/Cộng +2 +0 +1 +1/), "\(totals)")
    let exported = try FileManager.default.subpathsOfDirectory(atPath: terminal.folder.path)
      .first { $0.hasSuffix(".txt") && $0.contains("housing-public") }
    let path = try #require(exported)
    let posted = try String(contentsOfFile: "\(terminal.folder.path)/\(path)", encoding: .utf8)
    #expect(posted.contains("Bàn Thị Nghèo"), "\(posted)")
    #expect(!posted.contains("H001") && !posted.contains("ngõ Kín"), "\(posted)")
    let exports = try book.records("accesses").filter {
      ($0["reason"] as? String)?.hasPrefix("housing-public") == true
    }
    #expect(exports.count == 1, "\(exports)")
  }

  /// Story 10 and F18: somebody asks on a Friday; his sheet is printed, a wrong year is seen, the number of
  /// his phone is erased, the month's figures stay.
  @Test func whoeverAsksSeesCorrectsAndErases() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try book.enter("residence-units", ["code,name,kind", "TDP1,TDP 1,to-dan-pho"])
    try book.enter("groups", ["code,name,residence-unit", "T1,Tổ 1,TDP1"])
    try book.enter(
      "households",
      [
        "code,head,group,identity,birth,phone",
        "H001,Phạm Văn Hỏi,T1,008085000123,1986,0912345678", "H002,Vũ Thị Yên,T1,,1970,",
      ])
    try book.enter(
      "meetings",
      ["body,group,date,required,present,excused,unexcused", "group,T1,2026-11-05,2,1,1,0"])
    let before = try book.run("report", "R5", "--period", "2026-11").output
    try terminal.open(book)
    try terminal.play("<F6>yeu cau ve du lieu<Enter><F7>")
    try terminal.wait(for: "tự điền: YC-2026-0001")
    try terminal.play(
      "sua du lieu<Enter><Enter>H001<Enter><Enter>06/03/2026<Enter*4>xoa<Enter><F2>")
    try terminal.wait(for: "Đã lưu YC-2026-0001")
    try terminal.wait(for: "10/03/2026")
    try terminal.play("<F5>phieu thong tin<Enter>H001<Enter>")
    let sheet = try terminal.wait(for: "PHIẾU THÔNG TIN HỘ")
    #expect(!sheet.contains("008085000123"), "\(sheet)")
    try terminal.play("<A-h><F3>H001<Enter><F2>")
    try terminal.wait(for: "năm sinh trong số định danh")
    try terminal.play("<Down*7>1985<Enter>")
    try terminal.play("<F2>")
    let corrected = try terminal.wait(for: "Đã lưu H001 Phạm Văn Hỏi")
    #expect(!corrected.contains("năm sinh trong số định danh"), "\(corrected)")
    try terminal.play("<F3>H001<Enter><F2><Down*8>")
    try terminal.wait(for: "9/12")
    try terminal.play("<C-p>xoa du lieu cua truong<Enter>")
    try terminal.wait(for: "Số điện thoại")
    try terminal.play("YC-2026<Enter>")
    try terminal.wait(for: "Không, giữ nguyên")
    try terminal.play("<Down><Enter>")
    try terminal.wait(for: "Đã xóa")
    let erased = try terminal.tmux(["capture-pane", "-p"])
    #expect(!erased.contains("0912345678"), "\(erased)")
    try terminal.play("<C-t>")
    let history = try terminal.wait(for: "Lịch sử")
    #expect(!history.contains("0912345678"), "\(history)")
    try terminal.leave()

    let household = try #require(try book.records("households").first)
    #expect(household["birth"] as? String == "1985" && household["phone"] == nil, "\(household)")
    for words in [["history"], ["list", "households", "--format", "csv"], ["todo"]] {
      let printed = try Program.run(words, store: book.path).output
      #expect(!printed.contains("0912345678"), "\(words): \(printed)")
    }
    #expect(try book.run("report", "R5", "--period", "2026-11").output == before)
    let denied = try book.run("show", "households", "H001", "--reveal", " ")
    #expect(denied.status == 1, "\(denied.errors)")
    let kinds = try book.records("accesses").compactMap { $0["kind"] as? String }
    #expect(kinds.contains("erase") && kinds.contains("denied"), "\(kinds)")
  }
}
