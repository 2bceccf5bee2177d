import Foundation
import Testing

/// Lists of units from files, and units that change at the keyboard, with the real program.
struct UnitsTests {
  private func file(_ text: String, _ book: Book) throws -> String {
    let path = book.folder.path + "/units.csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func aListIsCheckedThenEnteredThenTakenBack() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let path = try file(
      """
      \u{FEFF}code;name;kind;valid-from;valid-to;predecessor;portion
      08;Tỉnh Thí Dụ;province;01/07/2025;;;
      02216;Phường Tân Hà;ward;01/01/2000;;;
      02221;Xã Kim Phú;commune;01/01/2000;;;
      02215;Phường Minh Xuân;ward;01/07/2025;;02216+02221;whole+part
      """, book)
    let check = try book.run("import", "administrative-units", path, "--check")
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.contains("Sẽ nhập 4"), "\(check.output)")
    #expect(try book.run("list", "successions", "--format", "jsonl").lines.isEmpty)
    let done = try book.run("import", "administrative-units", path)
    #expect(done.status == 0, "\(done.errors)")
    #expect(try book.run("list", "successions", "--format", "jsonl").lines.count == 2)
    let old = try book.run("show", "administrative-units", "02216")
    #expect(old.output.contains("02215 Phường Minh Xuân"), "\(old.output)")
    #expect(old.output.contains("30/06/2025"), "\(old.output)")
    #expect(try book.run("check").status == 0)
    #expect(try book.run("undo").status == 0)
    #expect(try book.run("list", "administrative-units", "--format", "jsonl").lines.isEmpty)
  }

  @Test func nothingIsEnteredWhileALineIsWrong() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let path = try file(
      "code,name,kind,valid-from\n00123,Xã A,commune,2025-07-01\n0012,Xã B,commune,2025-07-01\n",
      book)
    let refused = try book.run("import", "administrative-units", path)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("Dòng 3"), "\(refused.errors)")
    #expect(try book.run("list", "administrative-units", "--format", "jsonl").lines.isEmpty)
    let skipped = try book.run("import", "administrative-units", path, "--skip-bad")
    #expect(skipped.status == 0)
    #expect(skipped.errors.contains("Dòng 3"))
    let listed = try book.run("list", "administrative-units", "--format", "csv")
    #expect(listed.output.contains(",00123,"))
    #expect(!listed.output.contains(",0012,"))
    let unknown = try book.run("import", "administrative-units", book.path + "/none.csv")
    #expect(unknown.status == 2)
  }

  @Test func whatIsListedComesBackThroughFiles() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let csv = try book.run("list", "visits", "--format", "csv").output
    let path = try file(csv, book)
    let again = try book.run("import", "visits", path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try book.run("list", "visits", "--format", "csv").output == csv)
  }
}

/// Story 4 in a real terminal.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct UnitsTerminalTests {
  @Test func whoMovesAwayIsFollowedBySomebody() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    func records(_ register: String) throws -> [[String: Any]] {
      let text = try book.run("list", register, "--format", "json").output
      return try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }
    let people = try records("people")
    let present = people.filter { $0["status"] as? String != "left" }
    let holders = try records("assignments")
      .filter { $0["level"] as? String == "group" && $0["to"] == nil }
      .compactMap { $0["person"] as? String }
    let names = present.filter { holders.contains($0["id"] as? String ?? "") }
      .compactMap { $0["name"] as? String }
    // One name that nobody else has.
    let name = try #require(
      names.first { name in people.count { $0["name"] as? String == name } == 1 })
    try terminal.open(book)
    try terminal.press("2", "F3")
    try terminal.type(name)
    try terminal.wait(for: "Tìm: \(name)")
    try terminal.press("F2")
    try terminal.wait(for: "1/10")
    try terminal.press("PageDown")
    try terminal.type("đã chuyển")
    try terminal.press("Enter")
    try terminal.type("20/11/2026")
    try terminal.press("F2")
    try terminal.wait(for: "NƠI CHƯA CÓ NGƯỜI THAY")
    try terminal.press("F2")
    try terminal.wait(for: "chọn người thay hoặc ghi lý do")
    for _ in 0..<8 {
      let screen = try terminal.wait(for: "thôi phụ trách")
      if screen.contains(" 0 NƠI") { break }
      try terminal.press("Enter")
      try terminal.wait(for: "gõ để tìm")
      try terminal.press("Enter")
    }
    try terminal.press("F2")
    try terminal.wait(for: "Đã lưu \(name)")
    let ended = try records("assignments").filter { $0["to"] as? String == "2026-11-19" }
    #expect(!ended.isEmpty)
    let begun = try records("assignments").filter { $0["from"] as? String == Program.today }
    #expect(begun.count >= ended.count)
  }
}
