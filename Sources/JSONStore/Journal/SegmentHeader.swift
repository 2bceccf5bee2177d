internal import CommuneDomain

/// The first line of a segment: whose it is, and which line it continues from.
///
/// What stands behind that line in earlier segments was never saved whole and does not count.
struct SegmentHeader {
  var segment: Int
  var time: HybridTime
  var author: String
  var store: RecordID
  /// The segment and the number of the last line that counts; nil in a new journal.
  var after: After?

  struct After {
    var segment: Int
    var number: Int
  }

  func sealed(after previous: Digest) -> SealedLine {
    var writer = JSONWriter()
    writer.raw(#"{"v":"#)
    writer.integer(JournalLine.version)
    writer.raw(#","segment":"#)
    writer.integer(segment)
    writer.raw(#","t":"#)
    writer.time(time)
    writer.raw(#","a":"#)
    writer.string(author)
    writer.raw(#","store":"#)
    writer.id(store)
    if let after {
      writer.raw(#","after":{"segment":"#)
      writer.integer(after.segment)
      writer.raw(#","n":"#)
      writer.integer(after.number)
      writer.raw("}")
    }
    return SealedLine(sealing: writer, after: previous)
  }
}

extension JSONReader {
  mutating func segmentHeader() throws(Problem) -> SegmentHeader {
    try expect(word: #"{"v":"#)
    let version = try integer()
    guard version <= JournalLine.version else { throw .newerVersion(version) }
    try expect(word: #","segment":"#)
    let segment = try integer()
    try expect(word: #","t":"#)
    guard let time = HybridTime(try string()) else { throw .badDate }
    try expect(word: #","a":"#)
    let author = try string()
    try expect(word: #","store":"#)
    let store = try id()
    var after: SegmentHeader.After?
    if consume(word: #","after":{"segment":"#) {
      let segment = try integer()
      try expect(word: #","n":"#)
      after = .init(segment: segment, number: try integer())
      try expect(UInt8(ascii: "}"))
    }
    guard position == end else { throw .trailingText }
    return SegmentHeader(
      segment: segment, time: time, author: author, store: store, after: after)
  }
}
