@testable import JSONStore

/// A disk in memory that knows what would survive a power cut, and fails on demand.
///
/// Bytes and names are volatile until they are synced, as on a real disk; `cutPower` forgets what
/// is not, or keeps a part of it.
final class MemoryDisk: Disk {
  final class File {
    var bytes: [UInt8] = []
    var durable: [UInt8] = []
  }

  enum Failure {
    case error(Int32)
    /// So many bytes of a write go in.
    case short(Int)
  }

  /// What a power cut does to bytes that were written and not synced.
  enum Cut: CaseIterable {
    case drop, keepHalf, keepAll, zeros
  }

  var names: [String: File] = [:]
  var durableNames: [String: File] = [:]
  var folders: Set<String> = ["/"]
  var durableFolders: Set<String> = ["/"]
  private var open: [Int32: (path: String, file: File)] = [:]
  private var locks: [String: [LockPart: [(number: Int32, isShared: Bool)]]] = [:]
  private var owners: [Int32: Int] = [:]
  /// Which process is at work, so that one of several can be killed.
  var process = 0
  /// What `fileSystem` answers.
  var kind = "ext4"
  private var nextNumber: Int32 = 3

  /// By which a copy of the disk is told from it.
  var identity: UInt64 = 1
  /// The call that fails, counted from 1 since `calls` was last set to 0.
  var failing: (call: Int, failure: Failure)?
  /// The next call of that name fails.
  var failingNext: (operation: String, failure: Failure)?
  /// Every later call of the kinds that change something fails too.
  var failsForEver = false
  var calls = 0
  var log: [String] = []
  /// What somebody else does just before a call.
  var meanwhile: (call: Int, work: () -> Void)?
  /// Everything that changes something, where it is asked for.
  var steps: [Step]?

  /// What a call did to files and names.
  enum Step {
    case create(String, File)
    case write(File, [UInt8])
    case flush(File)
    case note(File, [UInt8])
    case rename(String, String)
    case remove(String)
    case makeDirectory(String)
    case flushDirectory(String)
  }

  private func step(_ operation: String, _ path: String) throws(DiskError) {
    calls += 1
    log.append(operation)
    if let other = meanwhile, calls == other.call {
      meanwhile = nil
      other.work()
    }
    if let next = failingNext, next.operation == operation {
      failingNext = nil
      failing = (calls, next.failure)
    }
    guard let failing, calls == failing.call || failsForEver && calls > failing.call else {
      return
    }
    if case .error(let code) = failing.failure {
      throw DiskError(operation: operation, path: path, code: code)
    }
  }

  private func missing(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: 2)
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile {
    try step("open", path)
    switch purpose {
    case .append:
      guard names[path] != nil else { throw missing("open", path) }
    case .createNew:
      guard names[path] == nil else {
        throw DiskError(operation: "create", path: path, code: 17)
      }
      guard folders.contains(path.folder) else { throw missing("create", path) }
      make(path)
    }
    return handle(path)
  }

  private func make(_ path: String) {
    let file = File()
    names[path] = file
    steps?.append(.create(path, file))
  }

  private func handle(_ path: String) -> OpenFile {
    nextNumber += 1
    open[nextNumber] = names[path].map { (path, $0) }
    owners[nextNumber] = process
    return OpenFile(number: nextNumber)
  }

  func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int {
    try step("write", "")
    guard let opened = open[file.number] else {
      throw DiskError(operation: "write", path: "", code: 9)
    }
    if let failing, calls == failing.call || failsForEver && calls > failing.call,
      case .short(let count) = failing.failure
    {
      write(Array(bytes.prefix(count)), opened.file)
      return min(count, bytes.count)
    }
    write(bytes, opened.file)
    return bytes.count
  }

  func size(of file: OpenFile) -> Int? { open[file.number]?.file.bytes.count }

  private func write(_ bytes: [UInt8], _ file: File) {
    file.bytes += bytes
    steps?.append(.write(file, bytes))
  }

  private func flush(_ file: File) {
    file.durable = file.bytes
    steps?.append(.flush(file))
  }

  func syncData(_ file: OpenFile) throws(DiskError) {
    try step("fdatasync", "")
    if let opened = open[file.number] { flush(opened.file) }
  }

  func sync(_ file: OpenFile) throws(DiskError) {
    try step("fsync", "")
    if let opened = open[file.number] { flush(opened.file) }
  }

  func syncData(at path: String) throws(DiskError) {
    try step("fdatasync", path)
    guard let file = names[path] else { throw missing("open", path) }
    flush(file)
  }

  func close(_ file: OpenFile) {
    open[file.number] = nil
    for path in locks.keys {
      for part in locks[path]?.keys.map({ $0 }) ?? [] {
        locks[path]?[part]?.removeAll { $0.number == file.number }
      }
    }
  }

