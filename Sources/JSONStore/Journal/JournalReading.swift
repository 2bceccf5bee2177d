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
    /// Whole lines stand behind it, so that it is no save that was cut short.
    var isInside: Bool
  }

  private let folder: JournalFolder
  private let start: JournalPosition
  private(set) var lines: [Line] = []
  private(set) var pending: Break?
  /// The last segment with a good header, and how long it is; where the next line goes.
  private(set) var newestGood = (segment: 0, size: 0)
  private(set) var newest = 0
  /// The journal ends before the position from which it was to be read.
  private(set) var isIncomplete = false

  /// Reads everything behind a position.
  init(_ folder: JournalFolder, from start: JournalPosition) throws(StoreError) {
    self.folder = folder
    self.start = start
    for segment in try folder.segments() {
      newest = segment
      if segment < start.segment { continue }
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

  // MARK: - One segment

  private mutating func read(_ segment: Int) throws(StoreError) {
    let isFirst = segment == start.segment
    let skipped = isFirst ? max(0, start.offset - SealedLine.digestLength) : 0
    let bytes = try folder.bytes(segment, from: skipped)
    bytes.withUnsafeBufferPointer { buffer in
      if isFirst {
        guard ends(buffer, with: start.digest) else {
          isIncomplete = true
          return
        }
        newestGood = (segment, skipped + buffer.count)
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
    let end = (buffer.firstIndex(of: 10) ?? buffer.count - 1) + 1
    let line = UnsafeBufferPointer(rebasing: buffer[..<end])
    guard let found = FoundLine(line) else {
      let isInside = hasWholeLine(buffer, from: end)
      if pending == nil || isInside {
        pending = Break(
          segment: segment, offset: 0, problem: .wrongDigest, isInside: isInside)
      }
      return
    }
    var reader = JSONReader(found.opening)
    do throws(Problem) {
      let header = try reader.segmentHeader()
      guard header.author == folder.author, header.store == folder.store,
        header.segment == segment, cut(to: header, found.previous)
      else { throw .brokenChain }
    } catch {
      pending = Break(segment: segment, offset: 0, problem: error, isInside: true)
      return
    }
    pending = nil
    newestGood = (segment, buffer.count)
    readLines(buffer, segment, from: end, base: 0)
  }

  /// Drops what stands behind the line that a header continues from; false when it is not there.
  private mutating func cut(to header: SegmentHeader, _ previous: Digest) -> Bool {
    let number = header.after?.number ?? 0
    guard number >= start.number, number <= head.number else { return false }
    while let last = lines.last, last.position.number > number { lines.removeLast() }
    return head.number == number && head.digest == previous
  }

  private mutating func readLines(
    _ buffer: UnsafeBufferPointer<UInt8>, _ segment: Int, from start: Int, base: Int
  ) {
    var index = start
    while index < buffer.count {
      let rest = UnsafeBufferPointer(rebasing: buffer[index...])
      guard let newline = rest.firstIndex(of: 10) else {
        pending = Break(
          segment: segment, offset: base + index, problem: .wrongDigest, isInside: false)
        return
      }
      let end = index + newline + 1
      let bytes = UnsafeBufferPointer(rebasing: rest[...newline])
      guard let found = FoundLine(bytes) else {
        pending = Break(
          segment: segment, offset: base + index, problem: .wrongDigest,
          isInside: hasWholeLine(buffer, from: end))
        return
      }
      do throws(Problem) {
        let line = try JournalReading.parse(found)
        guard found.previous == head.digest, line.number == head.number + 1,
          line.author == folder.author
        else { throw .brokenChain }
        lines.append(
          Line(
            line: line,
            position: JournalPosition(
              segment: segment, number: line.number, digest: found.digest, offset: base + end)))
      } catch {
        pending = Break(
          segment: segment, offset: base + index, problem: error, isInside: true)
        return
      }
      index = end
    }
  }

  static func parse(_ found: FoundLine) throws(Problem) -> JournalLine {
    guard (try? UTF8Span(validating: Span(_unsafeElements: found.opening))) != nil else {
      throw .notUTF8
    }
    var reader = JSONReader(found.opening)
    return try reader.journalLine()
  }

  /// Whether a line stands further on that was saved by itself: then what is bad before it is
  /// damage, and not a save that was cut short.
  private func hasWholeLine(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < buffer.count {
      let rest = UnsafeBufferPointer(rebasing: buffer[index...])
      guard let newline = rest.firstIndex(of: 10) else { return false }
      if let found = FoundLine(UnsafeBufferPointer(rebasing: rest[...newline])),
        let line = try? Self.parse(found), line.part == .whole
      {
        return true
      }
      index += newline + 1
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
