internal import CommuneDomain

/// Brings a book from its files into memory: the newest good register files, then the journals'
/// lines behind them.
struct Recovery {
  let book: BookFolder
  let store: RecordID
  private(set) var commune = Commune()
  private(set) var remarks: [StoreRemark] = []
  /// Why nothing may be written although the book could be read.
  private(set) var obstacle: ReadOnlyReason?
  /// The last line of each journal.
  private(set) var heads: [String: JournalPosition] = [:]
  private(set) var time = HybridTime.zero
  private(set) var generation: Generation?
  /// The registers that no longer are what the generation's files hold.
  private(set) var changed: Set<RegisterKey> = []
  private(set) var inPlace: Set<RegisterKey> = []
  private(set) var readings: [String: JournalReading] = [:]
  private(set) var lineCount = 0
  /// The register files should be written again at once.
  private(set) var isRepaired = false

  /// - Parameter isAlone: whether nobody else can be writing meanwhile.
  init(_ book: BookFolder, store: RecordID, isAlone: Bool) throws(StoreError) {
    self.book = book
    self.store = store
    var files = RegisterFiles(book)
    let generations = files.generations()
    for (candidate, isCurrent) in generations {
      if let read = try? files.load(candidate) {
        commune = read
        generation = candidate
        time = candidate.time
        if !isCurrent { isRepaired = true }
        break
      }
    }
    try replay(isAlone: isAlone)
    if isAlone { compare(&files, newest: generations.first?.generation) }
  }

  private func authors() throws(StoreError) -> [String] {
    do throws(DiskError) {
      return try book.disk.list(book.journals)
        .filter { $0 == BookFolder.plain($0) && !$0.hasPrefix(".") }.sorted()
    } catch {
      if error.code == SystemCode.missing.rawValue { return [] }
      throw StoreError(error, path: book.journals)
    }
  }

  // MARK: - Journals

  private mutating func replay(isAlone: Bool) throws(StoreError) {
    var acts: [Act] = []
    let authors = try authors()
    for author in Set(authors).union(generation.map { Array($0.seen.keys) } ?? []).sorted() {
      let folder = JournalFolder(
        disk: book.disk, store: store, author: author, parent: book.journals)
      let start = generation?.seen[author] ?? JournalFolder.beginning(of: store)
      let reading = try JournalReading(folder, from: start)
      if reading.isIncomplete {
        remarks.append(.journalIncomplete(author: author))
        obstacle = .damaged
        heads[author] = start
        continue
      }
      if let place = reading.pending, place.isInside {
        if case .newerVersion(let version) = place.problem {
          obstacle = .newerFormat(version)
        } else {
          obstacle = .damaged
          remarks.append(
            .badLine(
              file: folder.name(place.segment), line: reading.lineNumber(of: place),
              problem: place.problem))
        }
      }
      if start.number > 0, obstacle == nil, let (segment, line) = try reading.damageBehind() {
        remarks.append(.damageBehind(file: folder.name(segment), line: line))
      }
      lineCount += reading.lines.count
      if let last = reading.lines.last { time = max(time, last.line.time) }
      if reading.head.number > 0 { heads[author] = reading.head }
      readings[author] = reading
      acts += Act.acts(reading.lines.lazy.map(\.line))
    }
    acts.sort { ($0.time, $0.author, $0.number) < ($1.time, $1.author, $1.number) }
    for act in acts { apply(act) }
  }

  private mutating func apply(_ act: Act) {
    do {
      try commune.apply(act.change)
    } catch {
      remarks.append(.changePassedOver(author: act.author, number: act.number, error))
    }
    for operation in act.change.operations { changed.insert(operation.register) }
  }

  // MARK: - Register files

  /// Looks for register files that are not what the journal says.
  private mutating func compare(_ files: inout RegisterFiles, newest: Generation?) {
    for register in Commune.registers {
      let key = register.key
      guard let found = files.inPlace(key) else {
        if newest?.files[key] != nil {
          isRepaired = true
          // Otherwise a snapshot was cut short, and the file was taken from the one before.
          if generation?.number != newest?.number { remarks.append(.snapshotRebuilt(key)) }
        }
        continue
      }
      if found.digest == generation?.files[key]?.digest {
        inPlace.insert(key)
        continue
      }
      changed.insert(key)
      isRepaired = true
      // A snapshot that was cut short leaves files that are ahead of the list, and right.
      if found.digest == Digest(of: register.file(of: commune)) { continue }
      var ignored = Commune()
      let isReadable =
        (try? register.read(found.bytes, file: key.rawValue, into: &ignored)) != nil
      let kept =
        obstacle == nil
        ? book.keepInQuarantine(found.bytes, as: "\(key.rawValue)-\(time.milliseconds).json")
        : nil
      if isReadable {
        remarks.append(.handEdited(file: "registers/\(key.rawValue).json", kept: kept))
      } else {
        remarks.append(.snapshotRebuilt(key))
      }
    }
    let list = try? book.disk.read("\(book.registers)/current.json")
    if let list, Generation(list) == nil {
      isRepaired = true
      remarks.append(.snapshotListRebuilt)
    }
  }
}
