import Foundation
import Testing

/// Bad input: a clear sentence, the exit status that scripts rely on, and nothing changed on disk.
struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    /// What standard error says, among other things.
    let errors: [String]

    init(_ arguments: String..., status: Int32, errors: String...) {
      self.arguments = arguments
      self.status = status
      self.errors = errors
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(
      "add", "households", "foo=1", status: 2,
      errors: "Sổ households không có trường “foo”", "code, head, group"),
    Case("list", "nothing", status: 2, errors: "Không có sổ “nothing”", "households"),
    Case("show", "households", "H999999", status: 1, errors: "Không tìm thấy hộ “H999999”"),
    Case("list", "households", "--where", "code", status: 2, errors: "“code” không đúng dạng"),
    Case("list", "households", "--where", "head>=A", status: 2, errors: "Chủ hộ"),
    Case("list", "households", "--sort", "foo", status: 2, errors: "“foo”"),
    Case("list", "households", "--limit", "-1", status: 2, errors: "not be negative"),
    Case("list", "households", "--format", "xml", status: 2, errors: "xml"),
    Case("bogus", status: 2, errors: "bogus"),
    Case("list", status: 2, errors: "register"),
    Case("report", "nothing", status: 2, errors: "“nothing”", "assignments"),
    Case("report", "visits", "--period", "2026-Q9", status: 2, errors: "2026-Q9"),
    Case("report", "quarterly-summary", status: 2, errors: "người"),
    Case(
      "add", "households", "code=X1", "head=Trần Văn Cường", "birth=31/02/1990", status: 1,
      errors: "Hộ – Ngày sinh chủ hộ: lịch không có ngày “31/02/1990”", "Kiểm tra lại"),
    Case(
      "set", "households", "H000002", "birth=29/02/2025", status: 1,
      errors: "Hộ H000002", "lịch không có ngày “29/02/2025”"),
    Case(
      "add", "accesses", "kind=view", status: 1,
      errors: "Nhật ký chỉ được ghi thêm"),
    Case(
      "set", "households", "H000002", "birth=2199", status: 1, errors: "Ngày sinh", "2199"),
    Case(
      "add", "people", "name=Trần Văn Cường", "identity=0011850123", status: 1,
      errors: "Người", "Số định danh"),
    Case(
      "add", "visits", "household=H999999", status: 1,
      errors: "Lượt thăm", "Hộ gia đình: không tìm thấy hộ “H999999”"),
    Case(
      "add", "people", "name=A", "sex=khác lạ", "status=bay", status: 1,
      errors: "không có lựa chọn “khác lạ”", "không có lựa chọn “bay”"),
    Case(
      "add", "households", "code=H000002", "head=Trần Văn Cường", "group=Tổ 1 (TDP 1)",
      status: 1, errors: "Mã hộ", "H000002"),
    Case(
      "add", "meetings", "body=group", "group=Tổ 1 (TDP 1)", "required=10", "present=12",
      status: 1, errors: "Cuộc họp", "12", "10"),
    Case(
      "add", "assignments", "person=Lê Thị Hạnh", "level=group", "group=Tổ 2 (TDP 1)",
      "from=20/11/2026", "to=01/11/2026", status: 1, errors: "20/11/2026", "01/11/2026"),
    Case(
      "remove", "groups", "Tổ 1 (TDP 1)", status: 1, errors: "Tổ Tổ 1 (TDP 1)", "hộ (H000001"),
    Case("undo", "--read-only", status: 3, errors: "chỉ để đọc"),
    Case(
      "--read-only", "add", "households", "code=X1", "head=Trần Văn Cường", status: 3,
      errors: "chỉ để đọc"),
    Case("--demo", status: 2, errors: "dòng lệnh"),
    Case(status: 2, errors: "dòng lệnh"),
  ]

  @Test(arguments: cases)
  func badInputIsRefusedAndChangesNothing(_ bad: Case) throws {
    let book = try Book.sample()
    defer { book.remove() }
    let before = try book.contents()
    let outcome = try Program.run(bad.arguments, store: book.path)
    #expect(outcome.status == bad.status)
    #expect(outcome.output == "")
    let missing = bad.errors.filter { !outcome.errors.contains($0) }
    #expect(missing == [], "\(outcome.errors)")
    #expect(!outcome.errors.contains("‹"), "a phrase is missing: \(outcome.errors)")
    #expect(try book.contents() == before)
  }

  @Test func aSecondHeadOfAHouseholdIsRefused() throws {
    let book = try Book.sample()
    defer { book.remove() }
    let head = ["household=H000001", "household-role=head"]
    let first = try Program.run(["add", "people", "name=Bùi Văn Một"] + head, store: book.path)
    #expect(first.status == 0, "\(first.errors)")
    let before = try book.contents()
    let second = try Program.run(["add", "people", "name=Bùi Văn Hai"] + head, store: book.path)
    #expect(second.status == 1)
    #expect(second.errors.contains("Bùi Văn Một"), "\(second.errors)")
    #expect(try book.contents() == before)
  }

  /// A book that is spoilt: how, and what is said.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let spoil: @Sendable (Book) throws -> Void
    let status: Int32
    let errors: String
    /// What is left as it was: everything, or everything but what is added to journals and made anew.
    var isWritten = false
  }

  static let damages = [
    Damage(
      testDescription: "a file that is not a store",
      spoil: { book in
        try FileManager.default.removeItem(atPath: book.path)
        try Data("not a store".utf8).write(to: URL(fileURLWithPath: book.path))
      }, status: 3, errors: "không có sổ"),
    Damage(
      testDescription: "a folder that is not a store",
      spoil: { book in
        for name in ["store.json", "journal"] {
          try FileManager.default.removeItem(atPath: book.path + "/" + name)
        }
      }, status: 3, errors: "không có sổ"),
    Damage(
      testDescription: "a book that lacks the file which names it",
      spoil: { try FileManager.default.removeItem(atPath: $0.path + "/store.json") },
      status: 3, errors: "Tệp store.json của sổ bị mất"),
    Damage(
      testDescription: "a store of a newer format",
      spoil: { book in
        let file = book.path + "/store.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let newer = text.replacing("\"minReader\": 2", with: "\"minReader\": 9")
          .replacing("\"format\": 2", with: "\"format\": 9")
        try newer.write(toFile: file, atomically: false, encoding: .utf8)
      }, status: 3, errors: "9"),
    Damage(
      testDescription: "a garbled line in the journal",
      spoil: { book in
        for code in ["H901", "H902", "H903"] {
          _ = try book.run("add", "households", "code=" + code, "head=Trần Văn Cường")
        }
        let journal = try book.journal()
        var lines = try String(contentsOfFile: journal, encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
        lines[lines.count - 3] = "{garbled"
        try FileManager.default.removeItem(atPath: book.path + "/registers")
        try lines.joined(separator: "\n").write(
          toFile: journal, atomically: false, encoding: .utf8)
      }, status: 0, errors: "hỏng", isWritten: true),
    Damage(
      testDescription: "a garbled line in the act that made the book",
      spoil: { book in
        let journal = try book.journal()
        var lines = try String(contentsOfFile: journal, encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count > 4)
        lines[2] = "{garbled"
        try FileManager.default.removeItem(atPath: book.path + "/registers")
        try lines.joined(separator: "\n").write(
          toFile: journal, atomically: false, encoding: .utf8)
      }, status: 0, errors: "000001.jsonl, dòng 3", isWritten: true),
  ]

  @Test(arguments: damages)
  func aBookThatIsSpoiltIsNeverMadeWorse(_ damage: Damage) throws {
    let book = try Book.sample()
    defer { book.remove() }
    try damage.spoil(book)
    let before = (try? book.contents()) ?? [:]
    let outcome = try book.run("add", "households", "code=X1", "head=Trần Văn Cường")
    #expect(outcome.status == damage.status)
    #expect(outcome.errors.contains(damage.errors), "\(outcome.errors)")
    let after = (try? book.contents()) ?? [:]
    guard damage.isWritten else {
      #expect(after == before)
      return
    }
    // Journals are added to; no byte that was there is another one.
    for (name, bytes) in before where name.hasPrefix("journal/") {
      #expect(after[name]?.starts(with: bytes) == true, "\(name)")
    }
    let listed = try book.run("list", "households", "--format", "jsonl")
    #expect(listed.output.contains("Trần Văn Cường"))
  }
}
