import CommuneDomain
import Foundation
import Localization
import TestSupport
import Testing

/// The command line that scripts rely on.
struct CommandTests {
  static let orders = [
    ["list", "households", "--store", "BOOK", "--today", "2026-11-20", "--language", "en"],
    ["--store", "BOOK", "--today", "2026-11-20", "--language", "en", "list", "households"],
    ["--store", "BOOK", "list", "households", "--language=en", "--today", "20/11/2026"],
    ["--language", "en", "list", "--store=BOOK", "households"],
  ]

  @Test func optionsStandBeforeOrAfterTheSubcommand() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let outcomes = try Self.orders.map { order in
      try Program.run(order.map { $0.replacing("BOOK", with: book.path) })
    }
    #expect(outcomes.allSatisfy { $0 == outcomes[0] && $0.status == 0 })
    #expect(outcomes[0].lines.first?.contains("Head") == true)
  }

  @Test func aStrictUmaskHindersNobody() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let book = folder.path + "/book"
    let words =
      "umask 0277; \(Program.path) init \(book) --name Thử"
      + " && \(Program.path) --store \(book) add residence-units code=T1 name=T kind=thon"
    let status = try Child(
      path: "/bin/sh", arguments: ["-c", words], environment: ["PATH": "/usr/bin:/bin"]
    ).run(output: folder.path + "/out", errors: folder.path + "/errors")
    #expect(status == 0)
    let listed = try Program.run(["list", "residence-units", "--format", "jsonl"], store: book)
    #expect(listed.lines.count == 1)
  }

  @Test func theStoreIsFoundByVariableAndInTheDataFolder() throws {
    let folder = try Folder()
    defer { folder.remove() }
    _ = try Program.run(["init", folder.path + "/soxa", "--name", "Xã Thử"])
    for environment in [
      ["SOXA_STORE": folder.path + "/soxa"], ["XDG_DATA_HOME": folder.path],
    ] {
      let outcome = try Program.run(
        ["list", "people", "--format", "json"], environment: environment)
      #expect(outcome == .init(status: 0, output: "[]\n", errors: ""))
    }
  }

  @Test(arguments: ["households", "people", "meetings", "assignments", "recommendations"])
  func machineFormatsHoldWhatTheRegisterFilesHold(_ register: String) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let reveal = ["households", "people"].contains(register) ? ["--reveal", "đối chiếu"] : []
    func list(_ format: String) throws -> Program.Outcome {
      try Program.run(["list", register, "--format", format] + reveal, store: book.path)
    }
    let file = try String(
      contentsOfFile: "\(book.path)/registers/\(register).json", encoding: .utf8)
    let json = try list("json").output
    #expect(json == file)
    let records = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])

    let lines = try list("jsonl").lines
    #expect(lines.count == records.count)
    #expect(lines.allSatisfy { $0.hasPrefix(#"{"id":"#) })

    let csv = try list("csv").output
    #expect(csv.hasPrefix("id,"))
    let id = try #require(records.first?["id"] as? String)
    #expect(csv.contains("\r\n" + id + ","))
  }

  /// Whole numbers leave the book for a reason only, whatever the form in which they leave it.
  @Test(arguments: ["table", "json", "jsonl", "csv"])
  func numbersAreMaskedInEveryFormat(_ format: String) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let known = try Program.run(
      ["list", "people", "--format", "jsonl", "--reveal", "đối chiếu"], store: book.path)
    let numbers = known.output.matches(of: /"identity":"(\d{12})"/).map { String($0.1) }
    #expect(!numbers.isEmpty)
    func list(_ rest: [String]) throws -> String {
      try Program.run(["list", "people", "--format", format] + rest, store: book.path).output
    }
    let masked = try list([])
    #expect(!numbers.contains { masked.contains($0) })
    if format != "table" {
      let whole = try list(["--reveal", "đối chiếu"])
      #expect(numbers.allSatisfy { whole.contains($0) })
    }
  }

  struct Choice: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let codes: String
    init(_ arguments: String..., codes: String) {
      self.arguments = arguments
      self.codes = codes
    }
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let choices = [
    Choice("--where", "code=h000003", codes: "H000003"),
    Choice("--where", "code>=H", codes: "?"),
    Choice("--where", "persons>=2", "--where", "persons<=3", "--limit", "0", codes: ""),
    Choice("--search", "H000123", codes: "H000123"),
    Choice("--where", "code=H000003", "--where", "head=", codes: ""),
    Choice("--where", "code=H000003", "--where", "head!=", codes: "H000003"),
    Choice("--where", "code=H000003", "--where", "group!=Tổ 1 (TDP 1)", codes: ""),
    Choice("--sort", "-code", "--limit", "2", codes: "H000300 H000299"),
  ]

  @Test(arguments: choices)
  func listFindsSortsAndLimits(_ choice: Choice) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let outcome = try Program.run(
      ["list", "households", "--format", "jsonl"] + choice.arguments, store: book.path)
    let codes = outcome.lines.compactMap { line in
      line.split(separator: "\"code\":\"").last?.prefix(7)
    }
    #expect(codes.joined(separator: " ") == (choice.codes == "?" ? "" : choice.codes))
    #expect(outcome.status == (choice.codes == "?" ? 2 : 0))
  }

  @Test func whatIsAddedCanBeSetShownUndoneAndIsInTheHistory() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let added = try book.run(
      "add", "visits", "household=H000123", "visitor=Lê Thị Hạnh", "date=19/11/2026")
    #expect(added.status == 0, "\(added.errors)")
    let id = try #require(added.lines.first.map(String.init))
    #expect(id.count == 26)

    #expect(try book.run("set", "visits", id, "date=18/11/2026").output == id + "\n")
    let shown = try book.run("show", "visits", id, "--format", "json").output
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])
    #expect(record["date"] as? String == "2026-11-18")

    #expect(try book.run("undo").output.contains("19/11/2026 → 18/11/2026"))
    #expect(try book.run("show", "visits", id).output.contains("19/11/2026"))
    #expect(try book.run("undo").output.hasPrefix("Đã hoàn tác: Thêm lượt thăm"))
    #expect(try book.run("show", "visits", id).status == 1)
    let nothing = try book.run("undo")
    #expect(nothing.status == 1)

    let history = try book.run("history", "visits", id, "--format", "json").output
    let entries = try #require(
      try JSONSerialization.jsonObject(with: Data(history.utf8)) as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["undo", "undo", "change", "change"])
  }

  @Test func listsGrowAndAreClearedByAnEmptyValue() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let codes = try book.run("list", "recommendations", "--format", "jsonl", "--limit", "1")
    let id = try #require(codes.output.split(separator: "\"").dropFirst(2).dropFirst().first)
    for note in ["19/11/2026 đã gọi điện", "=đã hẹn"] {
      let outcome = try book.run("set", "recommendations", String(id), "progress=" + note)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let shown = try book.run("show", "recommendations", String(id)).output
    #expect(shown.contains("19/11/2026 đã gọi điện"))
    #expect(shown.contains("20/11/2026 =đã hẹn"))
  }

  @Test func todoAndCheckSpeakEnglishKeys() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let output = try book.run("todo", "--format", "json").output
    let alerts = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    #expect(alerts.count > 4)
    for alert in alerts {
      #expect(
        Set(alert.keys) == [
          "rule", "severity", "text", "register", "ids", "due", "phrase", "snoozed", "findings",
        ])
    }
    let check = try book.run("check")
    #expect(check.status == 0)
    #expect(
      check.lines.allSatisfy { $0.hasPrefix("soft\t") && $0.split(separator: "\t").count == 5 })
  }

  @Test(arguments: ["assignments", "recommendations", "visits", "meetings", "control-totals"])
  func reportsComeInThreeFormats(_ name: String) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let text = try book.run("report", name)
    #expect(text.status == 0, "\(text.errors)")
    #expect(!text.output.contains("‹"))
    let json = try book.run("report", name, "--format", "json").output
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(try book.run("report", name, "--format", "csv").output.contains(",") == true)
    #expect(try book.run("reports").output.contains(name))
  }

  @Test(arguments: ["vi", "en"])
  func theFieldGuideHasEveryWord(_ language: String) throws {
    let guide = try Program.run(["fields", "--language", language])
    #expect(guide.status == 0)
    #expect(!guide.output.contains("‹"))
    #expect(guide.output.contains("`residence-unit`"))
    for phrases in try [Phrases.vietnamese, .english] {
      for register in Commune.registers {
        for field in register.fields + register.derived {
          #expect(guide.output.contains(" \(phrases.label(register.key, field.key)) "))
        }
      }
    }
    let one = try Program.run(["fields", "needs", "--language", language])
    #expect(guide.output.contains(one.output))
  }

  @Test func recordedKeysEndOnTheScreenTheyLeadTo() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let keys = book.folder.path + "/keys.txt"
    try "# find a household\n6<F3>nguyen thi hoa".write(
      toFile: keys, atomically: false, encoding: .utf8)
    let played = try book.run("play", keys, "--size", "80x24")
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    #expect(played.output.contains("Nguyễn Thị Hoa"))
    try "<Nonsense>".write(toFile: keys, atomically: false, encoding: .utf8)
    #expect(try book.run("play", keys).status == 2)
    #expect(try book.run("play", book.path + "/missing").status == 2)
  }

  @Test(arguments: [["play", "--read-only"], ["--read-only", "play"]])
  func keysPlayedReadOnlySaveNothing(command: [String]) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let keys = book.path + "-keys.txt"
    defer { try? FileManager.default.removeItem(atPath: keys) }
    try "6<F7>H009999<Enter>Lò Văn Thử<F2>".write(
      toFile: keys, atomically: false, encoding: .utf8)
    let played = try Program.run(command + [keys], store: book.path)
    #expect(played.output.contains("CHỈ ĐỌC"), "\(played.output)\(played.errors)")
    let list = try Program.run(["list", "households", "--search", "H009999"], store: book.path)
    #expect(!list.output.contains("H009999"))
  }

  @Test func namesWithControlAndDirectionCharactersAreHarmless() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let added = try book.run(
      "add", "households", "code=H1", "head=\u{202E}\u{1B}[2JNguyễn\u{7}Văn")
    #expect(added.status == 0, "\(added.errors)")
    for arguments in [["list", "households"], ["show", "households", "H1"], ["history"]] {
      let output = try Program.run(arguments, store: book.path).output
      #expect(
        !output.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" || $0 == "\u{7}" })
    }
  }

  @Test func resourcesAreNamedWhereTheyWereLookedFor() throws {
    let outcome = try Program.run(["reports", "--resources", "/nowhere"])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("/nowhere"))
  }
}
