import CommuneDomain

@testable import JSONStore

/// A book in which two clerks write for some days, each from a station of his own.
final class TwoClerks {
  let desk = Desk()
  let lan: Clerk
  let minh: Clerk
  private var random = RandomRecords(seed: 71)

  init(days: Int = 4) throws {
    lan = Clerk(try desk.create())
    minh = Clerk(try desk.open("minh", station: "st02"))
    for _ in 0..<days { try workADay() }
  }

  /// Each writes twice and looks at what the other wrote; the next day begins.
  func workADay() throws {
    for clerk in [lan, minh, lan, minh] {
      try clerk.look()
      try clerk.save(.creating(random.record(of: Register(\.visits))))
    }
    desk.clock.now += 86_400_000
  }

  func close() {
    for clerk in [lan, minh] {
      _ = try? clerk.look()
      clerk.close()
    }
  }

  func inspect() throws -> BookInspection {
    try BookInspection(of: desk.path, disk: desk.disk, clock: desk.clock)
  }

  /// The one file of a clerk's journal, and how findings name it.
  func file(_ clerk: Clerk) -> String { "/book/journal/\(clerk.store.author)/000001.jsonl" }
  func name(_ clerk: Clerk) -> String { "journal/\(clerk.store.author)/000001.jsonl" }

  func lines(_ clerk: Clerk) -> [[UInt8]] { JournalText.lines(bytes(file(clerk))) }

  func bytes(_ path: String) -> [UInt8] { desk.disk.names[path]?.bytes ?? [] }
  func put(_ bytes: [UInt8], at path: String) { desk.disk.names[path]?.bytes = bytes }
}

/// The lines of a journal's file, taken apart and put together again as a forger would.
enum JournalText {
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 10).map { Array($0) + [10] }
  }

  /// The text of a line without its end.
  static func opening(_ line: [UInt8]) -> String {
    String(decoding: line.dropLast(SealedLine.endLength), as: UTF8.self)
  }

  /// All lines with some changed, and every digest from there on made anew.
  static func rewritten(_ lines: [[UInt8]], _ change: (Int, String, Digest) -> String) -> [[UInt8]]
  {
    var digest = lines[0].withUnsafeBufferPointer { FoundLine($0)?.previous }
    return lines.enumerated().map { index, line in
      guard let previous = digest else { return line }
      let found = line.withUnsafeBufferPointer { FoundLine($0)?.previous } ?? previous
      // The header and the first line both follow the beginning of the book.
      let after = index == 1 ? found : previous
      var writer = JSONWriter()
      writer.bytes = Array(change(index, opening(line), after).utf8)
      let sealed = SealedLine(sealing: writer, after: after)
      digest = sealed.digest
      return sealed.bytes
    }
  }
}
