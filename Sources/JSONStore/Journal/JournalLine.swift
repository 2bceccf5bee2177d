internal import CommuneDomain

/// One line of a journal: an act, or a part of one that does not fit in a line.
struct JournalLine {
  /// Where a line stands among those of one act, which count together or not at all.
  enum Part: String {
    case whole
    case more
    case last
  }

  /// The longest a line may be, its end included.
  static let longest = 65_536
  /// The highest version of lines that this program reads.
  static let version = 1

  var number: Int
  var time: HybridTime
  var author: String
  var kind: HistoryEntry.Kind
  /// The act that is undone or redone.
  var of: Int?
  var part: Part
  /// How far the other journals had been read.
  var seen: [String: Int]
  var operations: [Operation]

  /// The line's bytes up to its digest of the line before.
  func opening() -> JSONWriter {
    var writer = JSONWriter()
    writer.raw(#"{"v":1,"n":"#)
    writer.integer(number)
    writer.raw(#","t":"#)
    writer.string(time.text)
    writer.raw(#","a":"#)
    writer.string(author)
    if kind != .change {
      writer.raw(#","k":"#)
      writer.string(kind.rawValue)
    }
    if let of {
      writer.raw(#","of":"#)
      writer.integer(of)
    }
    if part != .whole {
      writer.raw(#","g":"#)
      writer.string(part.rawValue)
    }
    writer.raw(#","s":{"#)
    writer.list(seen.sorted { $0.key < $1.key }) { writer, head in
      writer.string(head.key)
      writer.raw(":")
      writer.integer(head.value)
    }
    writer.raw(#"},"do":["#)
    writer.list(operations) { writer, operation in writer.operation(operation) }
    writer.raw("]")
    return writer
  }

  /// The finished line, which follows the line with that digest.
  func sealed(after previous: Digest) -> SealedLine {
    SealedLine(sealing: opening(), after: previous)
  }
}

extension JSONReader {
  /// A line of a journal without its end, whose digests are checked elsewhere.
  mutating func journalLine() throws(Problem) -> JournalLine {
    try expect(word: #"{"v":"#)
    let version = try integer()
    guard version <= JournalLine.version else { throw .newerVersion(version) }
    try expect(word: #","n":"#)
    let number = try integer()
    try expect(word: #","t":"#)
    guard let time = HybridTime(try string()) else { throw .badDate }
    try expect(word: #","a":"#)
    let author = try string()
    var kind = HistoryEntry.Kind.change
    if consume(word: #","k":"#) {
      guard let read = HistoryEntry.Kind(rawValue: try string()), read != .change else {
        throw .wrongValue
      }
      kind = read
    }
    let of = consume(word: #","of":"#) ? try integer() : nil
    guard (of != nil) == (kind == .undo || kind == .redo) else { throw .missingKey("of") }
    var part = JournalLine.Part.whole
    if consume(word: #","g":"#) {
      guard let read = JournalLine.Part(rawValue: try string()), read != .whole else {
        throw .wrongValue
      }
      part = read
    }
    try expect(word: #","s":"#)
    let seen = try seen()
    try expect(word: #","do":["#)
    var operations: [Operation] = []
    if !consume(UInt8(ascii: "]")) {
      repeat {
        operations.append(try operation())
      } while consume(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
    }
    guard position == end else { throw .trailingText }
    return JournalLine(
      number: number, time: time, author: author, kind: kind, of: of, part: part, seen: seen,
      operations: operations)
  }

  private mutating func seen() throws(Problem) -> [String: Int] {
    try expect(UInt8(ascii: "{"))
    var seen: [String: Int] = [:]
    if consume(UInt8(ascii: "}")) { return seen }
    repeat {
      let author = try string()
      try expect(UInt8(ascii: ":"))
      guard seen.updateValue(try integer(), forKey: author) == nil else {
        throw .duplicateKey(author)
      }
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return seen
  }
}
