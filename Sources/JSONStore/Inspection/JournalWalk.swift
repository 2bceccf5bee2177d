internal import CommuneDomain

/// One journal read from its first byte, with what is needed of each line to compare it with what
/// others say of it.
struct JournalWalk {
  /// A line that counts.
  struct Entry {
    var segment: Int
    var digest: Digest
    var milliseconds: UInt64
    var seen: [String: Witness]
    var seal: Digest?
  }

  let folder: JournalFolder
  /// Where reading began: the line before the first one.
  let start: JournalPosition
  private(set) var entries: [Entry] = []
  private(set) var acts = 0
  private(set) var bytes = 0
  private(set) var segments: [Int]
  /// The first line that is bad; nothing behind it counts.
  private(set) var findings: [BookInspection.Finding] = []
  /// The end is a save that was cut short, or is just arriving.
  private(set) var unfinished: BookInspection.Place?
  /// The number of the first line of each segment.
  private var firstNumbers: [Int: Int] = [:]

  init(_ ledger: Ledger, _ key: String) throws(StoreError) {
    folder = ledger.folder(key)
    start = try ledger.beginning(of: key)
    segments = try folder.segments()
    for segment in segments {
      do {
        bytes += try folder.disk.status(folder.file(segment))?.size ?? 0
      } catch {
        throw StoreError(error, path: folder.file(segment))
      }
    }
    let reading = try JournalReading(
      folder,
      from: JournalPosition(segment: 0, number: start.number, digest: start.digest, offset: 0))
    take(reading)
    if let place = reading.pending { note(place, reading) }
  }

  var isDamaged: Bool { !findings.isEmpty }
  var lastNumber: Int { start.number + entries.count }

  subscript(number: Int) -> Entry? {
    let index = number - start.number - 1
    return entries.indices.contains(index) ? entries[index] : nil
  }

  /// The digest of a line, or of the one from which a branch continues.
  func digest(of number: Int) -> Digest? {
    number == start.number && number > 0 ? start.digest : self[number]?.digest
  }

  /// Where a line stands, counted from 1; the header is the first line of its file.
  func place(of number: Int) -> BookInspection.Place {
    let segment = self[number]?.segment ?? segments.last ?? 1
    return BookInspection.Place(
      file: folder.name(segment), line: number - (firstNumbers[segment] ?? number) + 2)
  }

  // MARK: - Steps

  private mutating func take(_ reading: JournalReading) {
    var isOpen = false
    for line in reading.lines {
      let number = line.line.number
      let segment = line.position.segment
      if firstNumbers[segment] == nil { firstNumbers[segment] = number }
      entries.append(
        Entry(
          segment: segment, digest: line.position.digest,
          milliseconds: line.line.time.milliseconds, seen: line.line.seen, seal: line.line.seal))
      let part = line.line.part
      if part != .more, (part == .last) != isOpen {
        findings.append(.init(place(of: number), .actNotWhole))
        entries.removeLast()
        return
      }
      isOpen = part == .more
      if !isOpen { acts += 1 }
    }
  }

  private mutating func note(_ broken: JournalReading.Break, _ reading: JournalReading) {
    guard findings.isEmpty else { return }
    let place = BookInspection.Place(
      file: folder.name(broken.segment), line: reading.lineNumber(of: broken))
    guard broken.isInside else {
      unfinished = place
      return
    }
    let isMissing =
      broken.problem == .brokenChain && place.line == 1 && broken.segment > 1
      && !segments.contains(broken.segment - 1)
    if isMissing {
      findings.append(
        .init(.init(file: folder.name(broken.segment - 1), line: nil), .fileMissing))
    } else {
      findings.append(.init(place, .badLine(broken.problem)))
    }
  }
}
