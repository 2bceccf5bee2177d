import Foundation
import Interface
import Localization
import Terminal
import TestSupport
import Testing

/// The page of all keys in the documentation, against the command table.
///
/// `SOXA_RECORD=1 swift test` writes its tables anew; the words between them are kept.
@Suite struct DocumentedKeysTests {
  /// Where letters are always text.
  private static let typing: Set<ScreenKind> = [.list, .help, .typing]

  private static var page: String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return root.joined(separator: "/") + "/Sources/CommuneDomain/CommuneDomain.docc/Keys.md"
  }

  @Test func thePageOfKeysFollowsTheCommandTable() throws {
    var lines = try String(contentsOfFile: Self.page, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    for screen in ScreenKind.allCases {
      let marker = "<!-- keys: \(screen.rawValue) -->"
      let start = try #require(lines.firstIndex(of: marker), "no place for \(screen)") + 2
      let end = lines[start...].firstIndex(of: "") ?? lines.endIndex
      let table = try Self.table(of: screen)
      #expect(table.filter { $0.contains("‹") } == [], "a phrase is missing")
      if ProcessInfo.processInfo.environment["SOXA_RECORD"] == "1" {
        lines.replaceSubrange(start..<end, with: table)
      } else {
        #expect(Array(lines[start..<end]) == table, "the keys of \(screen) have changed")
      }
    }
    if ProcessInfo.processInfo.environment["SOXA_RECORD"] == "1" {
      try lines.joined(separator: "\n").write(toFile: Self.page, atomically: true, encoding: .utf8)
    }
  }

  private static func table(of screen: ScreenKind) throws -> [String] {
    let phrases = try Phrases.english
    let rows = CommandTable.bindings(on: screen).compactMap { binding -> String? in
      let command = binding.command
      let bindings = CommandTable.all.filter {
        $0.command == command && $0.screens.contains(screen)
      }
      let own = bindings.flatMap(\.keys).filter { means(command, $0, on: screen) }
      let letters =
        typing.contains(screen)
        ? []
        : bindings.flatMap(\.letters).map { Key.character($0) }
          .filter { means(command, $0, on: screen) }
      let name = phrases["command.\(command.rawValue)"]
      let help = phrases["command.\(command.rawValue).help"]
      return "| \(name) | \(text(own)) | \(text(letters)) | \(help) |"
    }
    return ["| Command | Keys | Letters | What it does |", "| --- | --- | --- | --- |"] + rows
  }

  private static func means(_ command: Command, _ key: Key, on screen: ScreenKind) -> Bool {
    CommandTable.command(for: key, on: screen, isTyping: false) == command
  }

  private static func text(_ keys: [Key]) -> String {
    keys.reduce(into: [String]()) { names, key in
      let name = "`\(key.shortName)`"
      if !names.contains(name) { names.append(name) }
    }
    .joined(separator: " ")
  }
}
