internal import CommuneDomain

/// How far the book's journals were taken in, and what follows from what they say of each other.
struct Ledger {
  let book: BookFolder
  let store: RecordID

  /// The last line of each journal that counts here.
  private(set) var heads: [String: JournalPosition] = [:]
  /// The state of each journal's end when it was last read.
  private(set) var ends: [String: JournalEnd] = [:]
  private(set) var awareness = Awareness()
  /// The newest time at which anything counts as done.
  private(set) var time = HybridTime.zero
  /// Lines of clocks that were ahead, and when somebody took them over.
  private(set) var accepted: [String: [Acceptance]] = [:]
  /// What nobody has looked at yet, by record.
  private(set) var review: [RecordID: [ReviewEntry]] = [:]
  /// The records whose place on that list any further change may touch.
  private(set) var watched: Set<RecordID> = []
  /// Journals whose next lines are not taken in, because their clock is more than a day ahead.
  private(set) var held: [String: HeldJournal] = [:]
  /// The newest line that seals all journals.
  private(set) var newestSeal: SealPlace?
  /// Where branches leave their journal, and the lines that are theirs.
  private var branches: [String: Branch] = [:]

  /// The end of a journal's newest file, by which it is seen that there is more.
  struct JournalEnd: Hashable {
    var newest: Int
    var size: Int
    var problem: Problem?
  }

  /// Everything of a journal up to a number that came from a clock that was ahead counts from then on.
  struct Acceptance: Hashable {
    var upTo: Int
    var from: HybridTime
  }

  private struct Branch {
    var from: Int
    var marks: [Int: UInt64]
  }

  /// How far a clock may be ahead.
  static let tolerance: UInt64 = 86_400_000

  init(book: BookFolder, store: RecordID, generation: Generation? = nil) {
    self.book = book
    self.store = store
    guard let generation else { return }
    heads = generation.seen
    awareness = Awareness(generation.aware)
    time = generation.time
    accepted = generation.accepted
    watched = generation.watched
    newestSeal = generation.seal
    for entry in generation.review { review[entry.record, default: []].append(entry) }
  }

  func folder(_ key: String) -> JournalFolder {
    JournalFolder(disk: book.disk, store: store, key: key, parent: book.journals)
  }

  /// The journals that are there, branches after what they branch from.
  func keys() throws(StoreError) -> [String] {
    do throws(DiskError) {
      return try book.disk.list(book.journals)
        .filter(BookFolder.isJournal).sorted()
    } catch {
      if error.code == SystemCode.missing.rawValue { return [] }
      throw StoreError(error, path: book.journals)
    }
  }

  /// Folders among the journals that hold files like theirs and have no name of a journal, such as
  /// `st01-lan (1)`.
  func unreadFolders() throws(StoreError) -> [String] {
    let names: [String]
    do throws(DiskError) {
      names = try book.disk.list(book.journals).filter { !BookFolder.isJournal($0) }.sorted()
    } catch {
      if error.code == SystemCode.missing.rawValue { return [] }
      throw StoreError(error, path: book.journals)
    }
    var unread: [String] = []
    for name in names where try !folder(name).segments().isEmpty { unread.append(name) }
    return unread
  }

  /// Whether a journal has branches of which nothing was taken in yet.
  ///
  /// - Parameter keys: the journals that are there, where that is known.
  func hasNewBranches(among keys: [String]? = nil) throws(StoreError) -> Bool {
    let present: [String]
    if let keys { present = keys } else { present = try self.keys() }
    return present.contains { heads[$0] == nil && $0 != JournalFolder.author(of: $0) }
  }

  /// What is to be looked at, oldest first.
  var reviewList: [ReviewEntry] {
    review.values.flatMap { $0 }.sorted {
      ($0.milliseconds, $0.record, $0.mark.author, $0.mark.number, $0.mark.field ?? "")
        < ($1.milliseconds, $1.record, $1.mark.author, $1.mark.number, $1.mark.field ?? "")
    }
  }

  // MARK: - Reading

  /// Where reading of a journal begins when nothing of it is known.
  func beginning(of key: String) throws(StoreError) -> JournalPosition {
    let folder = folder(key)
    guard key != folder.author, let first = try folder.segments().first,
      let header = try folder.header(of: first), let after = header.header.after
    else { return JournalFolder.beginning(of: store) }
    return JournalPosition(
      segment: after.segment, number: after.number, digest: header.previous, offset: 0)
  }

