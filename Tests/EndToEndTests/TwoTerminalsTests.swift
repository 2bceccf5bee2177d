import Foundation
import Glibc
import Testing

/// Two clerks at one book, each in a terminal of his own.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct TwoTerminalsTests {
  private func start(_ terminal: Tmux, _ book: Book, station: String) throws {
    try terminal.start(
      ["--store", book.path, "--today", Program.today], environment: ["SOXA_STATION=" + station])
    try terminal.wait(for: "VIỆC CẦN LÀM")
    try terminal.press("6")
    try terminal.wait(for: "Mã hộ")
  }

  private func enter(_ code: String, _ head: String, in terminal: Tmux) throws {
    try terminal.press("F7")
    try terminal.wait(for: "1/12")
    try terminal.type(code)
    try terminal.press("Enter")
    try terminal.wait(for: "2/12")
    try terminal.type(head)
    try terminal.wait(for: head)
  }

  @Test func whatOneSavesTheOtherSeesAndNothingAcknowledgedIsLostWhenOneIsKilled() throws {
    let book = try Book.empty()
    let first = try Tmux()
    let second = try Tmux()
    defer {
      first.end()
      second.end()
      book.remove()
    }
    try start(first, book, station: "st01")
    try start(second, book, station: "st02")
    try enter("H000001", "Nguyễn Thị Hòa", in: first)
    try first.press("F2")
    try first.wait(for: "Đã lưu H000001")
    // Without a key.
    try second.wait(for: "Nguyễn Thị Hòa")
    try enter("H000002", "Trần Văn Bắc", in: second)
    try second.press("F2")
    try second.wait(for: "Đã lưu H000002")
    try first.wait(for: "Trần Văn Bắc")
    for number in 3...5 {
      try enter("H00000\(number)", "Lê Văn \(number)", in: first)
      try first.press("F2")
      try first.wait(for: "Đã lưu H00000\(number)")
    }
    try enter("H000006", "Phạm Thị Sáu", in: first)
    try first.press("F2")
    try first.signal(SIGKILL)
    try first.wait(for: "ended with 137")
    try second.wait(for: "Lê Văn 5")
    try enter("H000007", "Đỗ Thị Bảy", in: second)
    try second.press("F2")
    try second.wait(for: "Đã lưu H000007")
    let listed = try Program.run(["list", "households"], store: book.path)
    for head in [
      "Nguyễn Thị Hòa", "Trần Văn Bắc", "Lê Văn 3", "Lê Văn 4", "Lê Văn 5", "Đỗ Thị Bảy",
    ] {
      #expect(listed.output.contains(head), "\(head):\n\(listed.output)\(listed.errors)")
    }
    // What was not acknowledged is there whole, or not at all.
    #expect(listed.output.contains("H000006") == listed.output.contains("Phạm Thị Sáu"))
    try second.leave()
  }
}
