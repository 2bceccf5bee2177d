import Foundation
import Testing

/// Two machines wrote without knowing of each other; somebody looks at it by command.
struct ConflictTests {
  /// Two copies of one book, in both of which the same phone number was changed, put together again.
  private func merged() throws -> Book {
    let book = try Book.empty()
    let other = book.folder.path + "/other"
    func run(_ arguments: [String], _ store: String, _ station: String) throws {
      let outcome = try Program.run(
        arguments, store: store, environment: ["SOXA_STATION": station])
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    try run(["add", "households", "code=H1", "head=Trần Văn Cường"], book.path, "st01")
    try run(["add", "households", "code=H2", "head=Lò Thị Mai"], book.path, "st01")
    try FileManager.default.copyItem(atPath: book.path, toPath: other)
    try run(["set", "households", "H1", "phone=0911111111"], book.path, "st01")
    try run(["set", "households", "H2", "phone=0911111112"], book.path, "st01")
    try run(["set", "households", "H1", "phone=0922222222"], other, "st02")
    try run(["set", "households", "H2", "phone=0922222223"], other, "st02")
    let journals = try FileManager.default.contentsOfDirectory(atPath: other + "/journal")
    let name = try #require(journals.first { $0.hasPrefix("st02") })
    try FileManager.default.copyItem(
      atPath: "\(other)/journal/\(name)", toPath: "\(book.path)/journal/\(name)")
    return book
  }

  private func entries(_ book: Book) throws -> [[String: Any]] {
    let json = try book.run("conflicts", "list", "--format", "json")
    try #require(json.status == 0, "\(json.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
  }

  private func phone(_ book: Book, _ code: String) throws -> String {
    let json = try book.run("show", "households", code, "--format", "json").output
    let record = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return record?["phone"] as? String ?? ""
  }

  @Test func whatDoesNotCountIsListedAndShown() throws {
    let book = try merged()
    defer { book.remove() }
    let found = try entries(book)
    #expect(found.count == 2)
    #expect(found.map { $0["value"] as? String } == ["0911111111", "0911111112"])
    #expect(found.map { $0["counts"] as? String } == ["0922222222", "0922222223"])
    let table = try book.run("conflicts")
    #expect(table.status == 0 && table.output.contains("Trần Văn Cường"), "\(table.errors)")
    #expect(!table.output.contains("‹"))
    let name = try #require(found[0]["name"] as? String)
    #expect(name.utf8.count == 8)
    let shown = try book.run("conflicts", "show", String(name.prefix(6)))
    #expect(shown.output.contains(name) && shown.output.contains("st02"))
    #expect(
      try book.run("conflicts", "show", name, "--format", "table").output == shown.output)
    let json = try book.run("conflicts", "show", name, "--format", "json").output
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    // The same names after another opening.
    #expect(try entries(book).map { $0["name"] as? String } == found.map { $0["name"] as? String })
  }

  @Test func theyAreSettledInOneActAndUndone() throws {
    let book = try merged()
    defer { book.remove() }
    let names = try entries(book).compactMap { $0["name"] as? String }
    let taken = try Program.run(
      ["conflicts", "settle", "--take", "--format", "json"] + names, store: book.path)
    #expect(taken.status == 0, "\(taken.errors)")
    let settled = try #require(
      try JSONSerialization.jsonObject(with: Data(taken.output.utf8)) as? [[String: Any]])
    #expect(settled.map { $0["name"] as? String } == names)
    #expect(settled.map { $0["counts"] as? String } == ["0911111111", "0911111112"])
    #expect(try entries(book).isEmpty)
    #expect(try phone(book, "H1") == "0911111111")
    #expect(try phone(book, "H2") == "0911111112")
    #expect(try book.run("undo").status == 0)
    #expect(try phone(book, "H1") == "0922222222")
    #expect(try entries(book).count == 2)

    let value = try book.run("conflicts", "settle", names[0], "--value", "0933333333")
    #expect(value.status == 0, "\(value.errors)")
    #expect(try phone(book, "H1") == "0933333333")
    #expect(try entries(book).count == 1)
    #expect(try book.run("conflicts", "settle", "--all", "--keep").output.contains("1 mục"))
    #expect(try phone(book, "H2") == "0922222223")
    #expect(try entries(book).isEmpty)
    #expect(try book.run("conflicts").output.contains("Không có gì"))
    #expect(try book.run("verify").status == 0)
  }

  static let wrong: [([String], Int32)] = [
    (["settle", "--keep"], 2), (["settle", "abcd"], 2),
    (["settle", "abcd", "--keep", "--take"], 2),
    (["settle", "a", "b", "--value", "x"], 2), (["settle", "--all", "--take"], 2),
    (["settle", "--all", "abcd", "--keep"], 2), (["settle", "zzzz", "--keep"], 1),
    (["settle", "abc", "--keep"], 1), (["show", "zzzzzzzz"], 1), (["show"], 2),
    (["accept", "st09-nobody"], 1), (["accept"], 2), (["nonsense"], 2),
    (["list", "--format", "csv"], 2),
  ]

  @Test func wrongWaysAreRefusedAndChangeNothing() throws {
    let book = try merged()
    defer { book.remove() }
    _ = try entries(book)
    let before = try book.contents()
    for (arguments, status) in Self.wrong {
      let outcome = try Program.run(["conflicts"] + arguments, store: book.path)
      #expect(outcome.status == status, "\(arguments) \(outcome.errors)")
      #expect(!outcome.errors.contains("‹"))
    }
    let names = try entries(book).compactMap { $0["name"] as? String }
    let refused = try book.run("conflicts", "settle", names[0], "--value", "không phải số")
    #expect(refused.status == 1, "\(refused.errors)")
    #expect(
      try book.run("conflicts", "settle", names[0], "--keep", "--read-only").status == 3)
    let after = try book.contents()
    for (name, bytes) in before where name.hasPrefix("journal/") { #expect(after[name] == bytes) }
  }

  /// A clock was decades ahead; what it wrote waits until somebody takes it over.
  @Test func whatAClockThatWasAheadWroteIsTakenOver() throws {
    let book = try Book.kept("ahead")
    defer { book.remove() }
    let listed = try book.run("list", "households", "--format", "jsonl")
    #expect(listed.lines.count == 1)
    #expect(listed.errors.contains("soxa conflicts accept st03-hoa"), "\(listed.errors)")
    let accepted = try book.run("conflicts", "accept", "st03-hoa")
    #expect(accepted.status == 0 && accepted.output.contains("2 thay đổi"), "\(accepted.errors)")
    let again = try book.run("list", "households", "--format", "jsonl")
    #expect(again.lines.count == 2 && again.errors == "", "\(again.errors)")
    #expect(again.output.contains("0912345678"))
    #expect(try book.run("conflicts", "accept", "st03-hoa").status == 1)
    #expect(try book.run("verify").status == 0)
  }
}
