import Foundation
import Testing

/// `soxa text fold`, `sort`, `normalise` and `convert`, as scripts use them.
struct TextFilterTests {
  static let cases: [([String], String, String)] = [
    (["fold"], "Nguyễn Đỗ\nHoà\n", "nguyen do\nhoa\n"), (["fold"], "", ""), (["fold"], "Đ", "d\n"),
    (["sort"], "Tổ 12\nĐội 1\nTổ 2\nđa\ndz\n", "dz\nđa\nĐội 1\nTổ 2\nTổ 12\n"),
    (
      ["sort", "--by", "given"], "Trần Nam\nLê Nam\nVũ Ân\nHồ An\n",
      "Hồ An\nVũ Ân\nLê Nam\nTrần Nam\n"
    ),
    (
      ["sort", "--by", "family"], "Trần Nam\nLê Nam\nĐỗ Ân\nDư An\n",
      "Dư An\nĐỗ Ân\nLê Nam\nTrần Nam\n"
    ),
    (["normalise"], "\u{FEFF}Ðặng\t Va\u{306}n\u{A0} An\r\n", "Đặng\tVăn An\n"),
    (["convert", "--from", "tcvn3"], "NguyÔn V¨n\n", "Nguyễn Văn\n"),
    (["convert", "--from", "vni"], "Ñoã Thò Hoøa", "Đỗ Thị Hòa\n"),
    (["convert", "--from", "abc", "--capitals", "all"], "NguyÔn\n", "NGUYỄN\n"),
  ]

  @Test(arguments: cases)
  func linesOfTextBecomeLinesOfText(_ arguments: [String], _ input: String, _ output: String) throws
  {
    let outcome = try Program.run(["text"] + arguments, input: input)
    #expect(outcome == .init(status: 0, output: output, errors: ""))
  }

  @Test func theEncodingIsToldFromTheWords() throws {
    let input = Data("STT\n1;Nguy".utf8) + [0xD4] + Data("n V".utf8) + [0xA8] + Data("n An\n".utf8)
    let outcome = try run(["convert"], input)
    #expect(outcome.status == 0)
    #expect(outcome.output == "STT\n1;Nguyễn Văn An\n")
    #expect(outcome.errors.contains("TCVN3 (ABC)") && outcome.errors.contains("100 %"))
    let preview = try run(["convert", "--preview"], input)
    #expect(preview.status == 0 && preview.errors.isEmpty)
    #expect(preview.output.hasPrefix("tcvn3 (TCVN3 (ABC)): 100 %"))
    #expect(preview.output.contains("\n  1;Nguyễn Văn An\n"))
  }

  /// Arguments, bytes, standard output, the place told in English.
  static let faults: [([String], [UInt8], String, String)] = [
    (["fold"], [0x41, 0xFF, 0x0A, 0x42, 0x0A], "a\u{FFFD}\nb\n", "Line 1, byte 2: "),
    (
      ["sort"], [0x42, 0x0A, 0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\nB\n", "Line 2, byte 1: "
    ),
    (["normalise"], [0x41, 0xE1, 0xBB], "A\u{FFFD}\n", "Line 1, byte 2: "),
    (
      ["convert", "--from", "vni"], [0x0A, 0x0A, 0x61, 0x81], "\n\na\u{FFFD}\n", "Line 3, byte 2: "
    ),
    (["convert", "--from", "cp1258"], [0xEC, 0x61], "\u{301}a\n", "Line 1, byte 1: "),
  ]

  @Test(arguments: faults)
  func whatHasNoMeaningIsToldAndTheRestKept(
    _ arguments: [String], _ input: [UInt8], _ output: String, _ place: String
  ) throws {
    let outcome = try run(arguments + ["--language", "en"], Data(input))
    #expect(outcome.status == 1)
    #expect(Array(outcome.output.utf8) == Array(output.utf8))
    #expect(outcome.errors.hasPrefix(place))
  }

  @Test func aLongLineIsReadWholeAndManyFaultsAreCounted() throws {
    let long = try Program.run(["text", "fold"], input: String(repeating: "Đỗ ", count: 100_000))
    #expect(long.status == 0)
    #expect(long.output.utf8.count == 300_001)
    let noise = try run(["fold", "--language", "en"], Data(repeating: 0xFF, count: 1_000))
    #expect(noise.status == 1)
    #expect(noise.errors.split(separator: "\n").count == 11)
    #expect(noise.errors.hasSuffix("990 more of this kind.\n"))
  }

  @Test func anUnknownEncodingIsWrongUsageAndAnUnclearOneIsRefused() throws {
    let unknown = try Program.run(["text", "convert", "--from", "vps"])
    #expect(
      unknown.status == 2 && unknown.errors.contains("vps") && unknown.errors.contains("viscii"))
    let unclear = try Program.run(["text", "convert"], input: "Müller, Straße, Ångström\n")
    #expect(unclear.status == 1 && unclear.output.isEmpty && unclear.errors.contains("--preview"))
  }

  private func run(_ arguments: [String], _ input: Data) throws -> Program.Outcome {
    let folder = try Folder()
    defer { folder.remove() }
    try input.write(to: URL(fileURLWithPath: folder.path + "/in"))
    let child = Child(
      path: Program.path, arguments: ["text"] + arguments, environment: ["PATH": "/usr/bin:/bin"])
    let status = try child.run(
      input: folder.path + "/in", output: folder.path + "/out", errors: folder.path + "/errors")
    return Program.Outcome(
      status: status, output: try String(contentsOfFile: folder.path + "/out", encoding: .utf8),
      errors: try String(contentsOfFile: folder.path + "/errors", encoding: .utf8))
  }
}
