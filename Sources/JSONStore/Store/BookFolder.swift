internal import CommuneDomain

/// The names inside a book's folder, and the file that says which book it is.
struct BookFolder {
  /// The format that this program writes.
  static let format = 2

  let path: String
  let disk: any Disk
  /// Each save names it; so it is put together once.
  let lockFile: String

  init(path: String, disk: any Disk) {
    self.path = path
    self.disk = disk
    lockFile = "\(path)/lock"
  }

  var identityFile: String { "\(path)/store.json" }
  var journals: String { "\(path)/journal" }
  var registers: String { "\(path)/registers" }
  var quarantine: String { "\(path)/quarantine" }
  var local: String { "\(path)/local" }
  /// The register files of the generation before.
  var previous: String { "\(path)/local/previous" }
  /// Forms that are not saved yet, in a folder for each account.
  var drafts: String { "\(path)/local/drafts" }
  /// The choices of the first format, the same for all accounts.
  var settingsFile: String { "\(path)/local/settings.json" }

  func settingsFile(of account: String) -> String { "\(path)/local/settings-\(account).json" }
  var stationFile: String { "\(path)/local/station" }

  /// What `store.json` says.
  struct Contents {
    var format: Int
    var store: RecordID
    var identity: BookIdentity
    /// Whether `store.json` could not be read, and the journals had to tell which book they are of.
    var isLost = false

    /// The bytes of `store.json`. Programs of the second format take a lock for each save, which those
    /// of the first do not know of.
    var file: [UInt8] {
      JSONValue.object([
        .init(key: "format", value: .integer(format)),
        .init(key: "minReader", value: .integer(min(format, 2))),
        .init(key: "store", value: .string(store.description)),
        .init(key: "commune", value: .string(identity.name)),
        .init(key: "code", value: .string(identity.code)),
      ]).file
    }
  }

  /// Which book this is; where `store.json` is missing or damaged, as far as the journals tell.
  func read() throws(StoreError) -> Contents {
    do throws(StoreError) {
      return try readIdentity()
    } catch {
      switch error {
      case .notABook, .damaged:
        guard let store = storeOfJournals else { throw error }
        return Contents(
          format: Self.format, store: store, identity: BookIdentity(name: "", code: ""),
          isLost: true)
      default: throw error
      }
    }
  }

  /// The book that the header of a journal names; nil where none can be read.
  private var storeOfJournals: RecordID? {
    let names = ((try? disk.list(journals)) ?? []).filter(Self.isJournal).sorted()
    for name in names {
      let folder = JournalFolder(
        disk: disk, store: RecordID(high: 0, low: 0), key: name, parent: journals)
      for segment in (try? folder.segments()) ?? [] {
        if let found = try? folder.header(of: segment) { return found.header.store }
      }
    }
    return nil
  }

  private func readIdentity() throws(StoreError) -> Contents {
    let bytes: [UInt8]
    do {
      bytes = try disk.read(identityFile)
    } catch {
      let isMissing = [.missing, .notDirectory].contains(SystemCode(rawValue: error.code))
      throw isMissing ? .notABook(path: path) : StoreError(error, path: identityFile)
    }
    let value: JSONValue
    do {
      value = try JSONValue.read(bytes)
    } catch {
      throw damaged(error)
    }
    guard let format = value["format"]?.integer else { throw damaged(.missingKey("format")) }
    guard let reader = value["minReader"]?.integer else {
      throw damaged(.missingKey("minReader"))
    }
    guard reader <= Self.format else { throw .newerFormat(path: path, format: format) }
    guard let store = value["store"]?.string.flatMap({ RecordID($0) }) else {
      throw damaged(.missingKey("store"))
    }
    guard let name = value["commune"]?.string else { throw damaged(.missingKey("commune")) }
    return Contents(
      format: format, store: store,
      identity: BookIdentity(name: name, code: value["code"]?.string ?? ""))
  }

  private func damaged(_ problem: Problem) -> StoreError {
    .damaged(
      file: "store.json", line: 1, register: nil, record: nil, field: nil, problem: problem)
  }

