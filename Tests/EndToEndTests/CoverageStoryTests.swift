import Foundation
import Testing

/// Who looks after which group, in a real terminal.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct CoverageStoryTests {
  /// Story 4 and F12: three groups without anybody get their cadres by decision; a cadre who moves away
  /// leaves two groups, of which one gets a successor and the other a reason.
  @Test func nobodyIsLeftWithoutACadreOrAReason() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try book.enter("residence-units", ["code,name,kind", "TDP1,TDP 1,to-dan-pho"])
    try book.enter(
      "groups", ["code,name,residence-unit"] + (1...5).map { "T\($0),Tổ \($0),TDP1" })
    try book.enter(
      "people",
      ["name,position"] + ["Lê Thị Đi", "Vũ Văn Ở", "Mai Thị Thay"].map { $0 + ",Công chức" })
    try book.enter(
      "assignments",
      [
        "person,level,group,from", "Lê Thị Đi,group,T1,2026-04-10",
        "Lê Thị Đi,group,T2,2026-04-10",
      ])
    try terminal.open(book)
    try terminal.wait(for: "! 3 tổ tự quản chưa có người phụ trách")
    try terminal.play("<C-b>")
    try terminal.wait(for: "5 · 2 có người · 3 CHƯA CÓ")
    // The cursor is always on the next group without anybody.
    try terminal.play("<Enter>o<Enter>15-QĐ/ĐU<F2>")
    try terminal.wait(for: "Đã lưu Vũ Văn Ở – Tổ 3 (TDP 1)")
    try terminal.play("<Enter>thay<Enter><F2><Enter>o<Enter><F2>")
    try terminal.wait(for: "5 · 5 có người · 0 CHƯA CÓ")
    try terminal.play("<Esc>2<F3>di<F2><PgDn>đã chuyển<Enter>20/11/2026<F2>")
    try terminal.wait(for: "2 NƠI CHƯA CÓ NGƯỜI THAY")
    try terminal.wait(for: "! 7 tháng")
    try terminal.play("<F2>")
    try terminal.wait(for: "Tổ 1 (TDP 1): chọn người thay hoặc ghi lý do")
    try terminal.play("<Enter><Enter>")
    try terminal.wait(for: "mới phụ trách 7 tháng, cần 24: thay quá sớm")
    try terminal.play("<Enter><Up><Enter>chờ tổ dân phố họp<Enter>")
    try terminal.wait(for: "0 NƠI CHƯA CÓ NGƯỜI THAY")
    try terminal.play("<F2>")
    try terminal.wait(for: "Đã lưu Lê Thị Đi")
    try terminal.leave()

    let assignments = try book.records("assignments")
    #expect(assignments.count { $0["decision"] as? String == "15-QĐ/ĐU" } == 3)
    #expect(assignments.count { $0["to"] as? String == "2026-11-19" } == 2)
    #expect(assignments.count { $0["from"] as? String == Program.today } == 4)
    let todo = try book.run("todo").output
    #expect(todo.contains("1 tổ tự quản chưa có người phụ trách"), "\(todo)")
    #expect(todo.contains("1 nơi bị phân công lại quá sớm"), "\(todo)")
    let printed = try book.run("report", "R6").output
    #expect(printed.contains("chờ tổ dân phố họp") || printed.contains("Tổ 2"), "\(printed)")
  }
}
