import Foundation
import Testing

/// `soxa text type`, which scripts feed with lines of keys.
struct TextTypeTests {
  @Test(arguments: [
    (["--method", "telex"], "Uyr ban\r\nhoafn<BS>\n\ntieengs", "Ủy ban\r\nhòa\n\ntiếng\n"),
    (["--method", "telex", "--tone", "new"], "hoaf\n", "hoà\n"),
    (["--method", "vni"], "To63 12\n", "Tổ 12\n"),
    (["--method=viqr"], "Vie^.t Nam\\.\n", "Việt Nam.\n"),
    (["--method", "vni"], "", ""),
  ])
  func linesOfKeysBecomeLinesOfText(_ arguments: [String], _ keys: String, _ text: String) throws {
    let outcome = try Program.run(["text", "type"] + arguments, input: keys)
    #expect(outcome == .init(status: 0, output: text, errors: ""))
  }

  @Test func aWrongLineIsToldAndTheOthersStay() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let input = Data("aas\n".utf8) + [0x6F, 0xFF, 0x0A] + Data("oos\n".utf8)
    try input.write(to: URL(fileURLWithPath: folder.path + "/in"))
    let child = Child(
      path: Program.path,
      arguments: ["text", "type", "--method", "telex", "--language", "en"],
      environment: ["PATH": "/usr/bin:/bin"])
    let status = try child.run(
      input: folder.path + "/in", output: folder.path + "/out", errors: folder.path + "/errors")
    let output = try String(contentsOfFile: folder.path + "/out", encoding: .utf8)
    let errors = try String(contentsOfFile: folder.path + "/errors", encoding: .utf8)
    #expect(status == 1)
    #expect(output == "ấ\no\u{FFFD}\nố\n")
    #expect(errors.hasPrefix("Line 2, byte "))
    #expect(errors.split(separator: "\n").count == 1)
  }

  @Test func aLongLineWithALongWordIsTyped() throws {
    let words = String(repeating: "tieengs ", count: 5_000) + String(repeating: "a", count: 20_000)
    let outcome = try Program.run(["text", "type", "--method", "telex"], input: words)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("tiếng tiếng "))
    // Of aaa one a is lost as a mark; the end of the line makes up for it.
    #expect(outcome.output.utf8.count == 5_000 * 8 + 20_000)
  }

  @Test(arguments: [["--method", "morse"], [], ["--method", "vni", "--tone", "high"]])
  func whatIsNoMethodIsWrongUsage(_ arguments: [String]) throws {
    #expect(try Program.run(["text", "type"] + arguments).status == 2)
  }
}