  /// Everything behind the heads that a journal holds.
  ///
  /// - Parameter isLonger: Whether all of it stands in the segment of its head.
  func reading(_ key: String, isLonger: Bool = false) throws(StoreError) -> JournalReading {
    if let head = heads[key] {
      return try JournalReading(folder(key), from: head, isLonger: isLonger)
    }
    return try JournalReading(folder(key), from: try beginning(of: key))
  }

  /// A journal that may hold more than when it was last read.
  struct Growth {
    var key: String
    /// Whether nothing but its newest segment, in which its head stands, has changed.
    var isLonger = false
  }

  /// What a journal may hold more than when it was last read; asks for two names, reads nothing.
  func growth(of key: String) -> Growth? {
    guard let end = ends[key], end.newest > 0 else { return Growth(key: key) }
    let folder = folder(key)
    // A file that cannot be asked about counts as grown: reading it tells why.
    do {
      if try book.disk.status(folder.file(end.newest + 1)) != nil { return Growth(key: key) }
      guard let size = try book.disk.status(folder.file(end.newest))?.size else {
        return Growth(key: key)
      }
      if size == end.size { return nil }
      return Growth(key: key, isLonger: size > end.size && heads[key]?.segment == end.newest)
    } catch {
      return Growth(key: key)
    }
  }

  mutating func note(_ reading: JournalReading) {
    ends[reading.folder.key] = JournalEnd(
      newest: reading.newest, size: reading.newestSize, problem: reading.pending?.problem)
  }

  /// The acts of readings that count now, in the order in which they count; those of clocks that are
  /// ahead wait. Nil when lines that are in already count differently now: then all is read again.
  mutating func acts(of readings: [JournalReading], now: UInt64, own: String)
    throws(StoreError) -> [Act]?
  {
    var acts: [Act] = []
    for reading in readings.sorted(by: { $0.folder.key < $1.folder.key }) {
      let key = reading.folder.key
      var found = Act.acts(reading.lines, in: key)
      if key != reading.folder.author {
        if heads[key] == nil { found = try branchOff(key, found) }
        for act in found { branches[key]?.marks[act.number] = act.position.digest.mark }
      }
      acts += found
    }
    for act in acts where !act.accepted.isEmpty {
      guard act.order.milliseconds <= now + Self.tolerance || act.author == own else { continue }
      for (key, upTo) in act.accepted {
        let acceptance = Acceptance(upTo: upTo, from: act.order)
        guard accepted[key]?.contains(acceptance) != true else { continue }
        accepted[key, default: []].append(acceptance)
        accepted[key]?.sort { ($0.from, $0.upTo) < ($1.from, $1.upTo) }
        // Lines that were ahead may be in already, and count from an earlier time now.
        if heads[key] != nil, time.milliseconds > act.order.milliseconds + Self.tolerance {
          return nil
        }
      }
    }
    for index in acts.indices { acts[index].order = order(of: acts[index]) }
    for reading in readings { held[reading.folder.key] = nil }
    let limit = now + Self.tolerance
    let late = Dictionary(grouping: acts, by: \.key).compactMapValues { acts in
      acts.first { $0.order.milliseconds > limit && $0.author != own }?.first
    }
    for (key, first) in late {
      let waiting = acts.filter { $0.key == key && $0.first >= first }
      held[key] = HeldJournal(
        author: JournalFolder.author(of: key), upTo: waiting.last?.number ?? first,
        count: waiting.count, milliseconds: waiting.first?.time.milliseconds ?? 0)
    }
    acts.removeAll { act in late[act.key].map { act.first >= $0 } ?? false }
    return acts.sorted(by: <)
  }

  private func order(of act: Act) -> HybridTime {
    let acceptance = accepted[act.key]?.first {
      act.number <= $0.upTo
        && act.time.milliseconds > $0.from.milliseconds + Self.tolerance
    }
    return acceptance?.from ?? act.time
  }

