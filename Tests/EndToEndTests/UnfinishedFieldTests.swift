import Foundation
import Glibc
import Testing

/// What stands in a field before it is left.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct UnfinishedFieldTests {
  @Test func whatIsBeingTypedIsKeptWhenNobodyTypesForAMoment() throws {
    let book = try Folder()
    defer { book.remove() }
    let path = book.path + "/book"
    #expect(try Program.run(["init", path, "--name", "Phường Thử"]).status == 0)
    let arguments = ["--store", path, "--today", Program.today]
    let terminal = try Tmux()
    defer { terminal.end() }
    try terminal.start(arguments)
    try terminal.wait(for: "VIỆC CẦN LÀM")
    try terminal.press("6", "F7")
    try terminal.wait(for: "Mã hộ")
    try terminal.type("H000777")
    let drafts = path + "/local/drafts"
    for _ in 0..<600 where !Self.stands("H000777", in: drafts) { usleep(50_000) }
    try terminal.signal(SIGKILL)
    try terminal.wait(for: "ended with 137")
    let again = try Tmux()
    defer { again.end() }
    try again.start(arguments)
    try again.wait(for: "H000777")
  }

  /// Whether a file of the folder, or of one in it, holds a text.
  private static func stands(_ text: String, in folder: String) -> Bool {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.contains { name in
      (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8))?.contains(text) == true
    }
  }
}
