/// A disk on which something is tried out: it reads what there is, and keeps what is written in memory.
///
/// For one program that wants to know what would come of it; locks keep nobody out.
final class TrialDisk: Disk {
  private let disk: any Disk
  /// What was written; nil for what was taken away.
  private var files: [String: [UInt8]?] = [:]
  private var folders: Set<String> = []
  private var opened: [Int32: String] = [:]
  private var note = LockNote("")

  init(over disk: any Disk) {
    self.disk = disk
  }

  // MARK: - Reading

  func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8] {
    try read(path, in: offset..<Int.max)
  }

  func read(_ path: String, in range: Range<Int>) throws(DiskError) -> [UInt8] {
    guard let file = files[path] else { return try disk.read(path, in: range) }
    guard let file else { throw missing("open", path) }
    return Array(file.dropFirst(range.lowerBound).prefix(range.count))
  }

  func status(_ path: String) throws(DiskError) -> FileStatus? {
    if let file = files[path] {
      return file.map { FileStatus(isDirectory: false, size: $0.count) }
    }
    if let status = try disk.status(path) { return status }
    return folders.contains(path) ? FileStatus(isDirectory: true, size: 0) : nil
  }

  func list(_ path: String) throws(DiskError) -> [String] {
    var names: Set<String> = []
    do {
      names = Set(try disk.list(path))
    } catch {
      guard folders.contains(path) else { throw error }
    }
    for folder in folders where folder.folder == path { names.insert(folder.lastStep) }
    for (file, bytes) in files where file.folder == path {
      if bytes == nil { names.remove(file.lastStep) } else { names.insert(file.lastStep) }
    }
    return names.sorted()
  }

  func fileSystem(of path: String) -> String { disk.fileSystem(of: path) }

  // MARK: - Writing

  func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile {
    let isThere = try status(path) != nil
    switch purpose {
    case .append:
      guard isThere else { throw missing("open", path) }
    case .createNew:
      if isThere {
        throw DiskError(operation: "create", path: path, code: SystemCode.exists.rawValue)
      }
      files[path] = .some([])
    }
    return open(path)
  }

  private func open(_ path: String) -> OpenFile {
    let number = Int32(opened.count)
    opened[number] = path
    return OpenFile(number: number)
  }

  func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int {
    guard let path = opened[file.number] else { throw missing("write", "") }
    files[path] = try read(path, from: 0) + bytes
    return bytes.count
  }

  func size(of file: OpenFile) -> Int? {
    opened[file.number].flatMap { (try? status($0))??.size }
  }

  func rename(_ path: String, to new: String) throws(DiskError) {
    files[new] = try read(path, from: 0)
    files[path] = .some(nil)
  }

  func remove(_ path: String) throws(DiskError) {
    guard try status(path) != nil else { throw missing("remove", path) }
    files[path] = .some(nil)
  }

  func makeDirectory(_ path: String, isShared: Bool) throws(DiskError) { folders.insert(path) }
  func removeDirectory(_ path: String) throws(DiskError) { folders.remove(path) }

  private func missing(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: SystemCode.missing.rawValue)
  }

  // MARK: - What needs no trial

  func syncData(_ file: OpenFile) throws(DiskError) {}
  func sync(_ file: OpenFile) throws(DiskError) {}
  func syncData(at path: String) throws(DiskError) {}
  func syncDirectory(_ path: String) throws(DiskError) {}
  func close(_ file: OpenFile) {}
  func protect(_ path: String) {}
  func openLock(_ path: String) throws(DiskError) -> OpenFile { open(path) }

  func lock(_ part: LockPart, of file: OpenFile, shared: Bool) throws(DiskError) -> Bool { true }

  func unlock(_ part: LockPart, of file: OpenFile) {}
  func note(in file: OpenFile) throws(DiskError) -> LockNote { note }
  func leave(_ note: LockNote, in file: OpenFile) throws(DiskError) { self.note = note }
  func setLength(_ length: Int, of file: OpenFile) throws(DiskError) {}
}
