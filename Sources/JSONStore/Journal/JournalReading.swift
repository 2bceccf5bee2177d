internal import CommuneDomain

/// What a journal says from a position on, and in what state its end is.
struct JournalReading {
  /// A line with where it ends.
  struct Line {
    var line: JournalLine
    var position: JournalPosition
  }

  /// A place at which a journal cannot be read on.
  struct Break {
    var segment: Int
    var offset: Int
    var problem: Problem
    /// It is damage and no save that was cut short: something whole stands behind it.
    var isInside: Bool
  }

  let folder: JournalFolder
  private let start: JournalPosition
  /// Where given, operations are read only of lines that name one of them.
  private let records: Set<RecordID>?
  private(set) var lines: [Line] = []
  private(set) var pending: Break?
  /// The last segment with a good header, and how long it is; where the next line goes.
  private(set) var newestGood = (segment: 0, size: 0)
  private(set) var newest = 0
  /// How long the last segment is, whatever stands in it.
  private(set) var newestSize = 0
  /// Another line ends where the one should from which it was to be read.
  private(set) var isReplaced = false
  /// The journal ends before the position from which it was to be read.
  private(set) var isIncomplete = false
  /// A segment goes on from before the position from which the journal was to be read, as after a save
  /// whose line was there although it failed, and was written once more.
  private(set) var goesBack = false

  /// Reads everything behind a position.
  ///
  /// - Parameter isLonger: Whether all of it stands in the segment of that position, so that no other
  ///   is looked for.
  init(
    _ folder: JournalFolder, from start: JournalPosition, touching records: Set<RecordID>? = nil,
    isLonger: Bool = false
  ) throws(StoreError) {
    self.folder = folder
    self.start = start
    self.records = records
    for segment in isLonger ? [start.segment] : try folder.segments() {
      newest = segment
      if segment < start.segment {
        newestSize = 0
        continue
      }
      try read(segment)
      if isIncomplete { return }
      if let pending, pending.isInside { break }
    }
    if start.number > 0, newestGood.segment == 0 { isIncomplete = true }
    dropOpenGroup()
  }

  /// The last line that counts.
  var head: JournalPosition { lines.last?.position ?? start }

  /// Whether the end must be left behind before anything more is written.
  var isTorn: Bool { pending != nil }

  /// The bytes at the end that do not count.
  func tornBytes() throws(StoreError) -> [UInt8] {
    var bytes: [UInt8] = []
    for segment in try folder.segments() where segment >= max(head.segment, 1) {
      if segment == head.segment {
        bytes += try folder.bytes(segment, from: head.offset)
      } else if segment > newestGood.segment || head.segment == 0 {
        bytes += try folder.bytes(segment)
      }
    }
    return bytes
  }

  /// The number of the line, counted from 1, at which reading stopped.
  func lineNumber(of place: Break) -> Int {
    let bytes = (try? folder.bytes(place.segment)) ?? []
    return bytes.prefix(place.offset).count { $0 == 10 } + 1
  }

  // MARK: - What is not read

  /// The first damaged line in front of where reading began, in that segment and the one before it.
  ///
  /// Older segments are left alone, so that opening takes no longer with every year. The end of the
  /// segment before may be a save that was cut short.
  func damageBehind() throws(StoreError) -> (segment: Int, line: Int)? {
    let segments = try folder.segments().filter { $0 <= start.segment }
    for segment in segments.suffix(2) {
      let bytes = try folder.bytes(segment)
      let isLast = segment == start.segment
      let line = bytes.withUnsafeBufferPointer { buffer -> Int? in
        let end = isLast ? min(start.offset, buffer.count) : buffer.count
        return firstBadLine(buffer[bytes: 0..<end], isWhole: isLast)
      }
      if let line { return (segment, line) }
    }
    return nil
  }

