import Foundation
import Testing

/// The built program, run as a script runs it.
struct Program {
  /// What a run left behind.
  struct Outcome: Equatable {
    let status: Int32
    let output: String
    let errors: String

    var lines: [Substring] { output.split(separator: "\n") }
  }

  /// The program that was built together with these tests, in the same folder.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/soxa"
  }()

  /// The day on which every test happens.
  static let today = "2026-11-20"

  /// Runs the program on a book, on the day of the tests.
  static func run(
    _ arguments: [String], store: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(
      arguments + ["--store", store, "--today", today], input: input, environment: environment)
  }

  /// Runs the program with these arguments and no others.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try Folder()
    defer { folder.remove() }
    let files = ["in", "out", "errors"].map { folder.path + "/" + $0 }
    try Data(input.utf8).write(to: URL(fileURLWithPath: files[0]))
    let variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let child = Child(
      path: path, arguments: arguments, environment: variables.merging(environment) { $1 })
    let status = try child.run(input: files[0], output: files[1], errors: files[2])
    return Outcome(
      status: status, output: try String(contentsOfFile: files[1], encoding: .utf8),
      errors: try String(contentsOfFile: files[2], encoding: .utf8))
  }
}
