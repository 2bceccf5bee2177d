internal import Foundation

/// A text kept beside the tests, with which what the program makes today is compared.
///
/// `SOXA_RECORD=1 swift test` writes the files anew; the difference is then read like prose.
package struct GoldenFile: Sendable {
  private let path: String

  /// The file `Golden/<name>.txt` beside the test's source file.
  package init(_ name: String, beside source: String = #filePath) {
    let directory = source.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = directory.joined(separator: "/") + "/Golden/\(name).txt"
  }

  /// Nil when the text is as it was; otherwise the first line that differs.
  package func difference(from text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["SOXA_RECORD"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return nil
    }
    guard let kept = try? String(contentsOfFile: path, encoding: .utf8) else {
      return "there is no \(path); record it with SOXA_RECORD=1"
    }
    guard kept != text else { return nil }
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    return """
      \(path), line \(line + 1)
      was: \(line < old.count ? old[line] : "–")
      now: \(line < new.count ? new[line] : "–")
      """
  }
}