  private func firstBadLine(_ buffer: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Int? {
    var index = 0
    var number = 1
    while index < buffer.count {
      guard let end = buffer.lineEnd(from: index), FoundLine(buffer[bytes: index..<end]) != nil
      else { return isWhole || holdsLine(buffer, from: index + 1) ? number : nil }
      index = end
      number += 1
    }
    return nil
  }

  // MARK: - One segment

  private mutating func read(_ segment: Int) throws(StoreError) {
    let isFirst = segment == start.segment
    let skipped = isFirst ? max(0, start.offset - SealedLine.digestLength) : 0
    let bytes = try folder.bytes(segment, from: skipped)
    newestSize = skipped + bytes.count
    bytes.withUnsafeBufferPointer { buffer in
      if isFirst {
        isIncomplete = buffer.count < SealedLine.digestLength
        newestGood = (segment, skipped + buffer.count)
        guard ends(buffer, with: start.digest) else {
          isReplaced = true
          stop(segment, start.offset - 1, .wrongDigest, isInside: true)
          return
        }
        readLines(buffer, segment, from: SealedLine.digestLength, base: skipped)
      } else {
        readWhole(buffer, segment)
      }
    }
  }

  private func ends(_ buffer: UnsafeBufferPointer<UInt8>, with digest: Digest) -> Bool {
    let end = Array(#","h":""#.utf8) + digest.hexadecimal + Array("\"}\n".utf8)
    return buffer.starts(with: end)
  }

  /// A segment from its header on; one without a good header holds nothing.
  private mutating func readWhole(_ buffer: UnsafeBufferPointer<UInt8>, _ segment: Int) {
    let end = buffer.lineEnd(from: 0) ?? buffer.count
    guard let found = FoundLine(buffer[bytes: 0..<end]) else {
      stop(segment, 0, .wrongDigest, isInside: holdsLine(buffer, from: 1))
      return
    }
    var reader = JSONReader(found.opening)
    do throws(Problem) {
      let header = try reader.segmentHeader()
      guard header.author == folder.author, header.store == folder.store,
        header.segment == segment, cut(to: header, found.previous)
      else { throw .brokenChain }
    } catch {
      if case .newerVersion = error { pending = nil }
      stop(segment, 0, error, isInside: true)
      return
    }
    pending = nil
    newestGood = (segment, buffer.count)
    readLines(buffer, segment, from: end, base: 0)
  }

  /// Drops what stands behind the line that a header continues from; false when it is not there.
  private mutating func cut(to header: SegmentHeader, _ previous: Digest) -> Bool {
    let number = header.after?.number ?? 0
    if number < start.number { goesBack = true }
    guard number >= start.number, number <= head.number else { return false }
    while let last = lines.last, last.position.number > number { lines.removeLast() }
    return head.number == number && head.digest == previous
  }

  private mutating func readLines(
    _ buffer: UnsafeBufferPointer<UInt8>, _ segment: Int, from start: Int, base: Int
  ) {
    var index = start
    while index < buffer.count {
      guard let end = buffer.lineEnd(from: index),
        let found = FoundLine(buffer[bytes: index..<end])
      else {
        stop(
          segment, base + index, .wrongDigest, isInside: holdsLine(buffer, from: index + 1))
        return
      }
      do throws(Problem) {
        let line = try JournalReading.parse(found, touching: records)
        guard found.previous == head.digest, line.number == head.number + 1,
          line.author == folder.author
        else { throw .brokenChain }
        lines.append(
          Line(
            line: line,
            position: JournalPosition(
              segment: segment, number: line.number, digest: found.digest, offset: base + end)))
      } catch {
        stop(segment, base + index, error, isInside: true)
        return
      }
      index = end
    }
  }

  /// Notes that reading cannot go on; the first such place is the one to name, wherever the proof
  /// stands that it is damage.
  private mutating func stop(
    _ segment: Int, _ offset: Int, _ problem: Problem, isInside: Bool
  ) {
    if pending == nil {
      pending = Break(segment: segment, offset: offset, problem: problem, isInside: isInside)
    } else if isInside {
      pending?.isInside = true
    }
  }

  static func parse(_ found: FoundLine, touching records: Set<RecordID>? = nil) throws(Problem)
    -> JournalLine
  {
    guard (try? UTF8Span(validating: Span(_unsafeElements: found.opening))) != nil else {
      throw .notUTF8
    }
    var reader = JSONReader(found.opening)
    return try reader.journalLine(touching: records)
  }

  /// Whether a whole line stands further on: then what is bad before it is damage.
  ///
  /// No line is written before the one in front of it is on the medium, so that a save that was cut
  /// short has none behind it. Looked for at every place where one may begin, because the end of the
  /// line before may be what is bad.
  private func holdsLine(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var reader = JSONReader(buffer)
    for index in start..<max(start, buffer.count) where buffer[index] == UInt8(ascii: "{") {
      reader.position = index
      guard reader.consume(word: #"{"v":"#) else { continue }
      guard let end = buffer.lineEnd(from: index) else { return false }
      if FoundLine(buffer[bytes: index..<end]) != nil { return true }
    }
    return false
  }

  /// Lines of an act whose last line is missing do not count.
  private mutating func dropOpenGroup() {
    var isOpen = false
    while let last = lines.last, last.line.part == .more {
      lines.removeLast()
      isOpen = true
    }
    if isOpen, pending == nil {
      pending = Break(
        segment: max(head.segment, 1), offset: head.offset, problem: .wrongDigest,
        isInside: false)
    }
  }
}
