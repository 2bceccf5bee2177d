/// A disk on which some files have stopped growing: what is behind a length is not there.
///
/// Reading only; the journals of a book as they were at one moment, while others go on writing.
struct FrozenDisk: Disk {
  let disk: any Disk
  /// The folder in which nothing else is to be seen.
  let folder: String
  let lengths: [String: Int]

  private func isInside(_ path: String) -> Bool { path.hasPrefix(folder + "/") }

  func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8] {
    try read(path, in: offset..<Int.max)
  }

  func read(_ path: String, in range: Range<Int>) throws(DiskError) -> [UInt8] {
    guard isInside(path) else { return try disk.read(path, in: range) }
    guard let length = lengths[path] else {
      throw DiskError(operation: "open", path: path, code: SystemCode.missing.rawValue)
    }
    let upper = min(range.upperBound, length)
    return try disk.read(path, in: min(range.lowerBound, upper)..<upper)
  }

  func status(_ path: String) throws(DiskError) -> FileStatus? {
    guard isInside(path), var status = try disk.status(path), !status.isDirectory else {
      return try disk.status(path)
    }
    guard let length = lengths[path] else { return nil }
    status.size = length
    return status
  }

  func list(_ path: String) throws(DiskError) -> [String] {
    guard path == folder || isInside(path) else { return try disk.list(path) }
    var names: Set<String> = []
    for file in lengths.keys where file.hasPrefix(path + "/") {
      let rest = file.dropFirst(path.utf8.count + 1)
      names.insert(String(rest.prefix { $0 != "/" }))
    }
    return names.sorted()
  }

  func fileSystem(of path: String) -> String { disk.fileSystem(of: path) }
  func close(_ file: OpenFile) {}
  func size(of file: OpenFile) -> Int? { nil }
  func unlock(_ part: LockPart, of file: OpenFile) {}
  func protect(_ path: String) {}

  // MARK: - What is not allowed

  private func refusal(_ operation: String, _ path: String) -> DiskError {
    DiskError(operation: operation, path: path, code: SystemCode.readOnlySystem.rawValue)
  }

  func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile {
    throw refusal("open", path)
  }

  func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int {
    throw refusal("write", "")
  }

  func syncData(_ file: OpenFile) throws(DiskError) { throw refusal("fdatasync", "") }
  func sync(_ file: OpenFile) throws(DiskError) { throw refusal("fsync", "") }
  func syncData(at path: String) throws(DiskError) { throw refusal("fdatasync", path) }
  func rename(_ path: String, to new: String) throws(DiskError) { throw refusal("rename", path) }
  func remove(_ path: String) throws(DiskError) { throw refusal("remove", path) }
  func removeDirectory(_ path: String) throws(DiskError) { throw refusal("remove", path) }
  func syncDirectory(_ path: String) throws(DiskError) { throw refusal("fsync", path) }

  func makeDirectory(_ path: String, isShared: Bool) throws(DiskError) {
    throw refusal("mkdir", path)
  }

  func openLock(_ path: String) throws(DiskError) -> OpenFile { throw refusal("open", path) }

  func lock(_ part: LockPart, of file: OpenFile, shared: Bool) throws(DiskError) -> Bool {
    throw refusal("lock", "")
  }

  func note(in file: OpenFile) throws(DiskError) -> LockNote { throw refusal("read", "") }

  func leave(_ note: LockNote, in file: OpenFile) throws(DiskError) {
    throw refusal("write", "")
  }

  func setLength(_ length: Int, of file: OpenFile) throws(DiskError) {
    throw refusal("write", "")
  }
}
