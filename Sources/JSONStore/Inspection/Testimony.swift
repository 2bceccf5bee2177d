internal import CommuneDomain

/// What the journals say of each other, held against what stands there: a journal that was cut short or
/// written anew in good order betrays itself by what others have seen of it.
struct Testimony {
  private let ledger: Ledger
  private var walks: [String: JournalWalk]
  /// Journals that were read a second time, because somebody wrote while they were read.
  private var readAgain: Set<String> = []
  /// The highest number of each journal that somebody confirms.
  private var confirmed: [String: [Int]] = [:]
  private var missing: [String: (number: Int, witness: BookInspection.Place)] = [:]
  private var other: [String: (number: Int, witness: BookInspection.Place)] = [:]
  private var brokenSeals: [String: BookInspection.Finding] = [:]

  init(_ ledger: Ledger, _ walks: [String: JournalWalk]) {
    self.ledger = ledger
    self.walks = walks
  }

  /// Hears every line of every journal; gives the seals, oldest first.
  mutating func hear() throws(StoreError) -> [BookInspection.SealedLine] {
    var seals: [BookInspection.SealedLine] = []
    for key in walks.keys.sorted() {
      guard let walk = walks[key] else { continue }
      for (index, entry) in walk.entries.enumerated() {
        let number = walk.start.number + index + 1
        for (named, witness) in entry.seen {
          try hear(named, witness, at: walk.place(of: number))
        }
        if let seal = entry.seal { seals.append(try judge(seal, number, entry, walk)) }
      }
    }
    return seals.sorted { ($0.milliseconds, $0.author) < ($1.milliseconds, $1.author) }
  }

  /// What the list of register files says of a journal.
  mutating func hear(_ key: String, _ head: JournalPosition, at place: BookInspection.Place)
    throws(StoreError)
  {
    try hear(key, Witness(head), at: place)
  }

  var findings: [BookInspection.Finding] {
    var findings: [BookInspection.Finding] = []
    for key in Set(missing.keys).union(other.keys).sorted() {
      let walk = walks[key]
      if let (number, witness) = other[key], let walk {
        let before = (confirmed[key] ?? []).filter { $0 < number }.max() ?? 0
        findings.append(
          .init(
            walk.place(of: number),
            .rewritten(from: before + 1, number: number, witness: witness)))
      }
      guard let (number, witness) = missing[key] else { continue }
      // What is behind a bad line is not known, and that line was named.
      if let walk, walk.isDamaged { continue }
      let last = walk?.lastNumber ?? 0
      let place =
        walk.map {
          BookInspection.Place(file: $0.place(of: last).file, line: $0.place(of: last).line)
        }
        ?? BookInspection.Place(file: "journal/\(key)", line: nil)
      findings.append(.init(place, .cutShort(at: last, known: number, witness: witness)))
    }
    return findings + brokenSeals.sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: - Steps

  private mutating func hear(
    _ key: String, _ witness: Witness, at place: BookInspection.Place
  ) throws(StoreError) {
    switch try find(key, witness) {
    case .found(let key, _): confirmed[key, default: []].append(witness.number)
    case .different:
      if other[key].map({ witness.number < $0.number }) ?? true {
        other[key] = (witness.number, place)
      }
    case .absent:
      if missing[key].map({ witness.number > $0.number }) ?? true {
        missing[key] = (witness.number, place)
      }
    }
  }

  private enum Answer {
    case found(String, Digest)
    case different
    case absent
  }

  /// The line that is meant, in the journal itself or in one of its branches.
  private mutating func find(_ key: String, _ witness: Witness) throws(StoreError) -> Answer {
    let answer = look(key, witness)
    guard case .absent = answer, readAgain.insert(key).inserted else { return answer }
    // Somebody may have written it after the journal was read.
    let again = try JournalWalk(ledger, key)
    guard again.lastNumber > (walks[key]?.lastNumber ?? 0) else { return answer }
    walks[key] = again
    return look(key, witness)
  }

  private func look(_ key: String, _ witness: Witness) -> Answer {
    func matches(_ digest: Digest) -> Bool { witness.mark.map { $0 == digest.mark } ?? true }
    let digest = walks[key]?.digest(of: witness.number)
    if let digest, matches(digest) { return .found(key, digest) }
    let author = JournalFolder.author(of: key)
    for branch in walks.keys.sorted() where JournalFolder.author(of: branch) == author {
      if let digest = walks[branch]?.digest(of: witness.number), matches(digest) {
        return .found(branch, digest)
      }
    }
    return digest == nil ? .absent : .different
  }

  private mutating func judge(
    _ seal: Digest, _ number: Int, _ entry: JournalWalk.Entry, _ walk: JournalWalk
  ) throws(StoreError) -> BookInspection.SealedLine {
    var heads: [String: JournalPosition] = [:]
    var state = BookInspection.SealedLine.State.holds
    func position(_ number: Int, _ digest: Digest) -> JournalPosition {
      JournalPosition(segment: 0, number: number, digest: digest, offset: 0)
    }
    if let digest = walk.digest(of: number - 1) {
      heads[walk.folder.author] = position(number - 1, digest)
    }
    for (key, witness) in entry.seen {
      switch try find(key, witness) {
      case .found(_, let digest): heads[key] = position(witness.number, digest)
      case .different: state = .broken
      case .absent: state = state == .broken ? .broken : .incomplete
      }
    }
    let place = walk.place(of: number)
    if state == .holds, Seal.digest(of: heads) != seal {
      state = .broken
      // The first one of a journal tells; those behind it break with it.
      if brokenSeals[walk.folder.key] == nil {
        brokenSeals[walk.folder.key] = .init(place, .brokenSeal)
      }
    }
    return BookInspection.SealedLine(
      place: place, author: walk.folder.author, number: number,
      milliseconds: entry.milliseconds, mark: Seal.shortForm(of: entry.digest),
      digest: entry.digest.text, state: state)
  }
}
