package import CommuneDomain

/// A whole book walked through from the first byte of every journal: what is wrong, and where.
///
/// Data only; whoever shows it finds the words. Nothing is written, and nobody is kept from saving.
package struct BookInspection: Sendable {
  /// A line of a file, counted from 1; without a line the whole file is meant.
  package struct Place: Hashable, Sendable {
    package var file: String
    package var line: Int?

    package init(file: String, line: Int?) {
      self.file = file
      self.line = line
    }
  }

  /// Something that is not as it was written.
  package struct Finding: Hashable, Sendable {
    package var place: Place
    package var trouble: Trouble

    init(_ place: Place, _ trouble: Trouble) {
      self.place = place
      self.trouble = trouble
    }
  }

  package enum Trouble: Hashable, Sendable {
    /// The first line of a journal that cannot be read or does not follow the one before it.
    case badLine(Problem)
    /// A file of a journal is gone whose lines the next one continues.
    case fileMissing
    /// Lines of one act do not stand together.
    case actNotWhole
    /// The journal ends here, and the line at that place tells of a later one of it.
    case cutShort(at: Int, known: Int, witness: Place)
    /// The line is not the one that the line at that place tells of; those from the first number on may
    /// have been changed.
    case rewritten(from: Int, number: Int, witness: Place)
    /// The seal is not the one of the lines that it seals.
    case brokenSeal
    /// The list of register files cannot be read.
    case listUnreadable
    case registerMissing(RegisterKey)
    /// Somebody wrote in the register's file.
    case registerChanged(RegisterKey)
    /// The register's file with the lines behind it is not what all journals give, for so many records.
    case registerDiffers(RegisterKey, records: Int)
  }

  /// One journal as far as it is good.
  package struct Journal: Hashable, Sendable {
    /// The name of its folder: its author, or a branch.
    package var key: String
    package var files: Int
    package var bytes: Int
    package var lines: Int
    package var acts: Int
    /// The number of the last good line.
    package var number: Int
    /// The digest of the last good line, as 64 digits; empty where there is none.
    package var digest: String
    package var first: UInt64?
    package var last: UInt64?
    /// Where a save that was cut short stands behind the last good line.
    package var unfinished: Place?
  }

  /// A line that seals all journals.
  package struct SealedLine: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
      /// Everything that it seals is as it was.
      case holds
      /// Something that it seals is something else now.
      case broken
      /// Something that it seals is not here.
      case incomplete
    }

    package var place: Place
    package var author: String
    package var number: Int
    package var milliseconds: UInt64
    /// As it is printed, such as `A1B2-C3D4`.
    package var mark: String
    /// All 64 digits.
    package var digest: String
    package var state: State
  }

  package private(set) var identity: BookIdentity
  package private(set) var store: RecordID
  package private(set) var format: Int
  package private(set) var journals: [Journal] = []
  package private(set) var findings: [Finding] = []
  /// Oldest first.
  package private(set) var seals: [SealedLine] = []
  /// How many register files were compared with the journals; nil where there are none, or where the
  /// journals are damaged.
  package private(set) var comparedRegisters: Int?
  /// Copies of journal files that the next opening takes in.
  package private(set) var copies: [String] = []
  /// Folders among the journals that hold files of journals and are not read, because no journal has such
  /// a name.
  package private(set) var unread: [String] = []
  /// What working the book out from its journals alone found out of order.
  package private(set) var remarks: [StoreRemark] = []

  package var isSound: Bool { findings.isEmpty }
  package var lines: Int { journals.reduce(0) { $0 + $1.lines } }

  /// The seals whose digest begins with what was typed, with or without hyphens; nil when it is not eight
  /// hexadecimal digits or more.
  package func seals(beginning typed: String) -> [SealedLine]? {
    let digits = typed.lowercased().filter { $0 != "-" && $0 != " " }
    guard (8...64).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    return seals.filter { $0.digest.hasPrefix(digits) }
  }

  /// Walks through a book.
  ///
  /// - Parameter comparesRegisters: Whether the register files are looked at too.
  /// - Throws: `StoreError` where there is no book or a file cannot be read at all.
  package init(
    of path: String, disk: any Disk, clock: any Clock, comparesRegisters: Bool = true
  ) throws(StoreError) {
    let book = BookFolder(path: path, disk: disk)
    let contents = try book.read()
    identity = contents.identity
    store = contents.store
    format = contents.format
    let ledger = Ledger(book: book, store: contents.store)
    var walks: [String: JournalWalk] = [:]
    for key in try ledger.keys() {
      let walk = try JournalWalk(ledger, key)
      copies += try walk.folder.strays().map { "journal/\(key)/\($0)" }
      walks[key] = walk
    }
    unread = try ledger.unreadFolders().map { "journal/\($0)" }
    for key in walks.keys.sorted() {
      guard let walk = walks[key] else { continue }
      findings += walk.findings
      journals.append(Journal(walk))
    }
    var testimony = Testimony(ledger, walks)
    seals = try testimony.hear()
    if comparesRegisters {
      var comparison = RegisterComparison(book, contents.store, clock: clock)
      try comparison.compare(testimony: &testimony, journalsAreGood: findings.isEmpty)
      comparedRegisters = comparison.compared
      remarks = comparison.remarks
      findings += comparison.findings
    }
    findings += testimony.findings
  }
}

extension BookInspection.Journal {
  init(_ walk: JournalWalk) {
    key = walk.folder.key
    files = walk.segments.count
    bytes = walk.bytes
    lines = walk.entries.count
    acts = walk.acts
    number = walk.lastNumber
    digest = walk.entries.last?.digest.text ?? ""
    first = walk.entries.first?.milliseconds
    last = walk.entries.last?.milliseconds
    unfinished = walk.unfinished
  }
}