  /// Makes the folder of a new book; `store.json` comes last, so that half a book is none.
  func create(_ identity: BookIdentity, store: RecordID) throws(StoreError) {
    do throws(DiskError) {
      try disk.makeDirectory(path)
      for folder in [journals, registers, quarantine, local, previous, drafts] {
        try disk.makeDirectory(folder)
      }
      for (name, text) in Self.ignoreFiles {
        try disk.replace("\(path)/\(name)", with: Array(text.utf8))
      }
      try disk.syncDirectory(local)
      try disk.replace(
        identityFile,
        with: Contents(format: Self.format, store: store, identity: identity).file)
      try disk.syncDirectory(path.folder)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// What programs that copy folders between machines are told to leave alone. Register files are made
  /// from the journals on each machine and need not travel.
  static let ignoreFiles = [
    (".stignore", "/local\n/lock\n/registers\n"), (".gitignore", "/local/\n/lock\n/registers/\n"),
  ]

  /// Whether a new book may be made here: nothing there, or what an interrupted making left.
  func checkFree() throws(StoreError) {
    let own: Set = [
      "lock", "journal", "registers", "quarantine", "local", ".stignore", ".gitignore",
      "..stignore.tmp", "..gitignore.tmp", ".store.json.tmp",
    ]
    var names: [String] = []
    var journals: [String] = []
    do throws(DiskError) {
      guard let status = try disk.status(path) else { return }
      if status.isDirectory {
        names = try disk.list(path)
      } else {
        names = [path]
      }
      if names.contains("journal") { journals = try disk.list(self.journals) }
    } catch {
      throw StoreError(error, path: path)
    }
    if names.contains("store.json") { throw .bookExists(path: path) }
    guard own.isSuperset(of: names), journals.isEmpty else {
      throw .folderNotEmpty(path: path)
    }
  }

  /// The name of this machine in journals, made up when it has none yet.
  ///
  /// It stands with the number of the folder in which it lies: a copy of the folder has another
  /// number, so that whoever copies a book with everything in it becomes a station of his own.
  func station(_ randomness: any Randomness) throws(StoreError) -> String {
    do {
      try disk.makeDirectory(local)
      let identity = try disk.status(local)?.identity ?? 0
      if let bytes = try? disk.read(stationFile) {
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        // The first format did not keep the number.
        let isHere = words.count < 2 || UInt64(words[1]) == identity
        if let name = words.first.map(String.init), isHere, name == Self.plain(name),
          name.hasPrefix("st")
        {
          return name
        }
      }
    } catch {
      throw StoreError(error, path: stationFile)
    }
    return try newStation(randomness)
  }

  /// Gives this machine a name that it did not have before.
  func newStation(_ randomness: any Randomness) throws(StoreError) -> String {
    let word = randomness.word()
    let letters = (0..<6).map { Base32.letter(word >> UInt64($0 * 5)) }
    let name = "st" + String(decoding: letters, as: UTF8.self).lowercased()
    do {
      try disk.makeDirectory(local)
      let identity = try disk.status(local)?.identity ?? 0
      try disk.replace(stationFile, with: Array("\(name) \(identity)\n".utf8))
    } catch {
      throw StoreError(error, path: stationFile)
    }
    return name
  }

  /// A word by which one running program is told from another.
  static func word(_ randomness: any Randomness) -> String {
    let word = randomness.word()
    let letters = (0..<10).map { Base32.letter(word >> UInt64($0 * 5)) }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }

  /// A name of which nothing but letters, digits, `_`, `.` and `-` is left, fit for a folder.
  static func plain(_ name: String) -> String {
    let letters = name.utf8.prefix(64).map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): byte
      case UInt8(ascii: "."): byte
      default: UInt8(ascii: "_")
      }
    }
    return letters.isEmpty ? "user" : String(decoding: letters, as: UTF8.self)
  }

  /// Whether a folder beside the journals may be one: a name as writers give them, of any length.
  static func isJournal(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "-_.".utf8.contains(byte)
        }
      }
  }

  /// A part of an author's name: plain, without dots where they mean something, and so short that both
  /// parts fit in the name of a folder.
  static func part(_ name: String, most: Int) -> String {
    var plain = Array(plain(name).utf8.prefix(most))
    let dot = UInt8(ascii: ".")
    if plain.first == dot { plain[0] = UInt8(ascii: "_") }
    let text = String(decoding: plain, as: UTF8.self)
    return text.replacing(JournalFolder.branchMark, with: "_fork-")
  }

  /// Keeps bytes that do not count where they can be looked at; the name, or nil when it failed.
  func keepInQuarantine(_ bytes: [UInt8], as name: String) -> String? {
    for attempt in 0..<100 {
      let name = attempt == 0 ? name : "\(name).\(attempt)"
      let file = "\(quarantine)/\(name)"
      do throws(DiskError) {
        try disk.makeDirectory(quarantine)
        if try disk.status(file) != nil {
          // What failed again and again leaves one copy, not one for each attempt.
          if try disk.read(file) == bytes { return "quarantine/\(name)" }
          continue
        }
        try disk.writeNew(file, bytes)
        try disk.syncDirectory(quarantine)
        return "quarantine/\(name)"
      } catch {
        return nil
      }
    }
    return nil
  }
}
