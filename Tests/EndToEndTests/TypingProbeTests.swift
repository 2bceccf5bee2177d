import Foundation
import Testing

/// What input methods send, byte by byte, to the program in a real terminal; and the program's own
/// typing where there is none.
@Suite(
  .serialized,
  .enabled(if: Tmux.isPresent, "tmux is not installed: apt-get install tmux"))
struct TypingProbeTests {
  private static let today = ["--today", Program.today]

  /// A probe's name, what it sends, read by read, and the name that must then be in the book.
  static let probes: [(String, [[UInt8]], String)] = [
    (
      "7F burst", [Array("Nguyen\u{7F}\u{7F}\u{7F}yên\u{7F}\u{7F}ễn Thi\u{7F}ị".utf8)],
      "Nguyễn Thị"
    ),
    (
      "08 burst", [Array("Nguyen\u{8}\u{8}\u{8}yên\u{8}\u{8}ễn Thi\u{8}ị".utf8)], "Nguyễn Thị"
    ),
    ("split letters", "Phường Xuân".utf8.map { [$0] }, "Phường Xuân"),
    (
      "NFD Backspace",
      [Array("Nguye\u{302}\u{303}n".utf8), [0x7F, 0x7F], Array("e\u{302}\u{303}n".utf8)],
      "Nguyễn"
    ),
    ("pre-edit commit", [Array("\u{202F}\u{7F}Bích Ngọc\u{202F}".utf8)], "Bích Ngọc"),
  ]

  @Test func everyProbeArrivesAsItWasMeant() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("6")
    try terminal.wait(for: "chưa có bản ghi")
    for (number, (_, reads, expected)) in Self.probes.enumerated() {
      try terminal.press("F7")
      try terminal.wait(for: "1/12")
      try terminal.type("H00000\(number + 1)")
      try terminal.press("Enter")
      try terminal.wait(for: "2/12")
      for read in reads { try terminal.send(read) }
      try terminal.wait(for: expected)
      try terminal.press("F2")
      try terminal.wait(for: "Đã lưu H00000\(number + 1)")
    }
    let listed = try book.run("list", "households", "--format", "json").output
    for (name, _, expected) in Self.probes {
      #expect(listed.contains("\"\(expected)\""), "\(name): \(listed)")
    }
  }

  @Test func telexIsSwitchedOnStepsAsideAndIsRemembered() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("6", "F3", "F12")
    try terminal.wait(for: "Đã bật gõ Telex")
    try terminal.type("phuwowngf Minh Xuaan test")
    try terminal.wait(for: "phường Minh Xuân tét▏")
    try terminal.send([0x1F])
    try terminal.wait(for: "phường Minh Xuân test▏")
    try terminal.send(Array(" ba\u{7F}ắc".utf8))
    try terminal.wait(for: "Bàn phím đang tự ghép dấu; Telex của SoXa đã tắt.")
    try terminal.leave()

    let again = try Tmux()
    defer { again.end() }
    try again.open(book)
    try again.press("6", "F3")
    try again.wait(for: "TELEX")
    try again.type("hoaf")
    try again.wait(for: "hòa▏")
  }

  @Test func theKeyboardIsTriedBeforeThereIsABook() throws {
    let terminal = try Tmux()
    defer { terminal.end() }
    let arguments = ["--store", terminal.folder.path + "/books/new"] + Self.today
    try terminal.start(arguments)
    try terminal.wait(for: "Bắt đầu với sổ nào?")
    try terminal.press("4")
    try terminal.wait(for: "rồi một Backspace")
    try terminal.type("tieengs Vieetj")
    try terminal.wait(for: "bấm Enter để bật Telex")
    try terminal.press("Enter")
    try terminal.type("tieengs Vieetj")
    try terminal.wait(for: "giờ bấm Backspace")
    try terminal.send([0x08])
    try terminal.wait(for: "Backspace là 08")
    try terminal.press("Enter")
    try terminal.wait(for: "✓ Gõ được bằng bộ gõ của SoXa")
    try terminal.press("1")
    try terminal.type("Phuwowngf Thuwr")
    try terminal.wait(for: "Phường Thử")
    try terminal.press("Enter", "Enter")
    try terminal.wait(for: "VIỆC CẦN LÀM")
    try terminal.press("6", "F3")
    try terminal.wait(for: "TELEX")
    try terminal.leave()
  }

  @Test func aPasteOfAMillionBytesIsRefusedAndTheProgramGoesOn() throws {
    let book = try Book.empty()
    let terminal = try Tmux()
    defer {
      terminal.end()
      book.remove()
    }
    try terminal.open(book)
    try terminal.press("6", "F3")
    try terminal.wait(for: "Tìm:")
    let text = String(repeating: "họp tổ\n\u{1B}[A", count: 80_000)
    try terminal.paste(text)
    try terminal.wait(for: "không nhận")
    try terminal.type("Bắc")
    try terminal.wait(for: "Bắc▏")
  }
}
