internal import Glibc

/// The files of the machine that the program runs on.
///
/// Whatever the umask says, files are made 0600 and folders 0700 in a folder that is its owner's alone;
/// where the folder hands its group on (2770), what is made in it is the group's as well.
package struct SystemDisk: Disk {
  /// Swift's Glibc lacks the locks that belong to an open file rather than to a process.
  private static let setOpenFileLock: Int32 = 37

  package init() {}

  package func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile {
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    switch purpose {
    case .append:
      let file = try check(Glibc.open(path, flags), "open", path)
      try checkRegular(file, path)
      return OpenFile(number: file)
    case .createNew:
      let file = try check(Glibc.open(path, flags | O_CREAT | O_EXCL, 0o600), "create", path)
      // A umask may have taken the owner's own bits away.
      _ = fchmod(file, 0o600 | groupBits(of: path.folder) & 0o060)
      return OpenFile(number: file)
    }
  }

  package func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      // Interrupted before the first byte: nothing was written.
      if errno != EINTR { throw DiskError(operation: "write", path: "", code: errno) }
    }
  }

  package func size(of file: OpenFile) -> Int? {
    // Asked with each save; a third of what `fstat` takes. What is appended goes to the end anyhow.
    let end = lseek(file.number, 0, SEEK_END)
    return end < 0 ? nil : end
  }

  package func syncData(_ file: OpenFile) throws(DiskError) {
    _ = try check(fdatasync(file.number), "fdatasync", "")
  }

  package func sync(_ file: OpenFile) throws(DiskError) {
    _ = try check(fsync(file.number), "fsync", "")
  }

  package func syncData(at path: String) throws(DiskError) {
    let file = try check(
      Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), "open", path)
    defer { _ = Glibc.close(file) }
    _ = try check(fdatasync(file), "fdatasync", path)
  }

  package func close(_ file: OpenFile) {
    _ = Glibc.close(file.number)
  }

  package func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8] {
    try read(path, in: offset..<Int.max)
  }

  package func read(_ path: String, in range: Range<Int>) throws(DiskError) -> [UInt8] {
    let offset = range.lowerBound
    let file = try check(
      Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), "open", path)
    defer { _ = Glibc.close(file) }
    let size = try checkRegular(file, path)
    let wanted = max(0, min(size, range.upperBound) - offset)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let count = pread(
          file, buffer.baseAddress.map { $0 + filled }, wanted - filled, offset + filled)
        if count > 0 {
          filled += count
        } else if count == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if failure != 0 { throw DiskError(operation: "read", path: path, code: failure) }
    return bytes
  }

  package func status(_ path: String) throws(DiskError) -> FileStatus? {
    var found = stat()
    if lstat(path, &found) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError(operation: "stat", path: path, code: errno)
    }
    return FileStatus(
      isDirectory: found.st_mode & S_IFMT == S_IFDIR, size: Int(found.st_size),
      identity: UInt64(found.st_ino), isOpenToAll: found.st_mode & S_IWOTH != 0)
  }

  package func list(_ path: String) throws(DiskError) -> [String] {
    guard let folder = opendir(path) else {
      throw DiskError(operation: "list", path: path, code: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    // The end looks like an error that is none; names that could not be read must not count as gone.
    if errno != 0 { throw DiskError(operation: "list", path: path, code: errno) }
    return names
  }

  package func rename(_ path: String, to new: String) throws(DiskError) {
    _ = try check(Glibc.rename(path, new), "rename", path)
  }

  package func remove(_ path: String) throws(DiskError) {
    _ = try check(unlink(path), "remove", path)
  }

  package func makeDirectory(_ path: String, isShared: Bool) throws(DiskError) {
    if mkdir(path, 0o700) == 0 {
      let group = groupBits(of: path.folder)
      // What one person writes may be read by the group; the folder of all is the group's.
      let mode = isShared ? group : group & 0o050
      _ = chmod(path, 0o700 | mode | (group == 0 ? 0 : 0o2000))
      return
    }
    let code = errno
    guard code == EEXIST, let found = try status(path), found.isDirectory else {
      throw DiskError(operation: "mkdir", path: path, code: code)
    }
  }

  package func removeDirectory(_ path: String) throws(DiskError) {
    _ = try check(rmdir(path), "remove", path)
  }

  package func syncDirectory(_ path: String) throws(DiskError) {
    let folder = try check(
      Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "open", path)
    defer { _ = Glibc.close(folder) }
    _ = try check(fsync(folder), "fsync", path)
  }

  package func openLock(_ path: String) throws(DiskError) -> OpenFile {
    let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    var file = Glibc.open(path, flags)
    if file < 0, errno == ENOENT {
      file = Glibc.open(path, flags | O_CREAT, 0o600)
      if file >= 0 { _ = fchmod(file, 0o600 | groupBits(of: path.folder) & 0o060) }
    }
    return OpenFile(number: try check(file, "open", path))
  }

  package func lock(_ part: LockPart, of file: OpenFile, shared: Bool) throws(DiskError) -> Bool {
    var range = range(part, shared ? F_RDLCK : F_WRLCK)
    while fcntl(file.number, Self.setOpenFileLock, &range) != 0 {
      switch errno {
      case EAGAIN, EACCES: return false
      case EINTR: continue
      default: throw DiskError(operation: "lock", path: "", code: errno)
      }
    }
    return true
  }

  package func unlock(_ part: LockPart, of file: OpenFile) {
    // Closing is not enough: a process that is just being started may hold the file for a moment.
    var range = range(part, F_UNLCK)
    _ = fcntl(file.number, Self.setOpenFileLock, &range)
  }

  private func range(_ part: LockPart, _ type: Int32) -> flock {
    var range = flock()
    range.l_type = Int16(type)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(part.rawValue)
    range.l_len = 1
    return range
  }

  package func note(in file: OpenFile) throws(DiskError) -> LockNote {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: LockNote.length) { bytes, count in
      result = pread(file.number, bytes.baseAddress, LockNote.length, 0)
      count = max(0, result)
    }
    if result < 0 { throw DiskError(operation: "read", path: "", code: errno) }
    return LockNote(read: bytes)
  }

  package func setLength(_ length: Int, of file: OpenFile) throws(DiskError) {
    _ = try check(ftruncate(file.number, off_t(length)), "write", "")
  }

  package func leave(_ note: LockNote, in file: OpenFile) throws(DiskError) {
    let count = note.bytes.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, 0) }
    if count != note.bytes.count { throw DiskError(operation: "write", path: "", code: errno) }
  }

  package func protect(_ path: String) {
    var found = stat()
    if lstat(path, &found) == 0 { _ = chmod(path, found.st_mode & 0o440) }
  }

  package func fileSystem(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return "" }
    defer { free(resolved) }
    guard let mounts = fopen("/proc/self/mountinfo", "r") else { return "" }
    defer { fclose(mounts) }
    var text: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = fread(&part, 1, part.count, mounts)
      if count == 0 { break }
      text += part[..<count]
    }
    return MountTable(String(decoding: text, as: UTF8.self)).fileSystem(
      of: String(cString: resolved))
  }

  /// What the group may do in a folder that hands its group on; nothing in any other.
  private func groupBits(of folder: String) -> mode_t {
    var found = stat()
    guard stat(folder, &found) == 0, found.st_mode & S_ISGID != 0 else { return 0 }
    return found.st_mode & 0o070
  }

  private func check(_ result: Int32, _ operation: String, _ path: String) throws(DiskError)
    -> Int32
  {
    if result < 0 { throw DiskError(operation: operation, path: path, code: errno) }
    return result
  }

  /// The size of an open file; refuses pipes, devices and folders.
  @discardableResult
  private func checkRegular(_ file: Int32, _ path: String) throws(DiskError) -> Int {
    var found = stat()
    _ = try check(fstat(file, &found), "stat", path)
    guard found.st_mode & S_IFMT == S_IFREG else {
      throw DiskError(operation: "open", path: path, code: EINVAL)
    }
    return Int(found.st_size)
  }
}
