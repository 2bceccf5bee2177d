import Foundation
import Testing

/// The board of admissions and the rules of its register, in a real terminal and on the command line.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct AdmissionJourneyTests {
  private static let today = ["--today", Program.today]

  @Test func aCaseMovesOnFromTheGuideAndIsOnDisk() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("C-v")
    try terminal.wait(for: "1–2 Cảm tình")
    try terminal.press("n")
    try terminal.wait(for: "! 2. Cảm tình Đảng")
    try terminal.press("Enter")
    try terminal.wait(for: "Quần chúng")
    try terminal.type("20/11/2026")
    try terminal.press("Enter")
    try terminal.type("09-NQ/CB")
    try terminal.press("F2")
    try terminal.wait(for: "Đã lưu")
    let screen = try terminal.wait(for: "! Người giúp đỡ 1")
    #expect(!screen.contains("2. Cảm tình Đảng"), "\(screen)")
    try terminal.press("Escape")
    try terminal.wait(for: "1–2 Cảm tình")
    let listed = try Program.run(
      ["list", "admissions", "--where", "listed-resolution=09-NQ/CB"] + Self.today,
      store: book.path)
    #expect(listed.status == 0, "\(listed.errors)")
    #expect(listed.output.contains("2 Cảm tình"), "\(listed.output)")
  }

  /// Step 8 is not entered before the resolution of the cell, wherever it is tried.
  @Test func aDecisionBeforeTheCellHasResolvedIsRefused() throws {
    let book = try Book.empty()
    defer { book.remove() }
    func run(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(arguments + Self.today, store: book.path)
    }
    #expect(try run("add", "people", "name=Hoàng Văn Nam").status == 0)
    #expect(
      try run(
        "add", "party-organisations", "code=CB03", "name=Chi bộ TDP 3", "kind=school-cell"
      ).status == 0)
    let refused = try run(
      "add", "admissions", "candidate=Hoàng Văn Nam", "cell=CB03", "introduced=2025-01-02",
      "decided=2025-05-05")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("bước này cần có trước"), "\(refused.errors)")
    let accepted = try run(
      "add", "admissions", "candidate=Hoàng Văn Nam", "cell=CB03", "introduced=2025-01-02")
    #expect(accepted.status == 0, "\(accepted.errors)")
  }
}