  /// Finds where a branch leaves its journal; gives the acts that are its own.
  private mutating func branchOff(_ key: String, _ acts: [Act]) throws(StoreError) -> [Act] {
    let trunk = JournalFolder.author(of: key)
    let reading = try JournalReading(
      folder(trunk), from: JournalFolder.beginning(of: store), touching: [])
    let digests = Set(reading.lines.map(\.position.digest))
    let own = acts.filter { !digests.contains($0.position.digest) }
    let from = (own.first?.first ?? (acts.last?.number ?? 0) + 1) - 1
    branches[key] = Branch(from: from, marks: [:])
    return own
  }

  /// Reads again what is needed to tell the lines of branches that the register files hold.
  mutating func recallBranches() throws(StoreError) {
    for key in heads.keys.sorted() where key != JournalFolder.author(of: key) {
      let reading = try JournalReading(folder(key), from: try beginning(of: key), touching: [])
      let own = try branchOff(key, Act.acts(reading.lines, in: key))
      for act in own { branches[key]?.marks[act.number] = act.position.digest.mark }
    }
  }

  // MARK: - Counting

  /// Takes note of an act that counts from now on; acts come in their order.
  mutating func count(_ act: Act) {
    if let branch = branches[act.key], heads[act.key] == nil {
      let trunk = JournalFolder.author(of: act.key)
      var inherited = awareness.known(by: trunk, at: branch.from)
      inherited[trunk] = branch.from
      awareness.note(inherited, by: act.key, at: 0)
    }
    awareness.note(translated(act.seen), by: act.key, at: act.first)
    heads[act.key] = act.position
    time = max(time, act.order)
    if let seal = act.seal { note(seal) }
  }

  mutating func note(_ seal: SealPlace) {
    if let newestSeal, seal < newestSeal { return }
    newestSeal = seal
  }

  /// Puts what is to be looked at of a record in the place of what was.
  mutating func review(_ entries: [ReviewEntry], of history: RecordHistory) {
    review[history.record] = entries.isEmpty ? nil : entries
    if history.isWatched {
      watched.insert(history.record)
    } else {
      watched.remove(history.record)
    }
  }

  /// Whether an operation may change the review list although its writer knew everything: what was
  /// settled, and what is written over a value that waits.
  func isLookedAt(_ operation: Operation) -> Bool {
    if case .settle = operation { return true }
    return review[operation.record] != nil || watched.contains(operation.record)
  }

  /// Takes over what is known of clocks that were ahead.
  mutating func accepted(_ known: [String: [Acceptance]]) { accepted = known }

  /// Takes note of lines that this program wrote itself.
  mutating func wrote(
    _ position: JournalPosition, in key: String, end: (segment: Int, size: Int),
    at time: HybridTime, seen: [String: Witness], from first: Int
  ) {
    if !seen.isEmpty { awareness.note(translated(seen), by: key, at: first) }
    heads[key] = position
    ends[key] = JournalEnd(newest: end.segment, size: end.size, problem: nil)
    self.time = max(self.time, time)
  }

  /// Lets lines of clocks that were ahead count from a time on.
  mutating func accept(_ limits: [String: Int], from time: HybridTime) {
    for (key, upTo) in limits {
      accepted[key, default: []].append(Acceptance(upTo: upTo, from: time))
    }
  }

  /// What a line says of other journals, where one has branches: which of them it means.
  private func translated(_ witnesses: [String: Witness]) -> [String: Int] {
    if branches.isEmpty { return witnesses.mapValues(\.number) }
    var seen: [String: Int] = [:]
    for (other, witness) in witnesses {
      let branch = branches.first { key, branch in
        JournalFolder.author(of: key) == other && branch.marks[witness.number] == witness.mark
          && witness.mark != nil
      }
      if let branch {
        seen[branch.key] = witness.number
        seen[other] = max(seen[other] ?? 0, branch.value.from)
      } else {
        seen[other] = max(seen[other] ?? 0, witness.number)
      }
    }
    return seen
  }
}

/// Lines that are not taken in yet, because the clock of the machine that wrote them was more than a
/// day ahead, or this machine's is behind.
package struct HeldJournal: Hashable, Sendable {
  /// Who wrote them.
  package var author: String
  /// The number of the last of them.
  package var upTo: Int
  /// How many acts they are.
  package var count: Int
  /// The time that the first of them gives, in milliseconds since 1 January 1970 UTC.
  package var milliseconds: UInt64
}
