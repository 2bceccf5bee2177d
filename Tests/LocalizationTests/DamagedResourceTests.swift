import Foundation
import Localization
import ResourceFiles
import TestSupport
import Testing

/// What is said of files that someone has edited badly.
@Suite struct DamagedResourceTests {
  /// File, its text, what is wrong.
  static let words: [(String, ResourceError)] = [
    ("{\n\"a\": \"b\",\n\"c\" \"d\"\n}\n", .notJSON(file: "Locales/vi.json", line: 3)),
    ("{\n\"a\": \"b\"\n\"c\": \"d\"\n}\n", .notJSON(file: "Locales/vi.json", line: 3)),
    ("{\n\"a\": \"b\n\"}\n", .notJSON(file: "Locales/vi.json", line: 2)),
    ("{\"a\": \"b\"}\n}\n", .notJSON(file: "Locales/vi.json", line: 2)),
    ("", .notJSON(file: "Locales/vi.json", line: 1)),
    ("{\n\"a\": \"b\",\n}\n", .notJSON(file: "Locales/vi.json", line: 3)),
    ("{\"a\": 5}", .wrongKind(file: "Locales/vi.json", key: "a")),
    ("[]", .wrongKind(file: "Locales/vi.json", key: "")),
  ]

  @Test(arguments: words)
  func wordsThatCannotBeReadAreNamed(_ text: String, _ error: ResourceError) throws {
    try inDirectory(with: ["Locales/vi.json": text]) { files in
      #expect(throws: error) { try files.phrases(.vietnamese) }
    }
  }

  @Test func aMissingFileIsNamed() throws {
    try inDirectory(with: [:]) { files in
      #expect(throws: ResourceError.missing(file: "Locales/en.json")) {
        try files.phrases(.english)
      }
    }
  }

  static let row =
    "[{\"code\": \"CODE\", \"value\": 1, \"legalBasis\": \"\", \"validFrom\": \"DATE\", "
    + "\"source\": \"SOURCE\", \"verified\": VERIFIED}]"

  /// Code, date, source, verified, what is wrong.
  static let rules: [(String, String, String, String, ResourceError)] = [
    (
      "x", "2026-01-01", "office", "true",
      .wrongValue(file: "Rules/limits.json", key: "0.code", value: "x")
    ),
    (
      "cell.meetings-per-month", "2026-02-31", "office", "true",
      .wrongValue(file: "Rules/limits.json", key: "0.validFrom", value: "2026-02-31")
    ),
    (
      "cell.meetings-per-month", "2026-01-01", "hearsay", "true",
      .wrongValue(file: "Rules/limits.json", key: "0.source", value: "hearsay")
    ),
    (
      "cell.meetings-per-month", "2026-01-01", "office", "1",
      .wrongKind(file: "Rules/limits.json", key: "0.verified")
    ),
  ]

  @Test(arguments: rules)
  func aRuleWithoutMeaningIsNamed(
    _ code: String, _ date: String, _ source: String, _ verified: String, _ error: ResourceError
  ) throws {
    let text = Self.row.replacing("CODE", with: code).replacing("DATE", with: date)
      .replacing("VERIFIED", with: verified).replacing("SOURCE", with: source)
    try inDirectory(with: ["Rules/limits.json": text]) { files in
      #expect(throws: error) { try files.limits() }
    }
  }

  private func inDirectory(
    with files: [String: String], _ body: (ResourceFiles) throws -> Void
  ) throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "soxa-resources-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in files {
      let file = directory.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(ResourceFiles(directory: directory.path))
  }
}