  func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8] {
    try step("read", path)
    guard let file = names[path] else { throw missing("read", path) }
    return Array(file.bytes.dropFirst(offset))
  }

  func status(_ path: String) throws(DiskError) -> FileStatus? {
    try step("stat", path)
    if folders.contains(path) { return FileStatus(isDirectory: true, size: 0, identity: identity) }
    return names[path].map {
      FileStatus(isDirectory: false, size: $0.bytes.count, identity: identity)
    }
  }

  func list(_ path: String) throws(DiskError) -> [String] {
    try step("list", path)
    guard folders.contains(path) else { throw missing("list", path) }
    return (Array(names.keys) + folders).filter { $0 != "/" && $0.folder == path }
      .map { String($0.dropFirst(path.utf8.count + 1)) }
  }

  func rename(_ path: String, to new: String) throws(DiskError) {
    try step("rename", path)
    guard let file = names.removeValue(forKey: path) else { throw missing("rename", path) }
    names[new] = file
    steps?.append(.rename(path, new))
  }

  func remove(_ path: String) throws(DiskError) {
    try step("remove", path)
    guard names.removeValue(forKey: path) != nil else { throw missing("remove", path) }
    steps?.append(.remove(path))
  }

  func makeDirectory(_ path: String, isShared: Bool) throws(DiskError) {
    try step("mkdir", path)
    guard folders.contains(path.folder) else { throw missing("mkdir", path) }
    if folders.insert(path).inserted { steps?.append(.makeDirectory(path)) }
  }

  func removeDirectory(_ path: String) throws(DiskError) {
    try step("rmdir", path)
    let isEmpty = !(Array(names.keys) + folders).contains { $0 != "/" && $0.folder == path }
    guard isEmpty, folders.remove(path) != nil else { throw missing("rmdir", path) }
  }

  func syncDirectory(_ path: String) throws(DiskError) {
    try step("fsync", path)
    steps?.append(.flushDirectory(path))
    for (name, file) in names where name.folder == path {
      // A file that was renamed has one name, whichever folder is flushed.
      for old in durableNames.keys where durableNames[old] === file && names[old] == nil {
        durableNames[old] = nil
      }
      durableNames[name] = file
    }
    for name in durableNames.keys where name.folder == path && names[name] == nil {
      durableNames[name] = nil
    }
    durableFolders.insert(path)
    durableFolders.formUnion(folders.filter { $0.folder == path })
  }

  func openLock(_ path: String) throws(DiskError) -> OpenFile {
    try step("open", path)
    guard folders.contains(path.folder) else { throw missing("open", path) }
    if names[path] == nil { make(path) }
    return handle(path)
  }

  func lock(_ part: LockPart, of file: OpenFile, shared: Bool) throws(DiskError) -> Bool {
    try step("lock", "")
    guard let path = open[file.number]?.path else {
      throw DiskError(operation: "lock", path: "", code: 9)
    }
    let others = (locks[path]?[part] ?? []).filter { $0.number != file.number }
    guard others.isEmpty || shared && others.allSatisfy(\.isShared) else { return false }
    locks[path, default: [:]][part] = others + [(file.number, shared)]
    return true
  }

  func unlock(_ part: LockPart, of file: OpenFile) {
    guard let path = open[file.number]?.path else { return }
    locks[path]?[part]?.removeAll { $0.number == file.number }
  }

  func note(in file: OpenFile) throws(DiskError) -> LockNote {
    try step("note", "")
    return LockNote(read: Array((open[file.number]?.file.bytes ?? []).prefix(LockNote.length)))
  }

  func leave(_ note: LockNote, in file: OpenFile) throws(DiskError) {
    try step("leave", "")
    guard let opened = open[file.number] else { return }
    opened.file.bytes = note.bytes + opened.file.bytes.dropFirst(note.bytes.count)
    steps?.append(.note(opened.file, opened.file.bytes))
  }

  func setLength(_ length: Int, of file: OpenFile) throws(DiskError) {
    try step("length", "")
    guard let opened = open[file.number] else { return }
    let kept = opened.file.bytes.prefix(length)
    opened.file.bytes = kept + Array(repeating: 0, count: length - kept.count)
    steps?.append(.note(opened.file, opened.file.bytes))
  }

  func protect(_ path: String) {}

  func fileSystem(of path: String) -> String { kind }

  // MARK: - Accidents

  /// Everything is on the medium.
  func flushAll() {
    for file in names.values { file.durable = file.bytes }
    durableNames = names
    durableFolders = folders
  }

  /// One process of several ends.
  func kill(process: Int) {
    for (number, owner) in owners where owner == process { close(OpenFile(number: number)) }
  }

  /// All processes end: locks and open files are gone, what was written stays.
  func kill() {
    open = [:]
    locks = [:]
    failing = nil
    failsForEver = false
    calls = 0
  }

  /// The machine ends: what is not on the medium is gone, wholly or in part.
  func cutPower(_ cut: Cut = .drop) {
    kill()
    names = durableNames
    folders = durableFolders
    for file in names.values {
      let rest = file.bytes.dropFirst(file.durable.count)
      switch cut {
      case .drop: file.bytes = file.durable
      case .keepHalf: file.bytes = file.durable + rest.prefix(rest.count / 2)
      case .keepAll: break
      case .zeros: file.bytes = file.durable + rest.map { _ in 0 }
      }
      file.durable = file.bytes
    }
  }
}

/// A clock that goes on by a millisecond each time it is read.
final class SteppingClock: Clock {
  var now: UInt64
  /// What somebody else does while a writer waits.
  var whileWaiting: (() -> Void)?

  init(_ start: UInt64 = 1_795_137_330_000) {
    now = start
  }

  func milliseconds() -> UInt64 {
    now += 1
    return now
  }

  func pause(microseconds: Int) {
    now += UInt64(microseconds / 1000 + 1)
    whileWaiting?()
  }
}

/// Numbers that look random and are the same every time.
final class SeededRandomness: Randomness, RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  func next() -> UInt64 { word() }
}
