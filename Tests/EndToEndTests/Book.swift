import Foundation
import Testing

/// A book on disk for one test.
struct Book {
  let folder: Folder

  var path: String { folder.path + "/book" }

  /// A copy of the sample of 300 households, which is made once for all tests.
  static func sample() throws -> Book {
    let book = Book(folder: try Folder())
    let original = try original.get()
    try FileManager.default.copyItem(atPath: original.path, toPath: book.path)
    return book
  }

  /// A book that was kept, as an earlier day left it; without register files.
  static func kept(_ name: String) throws -> Book {
    let book = Book(folder: try Folder())
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    try FileManager.default.copyItem(
      atPath: "/\(tests)/JSONStoreTests/Books/\(name)", toPath: book.path)
    return book
  }

  /// A new, empty book.
  static func empty() throws -> Book {
    let book = Book(folder: try Folder())
    let made = try Program.run(["init", book.path, "--name", "Phường Thử", "--code", "02215"])
    try #require(made == .init(status: 0, output: book.path + "\n", errors: ""))
    return book
  }

  private static let original = Result {
    let book = Book(folder: try Folder())
    let made = try Program.run(
      ["sample", book.path, "--households", "300", "--today", Program.today])
    try #require(made == .init(status: 0, output: book.path + "\n", errors: ""))
    return book
  }

  func run(_ arguments: String..., input: String = "") throws -> Program.Outcome {
    try Program.run(arguments, store: path, input: input)
  }

  func remove() { folder.remove() }

  /// Every byte that counts: the identity, the journals and the register files.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let isKept = ["journal/", "registers/", "store.json"].contains { name.hasPrefix($0) }
      guard isKept, let data = FileManager.default.contents(atPath: path + "/" + name) else {
        continue
      }
      contents[name] = data
    }
    return contents
  }

  /// The newest file of the only journal.
  func journal() throws -> String {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path + "/journal")
    return path + "/journal/" + (try #require(names.filter { $0.hasSuffix(".jsonl") }.max()))
  }
}

extension Book {
  /// Enters the lines of a table, which must all be right.
  func enter(_ register: String, _ lines: [String]) throws {
    let path = folder.path + "/entered.csv"
    try (lines.joined(separator: "\n") + "\n")
      .write(toFile: path, atomically: false, encoding: .utf8)
    let done = try run("import", register, path)
    try #require(done.status == 0, "\(register): \(done.errors)")
  }

  /// The records of a register as JSON has them.
  func records(_ register: String) throws -> [[String: Any]] {
    let text = try run("list", register, "--format", "json").output
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }
}
