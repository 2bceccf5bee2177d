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
  /// The highest version of lines that this program reads, and the one that it writes.
  static let version = 2

  var number: Int
  var time: HybridTime
  var author: String
  var kind: HistoryEntry.Kind
  /// The act that is undone or redone.
  var of: Int?
  var part: Part
  /// How far the other journals had been read, where that is further than a line before says.
  var seen: [String: Witness]
  /// The digest of all journals' heads, in the first line of a day.
  var seal: Digest?
  /// Journals whose clocks were ahead, up to the number from which their lines are taken as of now.
  var accepted: [String: Int]
  var operations: [Operation]

  init(
    number: Int, time: HybridTime, author: String, kind: HistoryEntry.Kind = .change,
    of: Int? = nil, part: Part = .whole, seen: [String: Witness] = [:], seal: Digest? = nil,
    accepted: [String: Int] = [:], operations: [Operation]
  ) {
    self.number = number
    self.time = time
    self.author = author
    self.kind = kind
    self.of = of
    self.part = part
    self.seen = seen
    self.seal = seal
    self.accepted = accepted
    self.operations = operations
  }

  /// The line's bytes up to its digest of the line before.
  ///
  /// - Parameter written: its operations as they were written already; then `operations` is not read.
  func opening(holding written: [UInt8]? = nil) -> JSONWriter {
    var writer = JSONWriter(capacity: 512 + (written?.count ?? 0))
    writer.raw(#"{"v":"#)
    writer.integer(Self.version)
    writer.raw(#","n":"#)
    writer.integer(number)
    writer.raw(#","t":"#)
    writer.time(time)
    writer.raw(#","a":"#)
    writer.string(author)
    switch kind {
    case .change: break
    case .undo, .redo, .intake:
      writer.raw(#","k":"#)
      writer.string(kind.rawValue)
    }
    if let of {
      writer.raw(#","of":"#)
      writer.integer(of)
    }
    switch part {
    case .whole: break
    case .more, .last:
      writer.raw(#","g":"#)
      writer.string(part.rawValue)
    }
    writer.raw(#","s":{"#)
    writer.list(seen.isEmpty ? [] : seen.sorted { $0.key < $1.key }) { writer, head in
      writer.string(head.key)
      writer.raw(":")
      writer.witness(head.value)
    }
    writer.raw("}")
    if let seal {
      writer.raw(#","seal":""#)
      writer.digest(seal)
      writer.raw("\"")
    }
    if !accepted.isEmpty {
      writer.raw(#","accept":{"#)
      writer.list(accepted.sorted { $0.key < $1.key }) { writer, limit in
        writer.string(limit.key)
        writer.raw(":")
        writer.integer(limit.value)
      }
      writer.raw("}")
    }
    writer.raw(#","do":["#)
    if let written {
      writer.raw(written)
    } else {
      writer.list(operations) { writer, operation in writer.operation(operation) }
    }
    writer.raw("]")
    return writer
  }

  /// The finished line, which follows the line with that digest.
  func sealed(after previous: Digest, holding written: [UInt8]? = nil) -> SealedLine {
    SealedLine(sealing: opening(holding: written), after: previous)
  }
}

extension JSONReader {
  /// A line of a journal without its end, whose digests are checked elsewhere.
  ///
  /// With `records`, operations are read only where the line names one of them.
  mutating func journalLine(touching records: Set<RecordID>? = nil) throws(Problem) -> JournalLine {
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
    let seen = try seen(version)
    var seal: Digest?
    if consume(word: #","seal":"#) {
      guard let read = Digest(hexadecimal: try string().utf8) else { throw .wrongValue }
      seal = read
    }
    let accepted = consume(word: #","accept":"#) ? try limits() : [:]
    try expect(word: #","do":["#)
    var operations: [Operation] = []
    if let records, !names(records) {
      return JournalLine(
        number: number, time: time, author: author, kind: kind, of: of, part: part, seen: seen,
        seal: seal, accepted: accepted, operations: [])
    }
    if !consume(UInt8(ascii: "]")) {
      repeat {
        operations.append(try operation())
      } while consume(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
    }
    guard position == end else { throw .trailingText }
    return JournalLine(
      number: number, time: time, author: author, kind: kind, of: of, part: part, seen: seen,
      seal: seal, accepted: accepted, operations: operations)
  }

  private mutating func seen(_ version: Int) throws(Problem) -> [String: Witness] {
    try expect(UInt8(ascii: "{"))
    var seen: [String: Witness] = [:]
    if consume(UInt8(ascii: "}")) { return seen }
    repeat {
      let author = try string()
      try expect(UInt8(ascii: ":"))
      // The first format told the number alone.
      let witness =
        version == 1 ? Witness(number: try integer(), mark: nil) : try witness()
      guard seen.updateValue(witness, forKey: author) == nil else {
        throw .duplicateKey(author)
      }
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return seen
  }

  private mutating func limits() throws(Problem) -> [String: Int] {
    try expect(UInt8(ascii: "{"))
    var limits: [String: Int] = [:]
    repeat {
      let author = try string()
      try expect(UInt8(ascii: ":"))
      guard limits.updateValue(try integer(), forKey: author) == nil else {
        throw .duplicateKey(author)
      }
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return limits
  }

  /// Whether one of these identifiers stands in quotes further on.
  private func names(_ records: Set<RecordID>) -> Bool {
    var index = position
    while index + 28 <= end {
      if base[index] == UInt8(ascii: "\""), base[index + 27] == UInt8(ascii: "\"") {
        var reader = self
        reader.position = index
        if let id = try? reader.id(), records.contains(id) { return true }
      }
      index += 1
    }
    return false
  }
}
