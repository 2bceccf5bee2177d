import Foundation
import Glibc
import Testing

/// The program in a real terminal.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct TerminalJourneyTests {
  private static let today = ["--today", Program.today]

  @Test func whatWasSavedIsThereAfterTheProgramIsKilled() throws {
    let terminal = try Tmux()
    defer { terminal.end() }
    let path = terminal.folder.path + "/books/new"
    let arguments = ["--store", path] + Self.today
    try terminal.start(arguments)
    try terminal.wait(for: "Bắt đầu với sổ nào?")
    try terminal.press("Enter")
    try terminal.wait(for: "Tên")
    try terminal.type("Phường Thử")
    try terminal.press("Enter")
    try terminal.type("02215")
    try terminal.press("Enter")
    try terminal.wait(for: "VIỆC CẦN LÀM")
    try terminal.press("6", "F7")
    try terminal.wait(for: "Mã hộ")
    try terminal.type("H000001")
    try terminal.press("Enter")
    try terminal.type("Nguyễn Thị Hòa")
    try terminal.press("Enter", "F2")
    try terminal.wait(for: "Đã lưu H000001")
    let other = try Program.run(
      ["add", "people", "name=A"], store: path, environment: ["SOXA_STATION": "st09"])
    #expect(other.status == 0, "\(other.errors)")
    try terminal.press("F7")
    try terminal.wait(for: "mới")
    try terminal.type("H000002")
    try terminal.press("Enter")
    try terminal.wait(for: "2/12")
    try terminal.signal(SIGKILL)
    try terminal.wait(for: "ended with 137")

    let listed = try Program.run(["list", "households"], store: path)
    #expect(listed.output.contains("Nguyễn Thị Hòa"))
    let again = try Tmux()
    defer { again.end() }
    try again.start(arguments)
    try again.wait(for: "H000002")
    try again.press("Escape")
    try again.wait(for: "VIỆC CẦN LÀM")
    try again.press("6")
    try again.wait(for: "Nguyễn Thị Hòa")
    try again.press("C-z")
    try again.wait(for: "chưa có bản ghi")
    try again.leave()
  }

  @Test func everySizeIsFilledAndTheSmallestSaysWhatItNeeds() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("6")
    try terminal.wait(for: "300 hộ")
    for (columns, rows) in [(120, 40), (40, 12), (200, 60), (61, 17)] {
      try terminal.resize(columns: columns, rows: rows)
      let screen = try terminal.wait(for: "300 hộ")
      #expect(screen.contains("Mã"))
    }
    try terminal.resize(columns: 30, rows: 8)
    try terminal.wait(for: "40×12")
    try terminal.resize(columns: 80, rows: 24)
    try terminal.wait(for: "300 hộ")
  }

  @Test func vietnameseIsShownAndTypedWithoutALanguage() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.start(
      ["--store", book.path] + Self.today, environment: ["LC_ALL=C", "LANG=C"])
    try terminal.wait(for: "Phường Minh Họa")
    try terminal.press("6", "F3")
    try terminal.type("Bắc")
    let screen = try terminal.wait(for: "Nguyễn Văn Bắc")
    #expect(screen.contains("Bắc▏") || screen.contains("Tìm"))
  }

  @Test(arguments: [SIGTRAP, SIGILL, SIGSEGV, SIGABRT])
  func aTrapLeavesASaneTerminal(_ signal: Int32) throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.signal(signal)
    try terminal.wait(for: "ended with \(128 + signal)")
    let screen = try terminal.wait(for: "echoke")
    #expect(screen.contains(" icanon"), "\(screen)")
    #expect(screen.contains(" echo "), "\(screen)")
    #expect(!screen.contains("VIỆC CẦN LÀM"))
  }

  @Test func anUnfinishedFormIsKeptWhenTheProgramIsAskedToEnd() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("6", "F7")
    try terminal.wait(for: "1/12")
    try terminal.type("H77")
    try terminal.wait(for: "H77")
    try terminal.signal(SIGTERM)
    try terminal.wait(for: "ended with 0")
    let drafts = try FileManager.default.contentsOfDirectory(atPath: book.path + "/local/drafts")
    #expect(drafts.count == 1)
  }

  @Test func anUnknownTerminalIsNamed() throws {
    let book = try Book.sample()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.start(["--store", book.path], environment: ["TERM=nonsense"])
    let screen = try terminal.wait(for: "ended with 2")
    #expect(screen.contains("“nonsense”"))
  }

  @Test func theDemonstrationLeavesNothingBehind() throws {
    let terminal = try Tmux()
    defer { terminal.end() }
    let temporary = terminal.folder.path + "/tmp"
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: false)
    try terminal.start(["--demo"] + Self.today, environment: ["TMPDIR=" + temporary])
    try terminal.wait(for: "6.214")
    let made = try FileManager.default.contentsOfDirectory(atPath: temporary)
    let mode = try FileManager.default
      .attributesOfItem(atPath: temporary + "/" + (made.first ?? ""))[.posixPermissions]
    #expect(mode as? Int == 0o700)
    try terminal.leave()
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
  }
}
